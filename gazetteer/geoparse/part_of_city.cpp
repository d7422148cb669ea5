#include "gazetteer/geoparse/part_of_city.hpp"

#include "gazetteer/geoparse/word_list.hpp"

#include <array>

namespace loci::geoparse {
namespace {

constexpr float least_log_population = 5.0F;  // 100,000 people

bool is_part_word(std::string_view key) {
  constexpr std::array<std::string_view, 25> words = {
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

}  // namespace

const KnownName* city_of_part(const Reading& reading, const PossibleMention& mention,
                              Memory& memory) {
  if (mention.listed() || mention.words() < 2 || mention.words() > gazetteer::longest_name_words ||
      !is_part_word(reading.word(mention.first).key) ||
      !is_capital(reading.token(mention.first).shape)) {
    return nullptr;
  }
  const auto city = mention.first + 1;
  if (reading.token(city).gap != Gap::space || !is_capital(reading.token(city).shape) ||
      !memory.gazetteer().name_kinds(reading.keys(city, mention.words() - 1)).has_place_name()) {
    return nullptr;
  }
  const KnownName& name = listed_name(reading, city, mention.last, memory);
  return !name.candidates.empty() && is_city(name.candidates.front()) ? &name : nullptr;
}

}  // namespace loci::geoparse
