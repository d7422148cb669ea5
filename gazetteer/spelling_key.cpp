#include "gazetteer/name_key.hpp"
#include "gazetteer/sounds.hpp"

#include <algorithm>
#include <array>

namespace loci::gazetteer {
namespace {

constexpr std::size_t shortest_key = 2;  // consonants

bool is_vowel(char c) {
  constexpr std::string_view vowels = "aeiouyw";  // y and w stand for vowels as often as not
  return vowels.find(c) != std::string_view::npos;
}

/// A name key without its articles and blanks: "deir al zor" -> "deirzor".
std::string without_articles(std::string_view name_key) {
  std::string joined;
  while (!name_key.empty()) {
    const auto word = name_key.substr(0, name_key.find(' '));
    name_key.remove_prefix(std::min(word.size() + 1, name_key.size()));
    if (word != "al" || name_key.empty()) joined += word;
  }
  // "albukamal": the article written as part of the word.
  const bool starts_with_article = joined.starts_with("al") || joined.starts_with("el");
  if (starts_with_article && joined.size() >= 6 && !is_vowel(joined[2])) joined.erase(0, 2);
  return joined;
}

struct Sound {
  std::string_view written;
  std::string_view heard;
};

/// Consonants that transliterations confuse, longest first.
constexpr std::array<Sound, 22> sounds{{
    {"tsch", "s"}, {"sch", "s"}, {"tch", "s"}, {"dzh", "j"}, {"sh", "s"}, {"ch", "s"},
    {"kh", "h"},   {"gh", "k"},  {"dh", "d"},  {"th", "t"},  {"zh", "z"}, {"ph", "f"},
    {"dj", "j"},   {"ts", "s"},  {"tz", "s"},  {"ck", "sk"}, {"qu", "k"}, {"q", "k"},
    {"x", "ks"},   {"v", "v"},   {"j", "j"},   {"p", "b"},
}};

/// The sound at the start of the text, and how many letters it takes.
std::pair<std::string_view, std::size_t> sound_at(std::string_view text) {
  constexpr std::string_view always_alone = "abefhilmnoruwy0123456789";
  if (always_alone.find(text[0]) != std::string_view::npos) return {text.substr(0, 1), 1};
  for (const auto& sound : sounds) {
    if (text.starts_with(sound.written)) return {sound.heard, sound.written.size()};
  }
  const char after = text.size() > 1 ? text[1] : ' ';
  const bool soft = after == 'e' || after == 'i' || after == 'y';
  if (text[0] == 'g') return {soft ? "j" : "k", 1};
  if (text[0] == 'c') return {soft ? "s" : "k", 1};
  return {text.substr(0, 1), 1};
}

}  // namespace

std::string spelling_key(std::string_view name) {
  return spelling_key_of(name_key(name));
}

std::string spelling_key_of(std::string_view key) {
  if (!is_latin(key)) return {};
  const std::string letters = without_articles(key);
  std::string skeleton;
  char last_letter = ' ';
  for (std::size_t i = 0; i < letters.size();) {
    const auto [heard, written] = sound_at(std::string_view{letters}.substr(i));
    const bool last = i + written == letters.size();
    const bool silent = is_vowel(letters[i]) || (last && letters[i] == 'h');
    const bool doubled = i > 0 && !skeleton.empty() && !is_vowel(last_letter) &&
                         heard.size() == 1 && skeleton.back() == heard[0];
    if (!silent && !doubled) skeleton += heard;
    last_letter = letters[i];
    i += written;
  }
  return skeleton.size() < shortest_key ? std::string{} : skeleton;
}

double spelling_distance(std::string_view name_key_a, std::string_view name_key_b) {
  if (name_key_a == name_key_b) return 0;
  return sound_distance(sounds_of(name_key_a), sounds_of(name_key_b),
                        leaves_out_vowels(name_key_a) || leaves_out_vowels(name_key_b));
}

}  // namespace loci::gazetteer
