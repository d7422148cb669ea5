#include "app/map/touching_markers.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <future>

namespace loci::map {
namespace {

constexpr double cell_px = 36;             // of the grid: most markers are small
constexpr std::size_t worth_two = 20'000;  // threads, from so many markers on

}  // namespace

TouchingMarkers::TouchingMarkers(std::span<const GridPoint> markers, double world_px)
    : world_px_(world_px), largest_behind_px_(markers.size()), begins_(markers.size() + 1) {
  for (std::size_t i = markers.size(); i-- > 1;) {
    largest_behind_px_[i - 1] =
        std::max(largest_behind_px_[i], static_cast<double>(markers[i].radius));
  }
  const PointGrid grid(markers, world_px / cell_px);
  // Cell by cell: in their order one would jump about in memory.
  const std::span<const GridPoint> by_cell = grid.points();
  const std::size_t half = by_cell.size() / 2;
  std::array<std::vector<Found>, 2> found;
  auto second = std::async(by_cell.size() < worth_two ? std::launch::deferred : std::launch::async,
                           [&] { look(grid, by_cell.subspan(half), found[1]); });
  look(grid, by_cell.first(half), found[0]);
  second.get();
  sort(found);
}

void TouchingMarkers::look(const PointGrid& grid, std::span<const GridPoint> markers,
                           std::vector<Found>& found) const {
  for (const GridPoint& marker : markers) {
    const double own_px = static_cast<double>(marker.radius);
    const double reach_px = own_px + largest_behind_px_[marker.number] + marker_gap_px;
    grid.around(marker.x, marker.y, reach_px / world_px_, [&](const GridPoint& other) {
      const double dx = across(other.x, marker.x), dy = other.y - marker.y;
      const double px_squared = (dx * dx + dy * dy) * world_px_ * world_px_;
      const double touching_px = own_px + static_cast<double>(other.radius) + marker_gap_px;
      if (px_squared < touching_px * touching_px && other.number > marker.number) {
        found.push_back({marker.number, {std::sqrt(px_squared), other.number}});
      }
      return true;
    });
  }
}

void TouchingMarkers::sort(std::span<const std::vector<Found>> found) {
  for (const std::vector<Found>& part : found) {
    for (const Found& one : part) ++begins_[one.marker + 1];
  }
  for (std::size_t i = 1; i < begins_.size(); ++i) begins_[i] += begins_[i - 1];
  touched_.resize(begins_.back());
  std::vector<std::uint32_t> next(begins_.begin(), begins_.end() - 1);
  for (const std::vector<Found>& part : found) {
    for (const Found& one : part) touched_[next[one.marker]++] = one.touched;
  }
  for (std::size_t i = 0; i + 1 < begins_.size(); ++i) {
    std::sort(touched_.begin() + begins_[i], touched_.begin() + begins_[i + 1]);
  }
}

}  // namespace loci::map
