#include "app/render/relief.hpp"

#include "geo/web_mercator.hpp"

#include <algorithm>
#include <cmath>

namespace loci::render {
namespace {

/// The four source pixels that a position lies between and how much each counts.
struct Taps {
  int first = 0;
  float weight[4] = {};
};

Taps taps_at(double position) {
  const double base = std::floor(position - 0.5);
  const auto t = static_cast<float>(position - 0.5 - base);
  const float s = 1 - t;
  return {static_cast<int>(base) - 1,
          {s * s * s / 6, (4 - 6 * t * t + 3 * t * t * t) / 6, (4 - 6 * s * s + 3 * s * s * s) / 6,
           t * t * t / 6}};
}

const ReliefLevel& level_for(const Basemap& basemap, double units_per_px) {
  const auto levels = basemap.relief_levels();
  const double wanted_px = world_units / units_per_px;  // the world's width at this scale
  const ReliefLevel* best = &levels.front();
  for (const ReliefLevel& level : levels) {
    if (level.width_px >= wanted_px * 0.75) best = &level;  // levels come largest first
  }
  return *best;
}

/// Copies a row of the source from a column on, round the world.
void copy_row(const Basemap& basemap, const ReliefLevel& level, int row, int first_column,
              std::vector<float>& to) {
  constexpr int side = static_cast<int>(relief_tile_px);
  const int width = static_cast<int>(level.width_px);
  const int y = std::clamp(row, 0, static_cast<int>(level.height_px) - 1);
  int x = (first_column % width + width) % width;
  for (std::size_t i = 0; i < to.size();) {
    const int in_tile = x % side;
    const int run = std::min({side - in_tile, width - x, static_cast<int>(to.size() - i)});
    const std::uint8_t* tile = basemap.relief_tile(level, static_cast<std::uint32_t>(x / side),
                                                   static_cast<std::uint32_t>(y / side));
    for (int k = 0; k < run; ++k, ++i) {
      to[i] = tile == nullptr
                  ? 0.f
                  : static_cast<float>(tile[(y % side) * side + in_tile + k]) - relief_flat;
    }
    x = (x + run) % width;
  }
}

}  // namespace

PixelGrid pixel_grid(const map::MapView& view, double pixel_ratio) {
  constexpr double units_per_m = world_units / geo::web_mercator::world_width_m;
  const auto top_left = view.to_projected(map::ScreenPoint{0, 0});
  return {world_units / 2.0 + top_left.x_m * units_per_m,
          world_units / 2.0 - top_left.y_m * units_per_m,
          view.m_per_px() * units_per_m / pixel_ratio,
          static_cast<int>(std::lround(view.width_px() * pixel_ratio)),
          static_cast<int>(std::lround(view.height_px() * pixel_ratio))};
}

std::vector<float> relief_of(const Basemap& basemap, const PixelGrid& grid) {
  std::vector<float> result(static_cast<std::size_t>(grid.width_px) *
                            static_cast<std::size_t>(grid.height_px));
  if (basemap.relief_levels().empty()) return result;
  const ReliefLevel& level = level_for(basemap, grid.units_per_px);
  const double source_per_unit = static_cast<double>(level.width_px) / world_units;

  std::vector<Taps> columns(static_cast<std::size_t>(grid.width_px));
  for (int x = 0; x < grid.width_px; ++x) {
    columns[static_cast<std::size_t>(x)] =
        taps_at((grid.left + (x + 0.5) * grid.units_per_px) * source_per_unit);
  }
  const int first_column = columns.front().first;
  const auto source_width = static_cast<std::size_t>(columns.back().first + 4 - first_column);

  // Four source rows at a time; a row is fetched once although many rows of pixels use it.
  std::vector<float> rows[4] = {std::vector<float>(source_width), std::vector<float>(source_width),
                                std::vector<float>(source_width), std::vector<float>(source_width)};
  int row_in[4] = {INT32_MIN, INT32_MIN, INT32_MIN, INT32_MIN};
  std::vector<float> blended(source_width);
  constexpr double m_per_unit = geo::web_mercator::world_width_m / world_units;
  for (int y = 0; y < grid.height_px; ++y) {
    const double y_m = geo::web_mercator::world_width_m / 2 -
                       (grid.top + (y + 0.5) * grid.units_per_px) * m_per_unit;
    const double lat_deg = geo::web_mercator::to_lonlat({0, y_m}).lat_deg;
    const Taps taps = taps_at((90 - lat_deg) / 180 * level.height_px);
    const float* source[4];
    for (int i = 0; i < 4; ++i) {
      const int row = taps.first + i, slot = ((row % 4) + 4) % 4;
      if (row_in[slot] != row) {
        copy_row(basemap, level, row, first_column, rows[slot]);
        row_in[slot] = row;
      }
      source[i] = rows[slot].data();
    }
    for (std::size_t x = 0; x < source_width; ++x) {
      blended[x] = taps.weight[0] * source[0][x] + taps.weight[1] * source[1][x] +
                   taps.weight[2] * source[2][x] + taps.weight[3] * source[3][x];
    }
    float* to =
        result.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(grid.width_px);
    for (int x = 0; x < grid.width_px; ++x) {
      const Taps& column = columns[static_cast<std::size_t>(x)];
      const float* from = blended.data() + (column.first - first_column);
      to[x] = column.weight[0] * from[0] + column.weight[1] * from[1] + column.weight[2] * from[2] +
              column.weight[3] * from[3];
    }
  }
  return result;
}

}  // namespace loci::render
