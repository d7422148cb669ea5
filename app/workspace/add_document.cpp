#include "app/workspace/store.hpp"
#include "geo/error.hpp"

namespace loci::workspace {
namespace {

std::int64_t add_gazetteer(sqlite::Database& database, const gazetteer::GazetteerInfo& gazetteer) {
  database.prepare("INSERT OR IGNORE INTO gazetteers (name, version, attribution) VALUES (?, ?, ?)")
      .bind_all(gazetteer.name, gazetteer.version, gazetteer.attribution)
      .run();
  auto found = database.prepare(
      "SELECT id FROM gazetteers WHERE name = ? AND version = ? AND attribution = ?");
  found.bind_all(gazetteer.name, gazetteer.version, gazetteer.attribution).step();
  return found.integer(0);
}

DocumentId add_text(sqlite::Database& database, const document::Document& document) {
  database
      .prepare(
          "INSERT INTO documents (path, title, source, url, date, sha256, text) "
          "VALUES (?, ?, ?, ?, ?, ?, ?)")
      .bind_all(document.path, document.title, document.source, document.url, document.date,
                document.sha256, document.text)
      .run();
  const DocumentId id = database.last_insert_id();
  database.prepare("INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)")
      .bind_all(id, document.title, document.text)
      .run();
  return id;
}

/// Writes the mentions of one document; keeps its statements for all of them.
class MentionWriter {
 public:
  MentionWriter(sqlite::Database& database, DocumentId document, std::int64_t gazetteer)
      : database_(database), document_(document), gazetteer_(gazetteer) {}

  void write(const geoparse::ResolvedMention& resolved) {
    const auto& [mention, resolution] = resolved;
    add_mention_.reset()
        .bind_all(document_, mention.span.begin, mention.span.end, mention.name,
                  static_cast<int>(mention.sense))
        .run();
    const std::int64_t id = database_.last_insert_id();
    std::optional<std::int64_t> place;
    if (resolution.place) place = write(*resolution.place);
    std::string reasons;
    for (const std::string& reason : resolution.reasons) reasons += reason + "\n";
    add_resolution_.reset()
        .bind_all(id, place, gazetteer_, resolution.confidence, resolution.method, reasons)
        .run();
  }

 private:
  std::int64_t write(const gazetteer::Place& place) {
    add_place_.reset()
        .bind_all(gazetteer_, place.id, place.name, place.position.lon_deg, place.position.lat_deg,
                  std::string(1, place.feature_class), place.feature_code, place.country,
                  place.admin1, place.admin2, place.population, place.radius_km, place.label_rank)
        .run();
    find_place_.reset().bind_all(place.id, gazetteer_).step();
    return find_place_.integer(0);
  }

  sqlite::Database& database_;
  DocumentId document_;
  std::int64_t gazetteer_;
  sqlite::Statement add_mention_ = database_.prepare(
      "INSERT INTO mentions (document, begin_byte, end_byte, name, sense) VALUES (?, ?, ?, ?, ?)");
  sqlite::Statement add_resolution_ = database_.prepare(
      "INSERT INTO resolutions (mention, place, gazetteer, confidence, method, reasons, "
      "decided_by) "
      "VALUES (?, ?, ?, ?, ?, ?, 'loci')");
  sqlite::Statement add_place_ = database_.prepare(
      "INSERT OR IGNORE INTO places (gazetteer, place_id, name, lon_deg, lat_deg, feature_class, "
      "feature_code, country, admin1, admin2, population, radius_km, label_rank) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  sqlite::Statement find_place_ =
      database_.prepare("SELECT id FROM places WHERE place_id = ? AND gazetteer = ?");
};

}  // namespace

bool has_document(const sqlite::Database& database, std::string_view path,
                  std::string_view sha256) {
  auto found = database.prepare("SELECT 1 FROM documents WHERE path = ? AND sha256 = ?");
  return found.bind_all(path, sha256).step();
}

Added add_document(sqlite::Database& database, const document::Document& document,
                   const std::vector<geoparse::ResolvedMention>& mentions,
                   const gazetteer::GazetteerInfo& gazetteer) {
  for (const auto& [mention, resolution] : mentions) {
    if (mention.span.begin > mention.span.end || mention.span.end > document.text.size()) {
      throw Error(document.path, "mention '" + mention.name + "' lies outside the text",
                  "report it");
    }
  }
  sqlite::Transaction transaction(database);
  if (has_document(database, document.path, document.sha256)) return Added::already_there;
  const std::int64_t gazetteer_row = add_gazetteer(database, gazetteer);
  MentionWriter writer(database, add_text(database, document), gazetteer_row);
  for (const auto& mention : mentions) writer.write(mention);
  transaction.commit();
  return Added::added;
}

}  // namespace loci::workspace
