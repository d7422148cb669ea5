/// \file
/// The places of a workspace as things to draw.
#pragma once

#include "app/workspace/workspace.hpp"
#include "geo/geojson.hpp"
#include "geo/lonlat.hpp"

#include <string>
#include <vector>

namespace loci::map {

/// One place to draw.
struct MapPlace {
  std::string id;
  std::string name;  ///< cut, with "…", where it is longer than 120 bytes
  geo::LonLat position{};
  std::size_t mentions = 0;
  bool is_area = false;      ///< country, province, sea …: its name and count, never a pin
  std::string area_country;  ///< ISO code where the area is a country of the basemap
  double radius_km = 0;      ///< as in gazetteer::Place

  bool operator==(const MapPlace&) const = default;
};

std::vector<MapPlace> map_places(const std::vector<workspace::PlaceSummary>& places);

/// The properties of one place on the layer `places`, without its passages.
nlohmann::ordered_json place_properties(const workspace::PlaceSummary& summary);

/// The layer `places`: one feature a place, with its passages. Throws Error of the workspace.
geo::Layer place_layer(const workspace::Workspace& workspace, const workspace::Filter& filter = {});

/// The layer `mentions`: one feature a mention, null geometry where unlocated.
geo::Layer mention_layer(const workspace::Workspace& workspace,
                         const workspace::Filter& filter = {});

}  // namespace loci::map
