#include "geo/direction.hpp"

#include <cmath>
#include <numbers>

namespace loci::geo {

Direction direction_of(const LonLat& position) {
  constexpr double rad_per_deg = std::numbers::pi / 180;
  const double lon = position.lon_deg * rad_per_deg, lat = position.lat_deg * rad_per_deg;
  return {std::cos(lat) * std::cos(lon), std::cos(lat) * std::sin(lon), std::sin(lat)};
}

double chord(const Direction& a, const Direction& b) {
  const double x = a.x - b.x, y = a.y - b.y, z = a.z - b.z;
  return std::sqrt(x * x + y * y + z * z);
}

}  // namespace loci::geo
