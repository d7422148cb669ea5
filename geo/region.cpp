#include "geo/region.hpp"

#include "geo/distance.hpp"
#include "geo/error.hpp"
#include "geo/gdal.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

namespace loci::geo {
namespace {

constexpr std::string_view polygon_remedy =
    "write its corners as LON,LAT,LON,LAT,… in degrees, or POLYGON((LON LAT, …))";
constexpr std::string_view circle_remedy =
    "write its centre and radius as LON,LAT,KM, for example 40.1,35.3,50";

/// Numbers between commas; nothing where the text is anything else.
std::optional<std::vector<double>> numbers_of(std::string_view text) {
  std::vector<double> numbers;
  const char* at = text.data();
  const char* const end = text.data() + text.size();
  while (true) {
    while (at != end && *at == ' ') ++at;
    double number = 0;
    const auto [rest, problem] = std::from_chars(at, end, number);
    if (problem != std::errc() || !std::isfinite(number)) return std::nullopt;
    numbers.push_back(number);
    if (rest == end) return numbers;
    if (*rest != ',') return std::nullopt;
    at = rest + 1;
  }
}

/// The shortest text that reads back to the same number.
std::string shortest(double number) {
  char digits[32];
  return {digits, std::to_chars(digits, digits + sizeof digits, number).ptr};
}

void add_rings(OGRGeometryH polygon, Polygon& to) {
  for (int i = 0; i < OGR_G_GetGeometryCount(polygon); ++i) {
    const OGRGeometryH line = OGR_G_GetGeometryRef(polygon, i);
    std::vector<LonLat> ring;
    for (int point = 0; point < OGR_G_GetPointCount(line); ++point) {
      ring.push_back({OGR_G_GetX(line, point), OGR_G_GetY(line, point)});
    }
    to.rings.push_back(std::move(ring));
  }
}

/// Without rings where the text is no polygon.
Polygon from_well_known_text(const std::string& text) {
  Polygon polygon;
  std::string copy = text;
  char* at = copy.data();
  OGRGeometryH read = nullptr;
  const bool understood = OGR_G_CreateFromWkt(&at, nullptr, &read) == OGRERR_NONE;
  const gdal::Geometry geometry(read);
  if (!understood || geometry == nullptr) return polygon;
  const OGRwkbGeometryType type = wkbFlatten(OGR_G_GetGeometryType(geometry.get()));
  if (type == wkbPolygon) add_rings(geometry.get(), polygon);
  if (type == wkbMultiPolygon) {
    for (int i = 0; i < OGR_G_GetGeometryCount(geometry.get()); ++i) {
      add_rings(OGR_G_GetGeometryRef(geometry.get(), i), polygon);
    }
  }
  return polygon;
}

/// How often the edges cross the parallel of a position east of it, with the ring laid out from
/// its first corner on so that no edge jumps at the antimeridian.
bool inside_ring(const std::vector<LonLat>& ring, const LonLat& position, double turn_deg) {
  bool inside = false;
  double lon = ring.front().lon_deg, lat = ring.front().lat_deg;
  const double x = position.lon_deg + turn_deg, y = position.lat_deg;
  for (std::size_t i = 1; i <= ring.size(); ++i) {
    const LonLat& corner = ring[i % ring.size()];
    const double next = lon + std::remainder(corner.lon_deg - lon, 360.0);
    if ((lat > y) != (corner.lat_deg > y) &&
        x < lon + (next - lon) * (y - lat) / (corner.lat_deg - lat)) {
      inside = !inside;
    }
    lon = next;
    lat = corner.lat_deg;
  }
  return inside;
}

}  // namespace

bool contains(const Polygon& polygon, const LonLat& position) {
  bool inside = false;
  for (const auto& ring : polygon.rings) {
    for (const double turn_deg : {-360.0, 0.0, 360.0}) {
      if (inside_ring(ring, position, turn_deg)) inside = !inside;
    }
  }
  return inside;
}

bool contains(const Circle& circle, const LonLat& position) {
  return distance_km(circle.center, position) <= circle.radius_km;
}

bool contains(const Region& region, const LonLat& position) {
  return std::visit([&](const auto& shape) { return contains(shape, position); }, region);
}

Polygon parse_polygon(std::string_view text) {
  const std::string written(text);
  const auto fail = [&](std::string_view why) {
    return Error("polygon '" + written + "'", why, polygon_remedy);
  };
  Polygon polygon;
  if (const auto numbers = numbers_of(text)) {
    if (numbers->size() % 2 != 0) throw fail("has a longitude without a latitude");
    std::vector<LonLat> ring;
    for (std::size_t i = 0; i < numbers->size(); i += 2) {
      ring.push_back({(*numbers)[i], (*numbers)[i + 1]});
    }
    polygon.rings.push_back(std::move(ring));
  } else {
    polygon = from_well_known_text(written);
  }
  if (polygon.rings.empty()) throw fail("is neither corners nor well-known text of a polygon");
  for (auto& ring : polygon.rings) {
    if (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
    if (ring.size() < 3) throw fail("has fewer than three corners");
    if (!std::all_of(ring.begin(), ring.end(), is_valid)) throw fail("leaves the Earth");
  }
  return polygon;
}

Circle parse_circle(std::string_view text) {
  const auto fail = [&](std::string_view why) {
    return Error("circle '" + std::string(text) + "'", why, circle_remedy);
  };
  const auto numbers = numbers_of(text);
  if (!numbers || numbers->size() != 3) throw fail("is not three numbers");
  const Circle circle{{(*numbers)[0], (*numbers)[1]}, (*numbers)[2]};
  if (!is_valid(circle.center)) throw fail("leaves the Earth");
  if (circle.radius_km <= 0) throw fail("has no radius");
  return circle;
}

std::string to_text(const Extent& extent) {
  return shortest(extent.west_deg) + ',' + shortest(extent.south_deg) + ',' +
         shortest(extent.east_deg) + ',' + shortest(extent.north_deg);
}

std::string to_text(const Polygon& polygon) {
  const bool one = polygon.rings.size() == 1;
  std::string text = one ? "" : "POLYGON(";
  for (const auto& ring : polygon.rings) {
    if (!one) text += text.back() == '(' ? "(" : ",(";
    for (std::size_t i = 0; i < ring.size() + (one ? 0 : 1); ++i) {
      const LonLat& corner = ring[i % ring.size()];
      if (i > 0) text += ',';
      text += shortest(corner.lon_deg) + (one ? ',' : ' ') + shortest(corner.lat_deg);
    }
    if (!one) text += ')';
  }
  return one ? text : text + ')';
}

std::string to_text(const Circle& circle) {
  return shortest(circle.center.lon_deg) + ',' + shortest(circle.center.lat_deg) + ',' +
         shortest(circle.radius_km);
}

}  // namespace loci::geo
