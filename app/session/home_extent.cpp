#include "app/session/home_extent.hpp"

#include "geo/distance.hpp"

#include <algorithm>
#include <cmath>

namespace loci::session {
namespace {

using Places = std::vector<const map::MapPlace*>;

Places points_or_else_areas(const std::vector<map::MapPlace>& places) {
  Places points, areas;
  for (const map::MapPlace& place : places) (place.is_area ? areas : points).push_back(&place);
  return points.empty() ? areas : points;
}

double mentions_of(const Places& places) {
  double sum = 0;
  for (const auto* place : places) sum += static_cast<double>(place->mentions);
  return sum;
}

/// The coordinate with half of the mentions on either side.
double weighted_median(Places places, double geo::LonLat::*coordinate) {
  std::sort(places.begin(), places.end(), [&](const auto* a, const auto* b) {
    return a->position.*coordinate < b->position.*coordinate;
  });
  double left = mentions_of(places) / 2;
  for (const auto* place : places) {
    left -= static_cast<double>(place->mentions);
    if (left <= 0) return place->position.*coordinate;
  }
  return places.back()->position.*coordinate;
}

}  // namespace

std::optional<geo::Extent> home_extent(const std::vector<map::MapPlace>& all, double share) {
  Places places = points_or_else_areas(all);
  if (places.empty()) return std::nullopt;
  const geo::LonLat middle{weighted_median(places, &geo::LonLat::lon_deg),
                           weighted_median(places, &geo::LonLat::lat_deg)};
  std::stable_sort(places.begin(), places.end(), [&](const auto* a, const auto* b) {
    return geo::distance_km(a->position, middle) < geo::distance_km(b->position, middle);
  });
  double left = mentions_of(places) * share;
  std::vector<geo::LonLat> kept;
  for (const auto* place : places) {
    if (left <= 0 && !kept.empty()) break;
    kept.push_back(place->position);
    left -= static_cast<double>(place->mentions);
  }
  return geo::extent_around(kept);
}

}  // namespace loci::session
