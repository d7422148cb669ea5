#include "app/render/map_plane.hpp"

#include "geo/web_mercator.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace loci::render {
namespace {

constexpr double units_per_m = world_units / geo::web_mercator::world_width_m;
constexpr double rad = std::numbers::pi / 180;
constexpr double step_px = 8;  // between points of what is straight in the basemap and then bent

double map_x(double lon_deg) {
  return (lon_deg + 180) / 360 * world_units;
}

constexpr double last_deg = geo::web_mercator::max_lat_deg;

/// Beyond the last latitude, in proportion to the pole.
double map_y(double lat_deg) {
  if (lat_deg < -last_deg) {
    return world_units + (south_pole_y - world_units) * (-lat_deg - last_deg) / (90 - last_deg);
  }
  if (lat_deg > last_deg) return north_pole_y * (lat_deg - last_deg) / (90 - last_deg);
  return world_units / 2.0 - geo::web_mercator::to_projected({0, lat_deg}).y_m * units_per_m;
}

geo::LonLat position_of(const OutlinePoint& p) {
  return {p.x / world_units * 360 - 180, lat_of(p.y)};
}

/// What of the basemap an extent covers, in one piece within what the projection shows.
OutlineBox source_of(const geo::Projection& projection, const geo::Extent& extent) {
  const geo::ProjectionDomain& shown = projection.domain();
  const bool cap = shown.reach_deg > 0;
  const auto from_west = [&](double lon_deg) {
    const double turned = std::fmod(lon_deg - shown.west_deg, 360);
    return turned < 0 ? turned + 360 : turned;
  };
  double west = shown.west_deg, east = shown.east_deg;
  const double wide = geo::width_deg(extent);
  if (cap) {
    west = wide >= 360 ? -180 : extent.west_deg;
    east = wide >= 360 ? 180 : extent.west_deg + wide;
  } else if (wide < 360 && from_west(extent.west_deg) <= from_west(extent.east_deg)) {
    west = shown.west_deg + from_west(extent.west_deg);
    east = std::min(shown.east_deg, shown.west_deg + from_west(extent.east_deg));
  }
  const double south = std::max(extent.south_deg, shown.south_deg);
  const double north = std::min(extent.north_deg, shown.north_deg);
  return {map_x(west), map_y(north), map_x(east), map_y(south)};
}

struct Direction {
  double distance_deg = 0, azimuth_deg = 0;
};

Direction direction_to(const geo::LonLat& from, const geo::LonLat& to) {
  const double lat1 = from.lat_deg * rad, lat2 = to.lat_deg * rad;
  const double dlon = (to.lon_deg - from.lon_deg) * rad;
  const double y = std::cos(lat2) * std::sin(dlon);
  const double x =
      std::cos(lat1) * std::sin(lat2) - std::sin(lat1) * std::cos(lat2) * std::cos(dlon);
  const double z =
      std::sin(lat1) * std::sin(lat2) + std::cos(lat1) * std::cos(lat2) * std::cos(dlon);
  return {std::atan2(std::hypot(x, y), z) / rad, std::atan2(y, x) / rad};
}

geo::LonLat position_at(const geo::LonLat& from, const Direction& direction) {
  const double lat = from.lat_deg * rad, d = direction.distance_deg * rad;
  const double a = direction.azimuth_deg * rad;
  const double sine = std::sin(lat) * std::cos(d) + std::cos(lat) * std::sin(d) * std::cos(a);
  const double lat2 = std::asin(std::clamp(sine, -1.0, 1.0));
  const double dlon = std::atan2(std::sin(a) * std::sin(d) * std::cos(lat),
                                 std::cos(d) - std::sin(lat) * std::sin(lat2));
  return {from.lon_deg + dlon / rad, lat2 / rad};
}

}  // namespace

double lat_of(double y) {
  if (y < 0) return std::min(90.0, last_deg + (90 - last_deg) * y / north_pole_y);
  if (y > world_units) {
    return std::max(-90.0,
                    -last_deg - (90 - last_deg) * (y - world_units) / (south_pole_y - world_units));
  }
  return geo::web_mercator::to_lonlat({0, (world_units / 2.0 - y) / units_per_m}).lat_deg;
}

PixelGrid pixel_grid(const map::MapView& view, double pixel_ratio) {
  const auto top_left = view.to_projected(map::ScreenPoint{0, 0});
  return {world_units / 2.0 + top_left.x_m * units_per_m,
          world_units / 2.0 - top_left.y_m * units_per_m,
          view.m_per_px() * units_per_m / pixel_ratio,
          static_cast<int>(std::lround(view.width_px() * pixel_ratio)),
          static_cast<int>(std::lround(view.height_px() * pixel_ratio))};
}

PixelGrid pixel_grid(const map::TileId& tile, double pixel_ratio) {
  const int side_px = static_cast<int>(std::lround(map::tile_size_px * pixel_ratio));
  const double side_units = world_units / std::exp2(tile.zoom);
  return {tile.column * side_units, tile.row * side_units, side_units / side_px, side_px, side_px};
}

OutlinePoint plane_point(const geo::ProjectedPoint& point) {
  return {world_units / 2.0 + point.x_m * units_per_m, world_units / 2.0 - point.y_m * units_per_m};
}

geo::ProjectedPoint to_projected(const OutlinePoint& point) {
  return {(point.x - world_units / 2.0) / units_per_m, (world_units / 2.0 - point.y) / units_per_m};
}

std::optional<OutlinePoint> on_plane(const geo::Projection& projection, const OutlinePoint& point) {
  if (projection.is_web_mercator()) return point;
  const auto there = projection.to_projected(position_of(point));
  if (!there) return std::nullopt;
  return plane_point(*there);
}

MapPlane::MapPlane(geo::Projection projection, const PixelGrid& grid)
    : projection_(std::move(projection)), grid_(grid) {
  if (is_web_mercator()) return;
  const geo::ProjectionDomain& shown = projection_.domain();
  domain_ = {map_x(shown.west_deg), map_y(shown.north_deg), map_x(shown.east_deg),
             map_y(shown.south_deg)};
  constexpr double margin_px = 16;
  const double margin = margin_px * grid.units_per_px;
  const OutlinePoint bottom_left{grid.left - margin,
                                 grid.top + grid.height_px * grid.units_per_px + margin};
  const OutlinePoint top_right{grid.left + grid.width_px * grid.units_per_px + margin,
                               grid.top - margin};
  source_ = source_of(
      projection_, map::extent_in(projection_, to_projected(bottom_left), to_projected(top_right)));
}

Outline MapPlane::projected(const Outline& points, bool closed) const {
  std::vector<geo::LonLat> positions;
  positions.reserve(points.size());
  for (const OutlinePoint& point : points) positions.push_back(position_of(point));
  if (projection_.domain().reach_deg > 0) keep_within_reach(positions, closed);
  std::vector<geo::ProjectedPoint> there;
  projection_.to_projected(positions, there);
  Outline result;
  result.reserve(there.size());
  for (const geo::ProjectedPoint& point : there) {
    if (!std::isfinite(point.x_m)) continue;
    result.push_back(pixel_at(point));
  }
  return result;
}

/// Of a ring, positions beyond the reach are moved onto the edge, in their direction, and the ring
/// follows the edge between them. Of a line they are left out.
void MapPlane::keep_within_reach(std::vector<geo::LonLat>& positions, bool closed) const {
  const geo::ProjectionDomain& shown = projection_.domain();
  const double cos_reach = std::cos(shown.reach_deg * rad);
  const double sin_lat = std::sin(shown.center.lat_deg * rad);
  const double cos_lat = std::cos(shown.center.lat_deg * rad);
  const auto beyond = [&](const geo::LonLat& at) {
    return sin_lat * std::sin(at.lat_deg * rad) +
               cos_lat * std::cos(at.lat_deg * rad) *
                   std::cos((at.lon_deg - shown.center.lon_deg) * rad) <
           cos_reach;
  };
  if (std::none_of(positions.begin(), positions.end(), beyond)) return;
  std::vector<geo::LonLat> kept;
  constexpr double none = 1000;
  double before_deg = none;  // the azimuth of the position before, if that was beyond
  for (const geo::LonLat& at : positions) {
    if (!beyond(at)) {
      kept.push_back(at);
      before_deg = none;
      continue;
    }
    if (!closed) continue;
    const double azimuth = direction_to(shown.center, at).azimuth_deg;
    constexpr double step_deg = 2;
    if (before_deg != none) {
      const double turn = geo::wrapped_lon_deg(azimuth - before_deg);
      const int steps = static_cast<int>(std::abs(turn) / step_deg);
      for (int i = 1; i <= steps; ++i) {
        kept.push_back(
            position_at(shown.center, {shown.reach_deg, before_deg + turn * i / (steps + 1)}));
      }
    }
    kept.push_back(position_at(shown.center, {shown.reach_deg, azimuth}));
    before_deg = azimuth;
  }
  positions = std::move(kept);
}

std::vector<Outline> MapPlane::projected_ring(const Outline& ring) const {
  std::vector<Outline> rings;
  Outline part = clipped_ring(ring, source_);
  if (part.size() < 3) return rings;
  const geo::ProjectionDomain& shown = projection_.domain();
  const geo::LonLat opposite{shown.center.lon_deg + 180, -shown.center.lat_deg};
  const double y = map_y(opposite.lat_deg);
  bool around_edge = false;
  for (const double turn : {-360.0, 0.0, 360.0}) {
    around_edge =
        around_edge || (shown.reach_deg > 0 && encloses(part, {map_x(opposite.lon_deg + turn), y}));
  }
  densify(part, step_px * grid_.units_per_px, true);
  rings.push_back(projected(part, true));
  if (around_edge) {  // what it encloses lies outwards: between it and the edge
    Outline outer = edge();
    if (signed_area(outer) * signed_area(rings.front()) > 0)
      std::reverse(outer.begin(), outer.end());
    rings.push_back(std::move(outer));
  }
  return rings;
}

std::vector<Outline> MapPlane::projected_line(const Outline& line) const {
  std::vector<Outline> parts;
  if (projection_.domain().reach_deg > 0) {
    parts.push_back(line);
  } else {
    parts = clipped_line(line, domain_);  // not to the picture: dashes begin where the line does
  }
  for (Outline& part : parts) {
    densify(part, step_px * grid_.units_per_px, false);
    part = projected(part, false);
  }
  return parts;
}

OutlinePoint MapPlane::pixel_at(const geo::ProjectedPoint& point) const {
  const OutlinePoint at = plane_point(point);
  return {(at.x - grid_.left) / grid_.units_per_px, (at.y - grid_.top) / grid_.units_per_px};
}

std::optional<OutlinePoint> MapPlane::pixel_of(const geo::LonLat& position) const {
  const auto point = projection_.to_projected(position);
  return point ? std::optional(pixel_at(*point)) : std::nullopt;
}

Outline MapPlane::edge() const {
  Outline edge;
  for (const geo::ProjectedPoint& point : projection_.outline()) edge.push_back(pixel_at(point));
  return edge;
}

std::vector<Outline> MapPlane::edge_lines() const {
  std::vector<Outline> lines;
  for (const auto& points : projection_.edge_lines()) {
    Outline& line = lines.emplace_back();
    for (const geo::ProjectedPoint& point : points) line.push_back(pixel_at(point));
  }
  return lines;
}

}  // namespace loci::render
