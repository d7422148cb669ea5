#include "app/workspace/selection.hpp"
#include "app/workspace/store.hpp"

namespace loci::workspace {

std::vector<DocumentSummary> list_documents(const sqlite::Database& database,
                                            const Filter& filter) {
  // Counted apart, so that documents without mentions are listed too.
  auto rows = database.prepare(
      "SELECT d.id, d.path, d.title, d.source, d.url, d.date, d.sha256, "
      "coalesce(c.mentions, 0), coalesce(c.places, 0) FROM documents d LEFT JOIN "
      "(SELECT m.document, count(*) AS mentions, count(DISTINCT p.place_id) AS places "
      "FROM mentions m JOIN resolutions r ON r.mention = m.id LEFT JOIN places p ON p.id = r.place "
      "WHERE " +
      mentions_where(filter) +
      " GROUP BY m.document) c ON c.document = d.id "
      "WHERE " +
      documents_where(filter) +
      (restricts_places(filter) || restricts_resolutions(filter) ? " AND c.mentions > 0" : "") +
      " ORDER BY d.date, d.title, d.id");
  bind_filter(filter, rows);
  std::vector<DocumentSummary> documents;
  while (rows.step()) {
    documents.push_back({rows.integer(0), rows.string(1), rows.string(2), rows.string(3),
                         rows.string(4), rows.string(5), rows.string(6),
                         static_cast<std::size_t>(rows.integer(7)),
                         static_cast<std::size_t>(rows.integer(8))});
  }
  return documents;
}

std::optional<document::Document> find_document(const sqlite::Database& database, DocumentId id) {
  auto row = database.prepare(
      "SELECT path, title, source, url, date, sha256, text FROM documents WHERE id = ?");
  if (!row.bind(1, id).step()) return {};
  return document::Document{row.string(0), row.string(1), row.string(2), row.string(3),
                            row.string(4), row.string(5), row.string(6)};
}

}  // namespace loci::workspace
