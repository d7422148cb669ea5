/// \file
/// Where along a river its name can be written.
#pragma once

#include "app/render/basemap.hpp"
#include "geo/projection.hpp"

#include <vector>

namespace loci::render {

/// A stretch of a river straight enough for its name.
struct RiverStretch {
  double x = 0, y = 0;  ///< its middle, on the plane, in map units
  int angle_deg = 0;    ///< clockwise from east, -90 to 90
};

/// Stretches of a line that a name of some width fits along, one in about 500 px at most. They
/// depend on the scale, not on what is in view.
std::vector<RiverStretch> straight_stretches(const Basemap& basemap, const BasemapLine& line,
                                             const geo::Projection& projection, double zoom,
                                             double name_width_px);

}  // namespace loci::render
