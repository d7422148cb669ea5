/// \file
/// What tells associative from literal use: the noun that a name belongs to, the verb behind it,
/// the preposition before it and what governs that, and what the text is about.
#pragma once

#include "gazetteer/geoparse/features.hpp"
#include "gazetteer/geoparse/linear_model.hpp"
#include "gazetteer/geoparse/possible_mentions.hpp"
#include "gazetteer/geoparse/reading.hpp"

namespace loci::geoparse {

/// How much of a text's words is about sport, about politics: in hundredths, 3 for all above.
struct Topics {
  int sport = 0, politics = 0;
};

/// Counted once for a text: it looks at all of its words.
Topics topics_of(const Reading& reading);

/// Writes the features of a toponym from which the model tells associative from literal use.
/// \param topics of the text that is read
void add_sense_features(const Reading& reading, const Topics& topics,
                        const PossibleMention& mention, Memory& memory, FeatureList& features);

/// What a model gives for them.
double sense_score(const Reading& reading, const Topics& topics, const PossibleMention& mention,
                   Memory& memory, const LinearModel& model);

}  // namespace loci::geoparse
