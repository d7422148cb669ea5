#include "gazetteer/geoparse/near_spelling.hpp"

#include "gazetteer/geoparse/fought_over.hpp"
#include "gazetteer/geoparse/neighbour_words.hpp"
#include "gazetteer/geoparse/other_spelling.hpp"
#include "gazetteer/geoparse/people_and_firms.hpp"
#include "gazetteer/geoparse/place_phrases.hpp"
#include "gazetteer/geoparse/rare_name.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace loci::geoparse {
namespace {

// Added for a word that sounds like a town so near, and besides where it is in a state that towns
// are in: "was calm".
constexpr double near_spelling_bonus = 2.0;
constexpr double state_bonus = 2.5;

constexpr double farthest_town_km = 200;

// A town of so many people may lie anywhere in the country of the other place.
constexpr float least_large_town_log_population = 4.7F;  // 50,000 people

constexpr double most_distance = 0.08;             // gazetteer::spelling_distance
constexpr float least_town_log_population = 3.6F;  // 4,000 people
constexpr double least_place_score = -1.0;         // log-odds of a rare name that is a place's
constexpr double certain_score = 2.0;              // log-odds of a mention that others may rely on

/// A verb of speech or will behind it: a person.
bool is_acting_person(const Reading& reading, std::size_t last) {
  return last < reading.size() &&
         (is_acting(reading.word(last).key) || reading.word(last).word_class.starts_with("vc"));
}

bool may_be_near_spelling(const Reading& reading, const PossibleMention& mention) {
  if (mention.score > 0 || mention.listed() || mention.careless) return false;
  const std::size_t end = mention.last - 1;
  return mention.score > -(near_spelling_bonus + state_bonus) &&
         reading.use(end).after_person == 0 &&
         (is_rare_name(reading, mention) || looks_arabic(reading, mention)) &&
         !ends_like_surname(reading.word(end).key) && !is_acting_person(reading, mention.last);
}

double bonus_of(const Reading& reading, const PossibleMention& mention) {
  const bool said =
      is_in_state_of_towns(reading, mention.last) || is_in_place_phrase(reading, mention);
  return near_spelling_bonus + (said ? state_bonus : 0.0);
}

/// A listed place, by its first candidate; null where it is a country, or nothing speaks for it.
const KnownCandidate* place_of(const Reading& reading, const PossibleMention& mention) {
  if (!mention.kinds.has_place_name() || mention.score <= least_place_score) return nullptr;
  if (mention.score < certain_score && !is_rare_name(reading, mention)) return nullptr;
  const auto& candidates = mention.name->candidates;
  if (candidates.empty() || candidates.front().kind == kind_country) return nullptr;
  return &candidates.front();
}

/// A place of the text, by a mention that names it.
using NamedPlace = std::pair<PossibleMention*, const KnownCandidate*>;

std::vector<NamedPlace> places_of(const Reading& reading, std::span<PossibleMention> mentions) {
  std::vector<NamedPlace> places;
  for (PossibleMention& mention : mentions) {
    if (const auto* place = place_of(reading, mention)) places.emplace_back(&mention, place);
  }
  return places;
}

bool lies_near(const KnownCandidate& town, const KnownCandidate& place) {
  const bool city = town.log_population >= least_large_town_log_population;
  return place.id != town.id &&
         ((city && place.country == town.country) || distance_km(place, town) < farthest_town_km);
}

/// A mention of a place near a town that is spelled like a name; null for none.
PossibleMention* place_near(const KnownCandidate& town, std::span<const NamedPlace> places) {
  const bool may_be = town.listed->distance <= most_distance &&
                      town.log_population >= least_town_log_population &&
                      (is_settlement(town.kind) || town.kind == kind_capital) &&
                      is_transliterated(town.listed->place.country);
  if (!may_be) return nullptr;
  const auto near = std::find_if(places.begin(), places.end(),
                                 [&](const auto& place) { return lies_near(town, *place.second); });
  return near == places.end() ? nullptr : near->first;
}

/// Those beside a mention: time must not grow with the square.
std::span<const NamedPlace> places_beside(const std::vector<NamedPlace>& places,
                                          const PossibleMention* mention) {
  constexpr std::ptrdiff_t reach = 40;
  const auto at = std::lower_bound(
      places.begin(), places.end(), mention,
      [](const NamedPlace& place, const PossibleMention* one) { return place.first < one; });
  const auto first = at - std::min(reach, at - places.begin());
  const auto last = at + std::min(reach, places.end() - at);
  return {first, last};
}

PossibleMention* place_near_any(std::span<const KnownCandidate> towns,
                                std::span<const NamedPlace> places) {
  for (const KnownCandidate& town : towns) {
    if (PossibleMention* const near = place_near(town, places)) return near;
  }
  return nullptr;
}

}  // namespace

void favour_near_spellings(const Reading& reading, std::span<PossibleMention> mentions,
                           std::span<const double> doubts, Memory& memory) {
  std::optional<std::vector<NamedPlace>> places;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    PossibleMention& mention = mentions[i];
    if (doubts[i] > 0 || !may_be_near_spelling(reading, mention)) continue;
    const double bonus = bonus_of(reading, mention);
    if (mention.score + bonus <= 0) continue;  // before its spellings are looked up
    if (!places) places = places_of(reading, mentions);
    if (places->empty()) return;
    const auto& towns = similarly_spelled(reading, mention, memory);
    PossibleMention* const near = place_near_any(towns, places_beside(*places, &mention));
    if (near == nullptr) continue;
    mention.score += bonus;
    if (near->score <= 0) near->score += near_spelling_bonus;
  }
}

}  // namespace loci::geoparse
