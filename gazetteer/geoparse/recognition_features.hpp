/// \file
/// What recognition knows of a possible mention.
#pragma once

#include "gazetteer/geoparse/features.hpp"
#include "gazetteer/geoparse/linear_model.hpp"
#include "gazetteer/geoparse/possible_mentions.hpp"
#include "gazetteer/geoparse/reading.hpp"

namespace loci::geoparse {

/// Appends the features of a possible mention: its words, its neighbours, its places and its
/// document.
void add_recognition_features(const Reading& reading, const PossibleMention& mention,
                              Memory& memory, FeatureList& features);

/// What a model gives for them.
double recognition_score(const Reading& reading, const PossibleMention& mention, Memory& memory,
                         const LinearModel& model);

}  // namespace loci::geoparse
