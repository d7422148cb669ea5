#include "gazetteer/geoparse/place_with_area.hpp"

#include "gazetteer/geoparse/rare_name.hpp"
#include "gazetteer/geoparse/stated_area.hpp"

#include <algorithm>

namespace loci::geoparse {
namespace {

constexpr double sure_score = 2;  // log-odds

constexpr double least_owned_score = -6;  // log-odds of names that people have, too

/// "CT" within a sentence that is not all in capitals.
bool is_code(const Reading& reading, const PossibleMention& area) {
  return area.words() == 1 && reading.word(area.first).key.size() == 2 &&
         reading.token(area.first).shape == Shape::capitals &&
         area.kinds.has(gazetteer::NameKind::abbreviation) && !reading.shouts();
}

/// May be the state or the country right behind a place; behind a comma, where it is abbreviated
/// ("CHARLESTON, W.Va.").
bool may_be_area(const Reading& reading, const PossibleMention& area) {
  if (area.first == 0 || !area.longest) return false;
  const Token& before = reading.token(area.first - 1);
  const Gap gap = reading.token(area.first).gap;
  if (gap == Gap::comma) return area.kinds.has(gazetteer::NameKind::abbreviation);
  return gap == Gap::space && before.shape == Shape::capitalised && !before.possessive &&
         (area.kinds.has_place_name() || is_code(reading, area));
}

/// The place that ends where the area begins, and lies in it.
bool lies_in(const Reading& reading, const PossibleMention& place, const PossibleMention& area,
             Memory& memory) {
  if (place.last != area.first || !place.kinds.has_place_name()) return false;
  const auto stated = stated_area(reading, place.last, *place.name, memory);
  return stated && stated->first == area.first && stated->last == area.last &&
         std::any_of(stated->inside.begin(), stated->inside.end(),
                     [](Inside fit) { return fit == Inside::admin1 || fit == Inside::country; });
}

/// True where capitals stand right before the place or right behind the area: "Bank of Lagos
/// Nigeria Limited".
bool goes_on(const Reading& reading, const PossibleMention& place, const PossibleMention& area) {
  const auto joined = [&](std::size_t at, std::size_t neighbour) {
    const Token& token = reading.token(neighbour);
    return reading.token(at).gap == Gap::space && is_capital(token.shape) &&
           !(token.sentence_start && reading.word(neighbour).kinds.common);
  };
  return (place.first > 0 && joined(place.first, place.first - 1)) ||
         (area.last < reading.size() && joined(area.last, area.last));
}

/// A city by a name before "'s" that is nothing longer: what it may mean first; null for none.
const KnownCandidate* owning_city(const Reading& reading, const PossibleMention& owner) {
  if (!reading.token(owner.last - 1).possessive || !owner.kinds.has_place_name() ||
      owner.careless || owner.score < least_owned_score || is_in_longer_name(reading, owner)) {
    return nullptr;
  }
  const auto& candidates = owner.name->candidates;
  return !candidates.empty() && may_own(candidates.front()) ? &candidates.front() : nullptr;
}

/// Whether a part or a site of the city is called so.
bool is_owned_by(const KnownCandidate& city, const PossibleMention& owned) {
  if (!owned.longest || !owned.kinds.has_place_name() || owned.score < least_owned_score) {
    return false;
  }
  const auto& candidates = owned.name->candidates;
  return std::any_of(candidates.begin(), candidates.end(),
                     [&](const KnownCandidate& one) { return is_owned_by_city(one, city); });
}

}  // namespace

void favour_owned_places(const Reading& reading, std::span<PossibleMention> mentions) {
  for (PossibleMention& owner : mentions) {
    const KnownCandidate* const city = owning_city(reading, owner);
    if (city == nullptr) continue;
    for (PossibleMention& owned : beginning_at(mentions, owner.last)) {
      if (!is_owned_by(*city, owned)) continue;
      owner.score = std::max(owner.score, sure_score);
      owned.score = std::max(owned.score, sure_score);
    }
  }
}

void favour_places_with_areas(const Reading& reading, std::span<PossibleMention> mentions,
                              Memory& memory) {
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    PossibleMention& area = mentions[i];
    if (!may_be_area(reading, area)) continue;
    const bool code = area.kinds.has(gazetteer::NameKind::abbreviation);
    for (std::size_t k = i; k > 0; --k) {
      PossibleMention& place = mentions[k - 1];
      if (place.first + gazetteer::longest_name_words < area.first) break;
      if (!code && (!has_rare_words(reading, place) || goes_on(reading, place, area))) continue;
      if (!lies_in(reading, place, area, memory)) continue;
      place.score = std::max(place.score, sure_score * static_cast<double>(place.words()));
      area.score = std::max(area.score, sure_score);
    }
  }
}

}  // namespace loci::geoparse
