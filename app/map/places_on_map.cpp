#include "app/map/places_on_map.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace loci::map {

PlacesOnMap::PlacesOnMap(std::vector<MapPlace> places, std::size_t in_all)
    : places_(std::move(places)), in_all_(in_all) {
  std::vector<std::pair<std::size_t, std::uint32_t>> areas;  // mentions and place
  for (std::uint32_t i = 0; i < places_.size(); ++i) {
    if (places_[i].is_area) areas.emplace_back(places_[i].mentions, i);
  }
  std::sort(areas.begin(), areas.end(), [&](const auto& a, const auto& b) {
    if (a.first != b.first) return a.first > b.first;
    const MapPlace &one = places_[a.second], &other = places_[b.second];
    return std::tie(one.name, one.id) < std::tie(other.name, other.id);
  });
  for (const auto& [mentions, place] : areas) areas_.push_back(place);
}

const MapPlace* PlacesOnMap::find(std::string_view id) const {
  const auto index = index_of(id);
  return index ? &places_[*index] : nullptr;
}

std::optional<std::uint32_t> PlacesOnMap::index_of(std::string_view id) const {
  if (id.empty()) return std::nullopt;
  std::call_once(ids_once_, [this] {
    by_id_.reserve(places_.size());
    for (std::uint32_t i = 0; i < places_.size(); ++i) by_id_.emplace(places_[i].id, i);
  });
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? std::nullopt : std::optional(found->second);
}

const Clusters& PlacesOnMap::clusters() const {
  std::call_once(clusters_once_, [this] {
    clusters_.emplace(places_, in_all_);
    clustered_ = true;
  });
  return *clusters_;
}

ComingPlaces coming(SharedPlaces places) {
  std::promise<SharedPlaces> there;
  there.set_value(std::move(places));
  return there.get_future().share();
}

}  // namespace loci::map
