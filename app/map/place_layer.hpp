/// \file
/// The places of a workspace as things to draw.
#pragma once

#include "app/workspace/workspace.hpp"
#include "gazetteer/place_kind.hpp"
#include "geo/extent.hpp"
#include "geo/lonlat.hpp"

#include <optional>
#include <string>
#include <vector>

namespace loci::map {

/// One place to draw.
struct MapPlace {
  std::string id;
  std::string name;  ///< cut, with "…", where it is longer than 120 bytes
  geo::LonLat position{};
  std::size_t mentions = 0;
  bool is_area = false;   ///< country, province, sea …: its name and count, never a pin
  std::string area_code;  ///< of a country "SY", of a first-level area "SY.07" (GeoNames' codes)
  double radius_km = 0;   ///< as in gazetteer::Place
  gazetteer::PlaceKind kind = gazetteer::PlaceKind::settlement;
  double confidence = 0;  ///< mean over the mentions

  bool operator==(const MapPlace&) const = default;
};

/// A place as the map shows it. \param confidence mean over its mentions
MapPlace map_place(const gazetteer::Place& place, std::size_t mentions, double confidence);
MapPlace map_place(gazetteer::Place&& place, std::size_t mentions, double confidence);

std::vector<MapPlace> map_places(const std::vector<workspace::PlaceSummary>& places);

/// What the map of a part of the world needs.
struct MapPart {
  std::vector<MapPlace> places;
  std::size_t in_all = 0;  ///< how many the map of the world has, or a little more
};

/// The places that a filter lets through, in no order and without their confidence: faster than by
/// their summaries. \param near as in Workspace::visit_counted_places
MapPart read_map_places(const workspace::Workspace& workspace, const workspace::Filter& filter,
                        const std::optional<geo::Extent>& near = {});

}  // namespace loci::map
