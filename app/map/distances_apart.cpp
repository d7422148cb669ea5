#include "app/map/distances_apart.hpp"

#include "app/map/point_grid.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

namespace loci::map {
namespace {

/// Looks at some of the points within the cells around, and returns those who stand in a crowd
/// there: they would take long, and need smaller cells.
std::vector<std::uint32_t> look_around(const std::vector<double>& x, const std::vector<double>& y,
                                       double cells, const std::vector<std::uint32_t>& some,
                                       std::vector<double>& apart) {
  constexpr int crowd = 30;
  constexpr double less = 0.999;  // than measured: rounding must not make it more
  PointGrid grid(x.size(), cells);
  for (std::uint32_t i = 0; i < x.size(); ++i) grid.add(i, x[i], y[i]);
  const double looked = 1 / std::max(1.0, std::floor(cells));
  std::vector<std::uint32_t> crowded;
  for (const std::uint32_t i : some) {
    int others = 0;
    double nearest_squared = looked * looked;
    grid.around(x[i], y[i], less * looked, [&](std::uint32_t other) {
      if (other == i) return true;
      const double dx = across(x[other], x[i]), dy = y[other] - y[i];
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

std::vector<double> distances_apart(const std::vector<double>& x, const std::vector<double>& y,
                                    double most_cells) {
  std::vector<double> apart(x.size());
  std::vector<std::uint32_t> left(x.size());
  std::iota(left.begin(), left.end(), 0);
  const double least_cells = 4 * std::sqrt(static_cast<double>(x.size()));
  for (double cells = least_cells; !left.empty() && cells < most_cells; cells *= 4) {
    left = look_around(x, y, cells, left, apart);
  }
  return apart;
}

}  // namespace loci::map
