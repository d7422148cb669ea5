/// \file
/// One key for all spellings of a name that differ only in case, accents and signs; and one for its
/// transliterations.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace loci::gazetteer {

/// Changes with every change of the rules below; keys of different versions do not compare.
inline constexpr int name_key_version = 1;

/// The key of a single word (UTF-8; what stands between blanks and hyphens): NFKC and case folded;
/// accents, apostrophes, modifier letters, dots and every other sign removed; ł, ø, đ, ß, æ …
/// spelled with plain letters; Arabic letters in one form. "Dara'a" -> "daraa", "U.S." -> "us",
/// "Łódź" -> "lodz". Empty where nothing is left.
std::string word_key(std::string_view word);

/// Appends one character to a text that is searched, as word_key spells it: without case and
/// accent, nothing for an apostrophe. But signs, which word_key drops, stay themselves, and white
/// space becomes a blank.
void append_folded(std::string& text, char32_t character);
/// A whole text (UTF-8) as append_folded spells it.
std::string folded(std::string_view text);

/// The words of a name, split at white space, hyphens and all other signs but apostrophes and the
/// dots of abbreviations: "Deir-ez-Zor" -> "Deir", "ez", "Zor". The views point into the name.
std::vector<std::string_view> name_words(std::string_view name);

/// A word as a name key has it: "al" for an assimilated Arabic article before its noun, "saint" for
/// "st" …; any other word itself. \param next_word_key the word after it; empty at the end of a
/// name
std::string_view unified_word(std::string_view word_key, std::string_view next_word_key);

/// The key of a name from the keys of its words, joined by one blank, with the variants that are
/// the same word unified: assimilated Arabic articles ("ez zor" -> "al zor", "ash sham" -> "al
/// sham"), "st" -> "saint".
std::string joined_key(std::span<const std::string_view> word_keys);

/// joined_key of the word keys of name_words. "Deir-ez-Zor", "DEIR EZ ZOR" and "Deir al-Zor" have
/// one name key.
std::string name_key(std::string_view name);

/// True for a key of nothing but a to z, digits and blanks.
bool is_latin(std::string_view name_key);
/// True for a key that begins with a Cyrillic letter.
bool is_cyrillic(std::string_view name_key);

/// The key of a name's transliteration family, Arabic above all: consonants in classes, vowels and
/// articles dropped, words joined. Coarse: names that share it are only similar if
/// spelling_distance says so. Empty for names too short to be compared so.
std::string spelling_key(std::string_view name);
/// Likewise of a name whose key is known.
std::string spelling_key_of(std::string_view name_key);

/// How far apart two names of one spelling key are, 0 (the same name key) to 1 (nothing alike).
double spelling_distance(std::string_view name_key_a, std::string_view name_key_b);

}  // namespace loci::gazetteer
