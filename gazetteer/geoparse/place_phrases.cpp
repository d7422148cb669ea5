#include "gazetteer/geoparse/place_phrases.hpp"

#include "gazetteer/geoparse/people_and_firms.hpp"
#include "gazetteer/geoparse/word_list.hpp"

namespace loci::geoparse {
namespace {

bool is_small(const Reading& reading, std::size_t at) {
  return reading.token(at).shape == Shape::lower;
}

/// Who or what is of a place: "the governor of", "the outskirts of".
bool is_of_places(std::string_view key) {
  static constexpr WordList words = {
      "bombardment", "capture",    "centre",       "center",    "citizens",  "city",
      "east",        "evacuation", "fall",         "governor",  "imam",      "inhabitants",
      "liberation",  "mayor",      "mayors",       "natives",   "north",     "northeast",
      "northwest",   "outskirts",  "port",         "prefect",   "recapture", "residents",
      "shelling",    "siege",      "south",        "southeast", "southwest", "streets",
      "suburb",      "suburbs",    "surroundings", "town",      "towns",     "village",
      "villages",    "villagers",  "west"};
  return is_one_of(key, words);
}

/// "the governor of [Tartuss]"
bool is_behind_office(const Reading& reading, std::size_t first) {
  return first > 1 && reading.word(first - 1).key == "of" && is_small(reading, first - 2) &&
         reading.token(first - 1).gap == Gap::space && is_of_places(reading.word(first - 2).key);
}

/// Where the capitals begin that end before a word; that word where none do.
std::size_t begin_of_name_before(const Reading& reading, std::size_t last) {
  std::size_t at = last;
  while (at > 0 && joins_name(reading.token(at).gap) &&
         (is_capital(reading.token(at - 1).shape) || reading.word(at - 1).article)) {
    --at;
  }
  return at;
}

/// "left for [Tartuss]", "set off for", "left Damascus for"
bool is_bound_for(const Reading& reading, std::size_t first) {
  static constexpr WordList words = {"bound",    "departed", "departing", "departs", "depart",
                                     "embarked", "headed",   "heading",   "leave",   "leaves",
                                     "leaving",  "left",     "off",       "sailed"};
  if (first < 2 || reading.word(first - 1).key != "for" ||
      reading.token(first - 1).gap != Gap::space) {
    return false;
  }
  const std::size_t verb = begin_of_name_before(reading, first - 1);
  return verb > 0 && is_small(reading, verb - 1) && is_one_of(reading.word(verb - 1).key, words);
}

/// "for [Tartuss] in Syria": behind a preposition, and before the name of an area.
bool is_within_area(const Reading& reading, const PossibleMention& mention, std::size_t area) {
  static constexpr WordList prepositions = {"for", "of", "on"};
  if (area >= reading.size() || reading.word(area - 1).key != "in" ||
      reading.token(area - 1).gap != Gap::space || reading.token(area).gap != Gap::space) {
    return false;
  }
  const bool employer = mention.first > 1 && is_employed(reading.word(mention.first - 2).key);
  return !employer && is_capital(reading.token(area).shape) &&
         reading.word(area).name_kinds.has_place_name() &&
         is_one_of(reading.word(mention.first - 1).key, prepositions);
}

}  // namespace

bool is_in_place_phrase(const Reading& reading, const PossibleMention& mention) {
  const std::size_t first = mention.first;
  if (first == 0 || reading.token(first).gap != Gap::space) return false;
  return is_behind_office(reading, first) || is_bound_for(reading, first) ||
         is_within_area(reading, mention, mention.last + 1);
}

}  // namespace loci::geoparse
