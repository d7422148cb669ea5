#include "geo/great_circle.hpp"

#include "geo/direction.hpp"
#include "geo/distance.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace loci::geo {
namespace {

constexpr double rad_per_deg = std::numbers::pi / 180;

}  // namespace

std::vector<LonLat> great_circle(const LonLat& from, const LonLat& to, int pieces) {
  const Direction a = direction_of(from), b = direction_of(to);
  const double cosine = std::clamp(a.x * b.x + a.y * b.y + a.z * b.z, -1.0, 1.0);
  const double angle = std::acos(cosine);
  std::vector<LonLat> points{from};
  for (int i = 1; i <= pieces; ++i) {
    const double share = static_cast<double>(i) / pieces;
    // Spherical linear interpolation (Shoemake 1985); straight where there is no angle to speak of.
    const bool tiny = std::sin(angle) < 1e-9;
    const double of_a = tiny ? 1 - share : std::sin((1 - share) * angle) / std::sin(angle);
    const double of_b = tiny ? share : std::sin(share * angle) / std::sin(angle);
    const Direction v{of_a * a.x + of_b * b.x, of_a * a.y + of_b * b.y, of_a * a.z + of_b * b.z};
    LonLat point{std::atan2(v.y, v.x) / rad_per_deg,
                 std::atan2(v.z, std::hypot(v.x, v.y)) / rad_per_deg};
    if (i == pieces) point = to;
    const double turns = std::round((points.back().lon_deg - point.lon_deg) / 360);
    points.push_back({point.lon_deg + 360 * turns, point.lat_deg});
  }
  return points;
}

std::vector<LonLat> circle_around(const LonLat& center, double radius_km, int pieces) {
  const double angle = radius_km / earth_mean_radius_km;
  const double lat = center.lat_deg * rad_per_deg;
  std::vector<LonLat> points;
  for (int i = 0; i < pieces; ++i) {
    // The direct problem on the sphere.
    const double course = 2 * std::numbers::pi * i / pieces;
    const double sine =
        std::sin(lat) * std::cos(angle) + std::cos(lat) * std::sin(angle) * std::cos(course);
    const double turn = std::atan2(std::sin(course) * std::sin(angle) * std::cos(lat),
                                   std::cos(angle) - std::sin(lat) * sine);
    points.push_back({wrapped_lon_deg(center.lon_deg + turn / rad_per_deg),
                      std::asin(std::clamp(sine, -1.0, 1.0)) / rad_per_deg});
  }
  if (!points.empty()) points.push_back(points.front());
  return points;
}

}  // namespace loci::geo
