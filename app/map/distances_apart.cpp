#include "app/map/distances_apart.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace loci::map {
namespace {

/// Looks at the points that are left within the cells around. Left are then those who stand in a
/// crowd there: they would take long, and need smaller cells.
std::size_t look_around(std::span<const GridPoint> points, double cells, std::vector<bool>& left,
                        std::vector<double>& apart) {
  constexpr int crowd = 30;
  constexpr double less = 0.999;  // than measured: rounding must not make it more
  const PointGrid grid(points, cells);
  const double looked = 1 / std::max(1.0, std::floor(cells));
  std::size_t crowded = 0;
  // Cell by cell: in their order one would jump about in memory.
  for (const GridPoint& point : grid.points()) {
    if (!left[point.number]) continue;
    int others = 0;
    double nearest_squared = looked * looked;
    grid.around(point.x, point.y, less * looked, [&](const GridPoint& other) {
      if (other.number == point.number) return true;
      const double dx = across(other.x, point.x), dy = other.y - point.y;
      nearest_squared = std::min(nearest_squared, dx * dx + dy * dy);
      return ++others < crowd;
    });
    if (others == crowd) {
      ++crowded;
    } else {
      left[point.number] = false;
      apart[point.number] = less * std::sqrt(nearest_squared);
    }
  }
  return crowded;
}

}  // namespace

std::vector<double> distances_apart(std::span<const GridPoint> points, double most_cells) {
  std::vector<double> apart(points.size());
  std::vector<bool> left(points.size(), true);
  std::size_t count = points.size();
  const double least_cells = 4 * std::sqrt(static_cast<double>(points.size()));
  for (double cells = least_cells; count > 0 && cells < most_cells; cells *= 4) {
    count = look_around(points, cells, left, apart);
  }
  return apart;
}

}  // namespace loci::map
