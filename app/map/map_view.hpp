/// \file
/// Which part of the world is shown, and how large.
#pragma once

#include "app/map/screen.hpp"
#include "geo/extent.hpp"
#include "geo/lonlat.hpp"
#include "geo/projected_point.hpp"
#include "geo/projection.hpp"

namespace loci::map {

/// Side of a map tile, and of the whole world at zoom 0, in pixels.
inline constexpr double tile_size_px = 512.0;
inline constexpr double min_zoom = 0.0;
inline constexpr double max_zoom = 14.0;

/// A view of the world in a projection, Web Mercator unless told otherwise. A value: every change
/// gives a new view. In Web Mercator the world repeats eastwards and westwards; latitude stops at
/// the edge of the square world where the viewport allows it. In the others the centre stays on
/// what the projection shows.
class MapView {
 public:
  /// \param zoom Web Mercator's world width is tile_size_px * 2^zoom pixels in every projection; at
  /// most max_zoom, at least so large that the world is as wide as the viewport's longer side, or
  /// that all of another projection just fits in
  /// \param width_px,height_px at least 1
  MapView(geo::LonLat center, double zoom, double width_px, double height_px,
          geo::Projection projection = {});

  /// The view of a whole extent with margin_px around it, no closer than zoom_limit.
  static MapView showing(const geo::Extent& extent, double width_px, double height_px,
                         double margin_px = 0, double zoom_limit = max_zoom,
                         const geo::Projection& projection = {});

  const geo::Projection& projection() const { return projection_; }
  /// Same centre and scale there, in another projection.
  MapView projected_by(const geo::Projection& projection) const;

  geo::LonLat center() const;
  geo::ProjectedPoint center_projected() const { return center_; }
  double zoom() const { return zoom_; }
  double width_px() const { return width_px_; }
  double height_px() const { return height_px_; }
  double m_per_px() const;       ///< on the projected plane
  double true_m_per_px() const;  ///< on the Earth, at the centre

  /// The place on screen nearest to the middle of the viewport, among the repeated worlds. A
  /// position that the projection does not show lies far outside every viewport.
  ScreenPoint to_screen(const geo::LonLat& position) const;
  ScreenPoint to_screen(const geo::ProjectedPoint& point) const;
  /// Longitude wrapped to [-180, 180). Not valid beyond the edge of what the projection shows.
  geo::LonLat to_lonlat(const ScreenPoint& point) const;
  geo::ProjectedPoint to_projected(const ScreenPoint& point) const;

  MapView panned(double right_px,
                 double down_px) const;  ///< the map follows the hand by so many pixels
  MapView zoomed_at(const ScreenPoint& fixed,
                    double zoom) const;  ///< what lies under `fixed` stays there
  MapView centered_at(const geo::LonLat& center) const;
  MapView centered_at_projected(const geo::ProjectedPoint& center, double zoom) const;
  MapView resized(double width_px, double height_px) const;  ///< same centre and zoom, if allowed
  /// The same with so much more on each side, at the same centre and zoom whatever is allowed: what
  /// is painted beyond a viewport's edges.
  MapView with_margin(double margin_px) const;

  /// A box around all positions in view.
  geo::Extent extent() const;

  bool operator==(const MapView&) const = default;

 private:
  double m_per_px_at(double zoom) const;
  double allowed_zoom(double zoom) const;
  geo::ProjectedPoint allowed_center(geo::ProjectedPoint center) const;
  /// Eastwards from west: the shorter way round where the world repeats.
  double turned_m(double dx_m) const;

  geo::Projection projection_;
  geo::ProjectedPoint center_;
  double zoom_;
  double width_px_;
  double height_px_;
};

/// A box around all positions that a box on a projection's plane shows.
geo::Extent extent_in(const geo::Projection& projection, const geo::ProjectedPoint& bottom_left,
                      const geo::ProjectedPoint& top_right);

/// The view a fraction of the way (0 to 1) along a smooth flight from one view to another: out,
/// over, in (van Wijk & Nuij, "Smooth and efficient zooming and panning", 2003). The viewport is
/// `to`'s.
MapView along_flight(const MapView& from, const MapView& to, double fraction);

}  // namespace loci::map
