/// \file
/// How the weights of a linear model are learned. Deterministic: the same examples in the same
/// order give the same weights.
#pragma once

#include "gazetteer/geoparse/features.hpp"

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace loci::geoparse {

/// A decision with a known outcome.
struct Example {
  std::vector<Feature> features;
  bool right = false;
};

/// Several possibilities of which one is to be chosen; those that are right are equally good.
using Choice = std::vector<Example>;

/// How to learn.
struct LearningOptions {
  int passes = 12;
  double step = 0.15;          ///< AdaGrad's
  double smoothing = 0.01;     ///< L2 penalty at each step on the weights that it moves
  std::size_t least_seen = 4;  ///< features of fewer examples are left out
  float least_weight = 0.02F;  ///< smaller weights are left out
};

/// Logistic regression: the weights that make right examples probable and the others improbable.
std::map<std::string, float> learn_yes_or_no(std::span<const Example> examples,
                                             const FeatureNames& names,
                                             const LearningOptions& options);

/// Conditional logistic regression: the weights that make the right possibilities of each choice
/// probable. Choices without a right one teach nothing.
std::map<std::string, float> learn_to_choose(std::span<const Choice> choices,
                                             const FeatureNames& names,
                                             const LearningOptions& options);

}  // namespace loci::geoparse
