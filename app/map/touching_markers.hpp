/// \file
/// Which markers have no room beside each other.
#pragma once

#include "app/map/point_grid.hpp"

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace loci::map {

inline constexpr double marker_gap_px = 5;  ///< between two markers

/// The markers of one zoom, to be asked which ones a marker would touch.
class TouchingMarkers {
 public:
  /// Distance in pixels, and number.
  using Touched = std::pair<double, std::uint32_t>;

  /// \param markers with their radius in pixels, numbered from 0 on, in order; they outlive this
  /// object \param world_px the width of the world
  TouchingMarkers(std::span<const GridPoint> markers, double world_px);

  /// Those behind a marker in the order that it would touch, nearest first, but for those that are
  /// taken. \param found is overwritten
  void find_behind(std::uint32_t marker, const std::vector<bool>& taken,
                   std::vector<Touched>& found) const;

 private:
  std::span<const GridPoint> markers_;
  double world_px_;
  PointGrid grid_;
  std::vector<double> largest_behind_px_;  ///< radius of the largest after each
};

}  // namespace loci::map
