/// \file
/// A part of the map at one zoom, and the room that names have left in it.
#pragma once

#include "app/map/screen.hpp"
#include "app/render/basemap.hpp"
#include "app/render/map_plane.hpp"
#include "app/render/name_boxes.hpp"
#include "app/render/sprites.hpp"
#include "geo/extent.hpp"
#include "geo/projection.hpp"

#include <optional>
#include <vector>

namespace loci::render {

/// A part of the plane in map units; left may lie west of the antimeridian's 0.
struct MapRegion {
  double left = 0, top = 0, right = 0, bottom = 0;

  bool operator==(const MapRegion&) const = default;
};

MapPoint map_point_of(const geo::LonLat& position);

/// Spots are pixels at the zoom from the region's corner; moves are pixels from a position.
class NameRoom {
 public:
  NameRoom(const geo::Projection& projection, double zoom, const MapRegion& region);

  double units_per_px() const { return units_per_px_; }  ///< of the basemap
  double width_px() const { return (region_.right - region_.left) / units_per_px_; }
  double height_px() const { return (region_.bottom - region_.top) / units_per_px_; }
  geo::Extent extent() const;

  /// Of a point of the plane, in map units.
  map::ScreenPoint spot_on_plane(const OutlinePoint& point) const;
  /// Of a position, in the basemap's map units; outside of the region where it is not shown.
  map::ScreenPoint spot_of(double x, double y) const;
  geo::ProjectedPoint anchor_of(const MapPoint& position) const;
  MapPoint moved(const MapPoint& from, const map::ScreenPoint& by) const;  ///< in Web Mercator
  bool in_region(const map::ScreenPoint& spot) const;

  /// With the room that is kept around a name.
  static map::ScreenRect box_at(const map::ScreenPoint& middle, double width_px, double height_px);
  bool is_free(const map::ScreenRect& box) const { return boxes_.is_free(box); }
  /// Of a region as wide as the world also a world's width to the east and west, where the same
  /// name is seen again.
  void take(const map::ScreenRect& box);
  /// The first of the moves from its position where there is room for a name, which is then taken.
  std::optional<map::ScreenPoint> find_at(const MapPoint& position,
                                          const std::vector<map::ScreenPoint>& moves,
                                          double width_px, double height_px);
  /// Beside a dot or marker: to the right, left, above, below.
  std::optional<map::ScreenPoint> find_beside(const LabelSize& size, const MapPoint& position,
                                              double radius_px);

 private:
  geo::Projection projection_;
  MapRegion region_;
  double units_per_px_;
  NameBoxes boxes_;
};

}  // namespace loci::render
