#include "app/map/fitted_extent.hpp"

#include "geo/distance.hpp"

#include <algorithm>
#include <limits>

namespace loci::map {
namespace {

/// The place with the least sum of distances to all mentions. Looks at the 300 most mentioned ones,
/// and from each at the 3000 most mentioned: the others weigh little.
const MapPlace& middle_of(const std::vector<MapPlace>& places) {
  const MapPlace* middle = &places.front();
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < std::min<std::size_t>(300, places.size()); ++i) {
    double sum = 0;
    for (std::size_t j = 0; j < std::min<std::size_t>(3000, places.size()); ++j) {
      const MapPlace& other = places[j];
      sum += geo::distance_km(places[i].position, other.position) *
             static_cast<double>(other.mentions);
    }
    if (sum < least) {
      least = sum;
      middle = &places[i];
    }
  }
  return *middle;
}

}  // namespace

FittedExtent fitted_extent(const std::vector<MapPlace>& places, double share) {
  std::vector<MapPlace> shown;
  for (const MapPlace& place : places) {
    if (!place.is_area) shown.push_back(place);
  }
  if (shown.empty()) shown = places;
  if (shown.empty()) return {};
  std::stable_sort(shown.begin(), shown.end(),
                   [](const MapPlace& a, const MapPlace& b) { return a.mentions > b.mentions; });
  double total = 0, within = 0;
  for (const MapPlace& place : shown) total += static_cast<double>(place.mentions);
  const geo::LonLat middle = middle_of(shown).position;
  std::stable_sort(shown.begin(), shown.end(), [&](const MapPlace& a, const MapPlace& b) {
    return geo::distance_km(middle, a.position) < geo::distance_km(middle, b.position);
  });
  std::vector<geo::LonLat> positions;
  for (const MapPlace& place : shown) {
    if (!positions.empty() && within >= share * total) break;
    positions.push_back(place.position);
    within += static_cast<double>(place.mentions);
  }
  FittedExtent fitted{*geo::extent_around(positions), {}};
  for (const MapPlace& place : shown) {
    if (!geo::contains(fitted.extent, place.position)) fitted.outside.push_back(place);
  }
  std::stable_sort(fitted.outside.begin(), fitted.outside.end(),
                   [](const MapPlace& a, const MapPlace& b) { return a.mentions > b.mentions; });
  return fitted;
}

}  // namespace loci::map
