/// \file
/// Names that no gazetteer lists as they are written, but in a similar spelling; and what the
/// company of other places of a country tells of them.
#pragma once

#include "gazetteer/geoparse/memory.hpp"
#include "gazetteer/geoparse/possible_mentions.hpp"
#include "gazetteer/geoparse/reading.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace loci::geoparse {

/// How far a name may be from the listed one that it is a spelling of:
/// gazetteer::spelling_distance.
inline constexpr double most_other_spelling = 0.1;

/// Whether names of a country (ISO 3166-1 alpha-2) come from another script, so that one has many
/// spellings in Latin letters. From general knowledge of the world's scripts.
bool is_transliterated(std::string_view country);

/// The places of names like the mention's, listed or in a similar spelling; the best first.
const std::vector<KnownCandidate>& similarly_spelled(const Reading& reading,
                                                     const PossibleMention& mention,
                                                     Memory& memory);

/// Words that begin many names of places in Arabic, and hardly those of people: "Tell", "Kafr".
bool begins_a_place(std::string_view key);

/// Several words of which the first begins many names of places in Arabic, and hardly those of
/// people: "Tell Abyad", "Ras al-Ain".
bool is_arabic_place(const Reading& reading, const PossibleMention& mention);

/// Several words, one of them an Arabic article, or the first one that begins many names of places
/// and hardly those of people: "Dair ez-Zor", "Khan Sheyhun".
bool looks_arabic(const Reading& reading, const PossibleMention& mention);

/// Raises the score of several undecided words, the last of them a rare one, that are a listed name
/// in another spelling: "Khan Sheyhun".
void add_other_spelling(const Reading& reading, PossibleMention& mention, Memory& memory);

/// Raises the scores of uncertain mentions that are called, or sound, like a place in a country of
/// which the text certainly names another. To be called after all other scores are known.
/// \param doubts of each mention (doubt_of): where there is one, company does not help
void add_company(const Reading& reading, std::span<PossibleMention> mentions,
                 std::span<const double> doubts, Memory& memory);

}  // namespace loci::geoparse
