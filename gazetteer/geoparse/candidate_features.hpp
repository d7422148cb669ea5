/// \file
/// What a candidate and the words around its mention say of it, without any other mention.
#pragma once

#include "gazetteer/geoparse/features.hpp"
#include "gazetteer/geoparse/linear_model.hpp"
#include "gazetteer/geoparse/placing.hpp"
#include "gazetteer/geoparse/reading.hpp"
#include "gazetteer/geoparse/small_features.hpp"

#include <cstddef>
#include <vector>

namespace loci::geoparse {

/// Appends the features of one candidate, as a model is taught them.
void add_candidate_features(const Reading& reading, const Placing& placing, std::size_t candidate,
                            FeatureList& features);

/// What a model gives for these features.
class CandidateWeights {
 public:
  explicit CandidateWeights(LinearModel model);

  /// Appends the scores of all candidates, in their order: those of add_candidate_features.
  void add_scores(const Reading& reading, const Placing& placing,
                  std::vector<double>& scores) const;

 private:
  LinearModel model_;
  SmallFeatureWeights own_, inside_, sibling_inside_;
  double population_;
};

}  // namespace loci::geoparse
