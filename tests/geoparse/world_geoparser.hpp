/// \file
/// A geoparser over the world's gazetteer, asked for names and places.
#pragma once

#include "gazetteer/geoparse/geoparser.hpp"

#include <filesystem>
#include <set>
#include <string>
#include <string_view>

namespace loci::tests {

inline const gazetteer::Gazetteer& world() {
  static const gazetteer::Gazetteer gazetteer(std::filesystem::path(LOCI_TEST_DATA_FOLDER) /
                                              "world.gazetteer");
  return gazetteer;
}

inline const geoparse::Geoparser& geoparser() {
  static const geoparse::Geoparser one(world());
  return one;
}

/// The names as written.
inline std::set<std::string> found_in(std::string_view text) {
  std::set<std::string> found;
  for (const auto& one : geoparser().geoparse(text)) found.insert(one.mention.name);
  return found;
}

/// The id of the place that a name denotes; "unlocated", "not found".
inline std::string id_of(std::string_view name, std::string_view text) {
  for (const auto& one : geoparser().geoparse(text)) {
    if (one.mention.name == name)
      return one.resolution.place ? one.resolution.place->id : "unlocated";
  }
  return "not found";
}

}  // namespace loci::tests
