#include "gazetteer/geoparse/bare_river.hpp"

#include "gazetteer/geoparse/word_list.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace loci::geoparse {
namespace {

constexpr std::size_t most_river_words = 2;

bool is_water(const KnownCandidate& candidate) {
  return candidate.kind == kind_water;
}

/// The river that words of a reading and "River" behind them name; null for none.
const KnownName* river_called(const Reading& reading, std::size_t first, std::size_t last,
                              Memory& memory) {
  std::array<std::string_view, most_river_words + 1> keys;
  if (last - first > most_river_words) return nullptr;
  for (std::size_t at = first; at < last; ++at) keys[at - first] = reading.word(at).key;
  keys[last - first] = "river";
  const std::span<const std::string_view> all(keys.data(), last - first + 1);
  if (!memory.gazetteer().name_kinds(all).has_place_name()) return nullptr;
  const std::string name = std::string(slice(reading.text(), reading.span(first, last))) + " River";
  const KnownName& river = memory.name(name, gazetteer::Spelling::listed);
  const bool flows = std::any_of(river.candidates.begin(), river.candidates.end(), is_water);
  return flows ? &river : nullptr;
}

bool is_water_already(const PossibleMention& mention) {
  if (!mention.listed()) return false;
  const auto& candidates = mention.name->candidates;
  return std::any_of(candidates.begin(), candidates.end(), is_water);
}

/// Countries that the article stands before: the river says its word.
bool takes_article(std::string_view key) {
  static constexpr WordList words = {"congo", "gambia"};
  return is_one_of(key, words);
}

/// Words before which a name behind "the" is complete: "the Missouri at", "the Jordan was".
bool ends_noun(std::string_view key) {
  static constexpr WordList words = {
      "above",   "after",      "and",     "are",   "as",     "at",      "became",  "because",
      "before",  "below",      "beyond",  "but",   "by",     "during",  "flooded", "flowed",
      "flowing", "flows",      "for",     "from",  "had",    "has",     "in",      "into",
      "is",      "meet",       "meets",   "near",  "nor",    "on",      "once",    "or",
      "over",    "overflowed", "past",    "ran",   "rises",  "rose",    "runs",    "since",
      "that",    "then",       "through", "to",    "toward", "towards", "under",   "until",
      "was",     "were",       "when",    "where", "which",  "while",   "with"};
  return is_one_of(key, words);
}

/// Whether the name's end is that of the noun that "the" belongs to.
bool ends_behind_article(const Reading& reading, std::size_t last, Memory& memory) {
  if (last >= reading.size()) return true;
  if (reading.token(last - 1).possessive) return false;
  const Token& next = reading.token(last);
  if (next.gap == Gap::hyphen || next.gap == Gap::slash) return false;
  const bool joined = next.gap == Gap::space || next.gap == Gap::line;
  if (is_capital(next.shape)) return !joined && next.gap != Gap::comma;  // "the Ohio, Indiana and"
  if (!joined) return true;
  const std::string_view key = reading.word(last).key;
  if (!ends_noun(key)) return false;
  if ((key == "and" || key == "or") && last + 1 < reading.size() &&
      is_capital(reading.token(last + 1).shape)) {
    return river_called(reading, last + 1, last + 2, memory) != nullptr;
  }
  return true;
}

}  // namespace

const KnownName* bare_river(const Reading& reading, const PossibleMention& mention,
                            Memory& memory) {
  const std::size_t first = mention.first;
  const std::size_t last = mention.last;
  if (first == 0 || mention.words() > most_river_words || !is_capital(reading.token(first).shape)) {
    return nullptr;
  }
  const bool one_of_several = last < reading.size() && reading.word(last).key == "rivers";
  const bool bare =
      reading.word(first - 1).key == "the" && reading.token(first).gap == Gap::space &&
      !takes_article(reading.word(first).key) && ends_behind_article(reading, last, memory);
  return (one_of_several || bare) && !is_water_already(mention)
             ? river_called(reading, first, last, memory)
             : nullptr;
}

bool is_noun_behind_article(const Reading& reading, const PossibleMention& mention,
                            Memory& memory) {
  std::size_t at = mention.first;
  if (at == 0 || reading.token(at).gap != Gap::space) return false;
  const bool adjective = at > 1 && reading.word(at - 1).key != "the" &&
                         reading.token(at - 1).shape == Shape::lower &&
                         reading.token(at - 1).gap == Gap::space;
  if (adjective) --at;
  static constexpr WordList shores = {"basin", "coast", "coastline", "port", "shore", "shores"};
  const bool before_shore = goes_on_in_small_letters(reading, mention.last) &&
                            is_one_of(reading.word(mention.last).key, shores);
  return reading.word(at - 1).key == "the" &&
         (before_shore || ends_behind_article(reading, mention.last, memory));
}

}  // namespace loci::geoparse
