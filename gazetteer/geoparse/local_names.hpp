/// \file
/// Names that local papers are full of: streets, the counties of courts and sheriffs, and where
/// politicians were elected.
#pragma once

#include "gazetteer/geoparse/possible_mentions.hpp"
#include "gazetteer/geoparse/reading.hpp"

namespace loci::geoparse {

/// "on Green Oaks Boulevard", "near Hills Road": the name of a street behind a word that says
/// where.
bool is_located_street(const Reading& reading, const PossibleMention& mention);

/// "Clarke County" of the "Clarke County Board of Education": a listed county before the name of
/// what it runs.
bool is_county_of_office(const Reading& reading, const PossibleMention& mention);

/// "Jonglei State": a first-level area that calls itself so. Those of the United States do not:
/// "Ohio State" is a university.
bool is_state_by_name(const Reading& reading, const PossibleMention& mention, Memory& memory);

/// "D-Charleston", "R-Ky.": where a politician was elected.
bool is_constituency(const Reading& reading, const PossibleMention& mention);

}  // namespace loci::geoparse
