/// \file
/// Rivers, seas and mountains whose kind stands behind their name in small letters: "the Jordan
/// river".
#pragma once

#include "gazetteer/geoparse/possible_mentions.hpp"
#include "gazetteer/geoparse/reading.hpp"

namespace loci::geoparse {

/// What a mention and the small word behind it name together; null where that word is none of a
/// natural feature, or no such name is listed.
const KnownName* named_with_feature_word(const Reading& reading, const PossibleMention& mention,
                                         Memory& memory);

}  // namespace loci::geoparse
