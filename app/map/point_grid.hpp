/// \file
/// Looking for points near another one.
#pragma once

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace loci::map {

/// How far apart two x are: the world goes round.
inline double across(double ax, double bx) {
  const double dx = std::abs(ax - bx);
  return std::min(dx, 1 - dx);
}

/// Points by the cell of a grid that they lie in.
class PointGrid {
 public:
  PointGrid(std::size_t points, double cells_across)
      : cells_(std::max(1.0, std::floor(cells_across))),
        heads_(std::bit_ceil(2 * points + 1), end),
        next_(points, end) {}

  void add(std::uint32_t point, double x, double y) {
    std::uint32_t& head = heads_[slot(column(x), column(y))];
    next_[point] = std::exchange(head, point);
  }

  /// Points of the cells around, and now and then one of another cell, until one is answered with
  /// false.
  template <class Visit>
  void around(double x, double y, double reach, Visit visit) const {
    const auto cells = static_cast<std::int64_t>(std::ceil(reach * cells_));
    const auto width = static_cast<std::int64_t>(cells_);
    const std::int64_t wide = std::min(cells, (width - 1) / 2);
    for (std::int64_t row = column(y) - cells; row <= column(y) + cells; ++row) {
      for (std::int64_t right = -wide; right <= std::min(wide, width - 1 - wide); ++right) {
        const std::int64_t wrapped = (column(x) + right + width) % width;
        for (std::uint32_t p = heads_[slot(wrapped, row)]; p != end; p = next_[p]) {
          if (!visit(p)) return;
        }
      }
    }
  }

 private:
  static constexpr std::uint32_t end = ~std::uint32_t{0};

  std::int64_t column(double x) const {
    return std::clamp<std::int64_t>(static_cast<std::int64_t>(x * cells_), 0,
                                    static_cast<std::int64_t>(cells_) - 1);
  }
  /// Cells beside each other lie beside each other in memory.
  std::size_t slot(std::int64_t x, std::int64_t y) const {
    const std::uint64_t row = static_cast<std::uint64_t>(y) * 0xC2B2AE3D27D4EB4Fu;
    return ((row >> 29) + static_cast<std::uint64_t>(x)) & (heads_.size() - 1);
  }

  double cells_;
  std::vector<std::uint32_t> heads_, next_;
};

}  // namespace loci::map
