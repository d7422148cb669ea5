#include "geo/web_mercator.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace loci::geo::web_mercator {
namespace {
constexpr double rad_per_deg = std::numbers::pi / 180.0;
}

ProjectedPoint to_projected(const LonLat& position) {
  const double lat_deg = std::clamp(position.lat_deg, -max_lat_deg, max_lat_deg);
  return {radius_m * position.lon_deg * rad_per_deg,
          radius_m * std::atanh(std::sin(lat_deg * rad_per_deg))};
}

LonLat to_lonlat(const ProjectedPoint& point) {
  return {point.x_m / radius_m / rad_per_deg, std::atan(std::sinh(point.y_m / radius_m)) / rad_per_deg};
}

}  // namespace loci::geo::web_mercator
