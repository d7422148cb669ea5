/// \file
/// Lines with fewer points.
#pragma once

#include "geo/projected_point.hpp"

#include <vector>

namespace loci::geo {

/// The indices, ascending, of the points to keep so that no left-out point lies farther than
/// tolerance_m from the kept line (Douglas & Peucker, 1973). First and last are always kept; of a
/// closed line the point farthest from its start too, so that it does not vanish.
std::vector<std::size_t> simplified(const std::vector<ProjectedPoint>& line, double tolerance_m);

}  // namespace loci::geo
