#include "app/map/fitted_extent.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace loci::map {
namespace {

/// A position as a unit vector. Straight distances between such grow as great circles do, and cost
/// a root instead of five functions of angles.
struct Direction {
  double x = 0, y = 0, z = 0;
};

Direction direction_of(const geo::LonLat& position) {
  constexpr double rad_per_deg = std::numbers::pi / 180;
  const double lon = position.lon_deg * rad_per_deg, lat = position.lat_deg * rad_per_deg;
  return {std::cos(lat) * std::cos(lon), std::cos(lat) * std::sin(lon), std::sin(lat)};
}

double distance(const Direction& a, const Direction& b) {
  const double x = a.x - b.x, y = a.y - b.y, z = a.z - b.z;
  return std::sqrt(x * x + y * y + z * z);
}

/// A place to fit.
struct Fitted {
  const MapPlace* place = nullptr;
  Direction direction;
  double from_middle = 0;
};

/// The place with the least sum of distances to all mentions. Looks at the 300 most mentioned ones,
/// and from each at the 3000 most mentioned: the others weigh little.
Direction middle_of(const std::vector<Fitted>& places) {
  Direction middle = places.front().direction;
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < std::min<std::size_t>(300, places.size()); ++i) {
    double sum = 0;
    for (std::size_t j = 0; j < std::min<std::size_t>(3000, places.size()); ++j) {
      sum += distance(places[i].direction, places[j].direction) *
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
    if (!any_marker || !place.is_area) chosen.push_back({&place, direction_of(place.position)});
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
  const Direction middle = middle_of(shown);
  double total = 0, within = 0;
  for (Fitted& fitted : shown) {
    total += static_cast<double>(fitted.place->mentions);
    fitted.from_middle = distance(middle, fitted.direction);
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
