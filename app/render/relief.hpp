/// \file
/// The relief of a stretch of the map.
#pragma once

#include "app/map/map_view.hpp"
#include "app/render/basemap.hpp"

#include <vector>

namespace loci::render {

/// A rectangle of the map on a grid of pixels, in map units.
struct PixelGrid {
  double left = 0, top = 0;  ///< of the first pixel's left and upper edge
  double units_per_px = 1;
  int width_px = 0, height_px = 0;
};

/// The pixels of a view, drawn at pixel_ratio pixels for each of its own.
PixelGrid pixel_grid(const map::MapView& view, double pixel_ratio);

/// Differences of brightness from level ground, -127 to 127, one a pixel, rows from the top.
/// Interpolated by cubic B-splines, so that no pixel of the source shows however large it is drawn.
std::vector<float> relief_of(const Basemap& basemap, const PixelGrid& grid);

}  // namespace loci::render
