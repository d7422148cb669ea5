#include "app/workspace/place_rows.hpp"
#include "app/workspace/store.hpp"
#include "geo/error.hpp"

namespace loci::workspace {
namespace {

/// Writes documents with their mentions; keeps its statements for all of them.
class DocumentWriter {
 public:
  DocumentWriter(sqlite::Database& database, const gazetteer::GazetteerInfo& gazetteer)
      : database_(database), gazetteer_(gazetteer_row(database, gazetteer)) {}

  void write(const GeoparsedDocument& geoparsed) {
    const DocumentId id = write(geoparsed.document);
    for (const auto& mention : geoparsed.mentions) write(id, mention);
  }

 private:
  DocumentId write(const document::Document& document) {
    add_document_.reset()
        .bind_all(document.path, document.title, document.source, document.url, document.date,
                  document.sha256, document.text)
        .run();
    const DocumentId id = database_.last_insert_id();
    add_words_.reset().bind_all(id, document.title, document.text).run();
    return id;
  }

  void write(DocumentId document, const geoparse::ResolvedMention& resolved) {
    const auto& [mention, resolution] = resolved;
    add_mention_.reset()
        .bind_all(document, mention.span.begin, mention.span.end, mention.name,
                  static_cast<int>(mention.sense))
        .run();
    const std::int64_t id = database_.last_insert_id();
    std::optional<std::int64_t> place;
    if (resolution.place) place = places_.row(*resolution.place, gazetteer_);
    std::string reasons;
    for (const std::string& reason : resolution.reasons) reasons += reason + "\n";
    add_resolution_.reset()
        .bind_all(id, place, gazetteer_, resolution.confidence, resolution.method, reasons,
                  static_cast<int>(resolution.place ? Status::resolved : Status::unlocated))
        .run();
  }

  sqlite::Database& database_;
  std::int64_t gazetteer_;
  sqlite::Statement add_document_ = database_.prepare(
      "INSERT INTO documents (path, title, source, url, date, sha256, text) "
      "VALUES (?, ?, ?, ?, ?, ?, ?)");
  sqlite::Statement add_words_ =
      database_.prepare("INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)");
  sqlite::Statement add_mention_ = database_.prepare(
      "INSERT INTO mentions (document, begin_byte, end_byte, name, sense) VALUES (?, ?, ?, ?, ?)");
  sqlite::Statement add_resolution_ = database_.prepare(
      "INSERT INTO resolutions (mention, place, gazetteer, confidence, method, reasons, "
      "decided_by, status) "
      "VALUES (?, ?, ?, ?, ?, ?, 'loci', ?)");
  PlaceRows places_{database_};
};

}  // namespace

bool has_document(const sqlite::Database& database, std::string_view path,
                  std::string_view sha256) {
  auto found = database.prepare("SELECT 1 FROM documents WHERE path = ? AND sha256 = ?");
  return found.bind_all(path, sha256).step();
}

std::size_t add_documents(sqlite::Database& database,
                          const std::vector<GeoparsedDocument>& geoparsed,
                          const gazetteer::GazetteerInfo& gazetteer) {
  for (const auto& [document, mentions] : geoparsed) {
    for (const auto& [mention, resolution] : mentions) {
      if (mention.span.begin > mention.span.end || mention.span.end > document.text.size()) {
        throw Error(document.path, "mention '" + mention.name + "' lies outside the text",
                    "report it");
      }
    }
  }
  sqlite::Transaction transaction(database);
  std::optional<DocumentWriter> writer;  // made only where there is something to write
  std::size_t added = 0;
  for (const GeoparsedDocument& one : geoparsed) {
    if (has_document(database, one.document.path, one.document.sha256)) continue;
    if (!writer) writer.emplace(database, gazetteer);
    writer->write(one);
    ++added;
  }
  if (added > 0) transaction.commit();
  return added;
}

}  // namespace loci::workspace
