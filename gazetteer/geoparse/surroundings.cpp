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

}  // namespace

bool is_hardly_meant(const KnownName& name, const KnownCandidate& candidate) {
  constexpr float a_village_behind = 2.5F;  // of the logarithm of people
  const KnownCandidate& first = name.candidates.front();
  return first.kind == kind_capital && is_settlement(candidate.kind) &&
         first.log_population - candidate.log_population >= a_village_behind;
}

double distance_km(const KnownCandidate& a, const KnownCandidate& b) {
  const double cosine = std::clamp(a.x * b.x + a.y * b.y + a.z * b.z, -1.0, 1.0);
  return std::acos(cosine) * geo::earth_mean_radius_km;
}

Surroundings::Surroundings(std::span<const Placing> placings, std::span<const Placing> context) {
  for (const Placing& placing : placings) add_name(placing, true);
  for (const Placing& placing : context) add_name(placing, false);
  for (const Name& name : names_) {
    if (!name.asked) continue;
    for (const KnownCandidate& candidate : name.placing->known->candidates) {
      Support& possible = possible_.emplace_back();
      for (const Name& other : names_) {
        if (&other != &name) add_possible(other, candidate, possible);
      }
    }
  }
  refresh();
}

void Surroundings::add_name(const Placing& placing, bool asked) {
  const auto& candidates = placing.known->candidates;
  if (candidates.empty() || !name_of_.try_emplace(placing.known, names_.size()).second) return;
  Name& name = names_.emplace_back();
  name.placing = &placing;
  name.asked = asked;
  name.first_few = std::min(candidates.size(), most_possible);
  name.rarity = placing.weight / std::sqrt(static_cast<double>(name.first_few));
  if (names_.size() > 1) {
    const Name& before = names_[names_.size() - 2];
    name.first = before.first + before.placing->known->candidates.size();
  }
}

void Surroundings::add_possible(const Name& other, const KnownCandidate& candidate,
                                Support& support) {
  static const double near_cosine = std::cos(near_km / geo::earth_mean_radius_km);
  bool near = false, in_admin1 = false;
  for (std::size_t i = 0; i < other.first_few; ++i) {
    const KnownCandidate& theirs = other.placing->known->candidates[i];
    const bool small = theirs.kind != kind_country && theirs.kind != kind_admin1;
    if (!small || theirs.id == candidate.id) continue;
    near = near ||
           theirs.x * candidate.x + theirs.y * candidate.y + theirs.z * candidate.z > near_cosine;
    in_admin1 = in_admin1 || (theirs.admin1 == candidate.admin1 && theirs.admin1 != 0);
  }
  if (near) support.could_be_near += other.rarity;
  if (in_admin1) support.could_be_in_admin1 += other.rarity;
  ++support.others;
}

Surroundings::Likely Surroundings::likely(const Name& name, std::size_t candidate) const {
  const KnownCandidate& place = name.placing->known->candidates[candidate];
  Likely result{candidate, {}, {}};
  if (place.kind == kind_country || place.kind == kind_continent) return result;
  result.km.resize(possible_.size());
  result.nearness.resize(possible_.size());
  for (const Name& other : names_) {
    if (!other.asked || &other == &name) continue;
    std::size_t number = other.first;
    for (const KnownCandidate& theirs : other.placing->known->candidates) {
      result.km[number] = distance_km(place, theirs);
      result.nearness[number] = std::exp(-result.km[number] / 100.0);
      ++number;
    }
  }
  return result;
}

void Surroundings::refresh() {
  for (Name& name : names_) {
    auto before = std::exchange(name.likely, {});
    const auto& probabilities = name.placing->probabilities;
    for (std::size_t i = 0; i < probabilities.size(); ++i) {
      if (probabilities[i] < likely_enough) continue;
      if (is_hardly_meant(*name.placing->known, name.placing->known->candidates[i])) continue;
      const auto known = std::find_if(before.begin(), before.end(),
                                      [i](const Likely& one) { return one.candidate == i; });
      name.likely.push_back(known != before.end() ? std::move(*known) : likely(name, i));
    }
  }
  supports_ = possible_;
  for (const Name& name : names_) {
    if (!name.asked) continue;
    std::size_t number = name.first;
    for (const KnownCandidate& candidate : name.placing->known->candidates) {
      Support& support = supports_[number];
      double others = 0;
      for (const Name& other : names_) {
        if (&other == &name) continue;
        others += other.placing->weight;
        add_likely(other, candidate, number, support);
      }
      if (others > 0) {
        support.country /= others;
        support.admin1 /= others;
      }
      ++number;
    }
  }
}

void Surroundings::add_likely(const Name& other, const KnownCandidate& candidate,
                              std::size_t number, Support& support) {
  for (const Likely& one : other.likely) {
    const KnownCandidate& theirs = other.placing->known->candidates[one.candidate];
    const double probability = other.placing->probabilities[one.candidate];
    const double weight = other.placing->weight * probability;
    // Two names of one place ("US", "U.S.") say nothing new.
    const bool same = theirs.id == candidate.id;
    const bool in_country = theirs.country == candidate.country && theirs.country != 0;
    const bool in_admin1 = theirs.admin1 == candidate.admin1 && theirs.admin1 != 0;
    const bool in_admin2 = theirs.admin2 == candidate.admin2 && theirs.admin2 != 0;
    if (in_country) support.country += weight;
    if (in_admin1) support.admin1 += weight;
    if (same) continue;
    if (probability > clear && other.placing->weight > clear && one.candidate < other.first_few) {
      const int parent = theirs.kind == kind_country && in_country ? 1
                         : theirs.kind == kind_admin1 && in_admin1 ? 2
                         : theirs.kind == kind_admin2 && in_admin2 ? 3
                                                                   : 0;
      support.parent = std::max(support.parent, parent);
    }
    if (one.km.empty()) continue;
    support.near += weight * one.nearness[number];
    if (weight > 0.4) support.nearest_km = std::min(support.nearest_km, one.km[number]);
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
