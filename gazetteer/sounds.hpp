/// \file
/// What a name sounds like, whoever spelled it: the alphabet in which transliterations meet.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace loci::gazetteer {

/// A name key as a string of sounds, articles and blanks left out; one byte a sound. Small letters
/// stand for themselves; capitals: A ai/ay/ei, O au/aw, H kh, G gh, Q q, S sh, C ch, J j/dj/dzh, Z
/// zh, X ts/tz, D dh, T th, W and Y w and y before a vowel. Doubled sounds count once. Keys in
/// Cyrillic, Arabic, Hebrew and Greek letters are read too; others give nothing.
std::string sounds_of(std::string_view name_key);

/// What a name key may sound like, the usual first: a w may be a v, and the other way round
/// ("Damawand" is Damavand). Never empty.
std::vector<std::string> readings_of(std::string_view name_key);

/// How far apart two names sound, 0 (alike) to 1 (nothing alike): the cheapest way of turning one
/// into the other, where sounds that transliterations confuse cost little, by the longer one's
/// length. \param without_vowels where one side comes from a script that leaves them out
double sound_distance(std::string_view sounds_a, std::string_view sounds_b, bool without_vowels);

/// True where the first consonants are the same or taken for each other: what transliterations
/// hardly ever change. Names without consonants begin alike.
bool begin_alike(std::string_view sounds_a, std::string_view sounds_b);

/// The spelling keys under which a name of these sounds may be listed, likeliest first: other
/// writers' letters for up to two of its sounds. At most `limit`.
std::vector<std::string> spelling_keys_of(std::string_view sounds, std::size_t limit);

/// The keys that differ from one by one consonant more, less or another.
std::vector<std::string> neighbours_of_spelling_key(std::string_view spelling_key);

/// True where a key has letters of a script that leaves vowels out (Arabic, Hebrew).
bool leaves_out_vowels(std::string_view name_key);

}  // namespace loci::gazetteer
