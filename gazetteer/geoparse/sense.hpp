/// \file
/// What a toponym stands for where it is used.
#pragma once

#include "gazetteer/geoparse/linear_model.hpp"
#include "gazetteer/geoparse/mention.hpp"
#include "gazetteer/geoparse/possible_mentions.hpp"
#include "gazetteer/geoparse/reading.hpp"

namespace loci::geoparse {

/// True for adjectives and people that name no place themselves: "Syrian", "Iranians".
bool is_demonym(const PossibleMention& mention);

/// The features from which the model tells associative from literal use.
void add_sense_features(const Reading& reading, const PossibleMention& mention, Memory& memory,
                        FeatureList& features);

Sense sense_of(const Reading& reading, const PossibleMention& mention, const LinearModel& model,
               Memory& memory);

}  // namespace loci::geoparse
