/// \file
/// The projection of web maps (EPSG:3857) as pure arithmetic.
#pragma once

#include "geo/lonlat.hpp"
#include "geo/projected_point.hpp"

namespace loci::geo::web_mercator {

/// Semi-major axis of WGS 84 in metres, used as the radius of a sphere (EPSG method 1024).
inline constexpr double radius_m = 6378137.0;

/// Length of the equator on the plane, in metres: x and y both run over [-half, half] of it.
inline constexpr double world_width_m = 40075016.685578488;

/// The latitude where y reaches world_width_m / 2, so that the world is a square: atan(sinh(pi)).
inline constexpr double max_lat_deg = 85.051128779806604;

/// Latitudes beyond ±max_lat_deg are drawn at that latitude. Longitude is not wrapped: 190 degrees
/// lies east of the antimeridian.
ProjectedPoint to_projected(const LonLat& position);

/// The inverse; any finite point. Longitude is not wrapped.
LonLat to_lonlat(const ProjectedPoint& point);

}  // namespace loci::geo::web_mercator
