#include "app/document/passage.hpp"
#include "app/workspace/document_rows.hpp"
#include "app/workspace/selection.hpp"
#include "app/workspace/store.hpp"
#include "geo/error.hpp"

namespace loci::workspace {
namespace {

bool on_boundary(std::string_view text, std::size_t byte) {
  return byte == text.size() || (static_cast<unsigned char>(text[byte]) & 0xC0) != 0x80;
}

/// Documents, one at a time, in whatever order rows ask for them.
class Documents {
 public:
  explicit Documents(const sqlite::Database& database)
      : database_(database),
        query_(database.prepare("SELECT " + std::string(document_columns) +
                                " FROM documents WHERE id = ?")) {}

  const document::Document& of(DocumentId id) {
    if (id != id_) {
      document_ = {};
      if (query_.reset().bind(1, id).step()) document_ = document_of(query_);
      id_ = id;
    }
    return document_;
  }

  /// Throws Error for a span that does not lie in the document's text: nobody may rely on a file.
  geoparse::TextSpan checked(DocumentId document, std::int64_t begin, std::int64_t end) {
    const std::string& text = of(document).text;
    const geoparse::TextSpan span{static_cast<std::size_t>(begin), static_cast<std::size_t>(end)};
    if (begin < 0 || begin > end || span.end > text.size() || !on_boundary(text, span.begin) ||
        !on_boundary(text, span.end)) {
      throw Error(database_.file().string(), "damaged: a mention lies outside its document",
                  damaged_remedy);
    }
    return span;
  }

 private:
  const sqlite::Database& database_;
  sqlite::Statement query_;
  DocumentId id_ = -1;
  document::Document document_;
};

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

geoparse::Sense sense_of(std::int64_t number) {
  const bool known = number >= 0 && number <= static_cast<int>(geoparse::Sense::demonym);
  return known ? static_cast<geoparse::Sense>(number) : geoparse::Sense::literal;
}

Status status_of(std::int64_t number, bool unlocated) {
  const auto status = static_cast<Status>(number);
  if (status == Status::rejected) return status;
  if (unlocated) return Status::unlocated;
  return status == Status::corrected ? status : Status::resolved;
}

/// Visits the chosen mentions. \param order_and_limit what ends the query
void visit_rows(const sqlite::Database& database, const Filter& filter,
                const std::string& order_and_limit, const MentionVisitor& visit) {
  auto rows = database.prepare(
      "SELECT m.id, m.document, m.begin_byte, m.end_byte, m.name, m.sense, r.confidence, r.method, "
      "r.reasons, r.decided_by, r.place IS NULL, r.status, " +
      std::string(place_columns) +
      " FROM mentions m JOIN resolutions r ON r.mention = m.id "
      "JOIN gazetteers g ON g.id = r.gazetteer LEFT JOIN places p ON p.id = r.place "
      "WHERE " +
      mentions_where(filter) + order_and_limit);
  constexpr int place_at = 12;
  bind_filter(filter, rows);
  Documents documents(database);
  while (rows.step()) {
    StoredMention stored;
    stored.id = rows.integer(0);
    stored.document = rows.integer(1);
    stored.mention = {documents.checked(stored.document, rows.integer(2), rows.integer(3)),
                      rows.string(4), sense_of(rows.integer(5))};
    stored.resolution.confidence = rows.real(6);
    stored.resolution.method = rows.text(7);
    stored.resolution.reasons = lines_of(rows.text(8));
    stored.decided_by = rows.text(9);
    const bool unlocated = rows.integer(10) != 0;
    if (!unlocated) stored.resolution.place = place_of(database, rows, place_at);
    stored.status = to_word(status_of(rows.integer(11), unlocated));
    stored.gazetteer = rows.text(place_at + place_column_count - 2);
    stored.gazetteer_version = rows.text(place_at + place_column_count - 1);
    if (!visit(stored, documents.of(stored.document))) return;
  }
}

}  // namespace

void visit_mentions(const sqlite::Database& database, const Filter& filter,
                    const MentionVisitor& visit) {
  visit_rows(database, filter, " ORDER BY m.document, m.begin_byte, m.id", visit);
}

std::vector<StoredMention> list_mentions(const sqlite::Database& database, const Filter& filter) {
  std::vector<StoredMention> mentions;
  visit_mentions(database, filter, [&](StoredMention& stored, const document::Document&) {
    mentions.push_back(std::move(stored));
    return true;
  });
  return mentions;
}

std::vector<StoredMention> list_surest(const sqlite::Database& database, std::string_view place_id,
                                       std::size_t most) {
  Filter of_place;
  of_place.places = {std::string(place_id)};
  const auto order =
      " ORDER BY r.confidence DESC, m.document, m.begin_byte, m.id LIMIT " + std::to_string(most);
  std::vector<StoredMention> mentions;
  visit_rows(database, of_place, order, [&](StoredMention& stored, const document::Document&) {
    mentions.push_back(std::move(stored));
    return true;
  });
  return mentions;
}

std::vector<Passage> list_passages(const sqlite::Database& database, const Filter& filter,
                                   bool unlocated) {
  auto rows = database.prepare(
      "SELECT m.id, m.document, m.begin_byte, m.end_byte FROM resolutions r "
      "JOIN mentions m ON m.id = r.mention WHERE " +
      mentions_where(filter) + (unlocated ? " AND r.place IS NULL" : "") +
      " ORDER BY m.document, m.begin_byte, m.id");
  bind_filter(filter, rows);
  Documents documents(database);
  std::vector<Passage> passages;
  while (rows.step()) {
    const DocumentId document = rows.integer(1);
    const auto span = documents.checked(document, rows.integer(2), rows.integer(3));
    passages.push_back(passage_of(documents.of(document), rows.integer(0), document, span));
  }
  return passages;
}

std::optional<Passage> find_passage(const sqlite::Database& database, MentionId mention) {
  auto row = database.prepare(
      "SELECT m.document, m.begin_byte, m.end_byte FROM mentions m "
      "JOIN resolutions r ON r.mention = m.id WHERE m.id = ?1");
  if (!row.bind(1, mention).step()) return {};
  Documents documents(database);
  const DocumentId document = row.integer(0);
  const auto span = documents.checked(document, row.integer(1), row.integer(2));
  return passage_of(documents.of(document), mention, document, span);
}

Passage passage_of(const document::Document& document, MentionId mention, DocumentId id,
                   geoparse::TextSpan span) {
  const std::string_view text = document.text;
  const geoparse::TextSpan around = document::passage_around(text, span);
  return {mention,
          id,
          span,
          std::string(geoparse::slice(text, {around.begin, span.begin})),
          std::string(geoparse::slice(text, span)),
          std::string(geoparse::slice(text, {span.end, around.end})),
          document::page_of(document, span.begin)};
}

}  // namespace loci::workspace
