/// \file
/// How trees are grown: gradient boosting over binned facts (Friedman 2001; second-order gains
/// after Chen and Guestrin 2016). Deterministic.
#pragma once

#include "gazetteer/geoparse/boosted_trees.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace loci::geoparse {

/// Facts of many decisions, row after row.
struct FactTable {
  std::size_t width = 0;  ///< facts a row
  std::vector<float> values;

  std::size_t rows() const { return width == 0 ? 0 : values.size() / width; }
};

/// How to grow.
struct BoostingOptions {
  int trees = 150;
  double step = 0.1;
  double columns = 0.5;     ///< share of the facts that each tree may ask about
  double least_weight = 5;  ///< second derivatives in a leaf, summed, at least
  double smoothing = 2;     ///< L2 penalty on leaves
};

/// Trees whose sum is the log-odds of a row being right. \param right one a row
BoostedTrees grow_yes_or_no(const FactTable& facts, const std::vector<bool>& right,
                            const BoostingOptions& options);

/// Trees whose sum makes the right rows of each group probable, on top of the scores that the rows
/// have already. Groups without a right row teach nothing.
/// \param group one number a row; the rows of a group stand together
/// \param scores one a row
BoostedTrees grow_to_choose(const FactTable& facts, const std::vector<bool>& right,
                            const std::vector<std::uint32_t>& group,
                            const std::vector<double>& scores, const BoostingOptions& options);

}  // namespace loci::geoparse
