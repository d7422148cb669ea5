/// \file
/// Parts of cities that are called by where they lie, "West London", "Downtown Chicago", and
/// institutions that are called after their city: "Kabul University".
#pragma once

#include "gazetteer/geoparse/possible_mentions.hpp"
#include "gazetteer/geoparse/reading.hpp"

namespace loci::geoparse {

/// The city that the last words of a mention name, where no gazetteer lists the mention, its first
/// word tells a part, and the city is large enough to have parts; null otherwise.
const KnownName* city_of_part(const Reading& reading, const PossibleMention& mention,
                              Memory& memory);

/// The city that the first words of a mention name, where no gazetteer lists the mention and its
/// last word tells a university, a hospital or the like; null otherwise.
const KnownName* city_of_institution(const Reading& reading, const PossibleMention& mention,
                                     Memory& memory);

}  // namespace loci::geoparse
