/// \file
/// Rivers whose names leave their word out: "they crossed the Platte", "between the Ohio and the
/// Mississippi"; and other names behind an article.
#pragma once

#include "gazetteer/geoparse/possible_mentions.hpp"
#include "gazetteer/geoparse/reading.hpp"

namespace loci::geoparse {

/// The river that a name behind "the" means where no noun follows that the article could belong
/// to, or that is one of several: "the Ohio and Mississippi rivers". Null for names of countries
/// that take the article, and where no river is called so.
const KnownName* bare_river(const Reading& reading, const PossibleMention& mention, Memory& memory);

/// "the Atlantic and", "the tropical Atlantic": a name that "the" belongs to, with a small word
/// between them at most, and that no noun follows but one for a shore. Towns are not called so.
bool is_noun_behind_article(const Reading& reading, const PossibleMention& mention, Memory& memory);

}  // namespace loci::geoparse
