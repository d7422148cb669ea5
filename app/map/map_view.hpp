/// \file
/// Which part of the world is shown, and how large.
#pragma once

#include "app/map/screen.hpp"
#include "geo/extent.hpp"
#include "geo/lonlat.hpp"
#include "geo/projected_point.hpp"

namespace loci::map {

/// Side of a map tile, and of the whole world at zoom 0, in pixels.
inline constexpr double tile_size_px = 512.0;
inline constexpr double min_zoom = 0.0;
inline constexpr double max_zoom = 14.0;

/// A view of the world in Web Mercator. A value: every change gives a new view. The world repeats
/// eastwards and westwards; latitude stops at the edge of the square world where the viewport
/// allows it.
class MapView {
 public:
  /// \param zoom the world is tile_size_px * 2^zoom pixels wide; at most max_zoom, at least so
  /// large that the world is as wide as the viewport's longer side \param width_px,height_px at
  /// least 1
  MapView(geo::LonLat center, double zoom, double width_px, double height_px);

  /// The view of a whole extent with margin_px around it, no closer than zoom_limit.
  static MapView showing(const geo::Extent& extent, double width_px, double height_px,
                         double margin_px = 0, double zoom_limit = max_zoom);

  geo::LonLat center() const;
  geo::ProjectedPoint center_projected() const { return center_; }
  double zoom() const { return zoom_; }
  double width_px() const { return width_px_; }
  double height_px() const { return height_px_; }
  double m_per_px() const;  ///< on the projected plane; true only at the equator

  /// The place on screen nearest to the middle of the viewport, among the repeated worlds.
  ScreenPoint to_screen(const geo::LonLat& position) const;
  ScreenPoint to_screen(const geo::ProjectedPoint& point) const;
  geo::LonLat to_lonlat(const ScreenPoint& point) const;  ///< longitude wrapped to [-180, 180)
  geo::ProjectedPoint to_projected(const ScreenPoint& point) const;

  MapView panned(double right_px,
                 double down_px) const;  ///< the map follows the hand by so many pixels
  MapView zoomed_at(const ScreenPoint& fixed,
                    double zoom) const;  ///< what lies under `fixed` stays there
  MapView centered_at(const geo::LonLat& center) const;
  MapView resized(double width_px, double height_px) const;  ///< same centre and zoom, if allowed

  geo::Extent extent() const;

  bool operator==(const MapView&) const = default;

 private:
  geo::ProjectedPoint center_;
  double zoom_;
  double width_px_;
  double height_px_;
};

/// The view a fraction of the way (0 to 1) along a smooth flight from one view to another: out,
/// over, in (van Wijk & Nuij, "Smooth and efficient zooming and panning", 2003). The viewport is
/// `to`'s.
MapView along_flight(const MapView& from, const MapView& to, double fraction);

}  // namespace loci::map
