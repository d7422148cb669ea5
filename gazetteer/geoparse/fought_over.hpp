/// \file
/// Towns that are taken, shelled and held: places, whatever else their names stand for.
#pragma once

#include "gazetteer/geoparse/possible_mentions.hpp"
#include "gazetteer/geoparse/reading.hpp"

namespace loci::geoparse {

/// True for a place that is no country behind a verb of war ("captured Goma and Bukavu"), also
/// further on in the same list, and before "came under fire", "was calm" and the like. The training
/// corpora write of the teams of towns more often than of their sieges.
bool is_fought_over(const Reading& reading, const PossibleMention& mention);

/// True before the state that a town is in: "Safita remained relatively calm".
/// \param last the word behind its name
bool is_in_state_of_towns(const Reading& reading, std::size_t last);

/// True where the text says what is done to towns and to nobody: "Douma was shelled", "besieged
/// Hit".
bool is_town_fought_over(const Reading& reading, const PossibleMention& mention);

}  // namespace loci::geoparse
