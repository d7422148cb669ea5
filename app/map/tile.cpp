#include "app/map/tile.hpp"

#include "geo/web_mercator.hpp"

#include <algorithm>
#include <cmath>

namespace loci::map {

int best_tile_zoom(const MapView& view) {
  return static_cast<int>(std::clamp(std::round(view.zoom()), min_zoom, max_zoom));
}

std::vector<PlacedTile> tiles_for(const MapView& view, int zoom) {
  constexpr double world_m = geo::web_mercator::world_width_m;
  const auto count = static_cast<std::int32_t>(1)
                     << std::clamp(zoom, 0, static_cast<int>(max_zoom));
  const double side_m = world_m / count;
  const double side_px = side_m / view.m_per_px();
  const auto top_left = view.to_projected(ScreenPoint{0, 0});
  const double from_west = (top_left.x_m + world_m / 2) / side_m;
  const double from_north = (world_m / 2 - top_left.y_m) / side_m;
  auto first_column = static_cast<std::int64_t>(std::floor(from_west));
  auto last_column =
      static_cast<std::int64_t>(std::ceil(from_west + view.width_px() / side_px)) - 1;
  if (!view.projection().is_web_mercator()) {  // no other world repeats
    first_column = std::max<std::int64_t>(0, first_column);
    last_column = std::min<std::int64_t>(count - 1, last_column);
  }
  const auto first_row =
      std::max<std::int64_t>(0, static_cast<std::int64_t>(std::floor(from_north)));
  const auto last_row = std::min<std::int64_t>(
      count - 1, static_cast<std::int64_t>(std::ceil(from_north + view.height_px() / side_px)) - 1);

  std::vector<PlacedTile> tiles;
  for (auto row = first_row; row <= last_row; ++row) {
    for (auto column = first_column; column <= last_column; ++column) {
      const double left_px = (static_cast<double>(column) - from_west) * side_px;
      const double top_px = (static_cast<double>(row) - from_north) * side_px;
      const auto wrapped = static_cast<std::int32_t>(((column % count) + count) % count);
      tiles.push_back({{zoom, wrapped, static_cast<std::int32_t>(row)},
                       {left_px, top_px, left_px + side_px, top_px + side_px}});
    }
  }
  const auto distance_px = [&](const PlacedTile& tile) {
    return std::hypot((tile.rect.left_px + tile.rect.right_px - view.width_px()) / 2,
                      (tile.rect.top_px + tile.rect.bottom_px - view.height_px()) / 2);
  };
  std::stable_sort(tiles.begin(), tiles.end(), [&](const PlacedTile& a, const PlacedTile& b) {
    return distance_px(a) < distance_px(b);
  });
  return tiles;
}

}  // namespace loci::map
