/// \file
/// Names in scripts without capitals, where only the words around tell them: Arabic, Persian,
/// Hebrew.
#pragma once

#include "gazetteer/geoparse/possible_mentions.hpp"
#include "gazetteer/geoparse/reading.hpp"

namespace loci::geoparse {

/// Written without capitals because its script has none.
bool is_caseless(const Reading& reading, const PossibleMention& mention);

/// True for an ordinary word that is also the name of some place: "المدينة", the city, and Medina.
bool is_caseless_word(const Reading& reading, const PossibleMention& mention);

/// True for one word behind "town of", "village of" and the like that is listed, or sounds like a
/// listed name: "بلدة تل رفعت".
bool is_behind_caseless_kind(const Reading& reading, const PossibleMention& mention,
                             Memory& memory);

}  // namespace loci::geoparse
