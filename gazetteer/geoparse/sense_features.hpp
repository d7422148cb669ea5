/// \file
/// What tells associative from literal use: the noun that a name belongs to, the verb behind it,
/// the preposition before it and what governs that, and what the text is about.
#pragma once

#include "gazetteer/geoparse/features.hpp"
#include "gazetteer/geoparse/possible_mentions.hpp"
#include "gazetteer/geoparse/reading.hpp"

namespace loci::geoparse {

/// Writes the features of a toponym from which the model tells associative from literal use.
void add_sense_features(const Reading& reading, const PossibleMention& mention, Memory& memory,
                        FeatureList& features);

}  // namespace loci::geoparse
