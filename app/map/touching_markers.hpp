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

/// The markers of one zoom that would touch one behind them in their order.
class TouchingMarkers {
 public:
  /// Distance in pixels, and number.
  using Touched = std::pair<double, std::uint32_t>;

  /// \param markers with their radius in pixels, numbered from 0 on, in order \param world_px the
  /// width of the world
  TouchingMarkers(std::span<const GridPoint> markers, double world_px);

  bool none() const { return touched_.empty(); }
  /// Those behind a marker that it would touch, nearest first; now and then one twice.
  std::span<const Touched> behind(std::uint32_t marker) const {
    return std::span(touched_).subspan(begins_[marker], begins_[marker + 1] - begins_[marker]);
  }

 private:
  struct Found {
    std::uint32_t marker;
    Touched touched;
  };
  void look(const PointGrid& grid, std::span<const GridPoint> markers,
            std::vector<Found>& found) const;
  void sort(std::span<const std::vector<Found>> found);

  double world_px_;
  std::vector<double> largest_behind_px_;  ///< radius of the largest after each
  std::vector<Touched> touched_;           ///< by the marker they are behind
  std::vector<std::uint32_t> begins_;      ///< of the markers in touched_, and the end
};

}  // namespace loci::map
