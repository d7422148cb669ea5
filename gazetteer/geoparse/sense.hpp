/// \file
/// What a toponym stands for where it is used.
#pragma once

#include "gazetteer/geoparse/linear_model.hpp"
#include "gazetteer/geoparse/mention.hpp"
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

/// Literal or associative: the sense of each of the toponyms of one text that is no demonym. The
/// model knows English; in other languages every one is literal.
std::vector<Sense> senses_of(const Reading& reading, std::span<const PossibleMention> mentions,
                             const LinearModel& model, Memory& memory);

}  // namespace loci::geoparse
