/// \file
/// The relief under a picture.
#pragma once

#include "app/render/basemap.hpp"
#include "app/render/map_plane.hpp"

#include <vector>

namespace loci::render {

/// Differences of brightness from level ground, -127 to 127, one a pixel, rows from the top.
/// Interpolated by cubic B-splines, so that no pixel of the source shows however large it is drawn.
std::vector<float> relief_of(const Basemap& basemap, const MapPlane& plane);

}  // namespace loci::render
