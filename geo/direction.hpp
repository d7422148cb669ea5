/// \file
/// Positions as directions from the middle of the sphere.
#pragma once

#include "geo/lonlat.hpp"

namespace loci::geo {

/// A position on the unit sphere: x towards 0° E on the equator, y towards 90° E, z north.
struct Direction {
  double x = 0, y = 0, z = 0;
};

Direction direction_of(const LonLat& position);

/// The straight distance through the unit sphere, 0 to 2. It grows as the great circle does, and
/// costs a root instead of five functions of angles.
double chord(const Direction& a, const Direction& b);

}  // namespace loci::geo
