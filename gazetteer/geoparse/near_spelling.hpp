/// \file
/// Names that no gazetteer lists, and that sound like a place near another one of the text.
#pragma once

#include "gazetteer/geoparse/possible_mentions.hpp"
#include "gazetteer/geoparse/reading.hpp"

#include <span>

namespace loci::geoparse {

/// Raises the scores of rare words that sound like a town close to a place that the text
/// certainly names, where no word says that they are people: "Tafes was calm, but Daraa was hit".
/// \param doubts of each mention (doubt_of): where there is one, it stays
void favour_near_spellings(const Reading& reading, std::span<PossibleMention> mentions,
                           std::span<const double> doubts, Memory& memory);

}  // namespace loci::geoparse
