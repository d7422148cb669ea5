#include "gazetteer/geoparse/placing_facts.hpp"

#include "gazetteer/geoparse/named_kind.hpp"

#include <algorithm>
#include <cmath>

namespace loci::geoparse {
namespace {

constexpr double voting = 0.2;  // less probable candidates have no vote
constexpr std::size_t first_few = 5;
constexpr float great_city = 6;  // logarithm of people: what happens there is told everywhere
constexpr double around_great_city_km = 400, around_state_km = 700;
constexpr float far_behind = 0.7F;         // of the logarithm of people: five times fewer
constexpr float hopelessly_behind = 1.3F;  // twenty times fewer

// News of the world teaches that Paris is in France; local papers mean their own. In log-odds, for
// each home word that the other country lacks.
constexpr double away_from_home_penalty = 2;
constexpr double most_away_from_home = 6;

float number(double value) {
  return static_cast<float>(value);
}

/// The area with the most votes; 0 where several have as many. An area's number must not decide: it
/// depends on the texts that this memory has read before.
std::uint32_t greatest(const SmallMap<std::uint32_t, double>& votes) {
  std::uint32_t best = 0;
  double most = 0;
  for (const auto& [area, vote] : votes) {
    if (vote < most) continue;
    best = vote > most ? area : 0;
    most = vote;
  }
  return best;
}

double vote_of(const SmallMap<std::uint32_t, double>& votes, std::uint32_t area) {
  if (area == 0) return 0;
  const double* const found = votes.find(area);
  return found == nullptr ? 0 : *found;
}

/// Whether a name may denote a country or a capital: those act all over the world.
bool may_act(const Placing& placing) {
  for (std::size_t i = 0; i < placing.probabilities.size(); ++i) {
    const int kind = placing.known->candidates[i].kind;
    if (placing.probabilities[i] >= voting && (kind == kind_country || kind == kind_capital)) {
      return true;
    }
  }
  return false;
}

/// Whether one of the same name is much better known: far more people, or the name is its own and
/// only an old or other one here.
bool is_far_behind(const KnownCandidate& own, const KnownCandidate& first) {
  const auto is_own_name = [](const KnownCandidate& place) {
    return place.name_kind == gazetteer::NameKind::preferred;
  };
  return first.kind != kind_country && (first.log_population - own.log_population >= far_behind ||
                                        (is_own_name(first) && !is_own_name(own)));
}

/// Whether no other place in the candidate's country is called so, but the areas around it.
bool is_only_one_in_country(const Placing& placing, const KnownCandidate& own) {
  constexpr double same_place_km = 30.0;
  const auto& candidates = placing.known->candidates;
  return std::none_of(candidates.begin(), candidates.end(), [&](const KnownCandidate& other) {
    return other.country == own.country && is_settlement(other.kind) &&
           distance_km(other, own) > same_place_km;
  });
}

bool is_named(const SmallMap<std::uint32_t, const KnownName*>& named, std::uint32_t area,
              const KnownName* own) {
  if (area == 0) return false;
  const KnownName* const* const found = named.find(area);
  return found != nullptr && *found != own;
}

}  // namespace

PlacingFacts::PlacingFacts(const HomeWords& home_words, const Surroundings& surroundings,
                           std::span<const Placing> placings, std::span<const Placing> context)
    : home_words_(home_words), surroundings_(surroundings) {
  for (const Placing& placing : placings) count_votes(placing);
  for (const Placing& placing : context) count_votes(placing);
  main_country_ = greatest(countries_);
  main_admin1_ = greatest(admin1s_);
}

void PlacingFacts::count_votes(const Placing& placing) {
  if (placing.known->candidates.empty() || ++times_[placing.known] > 1) return;
  votes_ += placing.weight;
  note_counties(placing);
  const bool acts = may_act(placing);
  for (std::size_t i = 0; i < placing.probabilities.size(); ++i) {
    const KnownCandidate& place = placing.known->candidates[i];
    if (placing.probabilities[i] >= voting) {
      const double vote = placing.weight * placing.probabilities[i];
      if (place.country != 0) countries_[place.country] += vote;
      const bool great = is_settlement(place.kind) && place.log_population >= great_city;
      voters_.emplace_back(placing.known, &place);
      if (place.country != 0 && !acts && !great) local_[place.country] += vote;
      if (place.admin1 != 0) admin1s_[place.admin1] += vote;
    }
    if (i >= first_few) continue;
    if (place.kind == kind_country) named_countries_.try_emplace(place.country, placing.known);
    if (place.kind == kind_admin1) named_admin1s_.try_emplace(place.admin1, placing.known);
  }
  for (const KnownCandidate& place : placing.known->candidates) {
    if (place.kind == kind_admin2) named_admin2s_.try_emplace(place.admin2, placing.known);
  }
}

void PlacingFacts::note_counties(const Placing& placing) {
  constexpr double sure_weight = 0.5;
  if (placing.weight < sure_weight) return;
  const bool county = is_county_name(placing.name);
  for (const KnownCandidate& place : placing.known->candidates) {
    if (place.admin2 == 0) continue;
    if (county && place.kind == kind_admin2) counties_.try_emplace(place.admin2, placing.known);
    if (!county && is_settlement(place.kind))
      counties_of_towns_.try_emplace(place.admin2, placing.known);
  }
}

bool PlacingFacts::is_town_and_county(const Placing& placing, std::size_t index) const {
  const auto& candidates = placing.known->candidates;
  const bool county = is_county_name(placing.name);
  const Areas& others = county ? counties_of_towns_ : counties_;
  const auto fits = [&](const KnownCandidate& one) {
    return (county ? one.kind == kind_admin2 : is_settlement(one.kind)) &&
           is_named(others, one.admin2, placing.known);
  };
  return fits(candidates[index]) && std::count_if(candidates.begin(), candidates.end(), fits) == 1;
}

void PlacingFacts::add(const Placing& placing, std::size_t candidate, double away,
                       std::vector<float>& facts) const {
  add_comparison(placing, candidate, facts);
  add_agreement(placing, candidate, facts);
  add_document(placing, placing.known->candidates[candidate], facts);
  facts.push_back(number(away));
}

void PlacingFacts::add_comparison(const Placing& placing, std::size_t index,
                                  std::vector<float>& facts) const {
  const auto& candidates = placing.known->candidates;
  const KnownCandidate& own = candidates[index];
  const double best = *std::max_element(placing.scores.begin(), placing.scores.end());
  const auto in_country =
      std::count_if(candidates.begin(), candidates.end(),
                    [&](const KnownCandidate& other) { return other.country == own.country; });
  facts.push_back(number(placing.scores[index]));
  facts.push_back(number(placing.probabilities[index]));
  facts.push_back(number(placing.scores[index] - best));
  facts.push_back(number(static_cast<double>(std::min<std::size_t>(index, 10))));
  facts.push_back(own.log_population);
  facts.push_back(placing.known->log_population - own.log_population);
  facts.push_back(number(own.label_rank));
  facts.push_back(number(own.kind));
  facts.push_back(number(static_cast<int>(own.name_kind)));
  facts.push_back(number(static_cast<int>(own.match)));
  facts.push_back(number(static_cast<double>(candidates.size())));
  facts.push_back(number(static_cast<double>(in_country)));
}

void PlacingFacts::add_agreement(const Placing& placing, std::size_t index,
                                 std::vector<float>& facts) const {
  const auto fit = [index](const std::vector<Inside>& inside) {
    return inside.empty() ? -1.0F : number(static_cast<int>(inside[index]));
  };
  facts.push_back(fit(placing.inside));
  facts.push_back(fit(placing.sibling_inside));
  const auto& support = surroundings_.support(placing, index);
  facts.push_back(number(static_cast<double>(support.others)));
  facts.push_back(number(support.country));
  facts.push_back(number(support.admin1));
  facts.push_back(number(surroundings_.near_or_far(placing, index)));
  facts.push_back(number(std::log1p(std::min(support.nearest_km(), 20000.0))));
  facts.push_back(number(support.could_be_near));
  facts.push_back(number(support.could_be_in_admin1));
  facts.push_back(number(support.parent));
}

void PlacingFacts::add_document(const Placing& placing, const KnownCandidate& own,
                                std::vector<float>& facts) const {
  const KnownName* name = placing.known;
  const double votes = std::max(votes_, 1e-6);
  const bool country_named = is_named(named_countries_, own.country, name);
  facts.push_back(country_named ? 1 : 0);
  facts.push_back(is_named(named_admin1s_, own.admin1, name) ? 1 : 0);
  facts.push_back(is_named(named_admin2s_, own.admin2, name) ? 1 : 0);
  facts.push_back(number(static_cast<double>(countries_.size())));
  facts.push_back(number(vote_of(countries_, main_country_) / votes));
  facts.push_back(own.country != 0 && own.country == main_country_ ? 1 : 0);
  facts.push_back(number(vote_of(admin1s_, main_admin1_) / votes));
  facts.push_back(own.admin1 != 0 && own.admin1 == main_admin1_ ? 1 : 0);
  facts.push_back(number(static_cast<double>(named_countries_.size())));
  facts.push_back(number(static_cast<double>(*times_.find(name))));
  facts.push_back(own.kind == kind_capital && !country_named ? 1 : 0);
  facts.push_back(number(name->best_kind));
  const auto home = static_cast<double>(home_words_.of(own.letters));
  const auto most = static_cast<double>(home_words_.most());
  facts.push_back(number(home));
  facts.push_back(number(most));
  facts.push_back(number(home - most));
}

/// How much the other names speak for a country; a place of the name itself does not act.
double PlacingFacts::votes_of_others(const Placing& placing, std::uint32_t country,
                                     const Votes& all) const {
  double votes = vote_of(all, country);
  for (std::size_t i = 0; i < placing.probabilities.size(); ++i) {
    const bool same = placing.known->candidates[i].country == country;
    if (same && placing.probabilities[i] >= voting)
      votes -= placing.weight * placing.probabilities[i];
  }
  return votes;
}

/// Whether the text names another place of the same country around which news of the candidate may
/// come from.
bool PlacingFacts::is_voter_near(const Placing& placing, const KnownCandidate& own, double km,
                                 float least_population) const {
  return std::any_of(voters_.begin(), voters_.end(), [&](const auto& voter) {
    const auto& [name, place] = voter;
    return name != placing.known && place->country == own.country && place->kind != kind_country &&
           place->log_population >= least_population && distance_km(*place, own) < km;
  });
}

bool PlacingFacts::is_distant_namesake_of_capital(const Placing& placing,
                                                  const KnownCandidate& own) const {
  const KnownCandidate& first = placing.known->candidates[0];
  return own.kind == kind_admin1 && first.kind == kind_capital && first.country == own.country &&
         distance_km(first, own) > around_state_km &&
         !is_voter_near(placing, own, around_state_km, 0);
}

double PlacingFacts::away_from_home(const Placing& placing, std::size_t index) const {
  const auto& candidates = placing.known->candidates;
  const KnownCandidate& own = candidates[index];
  const auto home_words = [&](const KnownCandidate& place) {
    return home_words_.of(place.letters);
  };
  const std::size_t ahead = home_words_.most() - home_words(own);
  if (ahead == 0 || own.country == 0 || own.kind == kind_country ||
      is_named(named_countries_, own.country, placing.known) ||
      votes_of_others(placing, own.country, countries_) >= voting) {
    return 0;
  }
  const bool at_home =
      std::any_of(candidates.begin(), candidates.end(),
                  [&](const KnownCandidate& one) { return home_words(one) == home_words_.most(); });
  if (!at_home) return 0;
  return std::min(static_cast<double>(ahead) * away_from_home_penalty, most_away_from_home);
}

bool PlacingFacts::is_unsupported(const Placing& placing, std::size_t index) const {
  const KnownCandidate& own = placing.known->candidates[index];
  if (is_stated(placing, index)) return false;
  if (is_distant_namesake_of_capital(placing, own)) return true;
  const KnownCandidate& first = placing.known->candidates[0];
  // One word that is no more than spelled as at home ("program") moves no great city.
  const CountryLetters country = own.letters;
  const bool far_behind = is_far_behind(own, first);
  const bool at_home = far_behind
                           ? home_words_.offices_of(country) > 0 || home_words_.of(country) > 1
                           : home_words_.of(country) > 0;
  if (index == 0 || own.country == 0 || own.country == first.country || at_home ||
      is_named(named_admin1s_, own.admin1, placing.known)) {
    return false;
  }
  const bool named = is_named(named_countries_, own.country, placing.known);
  // That Washington negotiates, or that somebody flew to Los Angeles, speaks for no small town of
  // the United States against a city of the same name; that Lebanon is named, for its only Tripoli.
  if (far_behind) {
    return votes_of_others(placing, own.country, local_) < voting &&
           !(named && is_only_one_in_country(placing, own) &&
             first.log_population - own.log_population < hopelessly_behind) &&
           !is_voter_near(placing, own, around_great_city_km, great_city);
  }
  constexpr double near_enough = 0.3;  // a certain place some 100 km away
  return !named && votes_of_others(placing, own.country, countries_) < voting &&
         surroundings_.support(placing, index).near < near_enough;
}

}  // namespace loci::geoparse
