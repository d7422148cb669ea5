/// \file
/// Which points stand alone.
#pragma once

#include <vector>

namespace loci::map {

/// For each point of a world that is 1 wide: no other is nearer than this. Less than the distance
/// to the next one where that is far; 0 where others crowd around more closely than the innermost
/// grid tells apart. \param most_cells across the world, of the innermost grid
std::vector<double> distances_apart(const std::vector<double>& x, const std::vector<double>& y,
                                    double most_cells);

}  // namespace loci::map
