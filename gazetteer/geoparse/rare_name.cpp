#include "gazetteer/geoparse/rare_name.hpp"

#include "gazetteer/geoparse/memory.hpp"
#include "gazetteer/geoparse/neighbour_words.hpp"
#include "gazetteer/geoparse/word_list.hpp"

#include <string_view>

namespace loci::geoparse {
namespace {

constexpr std::size_t shortest_unmistakable_bytes = 4;
constexpr float city_log_population = 5.0F;  // 100,000 people

/// "The Hague", "The Bronx": a capital that only a name has within a sentence.
bool begins_with_the(const Reading& reading, const PossibleMention& mention) {
  const Token& token = reading.token(mention.first);
  return mention.words() > 1 && reading.word(mention.first).key == "the" &&
         token.shape == Shape::capitalised && !token.sentence_start &&
         mention.kinds.has(gazetteer::NameKind::preferred);
}

/// "Bab al-Mandab": a listed name with an Arabic article within, of which the last word is rare.
bool is_around_article(const Reading& reading, const PossibleMention& mention) {
  if (mention.words() < 3 || !mention.kinds.has_place_name()) return false;
  const auto& kinds = reading.word(mention.last - 1).kinds;
  return reading.word(mention.last - 2).article && is_capital(reading.token(mention.first).shape) &&
         !kinds.common && !kinds.first_name && !kinds.person_name;
}

/// "Port Sudan", "Long Beach": a city by its main name of several words that does not begin like a
/// person's. Its words may be common ones, and surnames too, as half of all words are.
bool is_city_of_words(const Reading& reading, const PossibleMention& mention) {
  const bool may_be =
      mention.words() > 1 && !mention.careless && mention.kinds.has(gazetteer::NameKind::preferred);
  if (!may_be || mention.name->log_population < city_log_population) return false;
  const int kind = mention.name->best_kind;
  if (kind != kind_capital && kind != kind_admin_seat && kind != kind_town) return false;
  const auto& first = reading.word(mention.first).kinds;
  if (first.title || (first.first_name && !first.common)) return false;
  for (std::size_t at = mention.first; at < mention.last; ++at) {
    if (reading.token(at).shape != Shape::capitalised) return false;
  }
  return true;
}

}  // namespace

bool has_rare_words(const Reading& reading, const PossibleMention& mention) {
  if (begins_with_the(reading, mention) || is_around_article(reading, mention) ||
      is_city_of_words(reading, mention)) {
    return true;
  }
  for (std::size_t at = mention.first; at < mention.last; ++at) {
    if (at + 1 < mention.last && reading.word(at).article) continue;
    const auto& kinds = reading.word(at).kinds;
    if (kinds.common || kinds.first_name || kinds.person_name || kinds.title) return false;
  }
  return true;
}

bool is_before_surname(const Reading& reading, const PossibleMention& mention) {
  if (mention.last >= reading.size()) return false;
  const Word& behind = reading.word(mention.last);
  return mention.kinds.has_place_name() && !mention.careless && has_rare_words(reading, mention) &&
         behind.kinds.person_name && !behind.kinds.common && !behind.kinds.company &&
         behind.name_kinds.empty() && reading.token(mention.last).gap == Gap::space &&
         reading.token(mention.last).shape == Shape::capitalised;
}

bool is_in_longer_name(const Reading& reading, const PossibleMention& mention) {
  const auto is_ordinary = [&](std::size_t at) {
    constexpr std::size_t shortest_name_bytes = 5;
    const Word& word = reading.word(at);
    return word.kinds.common || (!reading.is_english() && word.key.size() < shortest_name_bytes);
  };
  const auto joined = [&](std::size_t at, std::size_t neighbour) {
    const Token& token = reading.token(neighbour);
    return joins_name(reading.token(at).gap) && is_capital(token.shape) &&
           token.shape != Shape::caseless &&
           !((token.sentence_start || reading.shouts()) && is_ordinary(neighbour));
  };
  const bool owned = mention.first > 0 && reading.token(mention.first - 1).possessive;
  if (mention.first > 0 && !owned && joined(mention.first, mention.first - 1)) return true;
  if (is_izafet(reading, mention.last)) return true;
  return mention.last < reading.size() && !reading.token(mention.last - 1).possessive &&
         joined(mention.last, mention.last) && !is_before_surname(reading, mention);
}

bool is_rare_name(const Reading& reading, const PossibleMention& mention) {
  return has_rare_words(reading, mention) && !is_in_longer_name(reading, mention);
}

bool is_unmistakable(const Reading& reading, const PossibleMention& mention) {
  if (!mention.kinds.has_place_name() || mention.careless || !is_rare_name(reading, mention)) {
    return false;
  }
  const auto text = slice(reading.text(), reading.span(mention.first, mention.last));
  if (text.size() < shortest_unmistakable_bytes) return false;
  return !is_village(*mention.name);
}

bool is_landmark(const Reading& reading, const PossibleMention& mention) {
  static constexpr WordList sites = {"base", "airbase", "airport",  "camp",    "prison",
                                     "dam",  "bridge",  "crossing", "barracks"};
  if (!mention.kinds.has_place_name() || mention.careless || is_in_longer_name(reading, mention))
    return false;
  const int kind = mention.name->best_kind;
  const bool full = mention.words() > 1;
  if (full && is_natural(kind)) return true;
  if (kind != kind_spot && kind != kind_airport) return false;
  const bool called = mention.last < reading.size() &&
                      reading.token(mention.last).gap == Gap::space &&
                      is_one_of(reading.word(mention.last).key, sites);
  return called || (kind == kind_spot && full);
}

bool is_named_airport(const Reading& reading, const PossibleMention& mention) {
  static constexpr WordList airports = {"airbase",   "airfield", "airport",
                                        "aerodrome", "airstrip", "heliport"};
  const std::size_t end = mention.last;
  if (mention.words() < 2 || !mention.kinds.has_place_name() || mention.careless) return false;
  const bool air_base = mention.words() > 2 && reading.word(end - 1).key == "base" &&
                        reading.word(end - 2).key == "air";
  return air_base || is_one_of(reading.word(end - 1).key, airports);
}

bool is_named_by_event(const Reading& reading, const PossibleMention& mention) {
  static constexpr WordList events = {"accord",  "accords",  "agreement",    "agreements", "attack",
                                      "attacks", "bombing",  "bombings",     "conference", "deal",
                                      "format",  "massacre", "negotiations", "process",    "siege",
                                      "summit",  "talks"};
  if (!mention.kinds.has_place_name() || mention.careless ||
      !goes_on_in_small_letters(reading, mention.last) || is_in_longer_name(reading, mention) ||
      !is_one_of(reading.word(mention.last).key, events)) {
    return false;
  }
  return mention.name->log_population >= city_log_population;
}

bool is_before_institution(const Reading& reading, const PossibleMention& mention) {
  static constexpr WordList institutions = {
      "accord",    "accords",    "agreement",    "airport", "ballet",      "cathedral", "chronicle",
      "college",   "convention", "council",      "daily",   "declaration", "exchange",  "festival",
      "gazette",   "herald",     "hospital",     "library", "marathon",    "museum",    "observer",
      "orchestra", "parliament", "philharmonic", "post",    "protocol",    "stadium",   "summit",
      "symphony",  "times",      "treaty",       "tribune", "university",  "zoo"};
  constexpr std::size_t most_words = 4;         // "Prague Museum of Art" ends with its museum here
  constexpr float great_log_population = 5.7F;  // 500,000 people
  // "at Kabul University" names a place as a whole.
  const bool located = mention.first > 0 && is_locative(reading.word(mention.first - 1).key);
  const bool after_name = mention.first > 0 && joins_name(reading.token(mention.first).gap) &&
                          is_capital(reading.token(mention.first - 1).shape) &&
                          reading.word(mention.first - 1).key != "the";
  if (!mention.kinds.has_place_name() || mention.careless || located || after_name ||
      reading.shouts() || reading.token(mention.last - 1).possessive ||
      reading.token(mention.first).shape == Shape::capitals ||
      mention.name->log_population < city_log_population ||
      (mention.name->log_population < great_log_population && !has_rare_words(reading, mention)) ||
      !(is_settlement(mention.name->best_kind) || mention.name->best_kind == kind_capital)) {
    return false;
  }
  std::size_t end = mention.last;
  while (end < reading.size() && end - mention.last < most_words &&
         reading.token(end).gap == Gap::space && is_capital(reading.token(end).shape)) {
    ++end;
  }
  if (end == mention.last) return false;
  const std::string_view last = reading.word(end - 1).key;
  return is_one_of(last, institutions) || (last == "house" && reading.word(end - 2).key == "opera");
}

bool is_before_site(const Reading& reading, const PossibleMention& mention) {
  static constexpr WordList sites = {
      "airport",  "bridge",        "consulate", "courthouse", "district", "embassy",
      "hospital", "jail",          "metro",     "mosque",     "museum",   "neighborhood",
      "port",     "neighbourhood", "prison",    "refinery",   "stadium",  "suburb",
      "suburbs",  "subway",        "synagogue", "university"};
  if (!mention.kinds.has_place_name() || mention.careless || mention.first == 0 ||
      !goes_on_in_small_letters(reading, mention.last) || is_in_longer_name(reading, mention)) {
    return false;
  }
  const auto& before = reading.word(mention.first - 1).key;
  return !reading.token(mention.last).possessive && !reading.token(mention.last - 1).possessive &&
         reading.token(mention.first).gap == Gap::space &&
         (before == "the" || before == "a" || before == "an") &&
         is_one_of(reading.word(mention.last).key, sites) &&
         mention.name->log_population >= city_log_population;
}

}  // namespace loci::geoparse
