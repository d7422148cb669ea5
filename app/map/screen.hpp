/// \file
/// Positions on the screen or in a picture.
#pragma once

#include "geo/lonlat.hpp"

namespace loci::map {

/// Pixels from the top left corner of the map.
///
///   (0,0) -----> x_px (right)
///     |
///     v
///   y_px (down)
struct ScreenPoint {
  double x_px = 0;
  double y_px = 0;

  bool operator==(const ScreenPoint&) const = default;
};

/// From left/top (inclusive) to right/bottom (exclusive), in pixels.
struct ScreenRect {
  double left_px = 0, top_px = 0, right_px = 0, bottom_px = 0;

  bool operator==(const ScreenRect&) const = default;
};

/// A box beside a position, in pixels from there: it moves with the map and does not grow with it.
struct PinnedBox {
  geo::LonLat position;
  ScreenRect box;

  bool operator==(const PinnedBox&) const = default;
};

inline bool contains(const ScreenRect& rect, const ScreenPoint& point) {
  return point.x_px >= rect.left_px && point.x_px < rect.right_px && point.y_px >= rect.top_px &&
         point.y_px < rect.bottom_px;
}

inline bool overlap(const ScreenRect& a, const ScreenRect& b) {
  return a.left_px < b.right_px && b.left_px < a.right_px && a.top_px < b.bottom_px &&
         b.top_px < a.bottom_px;
}

}  // namespace loci::map
