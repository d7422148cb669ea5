/// \file
/// What kind of word a common English word is: "said" is a verb of communication in the past tense.
#pragma once

#include <string_view>

namespace loci::geoparse {

/// The class of a word as assets/make/word_classes.py describes them ("vcd", "nps", "pr"); empty
/// for a word that is not listed. \param key gazetteer::word_key of the word
std::string_view word_class(std::string_view key);

/// A small number for the part of speech in a class, for trees; 0 for no class.
int part_of_speech(std::string_view word_class);

}  // namespace loci::geoparse
