/// \file
/// Distances on the Earth.
#pragma once

#include "geo/lonlat.hpp"

namespace loci::geo {

/// Mean radius of the Earth in km (IUGG R1).
inline constexpr double earth_mean_radius_km = 6371.0088;

/// Great-circle distance in km between two positions, on the sphere of earth_mean_radius_km
/// (haversine; within 0.6 % of the ellipsoid). Any longitude, latitudes in [-90, 90].
double distance_km(const LonLat& a, const LonLat& b);

}  // namespace loci::geo
