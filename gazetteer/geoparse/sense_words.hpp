/// \file
/// Words that tell whether a place beside them is meant as a location or as those who act for it.
#pragma once

#include <string_view>

namespace loci::geoparse {

/// Parts and features of the land, and what stands on it: what belongs to a place as a place.
bool is_part_of_place(std::string_view key);

/// People, bodies and their doings: what belongs to a place as those who live or rule there.
bool is_people_or_body(std::string_view key);

/// Prepositions that are conjunctions as well: "after Beijing said".
bool may_begin_clause(std::string_view key);

/// Verbs of going: "visited Riyadh".
bool is_going(std::string_view key);

/// Nouns of dealings between those who act: "relations with", "deal between", "threat from".
bool is_dealing(std::string_view key);

/// Verbs whose object acts itself: "urged China", "beat Barcelona".
bool is_done_to_actors(std::string_view key);

/// Words of reports on sport, where towns are teams.
bool is_of_sport(std::string_view key);

/// Words of reports on states and their dealings, where countries are governments.
bool is_of_politics(std::string_view key);

}  // namespace loci::geoparse
