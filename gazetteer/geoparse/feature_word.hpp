/// \file
/// Rivers, mountains and sites whose kind stands beside their name in small letters: "the Jordan
/// river", "Al-Omar oil field", "mount Hermon".
#pragma once

#include "gazetteer/geoparse/possible_mentions.hpp"
#include "gazetteer/geoparse/reading.hpp"

#include <string_view>

namespace loci::geoparse {

/// Words that end the name of a street or of something else that a text names without its town
/// where only one town is meant. Schools and halls are none: every town has them, and those of
/// others.
bool is_facility_word(std::string_view key);

/// What a mention and the small word before it, or the one or two behind it, name together; null
/// where that, or the last of those, is none of a feature or a site, or no such name is listed.
const KnownName* named_with_feature_word(const Reading& reading, const PossibleMention& mention,
                                         Memory& memory);

}  // namespace loci::geoparse
