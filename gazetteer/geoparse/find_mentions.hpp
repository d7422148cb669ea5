/// \file
/// Recognition: which possible mentions are toponyms.
#pragma once

#include "gazetteer/geoparse/models.hpp"
#include "gazetteer/geoparse/possible_mentions.hpp"
#include "gazetteer/geoparse/reading.hpp"

#include <vector>

namespace loci::geoparse {

/// Scores the possible mentions of a reading and keeps those of which the sum of log-odds is
/// greatest and that do not overlap; each of them is likelier than not a toponym. In order of
/// first.
std::vector<PossibleMention> find_mentions(const Reading& reading, const RecognitionModels& models,
                                           Memory& memory);

/// What scores less by its words alone is no toponym, and its facts are not looked at.
inline constexpr double least_word_score = -4;

/// The possible mentions of a reading, scored by their words alone.
std::vector<PossibleMention> scored_by_words(const Reading& reading, const LinearModel& words,
                                             Memory& memory);

/// Of scored, possibly overlapping mentions (in order of first) those above zero with the greatest
/// sum.
std::vector<PossibleMention> best_without_overlap(std::vector<PossibleMention> scored);

}  // namespace loci::geoparse
