/// \file
/// What a toponym stands for where it is used.
#pragma once

#include "gazetteer/geoparse/mention.hpp"
#include "gazetteer/geoparse/models.hpp"
#include "gazetteer/geoparse/placing.hpp"
#include "gazetteer/geoparse/possible_mentions.hpp"
#include "gazetteer/geoparse/reading.hpp"

#include <span>
#include <vector>

namespace loci::geoparse {

/// True for names that may be adjectives or people: "Syrian", "Iranians"; also "Canadian", which is
/// a town in Texas besides.
bool may_be_demonym(const PossibleMention& mention);

/// True for adjectives and people: those that name no place themselves, and those whose place was
/// chosen as an adjective's.
bool is_demonym(const PossibleMention& mention, const Placing& placing);

/// The features from which the model tells associative from literal use.
void add_sense_features(const Reading& reading, const PossibleMention& mention, Memory& memory,
                        FeatureList& features);

/// The mentions with the log-odds of associative use by their words alone as their scores.
std::vector<PossibleMention> sense_scored_by_words(const Reading& reading,
                                                   std::span<const PossibleMention> mentions,
                                                   const LinearModel& words, Memory& memory);

/// Literal or associative: the sense of each of the toponyms of one text that is no demonym.
std::vector<Sense> senses_of(const Reading& reading, std::span<const PossibleMention> mentions,
                             const SenseModels& models, Memory& memory);

}  // namespace loci::geoparse
