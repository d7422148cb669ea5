#include "gazetteer/geoparse/surroundings.hpp"

#include "geo/distance.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace loci::geoparse {
namespace {

constexpr double likely_enough = 0.05;
constexpr double clear = 0.3;              // names surer than that speak for what lies in them
constexpr std::size_t most_possible = 16;  // candidates of one name that it could be
constexpr double near_km = 80.0;

/// Of two points of the unit sphere.
double cosine_of(const auto& a, const auto& b) {
  return a.x * b.x + a.y * b.y + a.z * b.z;
}

}  // namespace

bool is_hardly_meant(const KnownName& name, const KnownCandidate& candidate) {
  constexpr float a_village_behind = 2.5F;  // of the logarithm of people
  const KnownCandidate& first = name.candidates.front();
  return first.kind == kind_capital && is_settlement(candidate.kind) &&
         first.log_population - candidate.log_population >= a_village_behind;
}

double distance_km(const KnownCandidate& a, const KnownCandidate& b) {
  return std::acos(std::clamp(cosine_of(a, b), -1.0, 1.0)) * geo::earth_mean_radius_km;
}

Surroundings::Surroundings(std::span<const Placing> placings, std::span<const Placing> context) {
  for (const Placing& placing : placings) add_name(placing);
  asked_names_ = names_.size();
  possible_.resize(spots_.size());
  for (const Placing& placing : context) add_name(placing);
  for (const Name& name : std::span(names_).first(asked_names_)) {
    for (const Name& other : names_) {
      if (&other == &name) continue;
      for (std::size_t i = name.first; i < name.end; ++i) {
        add_possible(other, spots_[i], possible_[i]);
      }
    }
  }
  refresh();
}

void Surroundings::add_name(const Placing& placing) {
  const auto& candidates = placing.known->candidates;
  if (candidates.empty() || !name_of_.try_emplace(placing.known, names_.size()).second) return;
  Name& name = names_.emplace_back();
  name.placing = &placing;
  name.first_few = std::min(candidates.size(), most_possible);
  name.rarity = placing.weight / std::sqrt(static_cast<double>(name.first_few));
  name.first = spots_.size();
  for (const KnownCandidate& one : candidates) {
    spots_.push_back({one.x, one.y, one.z, one.id, one.country, one.admin1, one.admin2, one.kind});
  }
  name.end = spots_.size();
  name.apart.resize(candidates.size());
}

void Surroundings::add_possible(const Name& other, const Spot& spot, Support& support) const {
  static const double near_cosine = std::cos(near_km / geo::earth_mean_radius_km);
  bool near = false, in_admin1 = false;
  for (const Spot& theirs : std::span(spots_).subspan(other.first, other.first_few)) {
    const bool small = theirs.kind != kind_country && theirs.kind != kind_admin1;
    if (!small || theirs.id == spot.id) continue;
    near = near || cosine_of(theirs, spot) > near_cosine;
    in_admin1 = in_admin1 || (theirs.admin1 == spot.admin1 && theirs.admin1 != 0);
  }
  if (near) support.could_be_near += other.rarity;
  if (in_admin1) support.could_be_in_admin1 += other.rarity;
  ++support.others;
}

/// Between a candidate of a name and all those of the other names that are asked for.
std::vector<Surroundings::Apart> Surroundings::apart_from(const Name& name,
                                                          const Spot& spot) const {
  if (spot.kind == kind_country || spot.kind == kind_continent) return {};
  std::vector<Apart> result(possible_.size());
  for (std::size_t i = 0; i < result.size(); ++i) {
    if (i == name.first) i = name.end;
    if (i >= result.size()) break;
    const double cosine = std::clamp(cosine_of(spot, spots_[i]), -1.0, 1.0);
    result[i].km = std::acos(cosine) * geo::earth_mean_radius_km;
    result[i].nearness = std::exp(-result[i].km / 100.0);
  }
  return result;
}

/// Which of its candidates are probable enough now.
void Surroundings::note_likely(Name& name) const {
  name.likely.clear();
  const auto& probabilities = name.placing->probabilities;
  for (std::size_t i = 0; i < probabilities.size(); ++i) {
    if (probabilities[i] < likely_enough) continue;
    if (is_hardly_meant(*name.placing->known, name.placing->known->candidates[i])) continue;
    name.likely.push_back(i);
    if (name.apart[i].empty()) name.apart[i] = apart_from(name, spots_[name.first + i]);
  }
}

double Surroundings::weight_of_others(const Name& name) const {
  double weight = 0;
  for (const Name& other : names_) {
    if (&other != &name) weight += other.placing->weight;
  }
  return weight;
}

void Surroundings::refresh() {
  for (Name& name : names_) note_likely(name);
  supports_ = possible_;
  for (const Name& other : names_) {
    for (const std::size_t candidate : other.likely) add_likely(other, candidate);
  }
  for (const Name& name : std::span(names_).first(asked_names_)) {
    const double others = weight_of_others(name);
    if (others <= 0) continue;
    for (std::size_t i = name.first; i < name.end; ++i) {
      supports_[i].country /= others;
      supports_[i].admin1 /= others;
    }
  }
}

/// What one candidate of a name says of all candidates of the others.
void Surroundings::add_likely(const Name& other, std::size_t candidate) {
  const Spot theirs = spots_[other.first + candidate];
  const auto& apart = other.apart[candidate];
  const double probability = other.placing->probabilities[candidate];
  const double weight = other.placing->weight * probability;
  const bool is_clear =
      probability > clear && other.placing->weight > clear && candidate < other.first_few;
  for (std::size_t i = 0; i < supports_.size(); ++i) {
    if (i == other.first) i = other.end;
    if (i >= supports_.size()) break;
    const Spot& own = spots_[i];
    Support& support = supports_[i];
    const bool in_country = theirs.country == own.country && theirs.country != 0;
    const bool in_admin1 = theirs.admin1 == own.admin1 && theirs.admin1 != 0;
    if (in_country) support.country += weight;
    if (in_admin1) support.admin1 += weight;
    // Two names of one place ("US", "U.S.") say nothing new.
    if (theirs.id == own.id) continue;
    if (is_clear) {
      const bool in_admin2 = theirs.admin2 == own.admin2 && theirs.admin2 != 0;
      const int parent = theirs.kind == kind_country && in_country ? 1
                         : theirs.kind == kind_admin1 && in_admin1 ? 2
                         : theirs.kind == kind_admin2 && in_admin2 ? 3
                                                                   : 0;
      support.parent = std::max(support.parent, parent);
    }
    if (apart.empty()) continue;
    support.near += weight * apart[i].nearness;
    if (weight > 0.4) support.nearest_km = std::min(support.nearest_km, apart[i].km);
  }
}

const Surroundings::Support& Surroundings::support(const Placing& placing,
                                                   std::size_t candidate) const {
  return supports_[names_[name_of_.at(placing.known)].first + candidate];
}

namespace {

int share_bin(double share) {
  if (share <= 0) return 0;
  if (share < 0.05) return 1;
  if (share < 0.15) return 2;
  if (share < 0.3) return 3;
  if (share < 0.5) return 4;
  return share < 0.75 ? 5 : 6;
}

int amount_bin(double amount) {
  if (amount <= 0) return 0;
  if (amount < 0.3) return 1;
  if (amount < 0.6) return 2;
  if (amount < 1.0) return 3;
  if (amount < 1.5) return 4;
  return amount < 2.5 ? 5 : 6;
}

int distance_bin(double km) {
  if (km < 15) return 0;
  if (km < 40) return 1;
  if (km < 80) return 2;
  if (km < 161) return 3;
  if (km < 350) return 4;
  if (km < 900) return 5;
  return km < 3000 ? 6 : 7;
}

/// The numbers that the features say.
enum Number : std::size_t {
  kind,
  others,
  country_share,
  admin1_share,
  nearest,
  parent,
  could_be_near,
  could_be_in_admin1,
  numbers,
};

constexpr auto small_features =
    std::to_array<SmallFeature>({{"others", others, kind},
                                 {"country_share", country_share, kind},
                                 {"admin1_share", admin1_share, kind},
                                 {"nearest", nearest, kind},
                                 {"nearest_km", nearest},
                                 {"parent", parent},
                                 {"parent_of", parent, kind},
                                 {"could_be_near_of", could_be_near, kind},
                                 {"could_be_near_bin", could_be_near},
                                 {"could_be_in_admin1_bin", could_be_in_admin1}});
constexpr auto only_others = std::span(small_features).first(1);  // where there are none

using Support = Surroundings::Support;

std::array<int, numbers> numbers_of(const Support& found, int kind_of_place) {
  std::array<int, numbers> result{};
  result[kind] = kind_of_place;
  result[others] = static_cast<int>(std::min<std::size_t>(found.others, 4));
  result[country_share] = share_bin(found.country);
  result[admin1_share] = share_bin(found.admin1);
  result[nearest] = distance_bin(found.nearest_km);
  result[parent] = found.parent;
  result[could_be_near] = amount_bin(found.could_be_near);
  result[could_be_in_admin1] = amount_bin(found.could_be_in_admin1);
  return result;
}

constexpr auto amount_features = std::to_array<FeatureKind>(
    {"country_sum", "admin1_sum", "near_sum", "could_be_near", "could_be_in_admin1"});

std::array<float, amount_features.size()> amounts_of(const Support& found) {
  return {static_cast<float>(found.country), static_cast<float>(found.admin1),
          static_cast<float>(std::log1p(found.near)),
          static_cast<float>(std::min(found.could_be_near, 3.0)),
          static_cast<float>(std::min(found.could_be_in_admin1, 3.0))};
}

}  // namespace

void Surroundings::add_features(const Placing& placing, std::size_t index,
                                FeatureList& features) const {
  const Support& found = support(placing, index);
  const auto small = numbers_of(found, placing.known->candidates[index].kind);
  if (found.others == 0) return add_small_features(only_others, small, features);
  add_small_features(small_features, small, features);
  const auto amounts = amounts_of(found);
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    features.add_value(amount_features[i], amounts[i]);
  }
}

SurroundingsWeights::SurroundingsWeights(const LinearModel& model)
    : alone_(only_others, model), small_(small_features, model) {
  for (const FeatureKind& feature : amount_features) {
    amounts_.push_back(static_cast<double>(model.weight(feature.hash)));
  }
}

double SurroundingsWeights::score(const Surroundings& surroundings, const Placing& placing,
                                  std::size_t index) const {
  const Support& found = surroundings.support(placing, index);
  const auto small = numbers_of(found, placing.known->candidates[index].kind);
  if (found.others == 0) return alone_.score(small);
  double score = small_.score(small);
  const auto amounts = amounts_of(found);
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    score += amounts_[i] * static_cast<double>(amounts[i]);
  }
  return score;
}

}  // namespace loci::geoparse
