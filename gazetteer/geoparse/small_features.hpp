/// \file
/// Features that say small numbers, and what they weigh by those numbers: they are asked about
/// every candidate of every name, and so looked up in tables instead of by a hash of their name.
#pragma once

#include "gazetteer/geoparse/features.hpp"
#include "gazetteer/geoparse/linear_model.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace loci::geoparse {

/// The feature "kind=a" or "kind=a|b".
struct SmallFeature {
  static constexpr std::size_t nothing = 255;

  FeatureKind kind;
  std::size_t a;            ///< which of the numbers it says
  std::size_t b = nothing;  ///< and which second one
};

/// Appends the features as a model is taught them.
void add_small_features(std::span<const SmallFeature> features, std::span<const int> numbers,
                        FeatureList& list);

/// The weights of some small features in one model.
class SmallFeatureWeights {
 public:
  SmallFeatureWeights(std::span<const SmallFeature> features, const LinearModel& model);

  /// What add_small_features would add to the model's score. \param numbers each 0 to
  /// most_small_number
  double score(std::span<const int> numbers) const {
    double sum = 0;
    for (const Row& row : rows_) {
      const int b = row.b == SmallFeature::nothing ? 0 : numbers[row.b];
      sum += static_cast<double>(weights_[row.begin + index_of(numbers[row.a], b)]);
    }
    return sum;
  }

 private:
  struct Row {
    std::size_t a, b, begin;
  };
  static std::size_t index_of(int a, int b) {
    return static_cast<std::size_t>(b * (most_small_number + 1) + a);
  }

  std::vector<Row> rows_;
  std::vector<float> weights_;
};

}  // namespace loci::geoparse
