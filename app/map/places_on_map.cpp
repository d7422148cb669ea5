#include "app/map/places_on_map.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace loci::map {

PlacesOnMap::PlacesOnMap(std::vector<MapPlace> places, std::size_t in_all)
    : places_(std::move(places)), in_all_(in_all) {
  for (std::uint32_t i = 0; i < places_.size(); ++i) {
    if (places_[i].is_area) areas_.push_back(i);
  }
  std::sort(areas_.begin(), areas_.end(), [&](std::uint32_t a, std::uint32_t b) {
    const MapPlace &one = places_[a], &other = places_[b];
    if (one.mentions != other.mentions) return one.mentions > other.mentions;
    return std::tie(one.name, one.id) < std::tie(other.name, other.id);
  });
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
