#include "gazetteer/geoparse/surroundings.hpp"

#include "geo/distance.hpp"

#include <algorithm>
#include <cmath>

namespace loci::geoparse {
namespace {

constexpr double likely_enough = 0.05;
constexpr double clear = 0.3;              // names surer than that speak for what lies in them
constexpr std::size_t most_possible = 16;  // candidates of one name that it could be
constexpr double near_km = 80.0;
constexpr double nothing_near = 1e-17;
constexpr double far_km = 3915.0;  // farther away nothing counts: see nothing_near
constexpr double no_distance_km = 1e9, no_cosine = -1.5;

/// Of two points of the unit sphere.
double cosine_of(const auto& a, const auto& b) {
  return a.x * b.x + a.y * b.y + a.z * b.z;
}

double nearness_of(double cosine) {
  const double km = std::acos(std::clamp(cosine, -1.0, 1.0)) * geo::earth_mean_radius_km;
  return std::exp(-km / 100.0);
}

}  // namespace

bool is_hardly_meant(const KnownName& name, const KnownCandidate& candidate) {
  constexpr float a_village_behind = 2.5F;  // of the logarithm of people
  const KnownCandidate& first = name.candidates.front();
  return first.kind == kind_capital && is_settlement(candidate.kind) &&
         first.log_population - candidate.log_population >= a_village_behind;
}

double Surroundings::Support::nearest_km() const {
  if (nearest_cosine < no_cosine) return no_distance_km;
  return std::acos(std::clamp(nearest_cosine, -1.0, 1.0)) * geo::earth_mean_radius_km;
}

Surroundings::Surroundings(std::span<const Placing> placings, std::span<const Placing> context) {
  std::size_t spots = 0;
  for (const Placing& placing : placings) spots += placing.known->candidates.size();
  names_.reserve(placings.size() + context.size());
  spots_.reserve(spots);
  ties_.reserve(spots);
  for (const Placing& placing : placings) add_name(placing, false);
  for (const Placing& placing : context) add_name(placing, true);
  for (Name& name : names_) {
    if (name.asked) add_spots(name);
  }
  possible_.resize(spots_.size());
  for (Name& name : names_) {
    if (!name.asked) add_spots(name);
  }
  ties_of_.resize(spots_.size());
  for (const Name& name : names_) {
    if (!name.asked) continue;
    for (const Name& other : names_) {
      if (&other == &name) continue;
      for (std::size_t i = name.first; i < name.end; ++i) {
        add_possible(other, spots_[i], possible_[i]);
      }
    }
  }
  weigh_others();
  refresh();
}

void Surroundings::add_name(const Placing& placing, bool of_context) {
  const auto& candidates = placing.known->candidates;
  if (candidates.empty() || !name_of_.try_emplace(placing.known, names_.size()).second) return;
  Name& name = names_.emplace_back();
  name.placing = &placing;
  name.asked = has_choice(placing) && !of_context;
  name.first_few = std::min(candidates.size(), most_possible);
  name.rarity = placing.weight / std::sqrt(static_cast<double>(name.first_few));
}

void Surroundings::add_spots(Name& name) {
  const KnownName& known = *name.placing->known;
  name.first = spots_.size();
  for (const KnownCandidate& one : known.candidates) {
    spots_.push_back({one.x, one.y, one.z, one.id, one.country, one.admin1, one.admin2, one.kind,
                      is_hardly_meant(known, one)});
  }
  name.end = spots_.size();
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

void Surroundings::weigh_others() {
  for (Name& name : names_) {
    for (const Name& other : names_) {
      if (&other != &name) name.others += other.placing->weight;
    }
  }
}

/// What a candidate of a name has to do with those of the other names that are asked for.
void Surroundings::find_ties(const Name& name, std::size_t spot) {
  static const double far_cosine = std::cos(far_km / geo::earth_mean_radius_km);
  const Spot own = spots_[spot];
  Ties& all = ties_of_[spot];
  all.known = true;
  all.has_distance = own.kind != kind_country && own.kind != kind_continent;
  all.begin = ties_.size();
  all.cosines = cosines_.size();
  if (all.has_distance) cosines_.resize(cosines_.size() + possible_.size(), -2);
  for (std::size_t i = 0; i < possible_.size(); ++i) {
    if (i == name.first) i = name.end;
    if (i >= possible_.size()) break;
    const Spot& other = spots_[i];
    Tie tie{static_cast<std::uint32_t>(i), false, false, own.id == other.id, 0, 0};
    tie.in_country = own.country == other.country && own.country != 0;
    tie.in_admin1 = own.admin1 == other.admin1 && own.admin1 != 0;
    if (tie.in_country) {
      const bool in_admin2 = own.admin2 == other.admin2 && own.admin2 != 0;
      tie.parent = own.kind == kind_country                   ? 1
                   : own.kind == kind_admin1 && tie.in_admin1 ? 2
                   : own.kind == kind_admin2 && in_admin2     ? 3
                                                              : 0;
    }
    bool near = false;
    if (all.has_distance && !tie.same_place) {
      const double cosine = cosine_of(own, other);
      cosines_[all.cosines + i] = cosine;
      near = cosine > far_cosine;
      if (near) tie.nearness = nearness_of(cosine);
    }
    if (near || tie.in_country) ties_.push_back(tie);
  }
  all.end = ties_.size();
}

template <typename Use>
void Surroundings::for_each_likely(Use use) const {
  for (const Name& name : names_) {
    const auto& probabilities = name.placing->probabilities;
    for (std::size_t i = 0; i < probabilities.size(); ++i) {
      if (probabilities[i] < likely_enough || spots_[name.first + i].hardly_meant) continue;
      use(name.first + i, name, i);
    }
  }
}

void Surroundings::refresh() {
  supports_ = possible_;
  nearest_.assign(possible_.size(), -2);
  for_each_likely([this](std::size_t spot, const Name& name, std::size_t candidate) {
    if (!ties_of_[spot].known) find_ties(name, spot);
    add_likely(name, candidate);
  });
  for (const Name& name : names_) {
    if (!name.asked) continue;
    for (std::size_t i = name.first; i < name.end; ++i) {
      supports_[i].nearest_cosine = nearest_[i];
      if (name.others <= 0) continue;
      supports_[i].country /= name.others;
      supports_[i].admin1 /= name.others;
    }
  }
}

/// What one candidate of a name says of all candidates of the others.
void Surroundings::add_likely(const Name& other, std::size_t candidate) {
  constexpr double heavy = 0.4;  // enough to be the nearest one
  const std::size_t spot = other.first + candidate;
  const Ties& all = ties_of_[spot];
  const double probability = other.placing->probabilities[candidate];
  const double weight = other.placing->weight * probability;
  const bool is_clear =
      probability > clear && other.placing->weight > clear && candidate < other.first_few;
  for (const Tie& tie : std::span(ties_).subspan(all.begin, all.end - all.begin)) {
    Support& support = supports_[tie.spot];
    if (tie.in_country) support.country += weight;
    if (tie.in_admin1) support.admin1 += weight;
    // Two names of one place ("US", "U.S.") say nothing new.
    if (tie.same_place) continue;
    if (is_clear) support.parent = std::max(support.parent, tie.parent);
    support.near += weight * tie.nearness;
  }
  if (!all.has_distance || weight <= heavy) return;
  const double* const cosines = cosines_.data() + all.cosines;
  for (std::size_t i = 0; i < nearest_.size(); ++i) {
    nearest_[i] = nearest_[i] < cosines[i] ? cosines[i] : nearest_[i];
  }
}

double Surroundings::near_or_far(const Placing& placing, std::size_t candidate) const {
  const Support& own = support(placing, candidate);
  if (own.others == 0 || own.near > nothing_near) return own.near;
  const std::size_t own_spot = names_[*name_of_.find(placing.known)].first + candidate;
  double near = 0;
  for_each_likely([&](std::size_t spot, const Name& name, std::size_t likely) {
    const Ties& all = ties_of_[spot];
    if (!all.known || !all.has_distance) return;
    const double cosine = cosines_[all.cosines + own_spot];
    if (cosine < no_cosine) return;
    near += name.placing->weight * name.placing->probabilities[likely] * nearness_of(cosine);
  });
  return near;
}

std::span<const Surroundings::Support> Surroundings::supports(const Placing& placing) const {
  const std::size_t* const number = name_of_.find(placing.known);
  if (number == nullptr || !names_[*number].asked) return {};
  const Name& name = names_[*number];
  return std::span(supports_).subspan(name.first, name.end - name.first);
}

const Surroundings::Support& Surroundings::support(const Placing& placing,
                                                   std::size_t candidate) const {
  static const Support none;
  const auto all = supports(placing);
  return all.empty() ? none : all[candidate];
}

}  // namespace loci::geoparse
