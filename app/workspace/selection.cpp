#include "app/workspace/selection.hpp"

#include "app/workspace/store.hpp"
#include "geo/error.hpp"

namespace loci::workspace {
namespace {

std::string restriction_of_documents(const Filter& filter, std::string_view document_column) {
  std::string condition;
  if (filter.document) condition += " AND " + std::string(document_column) + " = ?1";
  if (!filter.text.empty()) {
    condition += " AND " + std::string(document_column) +
                 " IN (SELECT rowid FROM words WHERE words MATCH ?2)";
  }
  return condition;
}

}  // namespace

std::string mentions_where(const Filter& filter) {
  std::string statuses;
  for (const Status status : filter.statuses) {
    statuses += (statuses.empty() ? "" : ", ") + std::to_string(static_cast<int>(status));
  }
  std::string senses;
  for (const geoparse::Sense sense : filter.senses) {
    senses += (senses.empty() ? "" : ", ") + std::to_string(static_cast<int>(sense));
  }
  if (senses.empty()) {
    senses = std::to_string(static_cast<int>(geoparse::Sense::literal)) + ", " +
             std::to_string(static_cast<int>(geoparse::Sense::associative));
  }
  const std::string_view of_place =
      filter.place ? " AND r.place IN (SELECT id FROM places WHERE place_id = ?3)" : "";
  const std::string in_status =
      statuses.empty() ? " AND r.status <> " + std::to_string(static_cast<int>(Status::rejected))
                       : " AND r.status IN (" + statuses + ")";
  return "m.sense IN (" + senses + ")" + in_status + std::string(of_place) +
         restriction_of_documents(filter, "m.document");
}

std::string documents_where(const Filter& filter) {
  return "1" + restriction_of_documents(filter, "d.id");
}

void bind_filter(const Filter& filter, sqlite::Statement& statement) {
  if (filter.document) statement.bind(1, *filter.document);
  if (!filter.text.empty()) statement.bind(2, full_text_query(filter.text));
  if (filter.place) statement.bind(3, *filter.place);
}

std::string full_text_query(std::string_view words) {
  std::string query;
  bool inside = false;
  for (const char byte : words) {
    const bool space = static_cast<unsigned char>(byte) <= ' ';
    if (space == inside) query += inside ? "\" " : "\"";
    inside = !space;
    if (inside) query += byte == '"' ? "\"\"" : std::string(1, byte);
  }
  if (inside) query += '"';
  return query.empty() ? "\"\"" : query;
}

gazetteer::Place place_of(const sqlite::Database& database, const sqlite::Statement& row,
                          int first) {
  gazetteer::Place place;
  place.id = row.text(first);
  place.name = row.text(first + 1);
  place.position = {row.real(first + 2), row.real(first + 3)};
  const auto feature_class = row.text(first + 4);
  place.feature_class = feature_class.empty() ? 'P' : feature_class.front();
  place.feature_code = row.text(first + 5);
  place.country = row.text(first + 6);
  place.admin1 = row.text(first + 7);
  place.admin2 = row.text(first + 8);
  place.population = row.integer(first + 9);
  place.radius_km = row.real(first + 10);
  place.label_rank = static_cast<int>(row.integer(first + 11));
  // Also where a resolution names a place that the file has not.
  if (!row.is_number(first + 2) || !row.is_number(first + 3) || !geo::is_valid(place.position)) {
    throw Error(database.file().string(), "damaged: place '" + place.id + "' is not on the Earth",
                damaged_remedy);
  }
  return place;
}

}  // namespace loci::workspace
