#include "app/workspace/place_rows.hpp"

#include <string>

namespace loci::workspace {

std::int64_t gazetteer_row(sqlite::Database& database, const gazetteer::GazetteerInfo& gazetteer) {
  database.prepare("INSERT OR IGNORE INTO gazetteers (name, version, attribution) VALUES (?, ?, ?)")
      .bind_all(gazetteer.name, gazetteer.version, gazetteer.attribution)
      .run();
  auto found = database.prepare(
      "SELECT id FROM gazetteers WHERE name = ? AND version = ? AND attribution = ?");
  found.bind_all(gazetteer.name, gazetteer.version, gazetteer.attribution).step();
  return found.integer(0);
}

GazetteerRows::GazetteerRows(sqlite::Database& database, const gazetteer::GazetteerInfo& in_force)
    : database_(database) {
  // The topmost comes last: of copies of a place the newest is shown.
  for (auto below = in_force.below.rbegin(); below != in_force.below.rend(); ++below) {
    by_name_[below->name] = gazetteer_row(database, *below);
  }
  topmost_ = by_name_[in_force.name] = gazetteer_row(database, in_force);
}

std::int64_t GazetteerRows::of(const gazetteer::Place& place) {
  if (place.gazetteer.empty()) return topmost_;
  const auto known = by_name_.find(place.gazetteer);
  if (known != by_name_.end()) return known->second;
  gazetteer::GazetteerInfo info;  // no file: coordinates that the text states
  info.name = place.gazetteer;
  return by_name_[place.gazetteer] = gazetteer_row(database_, info);
}

std::int64_t PlaceRows::row(const gazetteer::Place& place, std::int64_t gazetteer) {
  add_.reset()
      .bind_all(gazetteer, place.id, place.name, place.position.lon_deg, place.position.lat_deg,
                std::string(1, place.feature_class), place.feature_code, place.country,
                place.admin1, place.admin2, place.population, place.radius_km, place.label_rank)
      .run();
  find_.reset().bind_all(place.id, gazetteer).step();
  return find_.integer(0);
}

}  // namespace loci::workspace
