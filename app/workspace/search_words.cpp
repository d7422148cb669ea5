#include "app/workspace/selection.hpp"
#include "app/workspace/store.hpp"

namespace loci::workspace {
namespace {

/// One line without control characters other than the marks.
std::string one_line(std::string_view text) {
  std::string line;
  for (const char byte : text) {
    const bool mark = byte == TextHit::hit_begin || byte == TextHit::hit_end;
    const bool control = static_cast<unsigned char>(byte) < ' ' && !mark;
    if (control && !line.empty() && line.back() == ' ') continue;
    line += control ? ' ' : byte;
  }
  return line;
}

}  // namespace

std::vector<DocumentId> find_words(const sqlite::Database& database, std::string_view words) {
  auto rows = database.prepare("SELECT rowid FROM words WHERE words MATCH ?1 ORDER BY rowid");
  rows.bind(1, full_text_query(words));
  std::vector<DocumentId> documents;
  while (rows.step()) documents.push_back(rows.integer(0));
  return documents;
}

std::vector<TextHit> search_words(const sqlite::Database& database, std::string_view words,
                                  std::size_t limit) {
  // Alone with the index of words, the best are found without looking at a text: joined first with
  // anything else, each candidate would be matched again, minutes in a hundred thousand documents.
  auto rows = database.prepare(
      "SELECT d.id, d.title, d.date, snippet(words, 1, char(1), char(2), '…', 14) FROM words "
      "CROSS JOIN documents d ON d.id = words.rowid WHERE words MATCH ?1 ORDER BY rank LIMIT ?2");
  std::string query = full_text_query(words);
  if (query != "\"\"" && query.back() == '"') query += '*';
  rows.bind(1, query).bind(2, limit);
  std::vector<TextHit> hits;
  while (rows.step()) {
    hits.push_back({rows.integer(0), rows.string(1), rows.string(2), one_line(rows.text(3))});
  }
  return hits;
}

}  // namespace loci::workspace
