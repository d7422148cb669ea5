#include "gazetteer/name_key.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace loci::gazetteer {
namespace {

constexpr std::size_t shortest_key = 2;  // consonants
constexpr std::size_t longest_compared = 80;

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
  for (const auto& sound : sounds) {
    if (text.starts_with(sound.written)) return {sound.heard, sound.written.size()};
  }
  const char after = text.size() > 1 ? text[1] : ' ';
  const bool soft = after == 'e' || after == 'i' || after == 'y';
  if (text[0] == 'g') return {soft ? "j" : "k", 1};
  if (text[0] == 'c') return {soft ? "s" : "k", 1};
  return {text.substr(0, 1), 1};
}

bool is_latin(std::string_view key) {
  return std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == ' ';
  });
}

double insertion_cost(char c, char neighbour) {
  if (c == neighbour) return 0.15;  // a letter doubled
  if (is_vowel(c) || c == 'h') return 0.35;
  return 1;
}

double substitution_cost(char a, char b) {
  if (a == b) return 0;
  if (is_vowel(a) && is_vowel(b)) return 0.25;
  constexpr std::array<std::string_view, 6> families{"kqgc", "jg", "sc", "bp", "hk", "vw"};
  for (const auto family : families) {
    if (family.find(a) != std::string_view::npos && family.find(b) != std::string_view::npos) {
      return 0.3;
    }
  }
  return 1;
}

/// Levenshtein's distance with cheap steps where transliterations differ.
double edit_cost(std::string_view a, std::string_view b) {
  std::vector<double> previous(b.size() + 1);
  std::vector<double> row(b.size() + 1);
  for (std::size_t j = 1; j <= b.size(); ++j) {
    previous[j] = previous[j - 1] + insertion_cost(b[j - 1], j > 1 ? b[j - 2] : ' ');
  }
  for (std::size_t i = 1; i <= a.size(); ++i) {
    const double deletion = insertion_cost(a[i - 1], i > 1 ? a[i - 2] : ' ');
    row[0] = previous[0] + deletion;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const double insertion = insertion_cost(b[j - 1], j > 1 ? b[j - 2] : ' ');
      row[j] = std::min({previous[j - 1] + substitution_cost(a[i - 1], b[j - 1]),
                         previous[j] + deletion, row[j - 1] + insertion});
    }
    std::swap(row, previous);
  }
  return previous[b.size()];
}

}  // namespace

std::string spelling_key(std::string_view name) {
  const std::string key = name_key(name);
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
  const auto a = without_articles(name_key_a.substr(0, longest_compared));
  const auto b = without_articles(name_key_b.substr(0, longest_compared));
  if (a.empty() || b.empty()) return 1;
  return std::min(1.0, edit_cost(a, b) / static_cast<double>(std::max(a.size(), b.size())));
}

}  // namespace loci::gazetteer
