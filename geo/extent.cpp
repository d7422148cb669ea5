#include "geo/extent.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "geo/error.hpp"

namespace loci::geo {

bool crosses_antimeridian(const Extent& extent) { return extent.west_deg > extent.east_deg; }

double width_deg(const Extent& extent) {
  const double width = extent.east_deg - extent.west_deg;
  return width < 0 ? width + 360.0 : width;
}

LonLat center(const Extent& extent) {
  return {wrapped_lon_deg(extent.west_deg + width_deg(extent) / 2),
          (extent.south_deg + extent.north_deg) / 2};
}

bool contains(const Extent& extent, const LonLat& position) {
  if (position.lat_deg < extent.south_deg || position.lat_deg > extent.north_deg) return false;
  const bool east_of_west = position.lon_deg >= extent.west_deg;
  const bool west_of_east = position.lon_deg <= extent.east_deg;
  return crosses_antimeridian(extent) ? east_of_west || west_of_east : east_of_west && west_of_east;
}

std::vector<Extent> split_at_antimeridian(const Extent& extent) {
  if (!crosses_antimeridian(extent)) return {extent};
  Extent west_half = extent;
  Extent east_half = extent;
  west_half.east_deg = 180;
  east_half.west_deg = -180;
  return {west_half, east_half};
}

std::optional<Extent> extent_around(const std::vector<LonLat>& positions) {
  if (positions.empty()) return std::nullopt;
  std::vector<double> lons_deg;
  Extent extent{0, 90, 0, -90};
  for (const LonLat& position : positions) {
    lons_deg.push_back(position.lon_deg);
    extent.south_deg = std::min(extent.south_deg, position.lat_deg);
    extent.north_deg = std::max(extent.north_deg, position.lat_deg);
  }
  std::sort(lons_deg.begin(), lons_deg.end());
  // The extent is the circle of longitudes less its widest empty arc.
  double widest_gap_deg = lons_deg.front() + 360.0 - lons_deg.back();
  extent.west_deg = lons_deg.front();
  extent.east_deg = lons_deg.back();
  for (std::size_t i = 1; i < lons_deg.size(); ++i) {
    const double gap_deg = lons_deg[i] - lons_deg[i - 1];
    if (gap_deg > widest_gap_deg) {
      widest_gap_deg = gap_deg;
      extent.west_deg = lons_deg[i];
      extent.east_deg = lons_deg[i - 1];
    }
  }
  return extent;
}

Extent parse_extent(std::string_view text) {
  const auto fail = [&](std::string_view why) -> Error {
    return Error("extent '" + std::string(text) + "'", why,
                 "write west,south,east,north in degrees, for example 35,32,42,37.5");
  };
  std::array<double, 4> values{};
  const char* at = text.data();
  const char* const end = text.data() + text.size();
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto [next, problem] = std::from_chars(at, end, values[i]);
    if (problem != std::errc{}) throw fail("is not four numbers");
    const bool last = i + 1 == values.size();
    if (last ? next != end : next == end || *next != ',') throw fail("is not four numbers");
    at = next + 1;
  }
  const Extent extent{values[0], values[1], values[2], values[3]};
  if (!is_valid(LonLat{extent.west_deg, extent.south_deg}) ||
      !is_valid(LonLat{extent.east_deg, extent.north_deg})) {
    throw fail("leaves the Earth");
  }
  if (extent.south_deg >= extent.north_deg) throw fail("has its south not below its north");
  if (extent.west_deg == extent.east_deg) throw fail("has no width");
  return extent;
}

}  // namespace loci::geo
