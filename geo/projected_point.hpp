/// \file
/// A position on a projected plane.
#pragma once

namespace loci::geo {

/// Metres on the plane of a projection. It carries no projection of its own: the function or object
/// that makes one says which.
///
///          y_m (north)
///           ^
///           |
///  ---------+---------> x_m (east)
///           |
struct ProjectedPoint {
  double x_m = 0;
  double y_m = 0;

  bool operator==(const ProjectedPoint&) const = default;
};

}  // namespace loci::geo
