/// \file
/// Places with their state or country right behind them: "Stamford CT", "Mosul Iraq", "CHARLESTON,
/// W.Va."
#pragma once

#include "gazetteer/geoparse/possible_mentions.hpp"
#include "gazetteer/geoparse/reading.hpp"

#include <span>

namespace loci::geoparse {

/// Makes such a place and its area mentions, where one of that name lies in that area: edited texts
/// put a comma between them, and have taught the models no other way.
void favour_places_with_areas(const Reading& reading, std::span<PossibleMention> mentions,
                              Memory& memory);

/// Raises a city and a place in or beside it that the text says is the city's: "Sydney's Bondi",
/// whose names people have, too.
void favour_owned_places(const Reading& reading, std::span<PossibleMention> mentions);

}  // namespace loci::geoparse
