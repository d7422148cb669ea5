/// \file
/// Which candidate a mention means: each mention alone, then together with the others.
#pragma once

#include "gazetteer/geoparse/candidate_features.hpp"
#include "gazetteer/geoparse/linear_model.hpp"
#include "gazetteer/geoparse/placing.hpp"
#include "gazetteer/geoparse/reading.hpp"
#include "gazetteer/geoparse/surroundings.hpp"

#include <cstddef>
#include <span>

namespace loci::geoparse {

/// The weights of both steps.
struct RankingWeights {
  RankingWeights(const LinearModel& alone_model, const LinearModel& together_model)
      : alone(alone_model), together(together_model), surroundings(together_model) {}

  CandidateWeights alone;     ///< each mention by itself
  CandidateWeights together;  ///< likewise, where the surroundings are known
  SurroundingsWeights surroundings;
};

/// Fills in scores and probabilities: first each mention alone, then together with the others. What
/// has one candidate only has the score 0.
/// Returns what they say of each other then.
Surroundings rank_together(const Reading& reading, std::span<Placing> placings,
                           const RankingWeights& weights, std::span<const Placing> context = {});

/// Adds to the scores of a mention's candidates, in their order; the probabilities follow.
/// \pre there is a choice
void add_scores(Placing& placing, std::span<const double> scores);

/// Only the first of the two steps; training needs it.
void rank_alone(const Reading& reading, std::span<Placing> placings, const CandidateWeights& alone);

}  // namespace loci::geoparse
