/// \file
/// Which candidate a mention means: each mention alone, then together with the others.
#pragma once

#include "gazetteer/geoparse/features.hpp"
#include "gazetteer/geoparse/linear_model.hpp"
#include "gazetteer/geoparse/placing.hpp"
#include "gazetteer/geoparse/reading.hpp"
#include "gazetteer/geoparse/surroundings.hpp"

#include <cstddef>
#include <span>

namespace loci::geoparse {

/// The features of one candidate that need no other mention.
void add_candidate_features(const Reading& reading, const Placing& placing, std::size_t candidate,
                            FeatureList& features);

/// Fills in scores and probabilities: first each mention alone, then together with the others.
/// Returns what they say of each other then.
Surroundings rank_together(const Reading& reading, std::span<Placing> placings,
                           const LinearModel& alone, const LinearModel& together,
                           std::span<const Placing> context = {});

/// Adds to the scores of each mention's candidates, in their order; the probabilities follow.
void add_scores(const Reading& reading, Placing& placing, std::span<const double> scores);

/// Only the first of the two steps; training needs it.
void rank_alone(const Reading& reading, std::span<Placing> placings, const LinearModel& alone);

}  // namespace loci::geoparse
