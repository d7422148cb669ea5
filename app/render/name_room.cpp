#include "app/render/name_room.hpp"

#include "app/map/map_view.hpp"
#include "geo/web_mercator.hpp"

#include <algorithm>
#include <cmath>

namespace loci::render {
namespace {

constexpr double gap_px = 5;        // between a marker and its name
constexpr double clearance_px = 2;  // around every name

}  // namespace

MapPoint map_point_of(const geo::LonLat& position) {
  return to_map_point(geo::web_mercator::to_projected(position));
}

NameRoom::NameRoom(const geo::Projection& projection, double zoom, const MapRegion& region)
    : projection_(projection),
      region_(region),
      units_per_px_(world_units / (map::tile_size_px * std::exp2(zoom))) {}

geo::Extent NameRoom::extent() const {
  const auto lon_deg = [](double x) { return x / world_units * 360 - 180; };
  const auto lat_deg = [](double y) {
    const auto unit = static_cast<std::int32_t>(std::clamp(y, 0.0, world_units - 1.0));
    return geo::web_mercator::to_lonlat(to_projected(MapPoint{0, unit})).lat_deg;
  };
  if (!projection_.is_web_mercator()) return {};  // in_region() sorts them out
  geo::Extent extent{-180, lat_deg(region_.bottom), 180, lat_deg(region_.top)};
  if (region_.right - region_.left < world_units) {
    extent.west_deg = geo::wrapped_lon_deg(lon_deg(region_.left));
    extent.east_deg = geo::wrapped_lon_deg(lon_deg(region_.right));
  }
  return extent;
}

map::ScreenPoint NameRoom::spot_on_plane(const OutlinePoint& point) const {
  double x = point.x;
  if (projection_.is_web_mercator()) {
    const double middle = (region_.left + region_.right) / 2;
    x -= world_units * std::round((x - middle) / world_units);
  }
  return {(x - region_.left) / units_per_px_, (point.y - region_.top) / units_per_px_};
}

map::ScreenPoint NameRoom::spot_of(double x, double y) const {
  if (projection_.is_web_mercator()) return spot_on_plane({x, y});
  const auto point = on_plane(projection_, {x, y});
  return point ? spot_on_plane(*point) : map::ScreenPoint{-1e6, -1e6};
}

MapPoint NameRoom::moved(const MapPoint& from, const map::ScreenPoint& by) const {
  return {static_cast<std::int32_t>(from.x + by.x_px * units_per_px_),
          static_cast<std::int32_t>(from.y + by.y_px * units_per_px_)};
}

geo::ProjectedPoint NameRoom::anchor_of(const MapPoint& position) const {
  const OutlinePoint point{static_cast<double>(position.x), static_cast<double>(position.y)};
  return to_projected(on_plane(projection_, point).value_or(OutlinePoint{}));
}

bool NameRoom::in_region(const map::ScreenPoint& spot) const {
  return spot.x_px >= 0 && spot.y_px >= 0 &&
         spot.x_px < (region_.right - region_.left) / units_per_px_ &&
         spot.y_px < (region_.bottom - region_.top) / units_per_px_;
}

map::ScreenRect NameRoom::box_at(const map::ScreenPoint& middle, double width_px,
                                 double height_px) {
  return {middle.x_px - width_px / 2 - clearance_px, middle.y_px - height_px / 2 - clearance_px / 2,
          middle.x_px + width_px / 2 + clearance_px,
          middle.y_px + height_px / 2 + clearance_px / 2};
}

void NameRoom::take(const map::ScreenRect& box) {
  boxes_.take(box);
  if (!projection_.is_web_mercator() || region_.right - region_.left < world_units) return;
  const double world_px = world_units / units_per_px_;
  for (const double aside : {-world_px, world_px}) {
    boxes_.take({box.left_px + aside, box.top_px, box.right_px + aside, box.bottom_px});
  }
}

std::optional<map::ScreenPoint> NameRoom::find_at(const MapPoint& position,
                                                  const std::vector<map::ScreenPoint>& moves,
                                                  double width_px, double height_px) {
  const map::ScreenPoint spot = spot_of(position.x, position.y);
  for (const map::ScreenPoint& move : moves) {
    const map::ScreenRect box =
        box_at({spot.x_px + move.x_px, spot.y_px + move.y_px}, width_px, height_px);
    if (!boxes_.is_free(box)) continue;
    take(box);
    return move;
  }
  return std::nullopt;
}

std::optional<map::ScreenPoint> NameRoom::find_beside(const LabelSize& size,
                                                      const MapPoint& position, double radius_px) {
  const double aside = radius_px + gap_px + size.width_px / 2;
  constexpr double line_share = 0.8;  // of a line's height that its letters fill
  const double over = radius_px + (line_share * size.height_px + clearance_px) / 2 + 0.1;
  return find_at(position,
                 {{aside, 0},
                  {-aside, 0},
                  {0, -over},
                  {0, over},
                  {aside, -over * 0.6},
                  {aside, over * 0.6},
                  {-aside, -over * 0.6},
                  {-aside, over * 0.6}},
                 size.width_px, size.height_px * line_share);
}

}  // namespace loci::render
