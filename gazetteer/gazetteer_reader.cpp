#include "gazetteer/gazetteer_reader.hpp"

#include "gazetteer/source_file.hpp"
#include "geo/error.hpp"

#include <algorithm>
#include <cmath>

namespace loci::gazetteer {

#define PLACE_COLUMNS                                                                            \
  "p.id, p.name, p.lon, p.lat, p.feature_class, p.feature_code, p.country, p.admin1, p.admin2, " \
  "p.population, p.radius_km, p.label_rank, p.name_count"

GazetteerReader::GazetteerReader(const std::filesystem::path& file)
    : database(file, sqlite::Mode::read_only, remake_gazetteer),
      place_of_name(database.prepare(
          "SELECT " PLACE_COLUMNS
          ", n.name, n.kind FROM names n JOIN places p ON p.number = n.place WHERE n.number = ?1")),
      name(database.prepare("SELECT n.place, n.name, n.kind FROM names n WHERE n.number = ?1")),
      by_number(database.prepare("SELECT " PLACE_COLUMNS " FROM places p WHERE p.number = ?1")),
      by_id(database.prepare("SELECT " PLACE_COLUMNS " FROM places p WHERE p.id = ?1")),
      names_of(database.prepare(
          "SELECT n.name FROM places p JOIN names n ON n.number >= p.names_from AND "
          "n.number < p.names_from + p.name_count WHERE p.id = ?1 AND n.place = p.number ORDER BY "
          "n.kind, n.number LIMIT 10000")),
      area(database.prepare("SELECT " PLACE_COLUMNS
                            " FROM places p WHERE p.feature_class = 'A' AND p.country = ?1 AND "
                            "p.admin1 = ?2 AND p.admin2 = ?3 AND p.feature_code LIKE ?4 ORDER BY "
                            "p.population DESC, p.id")),
      by_beginning(database.prepare(
          "SELECT " PLACE_COLUMNS
          ", n.name, n.kind FROM names n JOIN places p ON p.number = n.place WHERE n.name LIKE ?1 "
          "AND n.kind <= 1")) {
  database.exec("PRAGMA cache_size = -32000");
}

namespace {

/// Gazetteer files come from anywhere: what the rest of the program relies on is checked here.
void refuse_impossible(const sqlite::Statement& row, const Place& place) {
  const bool possible = row.is_number(2) && row.is_number(3) &&
                        std::abs(place.position.lon_deg) <= 180 &&
                        std::abs(place.position.lat_deg) <= 90 && place.radius_km >= 0 &&
                        std::isfinite(place.radius_km) && place.population >= 0;
  const bool readable = is_utf8(place.id) && is_utf8(place.name) && is_utf8(place.feature_code) &&
                        is_utf8(place.country) && is_utf8(place.admin1) && is_utf8(place.admin2) &&
                        static_cast<unsigned char>(place.feature_class) < 0x80;
  if (!possible || !readable) {
    throw Error(row.database().file().string(), "damaged (a place that cannot be)",
                remake_gazetteer);
  }
}

}  // namespace

Place read_place(const sqlite::Statement& row) {
  Place place;
  place.id = row.text(0);
  place.name = row.text(1);
  place.position = {row.real(2), row.real(3)};
  const auto feature_class = row.text(4);
  place.feature_class = feature_class.empty() ? 'P' : feature_class.front();
  place.feature_code = row.text(5);
  place.country = row.text(6);
  place.admin1 = row.text(7);
  place.admin2 = row.text(8);
  place.population = row.integer(9);
  place.radius_km = row.real(10);
  place.label_rank = static_cast<int>(std::clamp<std::int64_t>(row.integer(11), -1, 10));
  refuse_impossible(row, place);
  return place;
}

int read_name_count(const sqlite::Statement& row) {
  return static_cast<int>(std::clamp<std::int64_t>(row.integer(12), 0, 1'000'000));
}

NameKind read_kind(std::int64_t kind) {
  const bool known = kind >= 0 && kind <= static_cast<int>(NameKind::metonym);
  return known ? static_cast<NameKind>(kind) : NameKind::alternate;
}

}  // namespace loci::gazetteer
