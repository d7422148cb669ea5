/// \file
/// Looking for points near another one.
#pragma once

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace loci::map {

/// How far apart two x are: the world goes round.
inline double across(double ax, double bx) {
  const double dx = std::abs(ax - bx);
  return std::min(dx, 1 - dx);
}

/// A point of a world that is 1 wide.
struct GridPoint {
  double x = 0, y = 0;
  std::uint32_t number = 0;
  float radius = 0;  ///< for those who look for it, in their own unit
};

/// Points in the order of the cells of a grid: those near each other lie near each other in memory,
/// too.
class PointGrid {
 public:
  PointGrid(std::span<const GridPoint> points, double cells_across)
      : cells_(std::max(1.0, std::floor(cells_across))),
        mask_(std::bit_ceil(points.size() + 1) - 1),
        begins_(mask_ + 2),
        points_(points.size()) {
    std::vector<std::uint32_t> slots;
    slots.reserve(points.size());
    for (const GridPoint& point : points) {
      slots.push_back(static_cast<std::uint32_t>(slot(column(point.x), column(point.y))));
      ++begins_[slots.back() + 1];
    }
    for (std::size_t i = 1; i < begins_.size(); ++i) begins_[i] += begins_[i - 1];
    std::vector<std::uint32_t> next(begins_.begin(), begins_.end() - 1);
    for (std::size_t i = 0; i < points.size(); ++i) points_[next[slots[i]]++] = points[i];
  }

  /// All of them, cell by cell.
  const std::vector<GridPoint>& points() const { return points_; }

  /// Points of the cells around, and now and then one of another cell or the same one twice, until
  /// one is answered with false.
  template <class Visit>
  void around(double x, double y, double reach, Visit visit) const {
    const auto cells = static_cast<std::int64_t>(std::ceil(reach * cells_));
    const auto width = static_cast<std::int64_t>(cells_);
    const std::int64_t wide = std::min(cells, (width - 1) / 2);
    const std::int64_t first = column(x) - wide;
    const std::int64_t last = column(x) + std::min(wide, width - 1 - wide);
    for (std::int64_t row = column(y) - cells; row <= column(y) + cells; ++row) {
      bool goes_on =
          visit_cells(std::max<std::int64_t>(first, 0), std::min(last, width - 1), row, visit);
      // Round the world.
      if (goes_on && first < 0) goes_on = visit_cells(first + width, width - 1, row, visit);
      if (goes_on && last >= width) goes_on = visit_cells(0, last - width, row, visit);
      if (!goes_on) return;
    }
  }

 private:
  template <class Visit>
  bool visit_cells(std::int64_t first, std::int64_t last, std::int64_t row, Visit& visit) const {
    std::size_t from = slot(first, row);
    auto left = static_cast<std::size_t>(last - first + 1);
    while (left > 0) {  // the slots go round, too
      const std::size_t run = std::min(left, mask_ + 1 - from);
      for (std::uint32_t i = begins_[from]; i < begins_[from + run]; ++i) {
        if (!visit(points_[i])) return false;
      }
      left -= run;
      from = 0;
    }
    return true;
  }

  std::int64_t column(double x) const {
    return std::clamp<std::int64_t>(static_cast<std::int64_t>(x * cells_), 0,
                                    static_cast<std::int64_t>(cells_) - 1);
  }
  /// Cells beside each other have slots beside each other.
  std::size_t slot(std::int64_t x, std::int64_t y) const {
    const std::uint64_t row = static_cast<std::uint64_t>(y) * 0xC2B2AE3D27D4EB4Fu;
    return ((row >> 29) + static_cast<std::uint64_t>(x)) & mask_;
  }

  double cells_;
  std::size_t mask_;                   ///< of slots, of which there are a power of two
  std::vector<std::uint32_t> begins_;  ///< of the slots in points_, and its end
  std::vector<GridPoint> points_;
};

}  // namespace loci::map
