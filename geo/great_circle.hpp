/// \file
/// The shortest way over the sphere.
#pragma once

#include "geo/lonlat.hpp"

#include <vector>

namespace loci::geo {

/// Points on the great circle from one position to another, both included, at even distances on the
/// sphere. Longitudes run on without a jump: 181 lies east of the antimeridian. Of two antipodes,
/// the way goes over some meridian.
/// \param pieces at least 1
std::vector<LonLat> great_circle(const LonLat& from, const LonLat& to, int pieces);

/// Points at a distance around a position, the last the same as the first. Longitudes are in
/// [-180, 180).
std::vector<LonLat> circle_around(const LonLat& center, double radius_km, int pieces);

}  // namespace loci::geo
