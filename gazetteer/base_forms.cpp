#include "gazetteer/base_forms.hpp"

#include "gazetteer/name_key.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <span>
#include <utility>

namespace loci::gazetteer {
namespace {

constexpr std::size_t letter_bytes = 2;  // of Cyrillic, Arabic and Hebrew in UTF-8
constexpr std::size_t shortest_arabic = 3 * letter_bytes;
constexpr std::size_t shortest_stem = 3 * letter_bytes;
constexpr std::size_t shortest_hebrew = 2 * letter_bytes;  // "תל אביב"

bool is_arabic(std::string_view key) {
  return key.size() > letter_bytes && static_cast<unsigned char>(key[0]) >= 0xd8 &&
         static_cast<unsigned char>(key[0]) <= 0xdb;
}

/// Calls add for the word without a preposition, without a conjunction, and without both, as far as
/// it begins with them.
void without_clitics(std::string_view word, std::span<const std::string_view> conjunctions,
                     std::span<const std::string_view> prepositions,
                     const std::function<void(std::string_view)>& add) {
  const auto add_without_preposition = [&](std::string_view form) {
    for (const auto one : prepositions) {
      if (form.starts_with(one)) add(form.substr(one.size()));
    }
  };
  add_without_preposition(word);
  for (const auto one : conjunctions) {
    if (!word.starts_with(one)) continue;
    add(word.substr(one.size()));
    add_without_preposition(word.substr(one.size()));
  }
}

/// "و" (and), "ف" (so), then "ب" (in), "ل" (to), "ك" (like), then the article.
void add_arabic(std::string_view word, std::vector<std::string>& forms) {
  static constexpr std::array<std::string_view, 2> conjunctions{"و", "ف"};
  static constexpr std::array<std::string_view, 3> prepositions{"ب", "ل", "ك"};
  const auto add = [&](std::string_view form) {
    if (form.size() >= shortest_arabic) forms.emplace_back(form);
    // "للرقة": to al-Raqqa, whose article's first letter the preposition swallows.
    constexpr std::string_view swallowed = "لل";
    if (form.starts_with(swallowed) && form.size() >= shortest_arabic + letter_bytes) {
      forms.push_back("ال" + std::string(form.substr(swallowed.size())));
    }
  };
  if (word.starts_with("لل")) add(word);
  without_clitics(word, conjunctions, prepositions, add);
}

bool is_hebrew(std::string_view key) {
  return key.size() > letter_bytes && key.starts_with("\xd7");
}

/// "ו" (and), "ש" (that), then "ב" (in), "ל" (to), "מ" (from), "כ" (like), then "ה" (the).
void add_hebrew(std::string_view word, std::vector<std::string>& forms) {
  static constexpr std::array<std::string_view, 2> conjunctions{"ו", "ש"};
  static constexpr std::array<std::string_view, 4> prepositions{"ב", "ל", "מ", "כ"};
  constexpr std::string_view article = "ה";
  const auto add = [&](std::string_view form) {
    if (form.size() >= shortest_hebrew) forms.emplace_back(form);
    if (form.starts_with(article) && form.size() >= shortest_hebrew + letter_bytes)
      forms.emplace_back(form.substr(article.size()));
  };
  without_clitics(word, conjunctions, prepositions, add);
}

struct Ending {
  std::string_view written;
  std::array<std::string_view, 4> base;  ///< "-" for none further
};

/// Endings of name keys, where й is и and ї is і; longest first.
constexpr auto endings = std::to_array<Ending>({
    {"ского", {"ски", "ское", "-", "-"}},
    {"скому", {"ски", "ское", "-", "-"}},
    {"ском", {"ски", "ское", "ск", "ско"}},
    {"ской", {"ская", "ск", "-", "-"}},
    {"скую", {"ская", "-", "-", "-"}},
    {"ами", {"ы", "а", "", "-"}},
    {"ями", {"и", "я", "-", "-"}},
    {"ого", {"ыи", "ии", "ое", "-"}},
    {"его", {"ии", "ее", "-", "-"}},
    {"ому", {"ыи", "ии", "ое", "-"}},
    {"ові", {"", "-", "-", "-"}},
    {"еві", {"ь", "", "-", "-"}},
    {"ією", {"ія", "-", "-", "-"}},
    {"иеи", {"ия", "-", "-", "-"}},
    {"ою", {"а", "-", "-", "-"}},
    {"ею", {"я", "-", "-", "-"}},
    {"ом", {"", "о", "ыи", "ое"}},
    {"ем", {"", "ь", "ии", "е"}},
    {"ым", {"ыи", "ое", "-", "-"}},
    {"им", {"ии", "ое", "-", "-"}},
    {"ои", {"а", "ыи", "ая", "-"}},
    {"еи", {"я", "и", "-", "-"}},
    {"ую", {"ая", "-", "-", "-"}},
    {"ах", {"ы", "а", "", "-"}},
    {"ях", {"и", "я", "-", "-"}},
    {"ам", {"ы", "а", "", "-"}},
    {"ии", {"ия", "-", "-", "-"}},
    {"ию", {"ия", "-", "-", "-"}},
    {"іі", {"ія", "-", "-", "-"}},
    {"ію", {"ія", "-", "-", "-"}},
    {"а", {"", "о", "-", "-"}},
    {"у", {"", "а", "о", "-"}},
    {"е", {"", "а", "я", "о"}},
    {"і", {"", "а", "я", "о"}},
    {"ю", {"ь", "я", "и", "е"}},
    {"я", {"ь", "и", "е", "-"}},
    {"ы", {"а", "", "-", "-"}},
    {"и", {"а", "ь", "я", "-"}},
});

/// "Києв-", "Львов-" -> "Київ", "Львів": the vowel changes before an ending.
void add_stem(std::string stem, std::vector<std::string>& forms) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> closed{
      {{"єв", "ів"}, {"ев", "ів"}, {"ов", "ів"}}};
  for (const auto& [open, shut] : closed) {
    if (stem.ends_with(open)) {
      forms.push_back(stem.substr(0, stem.size() - open.size()) + std::string(shut));
    }
  }
  forms.push_back(std::move(stem));
}

void add_cyrillic(std::string_view word, std::vector<std::string>& forms) {
  for (const Ending& ending : endings) {
    if (!word.ends_with(ending.written) || word.size() - ending.written.size() < shortest_stem) {
      continue;
    }
    const std::string stem{word.substr(0, word.size() - ending.written.size())};
    for (const auto base : ending.base) {
      if (base == "-") break;
      if (base.empty()) {
        add_stem(stem, forms);
      } else {
        forms.push_back(stem + std::string(base));
      }
    }
  }
}

/// "Ankara'da", "İstanbul’un": the name before the apostrophe, where a suffix follows.
std::string without_turkish_suffix(std::string_view toponym) {
  static constexpr auto suffixes = std::to_array<std::string_view>(
      {"da",   "de",   "ta", "te",  "dan", "den",  "tan",  "ten", "a",   "e",    "ya",
       "ye",   "i",    "u",  "yi",  "yu",  "in",   "un",   "nin", "nun", "daki", "deki",
       "taki", "teki", "la", "le",  "yla", "yle",  "ca",   "ce",  "dir", "dur",  "tir",
       "tur",  "li",   "lu", "nda", "nde", "ndan", "nden", "na",  "ne",  "ni",   "nu"});
  for (const std::string_view apostrophe : {"'", "’", "ʼ", "`"}) {
    const auto at = toponym.rfind(apostrophe);
    if (at == std::string_view::npos || at == 0) continue;
    const auto suffix = word_key(toponym.substr(at + apostrophe.size()));
    if (std::find(suffixes.begin(), suffixes.end(), suffix) == suffixes.end()) continue;
    auto base = name_key(toponym.substr(0, at));
    // A single vowel follows a consonant only; "Dara'a" and "Qal'a" are whole names.
    constexpr std::size_t shortest_before_vowel = 5;
    const bool vowel = suffix.size() == 1;
    const bool open =
        base.empty() || std::string_view("aeiou").find(base.back()) != std::string_view::npos;
    if (vowel && (open || base.size() < shortest_before_vowel)) continue;
    return base;
  }
  return {};
}

}  // namespace

std::vector<std::string> base_forms_of_word(std::string_view word_key) {
  std::vector<std::string> forms;
  if (is_arabic(word_key)) add_arabic(word_key, forms);
  if (is_cyrillic(word_key)) add_cyrillic(word_key, forms);
  if (is_hebrew(word_key)) add_hebrew(word_key, forms);
  return forms;
}

std::vector<std::string> base_forms(std::string_view toponym) {
  constexpr std::size_t most_forms = 64;
  if (const auto base = without_turkish_suffix(toponym); !base.empty()) return {base};
  const std::string key = name_key(toponym);
  if (!is_arabic(key) && !is_cyrillic(key) && !is_hebrew(key)) return {};
  // Each word in each of its forms: "Нижнем Новгороде" is bent twice.
  std::vector<std::string> forms{""};
  for (std::size_t begin = 0; begin < key.size();) {
    const std::size_t end = std::min(key.find(' ', begin), key.size());
    const std::string word = key.substr(begin, end - begin);
    const bool first = begin == 0;
    const bool clitics = is_arabic(word) || is_hebrew(word);  // before the first word only
    auto choices = clitics && !first ? std::vector<std::string>{} : base_forms_of_word(word);
    choices.push_back(word);
    std::vector<std::string> longer;
    for (const auto& form : forms) {
      for (const auto& choice : choices) {
        if (longer.size() < most_forms)
          longer.push_back(form.empty() ? choice : form + " " + choice);
      }
    }
    forms = std::move(longer);
    begin = end + 1;
  }
  std::erase(forms, key);
  return forms;
}

}  // namespace loci::gazetteer
