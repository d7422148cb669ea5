#include "gazetteer/geoparse/whereabouts.hpp"

#include "gazetteer/geoparse/definition.hpp"
#include "gazetteer/geoparse/word_list.hpp"

#include <algorithm>

namespace loci::geoparse {
namespace {

constexpr std::size_t most_words_between = 9;  // ", a small town some 30 km to the north of"

bool leads_in(std::string_view key) {
  static constexpr WordList words = {"at", "in", "inside", "within"};
  return is_one_of(key, words);
}

bool leads_near(std::string_view key) {
  static constexpr WordList words = {"around", "beside", "near", "nearby", "outside", "towards"};
  return is_one_of(key, words);
}

bool is_distance_unit(std::string_view key) {
  static constexpr WordList words = {"hours", "mi", "minutes"};
  return is_length_unit(key) || is_one_of(key, words);
}

/// "30 km", "160km", but no year.
bool is_distance(const Reading& reading, std::size_t at) {
  if (reading.token(at).shape != Shape::number) return false;
  const std::string_view key = reading.word(at).key;
  return key.ends_with("km") ||
         (at + 1 < reading.size() && is_distance_unit(reading.word(at + 1).key));
}

/// "30 km from", "not far from", but no "he came from".
bool is_away_from(const Reading& reading, std::size_t from, std::size_t at) {
  if (reading.word(at).key != "from" || at == from) return false;
  const std::string_view before = reading.word(at - 1).key;
  return is_distance_unit(before) || before == "away" || before == "far" || before == "drive" ||
         before.ends_with("km");
}

/// "[Lujhu] is a rural township in"
bool is_copula(std::string_view key) {
  static constexpr WordList words = {"is", "lay", "lies", "was"};
  return is_one_of(key, words);
}

/// What may stand beside those words.
bool is_filler(std::string_view key) {
  static constexpr WordList words = {
      "a",       "about",     "an",           "area",     "away",         "capital",
      "central", "close",     "countryside",  "drive",    "eastern",      "far",
      "located", "lying",     "northeastern", "northern", "northwestern", "not",
      "of",      "outskirts", "part",         "quarter",  "rural",        "situated",
      "small",   "some",      "southeastern", "southern", "southwestern", "the",
      "to",      "western"};
  return is_one_of(key, words) || is_kind_of_place(key) || is_direction(key) ||
         is_distance_unit(key);
}

/// "a gated suburb": where the kind of place stands behind an article; the article where none does.
std::size_t kind_behind_article(const Reading& reading, std::size_t article, std::size_t end) {
  static constexpr WordList articles = {"a", "an", "one", "the"};
  constexpr std::size_t most_adjectives = 2;
  if (!is_one_of(reading.word(article).key, articles)) return article;
  const std::size_t last = std::min(end, article + most_adjectives + 2);
  for (std::size_t at = article + 1; at < last && goes_on_in_small_letters(reading, at); ++at) {
    if (is_kind_of_place(reading.word(at).key)) return at;
  }
  return article;
}

}  // namespace

bool is_direction(std::string_view key) {
  static constexpr WordList words = {"east",  "north",     "northeast", "northwest",
                                     "south", "southeast", "southwest", "west"};
  return is_one_of(key, words);
}

bool is_length_unit(std::string_view key) {
  static constexpr WordList words = {"kilometers", "kilometres", "km", "kms", "miles"};
  return is_one_of(key, words);
}

Whereabouts whereabouts_before(const Reading& reading, std::size_t from, std::size_t to) {
  if (to < from || to >= reading.size() || to - from > most_words_between) {
    return Whereabouts::unsaid;
  }
  const Gap last_gap = reading.token(to).gap;
  const bool apart = last_gap == Gap::comma || last_gap == Gap::bracket;
  Whereabouts said = from == to || apart ? Whereabouts::within : Whereabouts::unsaid;
  bool of_direction = false;
  std::size_t kind = from;  // up to it, words tell a kind of place
  for (std::size_t at = from; at < to; ++at) {
    kind = std::max(kind, kind_behind_article(reading, at, to));
    const Token& token = reading.token(at);
    const std::string_view key = reading.word(at).key;
    const bool joined = token.gap == Gap::space || token.gap == Gap::hyphen ||
                        (at == from && (token.gap == Gap::comma || token.gap == Gap::bracket));
    const bool near = leads_near(key) || is_away_from(reading, from, at);
    const bool known = at < kind || near || leads_in(key) || is_filler(key) ||
                       is_distance(reading, at) || (at == from && is_copula(key));
    if (!joined || !known) return Whereabouts::unsaid;
    of_direction = of_direction || is_direction(key);
    if (near) said = Whereabouts::near;
    if (leads_in(key) || (key == "of" && said != Whereabouts::near)) {
      said = of_direction ? Whereabouts::near : Whereabouts::within;
    }
  }
  const bool side_by_side =
      last_gap == Gap::space || last_gap == Gap::comma || (from == to && last_gap == Gap::bracket);
  return side_by_side ? said : Whereabouts::unsaid;
}

Whereabouts whereabouts_behind(const Reading& reading, std::size_t from, std::size_t to) {
  if (to < from || to >= reading.size() || reading.token(to).gap != Gap::space) {
    return Whereabouts::unsaid;
  }
  if (to == from) return Whereabouts::within;
  // "[Aleppo] suburb of", "[Cairo]'s gated suburb of"
  const bool owned = reading.token(from - 1).possessive;
  if (to < from + 2 || to > from + (owned ? 4 : 2) || reading.word(to - 1).key != "of" ||
      !is_kind_of_place(reading.word(to - 2).key)) {
    return Whereabouts::unsaid;
  }
  for (std::size_t at = from; at < to; ++at) {
    if (!goes_on_in_small_letters(reading, at)) return Whereabouts::unsaid;
  }
  return Whereabouts::within;
}

}  // namespace loci::geoparse
