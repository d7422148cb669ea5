/// \file
/// Where markers and names stand at one zoom.
#pragma once

#include "app/map/places_on_map.hpp"
#include "app/map/screen.hpp"
#include "app/render/annotator.hpp"
#include "app/render/area_boxes.hpp"
#include "app/render/basemap.hpp"
#include "app/render/map_names.hpp"
#include "app/render/map_plane.hpp"
#include "app/render/name_boxes.hpp"
#include "app/render/sprites.hpp"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace loci::render {

/// A part of the plane in map units; left may lie west of the antimeridian's 0.
struct MapRegion {
  double left = 0, top = 0, right = 0, bottom = 0;

  bool operator==(const MapRegion&) const = default;
};

/// Places names one after the other, the most important first, each where there is room left. The
/// outcome depends on the zoom, the region and the places alone.
class NameArrangement {
 public:
  NameArrangement(const Basemap& basemap, const AreaBoxes& boxes, Sprites& sprites, Theme theme,
                  const geo::Projection& projection, double zoom, const MapRegion& region);

  /// \param goes_on asked now and then; false: stop. Returns false where it was stopped: what has
  /// been placed is then of no use.
  bool arrange(const map::PlacesOnMap& places, const std::function<bool()>& goes_on = {});

  /// The markers of the region, most mentioned first.
  const std::vector<map::ClusterId>& markers() const { return markers_; }
  const std::vector<PlacedSprite>& basemap_names() const { return basemap_names_; }
  const std::vector<PlacedSprite>& place_names() const { return place_names_; }

 private:
  using Spot = map::ScreenPoint;  ///< at the arrangement's zoom, from the region's corner

  /// Of a point of the plane, in map units.
  Spot spot_on_plane(const OutlinePoint& point) const;
  /// Of a position, in the basemap's map units; outside of the region where it is not shown.
  Spot spot_of(double x, double y) const;
  MapPoint moved(const MapPoint& from, const Spot& by) const;
  geo::ProjectedPoint anchor_of(const MapPoint& position) const;
  bool in_region(const Spot& spot) const;
  map::ScreenRect box_at(const Spot& middle, double width_px, double height_px) const;
  /// The first of the moves from its point where there is room for a name, which is then taken.
  std::optional<Spot> room_at(const MapPoint& position, const std::vector<Spot>& moves,
                              double width_px, double height_px);
  /// Beside a dot or marker: to the right, left, above, below.
  std::optional<Spot> room_beside(const LabelSize& size, const MapPoint& position,
                                  double radius_px);

  geo::Extent extent() const;
  double radius_px(const map::MapPlace& area) const;
  void take_markers();
  bool place_marker_names(const std::function<bool()>& goes_on);
  void place_marker_name(map::ClusterId id);
  void place_badge(const map::MapPlace& area);
  std::optional<Spot> room_for_badge(const map::MapPlace& area, const LabelSize& size);
  void place_city(const NameCandidate& candidate);
  void place_area_name(const NameCandidate& candidate);
  void place_rivers();
  bool has_marker(const BasemapName& city) const;
  bool is_mentioned_area(const BasemapName& name) const;

  const Basemap& basemap_;
  const AreaBoxes& area_boxes_;
  Sprites& sprites_;
  Theme theme_;
  geo::Projection projection_;
  double zoom_;
  MapRegion region_;
  double units_per_px_;
  const map::PlacesOnMap* places_ = nullptr;
  std::vector<map::ClusterId> markers_;
  std::vector<std::uint32_t> areas_;  ///< places of the region, most mentioned first
  std::unordered_multimap<std::string, MapPoint> marker_letters_;
  std::unordered_set<std::string_view> marker_ids_;
  std::set<std::string> area_letters_, area_countries_;
  NameBoxes boxes_;
  std::set<std::string> named_;            ///< letters of the names placed so far
  std::map<std::string, Spot> sea_spots_;  ///< where seas are named, the last of each name
  std::vector<PlacedSprite> basemap_names_, place_names_;
};

MapPoint map_point_of(const geo::LonLat& position);

}  // namespace loci::render
