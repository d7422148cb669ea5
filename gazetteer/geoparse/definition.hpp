/// \file
/// Sentences that say what a name is: "Victoria is a small town on the island of Gozo".
#pragma once

#include "gazetteer/geoparse/possible_mentions.hpp"
#include "gazetteer/geoparse/reading.hpp"

#include <cstddef>
#include <span>
#include <string_view>

namespace loci::geoparse {

/// True for what a place may be said to be: "town", "province", "river".
bool is_kind_of_place(std::string_view key);

/// The word at which a definition of the name that ends before the word `last` begins: behind "is
/// a", or behind ", a", or right behind the comma (", capital of"). The reading's size where none
/// does.
std::size_t definition_behind(const Reading& reading, std::size_t last);

/// Raises the score of every mention of a listed name that the text somewhere says is a place.
/// \param doubts of each mention (doubt_of), in their order
void favour_defined_places(const Reading& reading, std::span<PossibleMention> mentions,
                           std::span<const double> doubts);

}  // namespace loci::geoparse
