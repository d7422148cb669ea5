#include "app/map/touching_markers.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace loci::map {
namespace {

constexpr double cell_px = 30;  // of the grid: most markers are small

}  // namespace

TouchingMarkers::TouchingMarkers(std::span<const GridPoint> markers, double world_px)
    : markers_(markers),
      world_px_(world_px),
      grid_(markers, world_px / cell_px),
      largest_behind_px_(markers.size()) {
  for (std::size_t i = markers.size(); i-- > 1;) {
    largest_behind_px_[i - 1] =
        std::max(largest_behind_px_[i], static_cast<double>(markers[i].radius));
  }
}

void TouchingMarkers::find_behind(std::uint32_t number, const std::vector<bool>& taken,
                                  std::vector<Touched>& found) const {
  found.clear();
  const GridPoint& marker = markers_[number];
  const double own_px = static_cast<double>(marker.radius);
  const double reach_px = own_px + largest_behind_px_[number] + marker_gap_px;
  grid_.around(marker.x, marker.y, reach_px / world_px_, [&](const GridPoint& other) {
    if (other.number <= number || taken[other.number]) return true;
    const double dx = across(other.x, marker.x), dy = other.y - marker.y;
    const double px_squared = (dx * dx + dy * dy) * world_px_ * world_px_;
    const double touching_px = own_px + static_cast<double>(other.radius) + marker_gap_px;
    if (px_squared < touching_px * touching_px)
      found.emplace_back(std::sqrt(px_squared), other.number);
    return true;
  });
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());  // the grid may show one twice
}

}  // namespace loci::map
