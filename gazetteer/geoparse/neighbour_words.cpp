#include "gazetteer/geoparse/neighbour_words.hpp"

#include "gazetteer/geoparse/word_list.hpp"

namespace loci::geoparse {

bool is_locative(std::string_view key) {
  static constexpr WordList words = {
      "across",  "around",   "at",      "between", "beyond",  "from",       "in",  "inside",
      "into",    "near",     "outside", "over",    "through", "throughout", "to",  "toward",
      "towards", "visiting", "within",  "left",    "reached", "entered",    "off", "via"};
  return is_one_of(key, words);
}

bool is_acting(std::string_view key) {
  static constexpr WordList words = {
      "accused", "agreed",  "announced", "asked", "backed", "believes", "called",   "can",
      "could",   "decided", "denied",    "does",  "has",    "hopes",    "launched", "may",
      "must",    "needs",   "rejected",  "said",  "says",   "seeks",    "should",   "signed",
      "tried",   "urged",   "wanted",    "wants", "warned", "will",     "won",      "would"};
  return is_one_of(key, words);
}

int neighbour_class(const Token& token, const Word& word) {
  if (token.shape == Shape::number) return 1;
  const int listed = word.name_kinds.empty() ? 0 : 1;
  if (token.shape == Shape::lower) return word.kinds.common ? 2 : 3;
  if (word.kinds.title) return 4;
  if (word.kinds.first_name) return 5 + listed;
  if (word.kinds.common) return 7 + listed;
  if (word.kinds.person_name) return 9 + listed;
  return 11 + listed;
}

}  // namespace loci::geoparse
