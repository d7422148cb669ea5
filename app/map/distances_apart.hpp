/// \file
/// Which points stand alone.
#pragma once

#include "app/map/point_grid.hpp"

#include <span>
#include <vector>

namespace loci::map {

/// For each point: no other is nearer than this. Less than the distance to the next one where that
/// is far; 0 where others crowd around more closely than the innermost grid tells apart.
/// \param points numbered from 0 on, in order \param most_cells across the world, of the innermost
/// grid
std::vector<double> distances_apart(std::span<const GridPoint> points, double most_cells);

}  // namespace loci::map
