#include "app/map/places_on_map.hpp"

#include <algorithm>
#include <utility>

namespace loci::map {

PlacesOnMap::PlacesOnMap(std::vector<MapPlace> places, std::size_t in_all)
    : places_(std::move(places)), in_all_(in_all) {
  by_id_.reserve(places_.size());
  for (std::uint32_t i = 0; i < places_.size(); ++i) {
    by_id_.emplace(places_[i].id, i);
    if (places_[i].is_area) areas_.push_back(i);
  }
  std::stable_sort(areas_.begin(), areas_.end(), [&](std::uint32_t a, std::uint32_t b) {
    return places_[a].mentions > places_[b].mentions;
  });
}

const MapPlace* PlacesOnMap::find(std::string_view id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : &places_[found->second];
}

std::optional<std::uint32_t> PlacesOnMap::index_of(std::string_view id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? std::nullopt : std::optional(found->second);
}

const Clusters& PlacesOnMap::clusters() const {
  std::call_once(once_, [this] {
    clusters_.emplace(places_, in_all_);
    clustered_ = true;
  });
  return *clusters_;
}

}  // namespace loci::map
