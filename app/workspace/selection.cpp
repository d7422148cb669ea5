#include "app/workspace/selection.hpp"

#include "app/workspace/store.hpp"
#include "geo/error.hpp"

#include <nlohmann/json.hpp>

#include <unordered_map>

namespace loci::workspace {
namespace {

enum Parameter { documents = 1, words, places, sources, from, to, min_confidence, max_confidence };

std::string parameter(Parameter number) {
  return "?" + std::to_string(number);
}

/// " AND COLUMN IN (…)" for a list that bind_filter binds as a JSON array.
std::string in_list(std::string_view column, Parameter list) {
  return " AND " + std::string(column) + " IN (SELECT value FROM json_each(" + parameter(list) +
         "))";
}

template <typename T>
std::string in_numbers(std::string_view column, const std::vector<T>& values) {
  std::string list;
  for (const T value : values) {
    list += (list.empty() ? "" : ", ") + std::to_string(static_cast<int>(value));
  }
  return std::string(column) + " IN (" + list + ")";
}

std::string restriction_of_ids(const Filter& filter, std::string_view document_column) {
  std::string condition;
  if (!filter.documents.empty()) condition += in_list(document_column, documents);
  if (!filter.text.empty()) {
    condition += " AND " + std::string(document_column) +
                 " IN (SELECT rowid FROM words WHERE words MATCH " + parameter(words) + ")";
  }
  return condition;
}

/// About the columns of documents `d`.
std::string restriction_of_facts(const Filter& filter) {
  std::string condition;
  if (!filter.sources.empty()) condition += in_list("d.source", sources);
  if (!filter.undated) condition += " AND d.date <> ''";
  if (filter.from.empty() && filter.to.empty()) return condition;
  std::string in_range = "1";
  if (!filter.from.empty()) in_range += " AND d.date >= " + parameter(from);
  if (!filter.to.empty()) {
    in_range += " AND substr(d.date, 1, length(" + parameter(to) + ")) <= " + parameter(to);
  }
  return condition + " AND (d.date = '' OR (" + in_range + "))";
}

/// The rows of places that pass. Copies of one place by several gazetteers are one place, as the
/// newest has it.
nlohmann::json rows_of_places(const sqlite::Database& database, const Filter& filter) {
  auto rows =
      database.prepare("SELECT p.id, " + std::string(place_columns) +
                       " FROM places p JOIN gazetteers g ON g.id = p.gazetteer " +
                       (filter.places.empty() ? "" : "WHERE 1" + in_list("p.place_id", places)) +
                       " ORDER BY p.gazetteer DESC, p.id DESC");
  if (!filter.places.empty()) {
    constexpr auto replace = nlohmann::json::error_handler_t::replace;  // ids of a stranger's file
    rows.bind(places, nlohmann::json(filter.places).dump(-1, ' ', false, replace));
  }
  std::unordered_map<std::string, bool> passes;
  auto passing = nlohmann::json::array();
  while (rows.step()) {
    const gazetteer::Place place = place_of(database, rows, 1);
    if (passes.try_emplace(place.id, lets_through(filter, place)).first->second) {
      passing.push_back(rows.integer(0));
    }
  }
  return passing;
}

}  // namespace

std::string mentions_where(const Filter& filter) {
  std::string condition = in_numbers("m.sense", senses_of(filter)) + " AND " +
                          in_numbers(status_column, statuses_of(filter));
  if (filter.min_confidence > 0) {
    condition += " AND r.confidence >= " + parameter(min_confidence);
  }
  if (filter.max_confidence < 1) {
    condition += " AND r.confidence <= " + parameter(max_confidence);
  }
  if (restricts_places(filter)) condition += in_list("r.place", places);
  condition += restriction_of_ids(filter, "m.document");
  const std::string facts = restriction_of_facts(filter);
  if (facts.empty()) return condition;
  // Of a few places few mentions are left: each looks at its document. Else all documents that pass
  // are found once.
  if (!filter.places.empty()) {
    return condition + " AND EXISTS (SELECT 1 FROM documents d WHERE d.id = m.document" + facts +
           ")";
  }
  return condition + " AND m.document IN (SELECT d.id FROM documents d WHERE 1" + facts + ")";
}

std::string documents_where(const Filter& filter) {
  return "1" + restriction_of_ids(filter, "d.id") + restriction_of_facts(filter);
}

void bind_filter(const Filter& filter, sqlite::Statement& statement) {
  const auto json = [](const auto& values) {
    return nlohmann::json(values).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  };
  if (!filter.documents.empty()) statement.bind(documents, json(filter.documents));
  if (!filter.text.empty()) statement.bind(words, full_text_query(filter.text));
  if (restricts_places(filter)) {
    statement.bind(places, rows_of_places(statement.database(), filter).dump());
  }
  if (!filter.sources.empty()) statement.bind(sources, json(filter.sources));
  if (!filter.from.empty()) statement.bind(from, filter.from);
  if (!filter.to.empty()) statement.bind(to, filter.to);
  if (filter.min_confidence > 0) statement.bind(min_confidence, filter.min_confidence);
  if (filter.max_confidence < 1) statement.bind(max_confidence, filter.max_confidence);
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

geo::LonLat position_of(const sqlite::Database& database, const sqlite::Statement& row, int first,
                        const std::string& place_id) {
  const geo::LonLat position{row.real(first), row.real(first + 1)};
  // Also where a resolution names a place that the file has not.
  if (!row.is_number(first) || !row.is_number(first + 1) || !geo::is_valid(position)) {
    throw Error(database.file().string(), "damaged: place '" + place_id + "' is not on the Earth",
                damaged_remedy);
  }
  return position;
}

gazetteer::Place place_of(const sqlite::Database& database, const sqlite::Statement& row,
                          int first) {
  gazetteer::Place place;
  place.id = row.text(first);
  place.name = row.text(first + 1);
  place.position = position_of(database, row, first + 2, place.id);
  const auto feature_class = row.text(first + 4);
  place.feature_class = feature_class.empty() ? 'P' : feature_class.front();
  place.feature_code = row.text(first + 5);
  place.country = row.text(first + 6);
  place.admin1 = row.text(first + 7);
  place.admin2 = row.text(first + 8);
  place.population = row.integer(first + 9);
  place.radius_km = row.real(first + 10);
  place.label_rank = static_cast<int>(row.integer(first + 11));
  place.gazetteer = row.text(first + 12);
  return place;
}

}  // namespace loci::workspace
