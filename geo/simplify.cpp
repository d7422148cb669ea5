#include "geo/simplify.hpp"

#include <algorithm>
#include <utility>

namespace loci::geo {
namespace {

/// Squared distance from a point to the stretch a–b.
double distance2_m2(const ProjectedPoint& p, const ProjectedPoint& a, const ProjectedPoint& b) {
  const double dx = b.x_m - a.x_m, dy = b.y_m - a.y_m;
  const double length2 = dx * dx + dy * dy;
  double t = 0;
  if (length2 > 0) {
    t = std::clamp(((p.x_m - a.x_m) * dx + (p.y_m - a.y_m) * dy) / length2, 0.0, 1.0);
  }
  const double ex = p.x_m - a.x_m - t * dx, ey = p.y_m - a.y_m - t * dy;
  return ex * ex + ey * ey;
}

/// The point between first and last that is farthest from the stretch between them.
std::pair<std::size_t, double> farthest(const std::vector<ProjectedPoint>& line, std::size_t first,
                                        std::size_t last) {
  std::pair<std::size_t, double> found{first, -1};
  for (std::size_t i = first + 1; i < last; ++i) {
    const double distance2 = distance2_m2(line[i], line[first], line[last]);
    if (distance2 > found.second) found = {i, distance2};
  }
  return found;
}

}  // namespace

std::vector<std::size_t> simplified(const std::vector<ProjectedPoint>& line, double tolerance_m) {
  if (line.empty()) return {};
  const std::size_t end = line.size() - 1;
  std::vector<bool> keep(line.size(), false);
  keep.front() = keep.back() = true;
  std::vector<std::pair<std::size_t, std::size_t>> open;
  if (end > 1 && line.front() == line.back()) {
    const std::size_t middle = farthest(line, 0, end).first;
    keep[middle] = true;
    open = {{0, middle}, {middle, end}};
  } else {
    open = {{0, end}};
  }
  while (!open.empty()) {
    const auto [first, last] = open.back();
    open.pop_back();
    const auto [middle, distance2] = farthest(line, first, last);
    if (distance2 <= tolerance_m * tolerance_m) continue;
    keep[middle] = true;
    open.emplace_back(first, middle);
    open.emplace_back(middle, last);
  }
  std::vector<std::size_t> kept;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (keep[i]) kept.push_back(i);
  }
  return kept;
}

}  // namespace loci::geo
