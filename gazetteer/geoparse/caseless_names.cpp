#include "gazetteer/geoparse/caseless_names.hpp"

#include "gazetteer/geoparse/other_spelling.hpp"
#include "gazetteer/geoparse/word_list.hpp"

#include <string_view>

namespace loci::geoparse {
namespace {

constexpr std::size_t letter_bytes = 2;  // of Arabic and Hebrew in UTF-8

bool is_clitic(std::string_view letter) {
  static constexpr WordList clitics = {"و", "ف", "ب", "ل", "ו", "ש", "ב", "ל", "מ", "ה"};
  return is_one_of(letter, clitics);
}

/// A word as written: its key has other letters.
std::string_view written(const Reading& reading, std::size_t at) {
  return slice(reading.text(), reading.span(at, at + 1));
}

/// Whether a word is one of some, also behind up to two clitics: "ومدينة", and the town.
template <std::size_t Count>
bool is_one_behind_clitics(std::string_view word, const WordList<Count>& words) {
  constexpr int most_clitics = 2;
  for (int clitics = 0; clitics <= most_clitics; ++clitics) {
    if (is_one_of(word, words)) return true;
    if (word.size() <= letter_bytes || !is_clitic(word.substr(0, letter_bytes))) return false;
    word.remove_prefix(letter_bytes);
  }
  return false;
}

bool is_kind(std::string_view word) {
  // Arabic; Persian; Hebrew
  static constexpr WordList kinds = {"مدينة", "بلدة",    "قرية",   "مخيم",  "محافظة", "ناحية",
                                     "قضاء",  "ولاية",   "مديرية", "ريف",   "بلدات",  "قرى",
                                     "شهر",   "شهرستان", "روستای", "استان", "העיר",   "עיר",
                                     "הכפר",  "כפר",     "היישוב", "העיירה"};
  return is_one_behind_clitics(word, kinds);
}

}  // namespace

bool is_caseless(const Reading& reading, const PossibleMention& mention) {
  return reading.token(mention.first).shape == Shape::caseless;
}

bool is_caseless_word(const Reading& reading, const PossibleMention& mention) {
  static constexpr WordList words = {
      "مدينة", "المدينة", "محافظة", "منطقة", "قرية",  "بلدة",  "الشرق", "الغرب", "السلام", "إلى",
      "على",   "إن",      "أن",     "كان",   "جنوبي", "شمالي", "شرقي",  "غربي",  "جنوب",   "شمال",
      "شرق",   "غرب",     "وسط",    "ريف",   "قطاع",  "שר",    "שרים",  "דרום",  "צפון",   "מזרח",
      "מערב",  "מרכז",    "הר",     "ראש",   "יום",   "בית",   "גם",    "אזור",  "לילה"};
  if (mention.words() > 1) return false;
  return is_one_behind_clitics(written(reading, mention.first), words);
}

bool is_behind_caseless_kind(const Reading& reading, const PossibleMention& mention,
                             Memory& memory) {
  if (mention.first == 0 || mention.words() > 1 || !is_caseless(reading, mention) ||
      reading.token(mention.first).gap != Gap::space ||
      !is_kind(written(reading, mention.first - 1)) || is_caseless_word(reading, mention)) {
    return false;
  }
  if (mention.kinds.has_place_name()) return true;
  const auto& candidates = similarly_spelled(reading, mention, memory);
  return !candidates.empty() && candidates.front().listed->distance <= most_other_spelling;
}

}  // namespace loci::geoparse
