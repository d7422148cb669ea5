/// \file
/// Places and their gazetteers as rows.
#pragma once

#include "gazetteer/gazetteer.hpp"
#include "gazetteer/sqlite.hpp"

#include <cstdint>
#include <map>
#include <string>

namespace loci::workspace {

/// The row of a gazetteer; added where it is new.
std::int64_t gazetteer_row(sqlite::Database& database, const gazetteer::GazetteerInfo& gazetteer);

/// The rows of the gazetteers in force, added where they are new, and of others that places name.
class GazetteerRows {
 public:
  GazetteerRows(sqlite::Database& database, const gazetteer::GazetteerInfo& in_force);

  std::int64_t topmost() const { return topmost_; }
  /// The one that a place comes from; the topmost where the place does not say.
  std::int64_t of(const gazetteer::Place& place);

 private:
  sqlite::Database& database_;
  std::int64_t topmost_ = 0;
  std::map<std::string, std::int64_t> by_name_;
};

/// Writes copies of the places that mentions were resolved to; keeps its statements for all of
/// them.
class PlaceRows {
 public:
  explicit PlaceRows(sqlite::Database& database) : database_(database) {}

  /// The row of a place of that gazetteer; added where it is new.
  std::int64_t row(const gazetteer::Place& place, std::int64_t gazetteer);

 private:
  sqlite::Database& database_;
  sqlite::Statement add_ = database_.prepare(
      "INSERT OR IGNORE INTO places (gazetteer, place_id, name, lon_deg, lat_deg, feature_class, "
      "feature_code, country, admin1, admin2, population, radius_km, label_rank) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  sqlite::Statement find_ =
      database_.prepare("SELECT id FROM places WHERE place_id = ? AND gazetteer = ?");
};

}  // namespace loci::workspace
