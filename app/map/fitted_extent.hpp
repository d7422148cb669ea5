/// \file
/// Which part of the world a map of some places should show.
#pragma once

#include "app/map/place_layer.hpp"
#include "geo/extent.hpp"

#include <vector>

namespace loci::map {

/// An extent and what it leaves out.
struct FittedExtent {
  geo::Extent extent;             ///< the world where there are no places
  std::vector<MapPlace> outside;  ///< places with a marker beyond the extent, most mentioned first
};

/// The extent around the places, without those far from the others: from the place that is nearest
/// to all (by great circle, weighed by mentions) outwards, until the share of all mentions is
/// within. Areas count only where no place has a marker.
FittedExtent fitted_extent(const std::vector<MapPlace>& places, double share = 0.95);

}  // namespace loci::map
