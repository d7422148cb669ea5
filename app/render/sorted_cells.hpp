/// \file
/// A faster way for AGG to sort the cells of a line: the same picture. For whoever fills with AGG.
#pragma once

#include <agg2/agg_rasterizer_scanline_aa.h>

#include <algorithm>
#include <cstddef>
#include <vector>

/// A line across a map of the world has thousands of cells in a few hundred columns: they are
/// counted into their columns. Those of one column are added up, so their order does not matter.
template <>
inline void agg::qsort_cells<agg::cell_aa>(agg::cell_aa** start, unsigned num) {
  const auto by_x = [](const agg::cell_aa* a, const agg::cell_aa* b) { return a->x < b->x; };
  agg::cell_aa** const end = start + num;
  if (num < 32) return std::sort(start, end, by_x);
  const auto [low, high] = std::minmax_element(start, end, by_x);
  const int first = (*low)->x;
  const auto columns = static_cast<std::size_t>((*high)->x - first) + 1;
  if (columns > 8 * std::size_t{num}) return std::sort(start, end, by_x);
  thread_local std::vector<unsigned> places;
  thread_local std::vector<agg::cell_aa*> cells;
  places.assign(columns + 1, 0);
  cells.assign(start, end);
  for (const agg::cell_aa* cell : cells) ++places[static_cast<std::size_t>(cell->x - first) + 1];
  for (std::size_t column = 1; column <= columns; ++column) places[column] += places[column - 1];
  for (agg::cell_aa* cell : cells)
    start[places[static_cast<std::size_t>(cell->x - first)]++] = cell;
}
