#include "geo/distance.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace loci::geo {

double distance_km(const LonLat& a, const LonLat& b) {
  constexpr double rad_per_deg = std::numbers::pi / 180.0;
  const double half_lat_rad = (b.lat_deg - a.lat_deg) * rad_per_deg / 2;
  const double half_lon_rad = (b.lon_deg - a.lon_deg) * rad_per_deg / 2;
  const double haversine = std::pow(std::sin(half_lat_rad), 2) +
                           std::cos(a.lat_deg * rad_per_deg) * std::cos(b.lat_deg * rad_per_deg) *
                               std::pow(std::sin(half_lon_rad), 2);
  return 2 * earth_mean_radius_km * std::asin(std::sqrt(std::clamp(haversine, 0.0, 1.0)));
}

}  // namespace loci::geo
