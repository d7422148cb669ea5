/// \file
/// Areas and lines that share their edges: TopoJSON.
#pragma once

#include "geo/lonlat.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace loci::geo {

/// An arc in one direction: index >= 0 forwards, ~index (negative) backwards.
using ArcRef = std::int32_t;

inline std::size_t arc_index(ArcRef ref) {
  return static_cast<std::size_t>(ref < 0 ? ~ref : ref);
}

/// One area or line. The parts of an area are its rings (outer ones and holes alike), those of a
/// line its strokes.
struct TopologyFeature {
  nlohmann::json properties;
  bool is_area = false;
  std::vector<std::vector<ArcRef>> parts;

  /// A property that is text; empty where it has none.
  std::string text(const char* property) const;
};

/// Layers of features over one set of arcs: a border between two areas is stored once.
struct Topology {
  std::vector<std::vector<LonLat>> arcs;
  std::map<std::string, std::vector<TopologyFeature>> layers;
};

/// Reads TopoJSON (https://github.com/topojson/topojson-specification), quantised or not. Points
/// and features without geometry are left out. Throws Error naming the subject when the text is not
/// TopoJSON or refers to arcs that are not there.
Topology read_topojson(std::string_view json, std::string_view subject);

}  // namespace loci::geo
