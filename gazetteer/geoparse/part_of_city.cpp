#include "gazetteer/geoparse/part_of_city.hpp"

#include "gazetteer/geoparse/rare_name.hpp"
#include "gazetteer/geoparse/word_list.hpp"

namespace loci::geoparse {
namespace {

constexpr float least_log_population = 5.0F;  // 100,000 people

bool is_part_word(std::string_view key) {
  static constexpr WordList words = {
      "north",     "northern",     "south",        "southern",     "east",
      "eastern",   "west",         "western",      "central",      "upper",
      "lower",     "inner",        "outer",        "greater",      "downtown",
      "midtown",   "northeast",    "northeastern", "northwest",    "northwestern",
      "southeast", "southeastern", "southwest",    "southwestern", "suburban"};
  return is_one_of(key, words);
}

bool is_city(const KnownCandidate& place) {
  return place.log_population >= least_log_population &&
         (place.kind == kind_capital || place.kind == kind_admin_seat || place.kind == kind_town);
}

bool is_institution_word(std::string_view key) {
  static constexpr WordList words = {
      "airport", "barracks",    "clinic", "college", "conservatory", "hospital", "institute",
      "library", "observatory", "opera",  "port",    "prison",       "refinery", "university"};
  return is_one_of(key, words);
}

/// The city that words of a reading name as a whole; null where they name none.
const KnownName* city_named(const Reading& reading, std::size_t first, std::size_t last,
                            Memory& memory) {
  if (!name_kinds(reading, first, last, memory).has_place_name()) return nullptr;
  const KnownName& name = listed_name(reading, first, last, memory);
  return !name.candidates.empty() && is_city(name.candidates.front()) ? &name : nullptr;
}

}  // namespace

const KnownName* city_of_part(const Reading& reading, const PossibleMention& mention,
                              Memory& memory) {
  if (mention.listed() || mention.words() < 2 || mention.words() > gazetteer::longest_name_words ||
      !is_part_word(reading.word(mention.first).key) ||
      !is_capital(reading.token(mention.first).shape)) {
    return nullptr;
  }
  const auto city = mention.first + 1;
  if (reading.token(city).gap != Gap::space || !is_capital(reading.token(city).shape)) {
    return nullptr;
  }
  return city_named(reading, city, mention.last, memory);
}

const KnownName* city_of_institution(const Reading& reading, const PossibleMention& mention,
                                     Memory& memory) {
  constexpr std::size_t most_words = 4;
  if (mention.listed() || mention.words() < 2 || mention.words() > most_words ||
      !is_institution_word(reading.word(mention.last - 1).key)) {
    return nullptr;
  }
  for (std::size_t end = mention.last - 1; end > mention.first; --end) {
    const KnownName* const city = city_named(reading, mention.first, end, memory);
    if (city == nullptr) continue;
    const bool plain = has_rare_words(reading, {.first = mention.first, .last = end}) ||
                       city->best_kind == kind_capital;
    return plain ? city : nullptr;
  }
  return nullptr;
}

}  // namespace loci::geoparse
