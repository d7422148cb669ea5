#include "gazetteer/geoparse/rank_candidates.hpp"

#include "gazetteer/name_key.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace loci::geoparse {
namespace {

constexpr double most_ahead = 4.0;  // log-odds by which a seat or its area may lead and still lose
constexpr double most_ahead_of_inner = 12.0;  // likewise of one in the area behind "in"
constexpr double hardly_meant_penalty = 2.0;

// Of names in other spellings, of which the corpora have hardly any: less the less they sound
// alike, more where the text names another place of the country.
constexpr double distance_penalty = 40.0;  // times gazetteer::Candidate::distance
constexpr double country_bonus = 2.0;
constexpr float least_city_log_population = 5.4F;  // 250,000 people
constexpr int passes_together = 3;                 // each starts from the choices of the one before

/// The town rather than the area that is named after it and lies around it, where nothing says
/// otherwise, and the first-level area where another place lies in it: a corpus that counts every
/// answer within 161 km as right does not teach the difference.
void choose_seat_or_area(Placing& placing) {
  if (!placing.holds_another && placing.with_area_word) return;
  const auto& candidates = placing.known->candidates;
  for (const auto [seat, area] : placing.known->seats) {
    if (placing.holds_another && candidates[area].kind != kind_admin1) continue;
    if (candidates[seat].kind == kind_town && placing.is_among_states) continue;
    double& meant = placing.scores[placing.holds_another ? area : seat];
    double& other = placing.scores[placing.holds_another ? seat : area];
    const bool city = candidates[seat].kind == kind_town && placing.is_among_cities;
    if (other >= meant && (city || other - meant < most_ahead)) std::swap(meant, other);
  }
}

/// The candidate with the greatest score, the first of equals. \pre there is one
std::size_t best_of(const Placing& placing) {
  const auto best = std::max_element(placing.scores.begin(), placing.scores.end());
  return static_cast<std::size_t>(best - placing.scores.begin());
}

/// Whether the mention is the name that readers are shown, but for accents.
bool has_own_name(const KnownCandidate& known) {
  const auto& [matched, name] = std::tie(known.listed->matched, known.listed->place.name);
  return matched == name || gazetteer::name_key(matched) == gazetteer::name_key(name);
}

/// A city by its own name rather than a country that is called so in other languages, or was once:
/// "Brasília", "Salvador", "Gold Coast".
void choose_city_by_name(Placing& placing) {
  constexpr float city_log_population = 5.0F;  // 100,000 people
  const auto& candidates = placing.known->candidates;
  const std::size_t best = best_of(placing);
  const KnownCandidate& country = candidates[best];
  if (country.kind != kind_country || has_own_name(country)) return;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const bool its_capital =
        candidates[i].kind == kind_capital && candidates[i].country == country.country;
    const bool city = !placing.in_foreign_text && is_settlement(candidates[i].kind) &&
                      candidates[i].log_population >= city_log_population;
    if ((!its_capital && !city) || !has_own_name(candidates[i])) continue;
    return std::swap(placing.scores[best], placing.scores[i]);
  }
}

/// A city rather than a state in a dateline: reporters write from towns. "WASHINGTON (AP) -"
void choose_city_in_dateline(Placing& placing) {
  if (!placing.in_dateline || placing.holds_another) return;
  const auto& candidates = placing.known->candidates;
  const std::size_t best = best_of(placing);
  if (candidates[best].kind != kind_admin1) return;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const bool city = is_settlement(candidates[i].kind) &&
                      candidates[i].log_population >= least_city_log_population;
    if (candidates[i].kind != kind_capital && !city) continue;
    return std::swap(placing.scores[best], placing.scores[i]);
  }
}

/// The first-level area, whatever else is called so, where the text says that it is a state.
void choose_named_state(Placing& placing) {
  if (!placing.is_named_state) return;
  const auto& candidates = placing.known->candidates;
  double& best = placing.scores[best_of(placing)];
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (candidates[i].kind != kind_admin1 || best - placing.scores[i] >= most_ahead) continue;
    return std::swap(best, placing.scores[i]);
  }
}

/// A sea, a region or a range rather than a town, "the tropical Atlantic", and a sea rather than a
/// state: "the Red Sea coast".
void choose_natural_behind_article(Placing& placing) {
  if (!placing.behind_article) return;
  const auto& candidates = placing.known->candidates;
  double& best = placing.scores[best_of(placing)];
  const int kind = candidates[best_of(placing)].kind;
  if (!is_settlement(kind) && kind != kind_admin1) return;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const int other = candidates[i].kind;
    const bool meant = kind == kind_admin1 ? other == kind_water : is_natural(other);
    if (meant) return std::swap(best, placing.scores[i]);
  }
}

/// The country rather than anything else called so where the text says that it has an army or a
/// president, and the state rather than the country where it has a governor: "Lebanon's army" in a
/// text about Lebanon, Ohio.
void choose_governed(Placing& placing) {
  const auto kind = placing.governed_kind;
  if (!kind) return;
  const auto& candidates = placing.known->candidates;
  const std::size_t best = best_of(placing);
  const int chosen = candidates[best].kind;
  if (chosen == *kind || (*kind == kind_admin1 && chosen != kind_country)) return;
  const auto governed = std::find_if(candidates.begin(), candidates.end(),
                                     [&](const auto& one) { return one.kind == *kind; });
  if (governed == candidates.end()) return;
  std::swap(placing.scores[best],
            placing.scores[static_cast<std::size_t>(governed - candidates.begin())]);
}

/// "Belgrade, Minn.": a candidate in the area that the text states rather than a town elsewhere,
/// unless its lead is too great; rather than a country only one in a first-level area ("Lebanon,
/// Tennessee"). Countries and states come in lists, too: "Iraq, Iran", "Illinois, Missouri".
/// Likewise where the text states the area at another mention of the name: "Newark, Texas …
/// Newark".
void choose_inside(Placing& placing) {
  const auto& inside = placing.inside.empty() ? placing.sibling_inside : placing.inside;
  if (inside.empty()) return;
  const std::size_t chosen = best_of(placing);
  double& best = placing.scores[chosen];
  const int kind = placing.known->candidates[chosen].kind;
  if (inside[chosen] > Inside::no || kind == kind_admin1) return;
  const Inside least = kind == kind_country ? Inside::admin1 : Inside::country;
  auto inner = placing.scores.end();
  for (auto score = placing.scores.begin(); score != placing.scores.end(); ++score) {
    const auto index = static_cast<std::size_t>(score - placing.scores.begin());
    if (inside[index] >= least && (inner == placing.scores.end() || *score > *inner)) inner = score;
  }
  const double most = placing.inside_behind_in ? most_ahead_of_inner : most_ahead;
  if (inner != placing.scores.end() && best - *inner < most) std::swap(best, *inner);
}

bool is_fuzzy(const KnownCandidate& known) {
  return known.match == gazetteer::Match::fuzzy;
}

void set_probabilities(Placing& placing) {
  placing.chosen = best_of(placing);
  placing.probabilities.resize(placing.scores.size());
  const double most = placing.scores[placing.chosen];
  double sum = 0;
  for (std::size_t i = 0; i < placing.scores.size(); ++i) {
    const double score = placing.scores[i];
    sum += placing.probabilities[i] = score == most ? 1.0 : std::exp(score - most);
  }
  for (double& p : placing.probabilities) p /= sum;
}

/// What rules say of the scores, then the probabilities.
void settle(Placing& placing) {
  choose_seat_or_area(placing);
  choose_city_by_name(placing);
  choose_city_in_dateline(placing);
  choose_named_state(placing);
  choose_natural_behind_article(placing);
  choose_inside(placing);
  choose_governed(placing);
  set_probabilities(placing);
}

}  // namespace

void add_scores(Placing& placing, std::span<const double> scores) {
  for (std::size_t i = 0; i < placing.scores.size(); ++i) placing.scores[i] += scores[i];
  settle(placing);
}

void rank_alone(const Reading& reading, std::span<Placing> placings,
                const CandidateWeights& alone) {
  for (Placing& placing : placings) {
    if (has_choice(placing)) {
      placing.scores.clear();
      placing.scores.reserve(placing.known->candidates.size());
      alone.add_scores(reading, placing, placing.scores);
      set_probabilities(placing);
    } else {
      placing.scores.assign(placing.known->candidates.size(), 0.0);
      placing.probabilities.assign(placing.known->candidates.size(), 1.0);
    }
  }
}

Surroundings rank_together(const Reading& reading, std::span<Placing> placings,
                           const RankingWeights& weights, std::span<const Placing> context) {
  rank_alone(reading, placings, weights.alone);
  std::vector<double> by_itself;  // of all candidates there is a choice from: what no pass changes
  std::size_t most_scores = 0;
  for (const Placing& placing : placings) most_scores += placing.known->candidates.size();
  by_itself.reserve(most_scores);
  for (const Placing& placing : placings) {
    if (!has_choice(placing)) continue;
    const std::size_t first = by_itself.size();
    weights.together.add_scores(reading, placing, by_itself);
    const auto& candidates = placing.known->candidates;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      double& score = by_itself[first + i];
      if (is_hardly_meant(*placing.known, candidates[i]) && !is_stated(placing, i))
        score -= hardly_meant_penalty;
      if (is_fuzzy(candidates[i])) score -= distance_penalty * candidates[i].listed->distance;
    }
  }
  Surroundings surroundings(placings, context);
  for (int pass = 0; pass < passes_together; ++pass) {
    auto own = by_itself.begin();
    for (Placing& placing : placings) {
      if (!has_choice(placing)) continue;
      const auto supports = surroundings.supports(placing);
      const auto& candidates = placing.known->candidates;
      for (std::size_t i = 0; i < candidates.size(); ++i) {
        placing.scores[i] = *own++ + weights.surroundings.score(supports[i], candidates[i].kind);
        if (is_fuzzy(candidates[i]) && supports[i].country > 0) placing.scores[i] += country_bonus;
      }
      settle(placing);
    }
    surroundings.refresh();
  }
  return surroundings;
}

}  // namespace loci::geoparse
