/// \file
/// Named features with geometry and properties: what Loci exports and what GIS programs open.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "geo/lonlat.hpp"

namespace loci::geo {

/// One thing on a layer. Without a position it is a feature that could not be placed (null geometry).
struct Feature {
  std::optional<LonLat> position{};
  nlohmann::ordered_json properties = nlohmann::ordered_json::object();  ///< flat scalars first
};

/// Features with what a reader of the file must know about them.
struct Layer {
  std::string name;
  std::string attribution;  ///< sources and licences of the data, one line
  std::vector<Feature> features;
};

}  // namespace loci::geo
