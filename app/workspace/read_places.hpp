/// \file
/// The places of a workspace, whatever the mentions say.
#pragma once

#include "gazetteer/place.hpp"
#include "gazetteer/sqlite.hpp"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace loci::workspace {

/// Each place once: copies of one place by several gazetteers are one place, as the newest has it.
struct StoredPlaces {
  std::vector<gazetteer::Place> places;
  std::vector<std::string> gazetteer_versions;             ///< of each place's gazetteer
  std::unordered_map<std::int64_t, std::uint32_t> of_row;  ///< rows of the table to places
};

/// Throws Error for a place that is not on the Earth.
StoredPlaces read_places(const sqlite::Database& database);

}  // namespace loci::workspace
