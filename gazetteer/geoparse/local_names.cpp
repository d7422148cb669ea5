#include "gazetteer/geoparse/local_names.hpp"

#include "gazetteer/direction_words.hpp"
#include "gazetteer/geoparse/word_list.hpp"

namespace loci::geoparse {
namespace {

bool is_street_word(std::string_view key) {
  static constexpr WordList words = {"avenue", "boulevard", "drive",  "highway",
                                     "lane",   "parkway",   "street", "road"};
  return is_one_of(key, words);
}

bool says_where(std::string_view key) {
  static constexpr WordList words = {"along", "at",   "between", "crossed", "from", "in",
                                     "into",  "near", "off",     "on",      "onto", "toward"};
  return is_one_of(key, words);
}

/// "Danielsville Road and Berry Lane": the word before joins the mention to a street.
bool goes_on_from_street(const Reading& reading, const PossibleMention& mention) {
  const std::size_t before = mention.first - 1;
  return before > 0 && (reading.word(before).key == "and" || reading.word(before).key == "or") &&
         is_street_word(reading.word(before - 1).key);
}

/// "State Road 44", "the Federal Highway Administration"
bool is_kind_of_road(std::string_view key) {
  static constexpr WordList words = {"a",        "county", "federal", "interstate",
                                     "national", "one",    "state",   "the"};
  return is_one_of(key, words);
}

bool is_capital_behind(const Reading& reading, const PossibleMention& mention) {
  return mention.last < reading.size() && reading.token(mention.last).gap == Gap::space &&
         is_capital(reading.token(mention.last).shape) &&
         !reading.token(mention.last).sentence_start;
}

}  // namespace

bool is_located_street(const Reading& reading, const PossibleMention& mention) {
  constexpr std::size_t most_words = 4;
  if (mention.words() < 2 || mention.words() > most_words || mention.first == 0 ||
      !is_street_word(reading.word(mention.last - 1).key) ||
      is_kind_of_road(reading.word(mention.first).key) || is_capital_behind(reading, mention)) {
    return false;
  }
  for (std::size_t at = mention.first; at < mention.last; ++at) {
    const bool joined = at == mention.first || reading.token(at).gap == Gap::space;
    if (!joined || reading.token(at).shape != Shape::capitalised) return false;
  }
  return reading.token(mention.first).gap == Gap::space &&
         reading.token(mention.first - 1).shape == Shape::lower &&
         (says_where(reading.word(mention.first - 1).key) || goes_on_from_street(reading, mention));
}

bool is_county_of_office(const Reading& reading, const PossibleMention& mention) {
  return mention.words() > 1 && mention.kinds.has_place_name() &&
         reading.word(mention.last - 1).key == "county" && is_capital_behind(reading, mention) &&
         reading.word(mention.last).key != "council";  // Lancashire's, and not a county's own
}

bool is_state_by_name(const Reading& reading, const PossibleMention& mention, Memory& memory) {
  const std::size_t state = mention.last - 1;
  if (mention.words() < 2 || mention.careless || reading.word(state).key != "state" ||
      reading.token(state).shape != Shape::capitalised || reading.token(state).gap != Gap::space) {
    return false;
  }
  const bool hospital = mention.words() == 2 &&
                        !mention.kinds.has_place_name() &&  // "Western State"
                        gazetteer::direction_of_word(reading.word(mention.first).key) != 0;
  if (hospital) return false;
  const auto& candidates = listed_name(reading, mention.first, mention.last, memory).candidates;
  return !candidates.empty() && candidates.front().kind == kind_admin1 &&
         candidates.front().listed->place.country != "US";
}

bool is_constituency(const Reading& reading, const PossibleMention& mention) {
  if (mention.first == 0 || !mention.listed() || reading.token(mention.first).gap != Gap::hyphen) {
    return false;
  }
  const Token& party = reading.token(mention.first - 1);
  const std::string_view key = reading.word(mention.first - 1).key;
  return party.shape == Shape::capitals && (key == "d" || key == "r") &&
         (party.gap == Gap::comma || party.gap == Gap::bracket) &&
         !reading.word(mention.first).kinds.calendar;
}

}  // namespace loci::geoparse
