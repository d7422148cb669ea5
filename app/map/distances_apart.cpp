#include "app/map/distances_apart.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

namespace loci::map {
namespace {

/// Looks at some of the points within the cells around, and returns those who stand in a crowd
/// there: they would take long, and need smaller cells.
std::vector<std::uint32_t> look_around(std::span<const GridPoint> points, double cells,
                                       const std::vector<std::uint32_t>& some,
                                       std::vector<double>& apart) {
  constexpr int crowd = 30;
  constexpr double less = 0.999;  // than measured: rounding must not make it more
  const PointGrid grid(points, cells);
  const double looked = 1 / std::max(1.0, std::floor(cells));
  std::vector<std::uint32_t> crowded;
  for (const std::uint32_t i : some) {
    const GridPoint& point = points[i];
    int others = 0;
    double nearest_squared = looked * looked;
    grid.around(point.x, point.y, less * looked, [&](const GridPoint& other) {
      if (other.number == i) return true;
      const double dx = across(other.x, point.x), dy = other.y - point.y;
      nearest_squared = std::min(nearest_squared, dx * dx + dy * dy);
      return ++others < crowd;
    });
    if (others == crowd) {
      crowded.push_back(i);
    } else {
      apart[i] = less * std::sqrt(nearest_squared);
    }
  }
  return crowded;
}

}  // namespace

std::vector<double> distances_apart(std::span<const GridPoint> points, double most_cells) {
  std::vector<double> apart(points.size());
  std::vector<std::uint32_t> left(points.size());
  std::iota(left.begin(), left.end(), 0);
  const double least_cells = 4 * std::sqrt(static_cast<double>(points.size()));
  for (double cells = least_cells; !left.empty() && cells < most_cells; cells *= 4) {
    left = look_around(points, cells, left, apart);
  }
  return apart;
}

}  // namespace loci::map
