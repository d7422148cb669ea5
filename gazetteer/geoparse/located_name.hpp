/// \file
/// Names beside words that say where they lie: hardly anything but places, listed or not.
#pragma once

#include "gazetteer/geoparse/possible_mentions.hpp"
#include "gazetteer/geoparse/reading.hpp"

#include <span>

namespace loci::geoparse {

/// Raises the scores of names of which the text says where they lie: "Zvenkove, 20 km from
/// Bakhmut", "the Damascus suburb of Ain Quillon", "from Tell Quillar in Deir ez-Zor province";
/// unlisted ones wherever the text uses them. \param doubts of each mention (doubt_of): where there
/// is one, it stays
void favour_located_names(const Reading& reading, std::span<PossibleMention> mentions,
                          std::span<const double> doubts);

}  // namespace loci::geoparse
