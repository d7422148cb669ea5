/// \file
/// The two ends of a route: "the Kirkuk-Ceyhan pipeline", "the Damascus–Homs highway".
#pragma once

#include "gazetteer/geoparse/possible_mentions.hpp"
#include "gazetteer/geoparse/reading.hpp"

#include <span>

namespace loci::geoparse {

/// Raises the other name of a pair that a hyphen or a dash joins before the word for a road, a line
/// or a border, whoever else is called so, where one of them is a place.
void favour_ends_of_routes(const Reading& reading, std::span<PossibleMention> mentions);

}  // namespace loci::geoparse
