#include "gazetteer/ranking.hpp"

#include "gazetteer/prominence.hpp"
#include "geo/distance.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <unordered_set>
#include <utility>

namespace loci::gazetteer {
namespace {

constexpr double hidden_within_km = 5;
constexpr double distance_weight = 150;  // so much prominence makes up for a wholly other spelling

bool is_demonym(NameKind kind) {
  return kind == NameKind::adjective || kind == NameKind::demonym;
}

/// What a name adds to or takes from its place's prominence, in the latter's unit. A place ten
/// times as large outweighs a better name: sources do not list every spelling of the large ones.
double worth(NameKind kind, Match match, bool has_lower_case) {
  double worth = match == Match::exact ? 0.5 : 0;
  if (kind == NameKind::alternate) worth -= 0.5;
  if (kind == NameKind::metonym || kind == NameKind::abbreviation) worth -= 1;
  if (kind == NameKind::abbreviation && has_lower_case) worth -= 14;  // "us", "in", "or"
  return worth;
}

auto order(const Ranked& one) {
  const Candidate& candidate = one.candidate;
  const bool fuzzy = candidate.match == Match::fuzzy;
  // Steps of a twentieth between listed names, so that renown decides between spellings that are
  // about as close.
  const int step = fuzzy ? 0 : static_cast<int>(candidate.distance * 20);
  const double score = fuzzy ? one.score - distance_weight * candidate.distance : one.score;
  return std::tuple(fuzzy, is_demonym(candidate.name_kind), step, -score, candidate.match,
                    candidate.name_kind, std::string_view{candidate.place.id});
}

bool hides(const Ranked& upper, const Ranked& lower) {
  const Place& a = upper.candidate.place;
  const Place& b = lower.candidate.place;
  if (upper.layer >= lower.layer) return false;
  return a.id == b.id || (a.feature_class == b.feature_class &&
                          geo::distance_km(a.position, b.position) < hidden_within_km);
}

void take_missing(Place& place, const Place& hidden) {
  if (place.population == 0) place.population = hidden.population;
  if (place.label_rank < 0) place.label_rank = hidden.label_rank;
  if (place.feature_code.empty()) place.feature_code = hidden.feature_code;
  if (place.country.empty()) place.country = hidden.country;
  if (place.country == hidden.country && place.admin1.empty()) {
    place.admin1 = hidden.admin1;
    place.admin2 = hidden.admin2;
  }
}

}  // namespace

Ranked ranked(Candidate candidate, bool has_lower_case, std::size_t layer, int name_count) {
  const double score = prominence(candidate.place, name_count) +
                       worth(candidate.name_kind, candidate.match, has_lower_case);
  return {std::move(candidate), score, layer, name_count};
}

void remove_hidden(std::vector<Ranked>& found) {
  std::size_t lowest = 0;
  for (const auto& one : found) lowest = std::max(lowest, one.layer);
  if (lowest == 0) return;  // nothing lies above anything
  std::unordered_set<const Ranked*> hidden;
  for (auto& upper : found) {
    if (upper.layer == lowest) continue;
    for (const auto& lower : found) {
      if (!hides(upper, lower)) continue;
      const double before = prominence(upper.candidate.place, upper.name_count);
      take_missing(upper.candidate.place, lower.candidate.place);
      upper.name_count = std::max(upper.name_count, lower.name_count);
      upper.score += prominence(upper.candidate.place, upper.name_count) - before;
      hidden.insert(&lower);
    }
  }
  std::vector<Ranked> kept;
  for (auto& one : found) {
    if (!hidden.contains(&one)) kept.push_back(std::move(one));
  }
  found = std::move(kept);
}

void prefer_class(std::vector<Ranked>& found, char feature_class) {
  const bool any = std::any_of(found.begin(), found.end(), [&](const Ranked& one) {
    return one.candidate.place.feature_class == feature_class;
  });
  if (!any) return;
  std::erase_if(
      found, [&](const Ranked& one) { return one.candidate.place.feature_class != feature_class; });
}

bool only_areas(const std::vector<Ranked>& found) {
  return !found.empty() && std::all_of(found.begin(), found.end(), [](const Ranked& one) {
    return one.candidate.place.feature_code.starts_with("ADM");
  });
}

void add_namesake_settlements(std::vector<Ranked>& found, std::vector<Ranked> similar) {
  const std::size_t areas = found.size();
  for (auto& one : similar) {
    const auto& place = one.candidate.place;
    const bool within = place.feature_class == 'P' &&
                        std::any_of(found.begin(), found.begin() + static_cast<long>(areas),
                                    [&](const Ranked& area) {
                                      return area.candidate.place.country == place.country &&
                                             area.candidate.place.admin1 == place.admin1;
                                    });
    if (within) found.push_back(std::move(one));
  }
}

std::vector<Candidate> best(std::vector<Ranked> found, std::size_t limit) {
  std::sort(found.begin(), found.end(),
            [](const Ranked& a, const Ranked& b) { return order(a) < order(b); });
  std::vector<Candidate> candidates;
  std::unordered_set<std::string> seen;
  for (auto& one : found) {
    if (candidates.size() == limit) break;
    if (!seen.insert(one.candidate.place.id).second) continue;
    candidates.push_back(std::move(one.candidate));
  }
  return candidates;
}

}  // namespace loci::gazetteer
