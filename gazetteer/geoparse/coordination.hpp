/// \file
/// Names in a row: "Homs, Hama and Idlib". What some of them are, the others are too.
#pragma once

#include "gazetteer/geoparse/memory.hpp"
#include "gazetteer/geoparse/possible_mentions.hpp"
#include "gazetteer/geoparse/reading.hpp"

#include <span>

namespace loci::geoparse {

/// Raises the scores of uncertain names that stand in a row with places and are called, or sound,
/// like a place near one of them; where none of a row is certain, of those that lie near each
/// other. To be called after all other scores are known. \param mentions in order of first, then
/// longest first \param doubts of each mention (doubt_of): where there is one, the row does not
/// help
void add_coordination(const Reading& reading, std::span<PossibleMention> mentions,
                      std::span<const double> doubts, Memory& memory);

}  // namespace loci::geoparse
