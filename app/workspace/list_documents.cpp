#include "app/workspace/document_rows.hpp"
#include "app/workspace/selection.hpp"
#include "app/workspace/store.hpp"

namespace loci::workspace {

std::vector<DocumentSummary> list_documents(const sqlite::Database& database,
                                            const Filter& filter) {
  // Counted apart, so that documents without mentions are listed too.
  auto rows = database.prepare(
      "SELECT d.id, d.path, d.title, d.source, d.author, d.language, d.url, d.date, d.sha256, "
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
                         rows.string(4), rows.string(5), rows.string(6), rows.string(7),
                         rows.string(8), static_cast<std::size_t>(rows.integer(9)),
                         static_cast<std::size_t>(rows.integer(10))});
  }
  return documents;
}

std::optional<document::Document> find_document(const sqlite::Database& database, DocumentId id) {
  auto row =
      database.prepare("SELECT " + std::string(document_columns) + " FROM documents WHERE id = ?");
  if (!row.bind(1, id).step()) return {};
  return document_of(row);
}

}  // namespace loci::workspace
