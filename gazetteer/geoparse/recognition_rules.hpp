/// \file
/// What the models cannot have learned from the corpora: kinds of names that those hardly have, or
/// are of two minds about.
#pragma once

#include "gazetteer/geoparse/memory.hpp"
#include "gazetteer/geoparse/possible_mentions.hpp"
#include "gazetteer/geoparse/reading.hpp"

#include <span>

namespace loci::geoparse {

/// Of a text in another language than English, or in a script without capitals. The trees have seen
/// none, and what stands around a name is half of what they ask about: the weights and what is
/// unmistakable decide.
bool is_foreign(const Reading& reading, const PossibleMention& mention);

/// Raises and lowers the score of a mention. \param doubt what speaks against it (doubt_of)
void apply_rules(const Reading& reading, double doubt, Memory& memory, PossibleMention& mention);

/// A name that holds others is worth more than they together, where it cannot be chance. \param
/// mentions in order of first, then longest first, all scored
void favour_full_names(const Reading& reading, std::span<PossibleMention> mentions);

}  // namespace loci::geoparse
