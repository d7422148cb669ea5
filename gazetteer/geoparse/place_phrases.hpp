/// \file
/// Phrases that only places stand in: "the governor of Tartuss", "left for Tartuss", "the battle
/// for Tartuss in Syria".
#pragma once

#include "gazetteer/geoparse/possible_mentions.hpp"
#include "gazetteer/geoparse/reading.hpp"

namespace loci::geoparse {

/// Whether the words around a name are such a phrase. A list of names behind "in" or a verb of war
/// is none of these.
bool is_in_place_phrase(const Reading& reading, const PossibleMention& mention);

}  // namespace loci::geoparse
