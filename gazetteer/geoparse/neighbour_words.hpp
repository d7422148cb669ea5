/// \file
/// What the words beside a name say of it.
#pragma once

#include "gazetteer/geoparse/memory.hpp"
#include "gazetteer/geoparse/tokens.hpp"

#include <string_view>

namespace loci::geoparse {

/// Words before a name that speak of a location: "in", "near", "throughout".
bool is_locative(std::string_view key);

/// Words behind a name that say what somebody does or thinks: "said", "announced".
bool is_acting(std::string_view key);

/// What a neighbour is, in one small number.
int neighbour_class(const Token& token, const Word& word);

}  // namespace loci::geoparse
