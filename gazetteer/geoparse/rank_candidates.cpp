#include "gazetteer/geoparse/rank_candidates.hpp"

#include "gazetteer/geoparse/governed_area.hpp"
#include "gazetteer/geoparse/word_list.hpp"
#include "gazetteer/name_key.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

namespace loci::geoparse {
namespace {

constexpr double most_ahead = 4.0;  // log-odds by which a seat or its area may lead and still lose
constexpr double hardly_meant_penalty = 2.0;

// Of names in other spellings, of which the corpora have hardly any: less the less they sound
// alike, more where the text names another place of the country.
constexpr double distance_penalty = 40.0;  // times gazetteer::Candidate::distance
constexpr double country_bonus = 2.0;
constexpr float least_city_log_population = 5.4F;  // 250,000 people: a city has a district
constexpr double seat_km = 400.0;
constexpr int passes_together = 3;  // each starts from the choices of the one before

/// True where a word beside the mention says that an area is meant: "Homs province", "the state of
/// Texas".
bool has_area_word(const Reading& reading, const Placing& placing) {
  static constexpr WordList area_words = {"canton",    "county",   "countryside", "department",
                                          "district",  "governor", "governorate", "legislature",
                                          "muhafazah", "oblast",   "prefecture",  "province",
                                          "region",    "state"};
  const auto is_area_word = [&](std::size_t at) {
    return is_one_of(reading.word(at).key, area_words);
  };
  if (is_area_word(placing.last - 1)) return true;
  if (placing.last < reading.size() && is_area_word(placing.last)) return true;
  return placing.first > 1 && reading.word(placing.first - 1).key == "of" &&
         is_area_word(placing.first - 2);
}

/// A greater city than all of a first-level area, which begins at its edge and bears its former
/// name: Saint Petersburg, which was Leningrad, and Leningrad Oblast.
bool is_beside_greater(const KnownCandidate& area, const KnownCandidate& seat) {
  constexpr double beside_km = 200.0;
  return area.kind == kind_admin1 && area.country == seat.country &&
         seat.log_population > area.log_population && distance_km(seat, area) < beside_km;
}

/// Whether an area is that of a town, often called after it. A town that is the seat of nothing has
/// a district where it is a city, and no state: New York.
bool lies_around(const KnownCandidate& area, const KnownCandidate& seat) {
  const bool is_seat = seat.kind == kind_admin_seat || seat.kind == kind_capital;
  const bool city = seat.kind == kind_town && seat.log_population >= least_city_log_population;
  if (area.kind == kind_admin2 && area.admin2 == seat.admin2) {
    return (is_seat || city) && distance_km(seat, area) < seat_km;
  }
  if (area.kind != kind_admin1 || !is_seat) return false;
  if (area.admin1 == seat.admin1 || is_beside_greater(area, seat)) return true;
  return seat.kind == kind_capital && area.country == seat.country &&  // Buenos Aires is in none
         distance_km(seat, area) < seat_km;
}

/// The town rather than the area that is named after it and lies around it, where nothing says
/// otherwise, and the first-level area where another place lies in it: a corpus that counts every
/// answer within 161 km as right does not teach the difference.
void choose_seat_or_area(const Reading& reading, Placing& placing) {
  if (!placing.holds_another && has_area_word(reading, placing)) return;
  const auto& candidates = placing.known->candidates;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    for (std::size_t k = 0; k < candidates.size(); ++k) {
      if (!lies_around(candidates[k], candidates[i])) continue;
      if (placing.holds_another && candidates[k].kind != kind_admin1) continue;
      double& meant = placing.scores[placing.holds_another ? k : i];
      double& other = placing.scores[placing.holds_another ? i : k];
      if (other >= meant && other - meant < most_ahead) std::swap(meant, other);
    }
  }
}

/// The candidate with the greatest score, the first of equals. \pre there is one
std::size_t best_of(const Placing& placing) {
  const auto best = std::max_element(placing.scores.begin(), placing.scores.end());
  return static_cast<std::size_t>(best - placing.scores.begin());
}

/// Whether the mention is the name that readers are shown, but for accents.
bool has_own_name(const KnownCandidate& known) {
  return gazetteer::name_key(known.candidate.matched) ==
         gazetteer::name_key(known.candidate.place.name);
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
void choose_named_state(const Reading& reading, Placing& placing) {
  if (!is_named_state(reading, placing)) return;
  const auto& candidates = placing.known->candidates;
  double& best = placing.scores[best_of(placing)];
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (candidates[i].kind != kind_admin1 || best - placing.scores[i] >= most_ahead) continue;
    return std::swap(best, placing.scores[i]);
  }
}

/// The country rather than anything else called so where the text says that it has an army or a
/// president, and the state rather than the country where it has a governor: "Lebanon's army" in a
/// text about Lebanon, Ohio.
void choose_governed(const Reading& reading, Placing& placing) {
  const auto kind = governed_kind(reading, placing.first, placing.last);
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
void choose_inside(Placing& placing) {
  if (placing.inside.empty()) return;
  const std::size_t chosen = best_of(placing);
  double& best = placing.scores[chosen];
  const int kind = placing.known->candidates[chosen].kind;
  if (placing.inside[chosen] > Inside::no || kind == kind_admin1) return;
  const Inside least = kind == kind_country ? Inside::admin1 : Inside::country;
  auto inner = placing.scores.end();
  for (auto score = placing.scores.begin(); score != placing.scores.end(); ++score) {
    const auto index = static_cast<std::size_t>(score - placing.scores.begin());
    if (placing.inside[index] >= least && (inner == placing.scores.end() || *score > *inner))
      inner = score;
  }
  if (inner != placing.scores.end() && best - *inner < most_ahead) std::swap(best, *inner);
}

bool is_fuzzy(const KnownCandidate& known) {
  return known.candidate.match == gazetteer::Match::fuzzy;
}

void set_probabilities(Placing& placing) {
  placing.probabilities = placing.scores;
  if (placing.scores.empty()) return;
  placing.chosen = best_of(placing);
  const double most = placing.scores[placing.chosen];
  double sum = 0;
  for (double& p : placing.probabilities) sum += p = std::exp(p - most);
  for (double& p : placing.probabilities) p /= sum;
}

/// What rules say of the scores, then the probabilities.
void settle(const Reading& reading, Placing& placing) {
  if (placing.scores.empty()) return set_probabilities(placing);
  choose_seat_or_area(reading, placing);
  choose_city_by_name(placing);
  choose_city_in_dateline(placing);
  choose_named_state(reading, placing);
  choose_inside(placing);
  choose_governed(reading, placing);
  set_probabilities(placing);
}

}  // namespace

bool is_named_state(const Reading& reading, const Placing& placing) {
  const auto joined = [&](std::size_t at) { return reading.token(at).gap == Gap::space; };
  const bool behind = placing.last < reading.size() && joined(placing.last) &&
                      reading.word(placing.last).key == "state";
  if (behind) return true;
  if (placing.first < 2 || !joined(placing.first) || !joined(placing.first - 1)) return false;
  const auto& what = reading.word(placing.first - 2).key;
  return reading.word(placing.first - 1).key == "of" && (what == "state" || what == "university");
}

void add_scores(const Reading& reading, Placing& placing, std::span<const double> scores) {
  for (std::size_t i = 0; i < placing.scores.size(); ++i) placing.scores[i] += scores[i];
  settle(reading, placing);
}

void rank_alone(const Reading& reading, std::span<Placing> placings,
                const CandidateWeights& alone) {
  for (Placing& placing : placings) {
    placing.scores = alone.scores(reading, placing);
    set_probabilities(placing);
  }
}

Surroundings rank_together(const Reading& reading, std::span<Placing> placings,
                           const RankingWeights& weights, std::span<const Placing> context) {
  rank_alone(reading, placings, weights.alone);
  std::vector<std::vector<double>> by_itself;  // what no pass changes
  for (const Placing& placing : placings) {
    auto& scores = by_itself.emplace_back(weights.together.scores(reading, placing));
    for (std::size_t i = 0; i < scores.size(); ++i) {
      const KnownCandidate& known = placing.known->candidates[i];
      if (is_hardly_meant(*placing.known, known) && !is_stated(placing, i))
        scores[i] -= hardly_meant_penalty;
      if (is_fuzzy(known)) scores[i] -= distance_penalty * known.candidate.distance;
    }
  }
  Surroundings surroundings(placings, context);
  for (int pass = 0; pass < passes_together; ++pass) {
    for (std::size_t m = 0; m < placings.size(); ++m) {
      Placing& placing = placings[m];
      for (std::size_t i = 0; i < placing.scores.size(); ++i) {
        placing.scores[i] = by_itself[m][i] + weights.surroundings.score(surroundings, placing, i);
        if (is_fuzzy(placing.known->candidates[i]) && surroundings.support(placing, i).country > 0)
          placing.scores[i] += country_bonus;
      }
      settle(reading, placing);
    }
    surroundings.refresh();
  }
  return surroundings;
}

}  // namespace loci::geoparse
