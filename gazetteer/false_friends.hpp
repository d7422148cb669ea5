/// \file
/// Names of several words that sound alike as a whole and are not the same: "West Darfur" and "East
/// Darfur", "Deir Hafer" and "Deir Sharqi".
#pragma once

#include <string_view>

namespace loci::gazetteer {

/// True where two name keys, without the words that both begin or end with, sound too different to
/// be spellings of one name, or say different directions. Keys of single words never are.
bool are_false_friends(std::string_view name_key_a, std::string_view name_key_b);

}  // namespace loci::gazetteer
