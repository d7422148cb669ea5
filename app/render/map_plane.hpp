/// \file
/// From the basemap's positions to the pixels of a picture in any projection.
#pragma once

#include "app/map/map_view.hpp"
#include "app/map/tile.hpp"
#include "app/render/basemap.hpp"
#include "app/render/outline.hpp"
#include "geo/projection.hpp"

#include <optional>
#include <vector>

namespace loci::render {

/// A rectangle of the plane that the map is drawn on, as a grid of pixels, in map units. Of Web
/// Mercator these are the basemap's own; the plane of another projection has its middle at the
/// middle of the same square.
struct PixelGrid {
  double left = 0, top = 0;  ///< of the first pixel's left and upper edge
  double units_per_px = 1;
  int width_px = 0, height_px = 0;
};

/// The pixels of a view or a tile, drawn at pixel_ratio pixels for each of its own.
PixelGrid pixel_grid(const map::MapView& view, double pixel_ratio);
PixelGrid pixel_grid(const map::TileId& tile, double pixel_ratio);

/// A point of the plane in map units.
OutlinePoint plane_point(const geo::ProjectedPoint& point);
geo::ProjectedPoint to_projected(const OutlinePoint& point);

/// The latitude of a y in the basemap's map units.
double lat_of(double y);

/// From the basemap's map units to the plane; nothing for a position that is not shown.
std::optional<OutlinePoint> on_plane(const geo::Projection& projection, const OutlinePoint& point);

/// The basemap's map units end at 85 degrees of latitude. This y stands for the poles: the edge of
/// Antarctica's land is moved there before it is projected.
inline constexpr double south_pole_y = 1.05 * world_units;
inline constexpr double north_pole_y = -0.05 * world_units;

/// A grid of pixels in a projection.
class MapPlane {
 public:
  MapPlane(geo::Projection projection, const PixelGrid& grid);

  const geo::Projection& projection() const { return projection_; }
  const PixelGrid& grid() const { return grid_; }
  /// The basemap is drawn as it is, and again to the east and west.
  bool is_web_mercator() const { return projection_.is_web_mercator(); }
  /// What of the basemap may be in the picture, in its map units; its left edge may lie west of 0.
  /// Not for Web Mercator.
  const OutlineBox& source() const { return source_; }

  /// The rings, in pixels, that a ring in the basemap's map units becomes; it may lie a world's
  /// width away. They may cover more than they should only where the picture has no map.
  std::vector<Outline> projected_ring(const Outline& ring) const;
  /// The parts of a line, in pixels.
  std::vector<Outline> projected_line(const Outline& line) const;
  /// Where a position is, in pixels.
  std::optional<OutlinePoint> pixel_of(const geo::LonLat& position) const;
  /// The edge of what the projection shows, in pixels; empty for Web Mercator.
  Outline edge() const;
  std::vector<Outline> edge_lines() const;

 private:
  OutlinePoint pixel_at(const geo::ProjectedPoint& point) const;
  Outline projected(const Outline& points, bool closed) const;
  void keep_within_reach(std::vector<geo::LonLat>& positions, bool closed) const;

  geo::Projection projection_;
  PixelGrid grid_;
  OutlineBox source_, domain_;
};

}  // namespace loci::render
