/// \file
/// Where a report was written: "GENEVA/ROME, Nov 3 (Reuters) -".
#pragma once

#include "gazetteer/geoparse/possible_mentions.hpp"
#include "gazetteer/geoparse/reading.hpp"

#include <cstddef>

namespace loci::geoparse {

/// True for a listed place of some size in the dateline of a report: at the beginning of a line,
/// alone or beside another place, before a date or an agency if there is one, and before a dash
/// behind which a sentence begins. In small letters ("Geneva -") only near the beginning of the
/// text or with an agency.
bool is_in_dateline(const Reading& reading, const PossibleMention& mention);

}  // namespace loci::geoparse
