#include "app/render/area_boxes.hpp"

#include "geo/web_mercator.hpp"

#include <algorithm>

namespace loci::render {
namespace {

double size_of(const MapBox& box) {
  return (static_cast<double>(box.right) - box.left) * (static_cast<double>(box.bottom) - box.top);
}

}  // namespace

AreaBoxes::AreaBoxes(const Basemap& basemap) {
  for (const BasemapArea& area : basemap.areas()) {
    if (area.kind != AreaKind::country && area.kind != AreaKind::admin1) continue;
    if (area.kind == AreaKind::country) countries_.push_back(&area);
    for (const BasemapRing& ring : basemap.rings(area)) {
      const auto [known, is_first] = boxes_.try_emplace(area_key(area), ring.box);
      if (!is_first && size_of(ring.box) > size_of(known->second)) known->second = ring.box;
    }
  }
}

std::optional<MapBox> AreaBoxes::box(std::string_view area_code) const {
  if (area_code.empty()) return std::nullopt;
  const auto found = boxes_.find(area_key(area_code));
  return found == boxes_.end() ? std::nullopt : std::optional(found->second);
}

const BasemapArea* AreaBoxes::country(std::string_view code) const {
  const std::string key = area_key(code);
  const auto found = std::find_if(countries_.begin(), countries_.end(),
                                  [&](const auto* area) { return area_key(*area) == key; });
  return found == countries_.end() ? nullptr : *found;
}

std::optional<geo::Extent> AreaBoxes::extent(std::string_view area_code) const {
  const auto around = box(area_code);
  if (!around) return std::nullopt;
  const auto corner = [](std::int32_t x, std::int32_t y) {
    return geo::web_mercator::to_lonlat(to_projected(MapPoint{x, y}));
  };
  const geo::LonLat north_west = corner(around->left, around->top);
  const geo::LonLat south_east = corner(around->right, around->bottom);
  return geo::Extent{geo::wrapped_lon_deg(north_west.lon_deg), south_east.lat_deg,
                     geo::wrapped_lon_deg(south_east.lon_deg), north_west.lat_deg};
}

}  // namespace loci::render
