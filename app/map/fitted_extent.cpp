#include "app/map/fitted_extent.hpp"

#include "geo/direction.hpp"

#include <algorithm>
#include <limits>

namespace loci::map {
namespace {

/// A place to fit.
struct Fitted {
  const MapPlace* place = nullptr;
  geo::Direction direction;
  double from_middle = 0;
};

/// The place with the least sum of distances to all mentions. Looks at the 300 most mentioned ones,
/// and from each at the 3000 most mentioned: the others weigh little.
geo::Direction middle_of(const std::vector<Fitted>& places) {
  geo::Direction middle = places.front().direction;
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < std::min<std::size_t>(300, places.size()); ++i) {
    double sum = 0;
    for (std::size_t j = 0; j < std::min<std::size_t>(3000, places.size()); ++j) {
      sum += geo::chord(places[i].direction, places[j].direction) *
             static_cast<double>(places[j].place->mentions);
    }
    if (sum < least) {
      least = sum;
      middle = places[i].direction;
    }
  }
  return middle;
}

bool more_mentioned(const MapPlace& a, const MapPlace& b) {
  return a.mentions > b.mentions;
}

/// Those with a marker, or all where none has one; most mentioned first.
std::vector<Fitted> places_to_fit(const std::vector<MapPlace>& places) {
  const bool any_marker =
      std::any_of(places.begin(), places.end(), [](const auto& place) { return !place.is_area; });
  std::vector<Fitted> chosen;
  for (const MapPlace& place : places) {
    if (!any_marker || !place.is_area)
      chosen.push_back({&place, geo::direction_of(place.position)});
  }
  std::stable_sort(chosen.begin(), chosen.end(), [](const Fitted& a, const Fitted& b) {
    return more_mentioned(*a.place, *b.place);
  });
  return chosen;
}

}  // namespace

FittedExtent fitted_extent(const std::vector<MapPlace>& places, double share) {
  std::vector<Fitted> shown = places_to_fit(places);
  if (shown.empty()) return {};
  const geo::Direction middle = middle_of(shown);
  double total = 0, within = 0;
  for (Fitted& fitted : shown) {
    total += static_cast<double>(fitted.place->mentions);
    fitted.from_middle = geo::chord(middle, fitted.direction);
  }
  std::stable_sort(shown.begin(), shown.end(),
                   [](const Fitted& a, const Fitted& b) { return a.from_middle < b.from_middle; });
  std::vector<geo::LonLat> positions;
  for (const Fitted& fitted : shown) {
    if (!positions.empty() && within >= share * total) break;
    positions.push_back(fitted.place->position);
    within += static_cast<double>(fitted.place->mentions);
  }
  FittedExtent fit{*geo::extent_around(positions), {}};
  for (const Fitted& fitted : shown) {
    if (!geo::contains(fit.extent, fitted.place->position)) fit.outside.push_back(*fitted.place);
  }
  std::stable_sort(fit.outside.begin(), fit.outside.end(), more_mentioned);
  return fit;
}

}  // namespace loci::map
