#include "gazetteer/name_key.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>

namespace loci::gazetteer {
namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Letters that no Unicode decomposition spells with plain ones; sorted. An empty spelling drops
/// the letter.
constexpr std::array<std::pair<char32_t, std::string_view>, 33> plain_spellings{{
    {U'æ', "ae"},
    {U'ð', "d"},
    {U'ø', "o"},
    {U'þ', "th"},
    {U'đ', "d"},
    {U'ħ', "h"},
    {U'ı', "i"},
    {U'ĸ', "k"},
    {U'ł', "l"},
    {U'ŋ', "ng"},
    {U'œ', "oe"},
    {U'ŧ', "t"},
    {U'ƙ', "k"},
    {U'ƴ', "y"},
    {U'ɓ', "b"},
    {U'ɔ', "o"},
    {U'ɖ', "d"},
    {U'ɗ', "d"},
    {U'ə', "a"},
    {U'ɛ', "e"},
    {U'ɣ', "g"},
    {U'ɨ', "i"},
    {U'ʉ', "u"},
    // Arabic script: one form for each letter, whichever language's keyboard wrote it.
    {U'ء', ""},
    {U'ة', "ه"},
    {U'ى', "ي"},
    {U'ٱ', "ا"},
    {U'ک', "ك"},
    {U'ھ', "ه"},
    {U'ہ', "ه"},
    {U'ی', "ي"},
    {U'ې', "ي"},
    {U'ە', "ه"},
}};

/// Accents of Latin, Greek and Cyrillic, Arabic and Hebrew vowel signs: what readers leave out.
/// Vowel signs of Indic scripts and the sound marks of kana are letters in their own right and
/// stay.
bool is_dropped_mark(char32_t c) {
  if (c == 0x3099 || c == 0x309a) return false;
  return (c >= 0x0300 && c <= 0x036f) || (c >= 0x0591 && c <= 0x05c7) ||
         (c >= 0x0610 && c <= 0x061a) || (c >= 0x064b && c <= 0x065f) || c == 0x0670 ||
         (c >= 0x06d6 && c <= 0x06ed && c != 0x06e5) || (c >= 0x1ab0 && c <= 0x1aff) ||
         (c >= 0x1dc0 && c <= 0x1dff) || (c >= 0x20d0 && c <= 0x20ff) ||
         (c >= 0xfe20 && c <= 0xfe2f);
}

bool is_key_character(char32_t c) {
  const auto code = static_cast<UChar32>(c);
  if (c >= 0x02b0 && c <= 0x02ff) return false;  // modifier letters: ʿ ʾ ʻ ʼ …
  if (c == 0x0640) return false;                 // tatweel only stretches a word
  return u_isalnum(code) || (U_GET_GC_MASK(code) & U_GC_M_MASK) != 0;
}

void append_utf8(std::string& text, char32_t c) {
  std::array<std::uint8_t, U8_MAX_LENGTH> bytes{};
  std::int32_t size = 0;
  U8_APPEND_UNSAFE(bytes.data(), size, c);
  text.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size));
}

/// Appends a character that is case folded and decomposed; true where a key has a letter for it.
bool append_plain(std::string& key, char32_t c) {
  if (is_dropped_mark(c)) return true;
  const auto* const plain =
      std::lower_bound(plain_spellings.begin(), plain_spellings.end(), c,
                       [](const auto& entry, char32_t letter) { return entry.first < letter; });
  if (plain != plain_spellings.end() && plain->first == c) {
    key += plain->second;
    return true;
  }
  if (!is_key_character(c)) return false;
  append_utf8(key, c);
  return true;
}

/// Case folded and decomposed; nothing where ICU is without its data.
std::optional<icu::UnicodeString> folded_letters(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* const casefold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  const auto* const decompose = icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status)) return std::nullopt;
  return decompose->normalize(casefold->normalize(text, status), status);
}

std::string any_word_key(std::string_view word) {
  const auto letters = folded_letters(icu::UnicodeString::fromUTF8(
      icu::StringPiece(word.data(), static_cast<std::int32_t>(word.size()))));
  if (!letters) return std::string{word};  // keys stay raw, both sides
  std::string key;
  for (std::int32_t i = 0; i < letters->length(); i = letters->moveIndex32(i, 1)) {
    append_plain(key, static_cast<char32_t>(letters->char32At(i)));
  }
  return key;
}

bool is_apostrophe(char32_t c) {
  return c == U'\'' || c == U'`' || c == U'´' || (c >= 0x2018 && c <= 0x201b) || c == 0x2032 ||
         c == 0x05f3 || c == 0x05f4;
}

bool is_in_word(char32_t c) {
  if (c < 0x80)
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '\'' ||
           c == '`';
  const auto mask = U_GET_GC_MASK(static_cast<UChar32>(c));
  return (mask & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK | U_GC_CF_MASK)) != 0 || is_apostrophe(c);
}

/// Walks a name code point by code point.
struct CodePointReader {
  std::string_view text;
  std::size_t next = 0;

  bool at_end() const { return next >= text.size(); }
  char32_t read() {
    const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    auto at = static_cast<std::int32_t>(next);
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, at, static_cast<std::int32_t>(text.size()), c);
    next = static_cast<std::size_t>(at);
    return static_cast<char32_t>(c);
  }
  char32_t peek() const { return at_end() ? 0 : CodePointReader{*this}.read(); }
};

/// A dot stays in a word only between single letters: "N.Y." and "U.S.A", not "St.Petersburg" or
/// "S.Korea".
bool is_abbreviation_dot(std::size_t letters_before, CodePointReader after) {
  if (letters_before != 1) return false;
  if (after.at_end() || !is_in_word(after.read())) return true;
  return after.at_end() || !is_in_word(after.peek());
}

/// al-, el- and their forms before a consonant of the same sound: "ez Zor", "ash Sham", "an
/// Nasiriyah".
bool is_article(std::string_view word, std::string_view next) {
  if (word.size() < 2 || word.size() > 3 || next.empty()) return false;
  if (word[0] != 'a' && word[0] != 'e' && word[0] != 'u') return false;
  const auto sound = word.substr(1);
  if (sound == "l") return word[0] != 'u';
  static constexpr std::array<std::string_view, 10> assimilated{"d",  "dh", "n",  "r", "s",
                                                                "sh", "t",  "th", "z", "l"};
  return next.starts_with(sound) &&
         std::find(assimilated.begin(), assimilated.end(), sound) != assimilated.end();
}

}  // namespace

std::string word_key(std::string_view word) {
  if (!is_ascii(word)) return any_word_key(word);
  std::string key;
  key.reserve(word.size());
  for (const char c : word) {
    if (c >= 'A' && c <= 'Z') {
      key += static_cast<char>(c | 0x20);
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      key += c;
    }
  }
  if (key.empty() && word == "&") key = "and";
  return key;
}

void append_folded(std::string& text, char32_t character) {
  if (character == U'\'' || character == U'`' || is_apostrophe(character)) return;
  if (character < 0x80) {
    const bool upper = character >= 'A' && character <= 'Z';
    const bool blank = character <= ' ';
    text += blank ? ' ' : static_cast<char>(upper ? character | 0x20 : character);
    return;
  }
  const auto code = static_cast<UChar32>(character);
  if (u_isUWhiteSpace(code)) {
    text += ' ';
    return;
  }
  if ((character >= 0x02b0 && character <= 0x02ff) || character == 0x0640) return;
  const auto letters = folded_letters(icu::UnicodeString(code));
  if (!letters) return append_utf8(text, character);
  for (std::int32_t i = 0; i < letters->length(); i = letters->moveIndex32(i, 1)) {
    const auto c = static_cast<char32_t>(letters->char32At(i));
    if (!append_plain(text, c)) append_utf8(text, c);
  }
}

std::string folded(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  CodePointReader reader{text};
  while (!reader.at_end()) append_folded(result, reader.read());
  return result;
}

std::vector<std::string_view> name_words(std::string_view name) {
  std::vector<std::string_view> words;
  CodePointReader reader{name};
  std::size_t begin = 0;
  std::size_t letters = 0;  // of the current word since its last dot
  const auto end_word = [&](std::size_t end) {
    if (end > begin) words.push_back(name.substr(begin, end - begin));
    letters = 0;
  };
  while (!reader.at_end()) {
    const std::size_t at = reader.next;
    const char32_t c = reader.read();
    if (is_in_word(c)) {
      ++letters;
    } else if (c == U'.' && is_abbreviation_dot(letters, reader)) {
      letters = 0;
    } else {
      end_word(at);
      if (c == U'&') words.push_back(name.substr(at, 1));
      begin = reader.next;
    }
  }
  end_word(name.size());
  return words;
}

std::string_view unified_word(std::string_view word_key, std::string_view next_word_key) {
  if (next_word_key.empty()) return word_key;
  if (word_key == "st") return "saint";
  if (word_key == "ste") return "sainte";
  if (word_key == "mt") return "mount";
  if (word_key == "ft") return "fort";
  return is_article(word_key, next_word_key) ? "al" : word_key;
}

bool is_latin(std::string_view name_key) {
  return std::all_of(name_key.begin(), name_key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == ' ';
  });
}

bool is_cyrillic(std::string_view name_key) {
  return name_key.starts_with("\xd0") || name_key.starts_with("\xd1") ||
         name_key.starts_with("\xd2");
}

std::string joined_key(std::span<const std::string_view> word_keys) {
  std::string key;
  for (std::size_t i = 0; i < word_keys.size(); ++i) {
    if (!key.empty()) key += ' ';
    key += unified_word(word_keys[i], i + 1 < word_keys.size() ? word_keys[i + 1] : "");
  }
  return key;
}

std::string name_key(std::string_view name) {
  std::vector<std::string> keys;
  for (const auto word : name_words(name)) {
    keys.push_back(word_key(word));
    if (keys.back().empty()) keys.pop_back();
  }
  return joined_key(std::vector<std::string_view>(keys.begin(), keys.end()));
}

}  // namespace loci::gazetteer
