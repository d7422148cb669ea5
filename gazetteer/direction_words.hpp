/// \file
/// Words before a name that tell its namesakes apart: "North", "Upper", "New".
#pragma once

#include <string_view>

namespace loci::gazetteer {

/// What such a word says, as a small number; 0 for any other word. "North" and "northern" say the
/// same. \param word_key through word_key()
int direction_of_word(std::string_view word_key);

}  // namespace loci::gazetteer
