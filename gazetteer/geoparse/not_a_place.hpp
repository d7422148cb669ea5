/// \file
/// People, firms, units and common words that are called like places.
#pragma once

#include "gazetteer/geoparse/memory.hpp"
#include "gazetteer/geoparse/possible_mentions.hpp"
#include "gazetteer/geoparse/reading.hpp"

namespace loci::geoparse {

/// What speaks against a possible mention besides what the models have learned: log-odds, 0 where
/// nothing does.
double doubt_of(const Reading& reading, const PossibleMention& mention);

}  // namespace loci::geoparse
