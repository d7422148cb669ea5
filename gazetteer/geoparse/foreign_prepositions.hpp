/// \file
/// "à", "nach", "в": what says in other languages that somebody is or goes somewhere.
#pragma once

#include "gazetteer/geoparse/possible_mentions.hpp"
#include "gazetteer/geoparse/reading.hpp"

namespace loci::geoparse {

/// True in a text that is not English for a listed place with a capital behind such a word, also
/// further on in the same list: "à Nice, Tours et Angers". Small villages do not count: many words
/// are called like one.
bool is_behind_foreign_preposition(const Reading& reading, const PossibleMention& mention);

}  // namespace loci::geoparse
