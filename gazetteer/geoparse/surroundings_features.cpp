#include "gazetteer/geoparse/surroundings.hpp"
#include "geo/distance.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace loci::geoparse {
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

/// Distances as cosines, which are less the farther.
int distance_bin(double cosine) {
  static const auto ends = [] {
    std::array<double, 7> cosines = {15, 40, 80, 161, 350, 900, 3000};  // km
    for (double& end : cosines) end = std::cos(end / geo::earth_mean_radius_km);
    return cosines;
  }();
  const auto nearer = [cosine](double end) { return cosine > end; };
  return static_cast<int>(std::find_if(ends.begin(), ends.end(), nearer) - ends.begin());
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
  result[nearest] = distance_bin(found.nearest_cosine);
  result[parent] = found.parent;
  result[could_be_near] = amount_bin(found.could_be_near);
  result[could_be_in_admin1] = amount_bin(found.could_be_in_admin1);
  return result;
}

constexpr auto amount_features = std::to_array<FeatureKind>(
    {"country_sum", "admin1_sum", "near_sum", "could_be_near", "could_be_in_admin1"});

std::array<float, amount_features.size()> amounts_of(const Support& found) {
  return {static_cast<float>(found.country), static_cast<float>(found.admin1),
          found.near > 0 ? static_cast<float>(std::log1p(found.near)) : 0.0F,
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

double SurroundingsWeights::score(const Surroundings::Support& found, int kind_of_place) const {
  const auto small = numbers_of(found, kind_of_place);
  if (found.others == 0) return alone_.score(small);
  double score = small_.score(small);
  const auto amounts = amounts_of(found);
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    score += amounts_[i] * static_cast<double>(amounts[i]);
  }
  return score;
}

}  // namespace loci::geoparse
