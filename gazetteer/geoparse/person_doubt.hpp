/// \file
/// People who are called like places.
#pragma once

#include "gazetteer/geoparse/possible_mentions.hpp"
#include "gazetteer/geoparse/reading.hpp"

namespace loci::geoparse {

/// What the words around a possible mention say for its being a person: log-odds that are taken
/// from its being a place, 0 where they say nothing.
double doubt_of_person(const Reading& reading, const PossibleMention& mention);

}  // namespace loci::geoparse
