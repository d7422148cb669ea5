#include "app/render/relief.hpp"

#include "geo/web_mercator.hpp"

#include <algorithm>
#include <array>
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

/// Web Mercator: columns and rows of the picture are columns and rows of the source.
class Relief::Upright {
 public:
  Upright(const Basemap& basemap, const ReliefLevel& level, const PixelGrid& grid)
      : basemap_(basemap), level_(level), grid_(grid) {
    const double source_per_unit = static_cast<double>(level.width_px) / world_units;
    for (int x = 0; x < grid.width_px; ++x) {
      columns_.push_back(taps_at((grid.left + (x + 0.5) * grid.units_per_px) * source_per_unit));
    }
    first_column_ = columns_.front().first;
    blended_.resize(static_cast<std::size_t>(columns_.back().first + 4 - first_column_));
    rows_.fill(std::vector<float>(blended_.size()));
    row_in_.fill(INT32_MIN);
    result_.resize(columns_.size());
  }

  const float* row(int y) {
    if (y != y_) compute(y);
    return result_.data();
  }

 private:
  void compute(int y) {
    y_ = y;
    constexpr double m_per_unit = geo::web_mercator::world_width_m / world_units;
    const double y_m = geo::web_mercator::world_width_m / 2 -
                       (grid_.top + (y + 0.5) * grid_.units_per_px) * m_per_unit;
    const double lat_deg = geo::web_mercator::to_lonlat({0, y_m}).lat_deg;
    const Taps taps = taps_at((90 - lat_deg) / 180 * level_.height_px);
    const float* source[4];
    for (int i = 0; i < 4; ++i) source[i] = source_row(taps.first + i);
    for (std::size_t x = 0; x < blended_.size(); ++x) {
      blended_[x] = taps.weight[0] * source[0][x] + taps.weight[1] * source[1][x] +
                    taps.weight[2] * source[2][x] + taps.weight[3] * source[3][x];
    }
    for (std::size_t x = 0; x < columns_.size(); ++x) {
      const Taps& column = columns_[x];
      const float* from = blended_.data() + (column.first - first_column_);
      result_[x] = column.weight[0] * from[0] + column.weight[1] * from[1] +
                   column.weight[2] * from[2] + column.weight[3] * from[3];
    }
  }

  /// Fetched once although many rows of pixels use it.
  const float* source_row(int row) {
    const auto slot = static_cast<std::size_t>(((row % 4) + 4) % 4);
    if (row_in_[slot] != row) {
      copy_row(basemap_, level_, row, first_column_, rows_[slot]);
      row_in_[slot] = row;
    }
    return rows_[slot].data();
  }

  const Basemap& basemap_;
  const ReliefLevel& level_;
  const PixelGrid& grid_;
  std::vector<Taps> columns_;
  int first_column_ = 0;
  std::array<std::vector<float>, 4> rows_;  ///< of the source
  std::array<int, 4> row_in_{};
  std::vector<float> blended_;
  std::vector<float> result_;
  int y_ = -1;
};

namespace {

/// A part of the source, fetched at once.
class SourcePart {
 public:
  SourcePart(const Basemap& basemap, const ReliefLevel& level, const OutlineBox& degrees)
      : px_per_deg_(level.width_px / 360.0) {
    left_ = static_cast<int>(std::floor((degrees.left + 180) * px_per_deg_)) - 3;
    top_ = static_cast<int>(std::floor((90 - degrees.top) * px_per_deg_)) - 3;
    width_ = static_cast<int>(std::ceil((degrees.right - degrees.left) * px_per_deg_)) + 8;
    height_ = static_cast<int>(std::ceil((degrees.top - degrees.bottom) * px_per_deg_)) + 8;
    std::vector<float> row(static_cast<std::size_t>(width_));
    values_.reserve(row.size() * static_cast<std::size_t>(height_));
    for (int y = 0; y < height_; ++y) {
      copy_row(basemap, level, top_ + y, left_, row);
      values_.insert(values_.end(), row.begin(), row.end());
    }
  }

  float at(double lon_deg, double lat_deg) const {
    const double x = (lon_deg + 180) * px_per_deg_ - left_, y = (90 - lat_deg) * px_per_deg_ - top_;
    const Taps across = taps_at(x), down = taps_at(y);
    if (across.first < 0 || down.first < 0 || across.first + 4 > width_ ||
        down.first + 4 > height_) {
      return 0;
    }
    float sum = 0;
    for (int row = 0; row < 4; ++row) {
      const float* from =
          values_.data() + (down.first + row) * std::ptrdiff_t{width_} + across.first;
      sum += down.weight[row] * (across.weight[0] * from[0] + across.weight[1] * from[1] +
                                 across.weight[2] * from[2] + across.weight[3] * from[3]);
    }
    return sum;
  }

 private:
  double px_per_deg_;
  int left_ = 0, top_ = 0, width_ = 0, height_ = 0;
  std::vector<float> values_;
};

/// Any other projection: positions are computed at the corners of small squares of pixels, and
/// between them in proportion.
std::vector<float> projected_relief(const Basemap& basemap, const ReliefLevel& level,
                                    const MapPlane& plane) {
  constexpr int side = 8;
  const PixelGrid& grid = plane.grid();
  const OutlineBox& box = plane.source();
  const OutlineBox degrees{box.left / world_units * 360 - 180, lat_of(box.top),
                           box.right / world_units * 360 - 180, lat_of(box.bottom)};
  const SourcePart source(basemap, level, degrees);

  const int columns = (grid.width_px + side - 1) / side + 1;
  const int rows = (grid.height_px + side - 1) / side + 1;
  std::vector<geo::ProjectedPoint> points;
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < columns; ++column) {
      points.push_back(
          to_projected(OutlinePoint{grid.left + (column * side + 0.5) * grid.units_per_px,
                                    grid.top + (row * side + 0.5) * grid.units_per_px}));
    }
  }
  std::vector<geo::LonLat> corners;
  plane.projection().to_lonlat(points, corners);
  const auto in_one_piece = [&](std::vector<geo::LonLat>& positions) {
    for (geo::LonLat& at : positions) {
      while (at.lon_deg < degrees.left) at.lon_deg += 360;
      while (at.lon_deg >= degrees.left + 360) at.lon_deg -= 360;
    }
  };
  in_one_piece(corners);
  std::vector<std::size_t> exact;  // pixels whose own positions are needed

  std::vector<float> result(static_cast<std::size_t>(grid.width_px) *
                            static_cast<std::size_t>(grid.height_px));
  for (int row = 0; row + 1 < rows; ++row) {
    for (int column = 0; column + 1 < columns; ++column) {
      const geo::LonLat* const above = &corners[static_cast<std::size_t>(row * columns + column)];
      const geo::LonLat* const below = above + columns;
      const auto apart = [](const geo::LonLat& a, const geo::LonLat& b) {
        return std::abs(a.lon_deg - b.lon_deg);
      };
      // Not a number beyond the edge; a jump where the meridian lies that the source is cut at; and
      // near the poles the meridians run together.
      constexpr double most_deg = 10;
      const bool even = apart(above[0], above[1]) < most_deg &&
                        apart(above[0], below[0]) < most_deg &&
                        apart(above[1], below[1]) < most_deg;
      for (int y = row * side; y < std::min(grid.height_px, (row + 1) * side); ++y) {
        const double down = static_cast<double>(y - row * side) / side;
        const auto mixed = [](double a, double b, double t) { return a + (b - a) * t; };
        const double lon0 = mixed(above[0].lon_deg, below[0].lon_deg, down);
        const double lon1 = mixed(above[1].lon_deg, below[1].lon_deg, down);
        const double lat0 = mixed(above[0].lat_deg, below[0].lat_deg, down);
        const double lat1 = mixed(above[1].lat_deg, below[1].lat_deg, down);
        for (int x = column * side; x < std::min(grid.width_px, (column + 1) * side); ++x) {
          const double right = static_cast<double>(x - column * side) / side;
          const std::size_t pixel =
              static_cast<std::size_t>(y) * static_cast<std::size_t>(grid.width_px) +
              static_cast<std::size_t>(x);
          if (even) {
            result[pixel] = source.at(mixed(lon0, lon1, right), mixed(lat0, lat1, right));
          } else {
            exact.push_back(pixel);
          }
        }
      }
    }
  }
  points.clear();
  for (const std::size_t pixel : exact) {
    const auto width = static_cast<std::size_t>(grid.width_px);
    const auto x = static_cast<double>(pixel % width), y = static_cast<double>(pixel / width);
    points.push_back(to_projected(OutlinePoint{grid.left + (x + 0.5) * grid.units_per_px,
                                               grid.top + (y + 0.5) * grid.units_per_px}));
  }
  plane.projection().to_lonlat(points, corners);
  in_one_piece(corners);
  for (std::size_t i = 0; i < exact.size(); ++i) {
    if (std::isfinite(corners[i].lon_deg)) {
      result[exact[i]] = source.at(corners[i].lon_deg, corners[i].lat_deg);
    }
  }
  return result;
}

}  // namespace

Relief::Relief(const Basemap& basemap, const MapPlane& plane)
    : width_px_(static_cast<std::size_t>(plane.grid().width_px)) {
  if (basemap.relief_levels().empty()) return;
  const ReliefLevel& level = level_for(basemap, plane.grid().units_per_px);
  if (plane.is_web_mercator()) {
    upright_ = std::make_unique<Upright>(basemap, level, plane.grid());
  } else {
    whole_ = projected_relief(basemap, level, plane);
  }
}

Relief::~Relief() = default;

const float* Relief::row(int y) {
  if (upright_) return upright_->row(y);
  if (whole_.empty()) whole_.resize(width_px_);  // a basemap without relief: each row is the same
  const bool one_for_all = whole_.size() == width_px_;
  return whole_.data() + (one_for_all ? 0 : static_cast<std::size_t>(y) * width_px_);
}

}  // namespace loci::render
