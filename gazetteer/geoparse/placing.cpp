#include "gazetteer/geoparse/placing.hpp"

#include "gazetteer/geoparse/bare_river.hpp"
#include "gazetteer/geoparse/dateline.hpp"
#include "gazetteer/geoparse/feature_word.hpp"
#include "gazetteer/geoparse/governed_area.hpp"
#include "gazetteer/geoparse/linear_model.hpp"
#include "gazetteer/geoparse/name_list.hpp"
#include "gazetteer/geoparse/named_kind.hpp"
#include "gazetteer/geoparse/other_spelling.hpp"
#include "gazetteer/geoparse/part_of_city.hpp"
#include "geo/expect_bytes.hpp"

#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace loci::geoparse {

/// Names that end in an English word are no transliterations: "Howman Avenue". But airports are
/// called after places that are.
static gazetteer::Spelling spelling_of(const Reading& reading, const PossibleMention& mention) {
  const auto& last = reading.word(mention.last - 1).key;
  const bool english = mention.words() > 1 && is_facility_word(last) && last != "airport";
  return english ? gazetteer::Spelling::listed : gazetteer::Spelling::also_fuzzy;
}

// What a name that is only like a listed one tells of the others, beside a listed one.
static constexpr double similar_share = 0.3;

/// Whether a name is listed in no spelling that is close to it.
static bool is_only_similar(const KnownName& name) {
  if (name.candidates.empty()) return false;
  const KnownCandidate& best = name.candidates.front();
  return best.match == gazetteer::Match::fuzzy && best.listed->distance >= most_other_spelling;
}

/// What a row says of those that stand in it. \param one the neighbour
static void note_neighbour(const Placing& one, Placing& placing) {
  const int kind = one.known->best_kind;
  placing.is_beside_county =
      placing.is_beside_county || is_county_name(one.name) != is_county_name(placing.name);
  placing.is_among_states = placing.is_among_states || kind == kind_admin1;
  placing.is_among_cities = placing.is_among_cities || is_settlement(kind) || kind == kind_capital;
}

/// "Ohio, New York", "New Jersey and New York"
static void find_rows(const Reading& reading, std::span<Placing> placings) {
  for (std::size_t i = 1; i < placings.size(); ++i) {
    if (next_in_row(reading, placings[i - 1].last) != placings[i].first) continue;
    note_neighbour(placings[i - 1], placings[i]);
    note_neighbour(placings[i], placings[i - 1]);
  }
}

std::vector<Placing> make_placings(const Reading& reading,
                                   std::span<const PossibleMention> mentions, Memory& memory) {
  std::vector<Placing> placings;
  placings.reserve(mentions.size());
  std::unordered_set<std::size_t> areas;  // the words where an area around another mention begins
  for (const PossibleMention& mention : mentions) {
    Placing placing;
    placing.first = mention.first;
    placing.last = mention.last;
    placing.in_dateline = is_in_dateline(reading, mention);
    placing.in_foreign_text = !reading.is_english();
    placing.name = slice(reading.text(), reading.span(mention.first, mention.last));
    placing.known =
        mention.listed() ? mention.name : &memory.name(placing.name, spelling_of(reading, mention));
    if (const KnownName* const city = city_of_part(reading, mention, memory)) {
      placing.known = city;
      placing.of_city = "a part of ";
    } else if (const KnownName* const its = city_of_institution(reading, mention, memory)) {
      placing.known = its;
      placing.of_city = "named after ";
    } else if (const KnownName* const feature = named_with_feature_word(reading, mention, memory)) {
      placing.known = feature;
    } else if (const KnownName* const river = bare_river(reading, mention, memory)) {
      placing.known = river;
    }
    placing.weight = logistic(mention.score);
    if (is_only_similar(*placing.known)) placing.weight *= similar_share;
    placing.with_area_word = has_area_word(reading, mention.first, mention.last);
    placing.behind_article = is_noun_behind_article(reading, mention, memory);
    placing.is_named_state = is_named_state(reading, mention.first, mention.last);
    placing.governed_kind = governed_kind(reading, mention.first, mention.last);
    auto area = stated_area(reading, mention.last, *placing.known, memory);
    if (area && !area->inside.empty()) {
      if (!area->beside) areas.insert(area->first);
    } else if (auto owner = owning_area(reading, mention.first, *placing.known, memory)) {
      area = std::move(owner);
    }
    if (area) {
      placing.area = slice(reading.text(), reading.span(area->first, area->last));
      placing.inside = std::move(area->inside);
      placing.elsewhere = area->elsewhere;
      placing.inside_behind_in = area->behind_in;
    }
    placings.push_back(std::move(placing));
  }
  find_rows(reading, placings);
  std::unordered_map<const KnownName*, const Placing*> told;
  std::unordered_set<const KnownName*> beside_counties;
  for (const Placing& placing : placings) {
    if (!placing.inside.empty()) told.try_emplace(placing.known, &placing);
    if (placing.is_beside_county) beside_counties.insert(placing.known);
  }
  for (Placing& placing : placings) {
    const auto sibling = told.find(placing.known);
    if (placing.inside.empty() && sibling != told.end())
      placing.sibling_inside = sibling->second->inside;
    placing.is_beside_county = beside_counties.count(placing.known) > 0;
    placing.holds_another = areas.count(placing.first) > 0;
  }
  return placings;
}

void expect_choices(std::span<const Placing> placings) {
  constexpr std::size_t line_bytes = 64;
  for (const Placing& placing : placings) {
    const KnownCandidate* const choice = choice_of(placing);
    if (choice == nullptr) continue;
    const auto* const listed = reinterpret_cast<const char*>(choice->listed);
    for (std::size_t at = 0; at < sizeof *choice->listed; at += line_bytes) {
      geo::expect_bytes(listed + at);
    }
  }
}

void expect_names_of_choices(std::span<const Placing> placings) {
  for (const Placing& placing : placings) {
    const KnownCandidate* const choice = choice_of(placing);
    if (choice == nullptr) continue;
    geo::expect_bytes(choice->listed->place.id.data());
    geo::expect_bytes(choice->listed->place.name.data());
  }
}

}  // namespace loci::geoparse
