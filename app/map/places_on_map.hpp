/// \file
/// The places that the map shows, with their markers.
#pragma once

#include "app/map/clusters.hpp"
#include "app/map/place_layer.hpp"

#include <atomic>
#include <cstdint>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace loci::map {

/// Places that do not change any more: threads share them.
class PlacesOnMap {
 public:
  /// \param in_all as Clusters take it
  explicit PlacesOnMap(std::vector<MapPlace> places, std::size_t in_all = 0);
  PlacesOnMap(const PlacesOnMap&) = delete;
  PlacesOnMap& operator=(const PlacesOnMap&) = delete;

  const std::vector<MapPlace>& places() const { return places_; }
  const MapPlace* find(std::string_view id) const;  ///< null for none
  std::optional<std::uint32_t> index_of(std::string_view id) const;
  const std::vector<std::uint32_t>& areas() const { return areas_; }  ///< most mentioned first

  /// Built by the first thread that asks, while the others wait.
  const Clusters& clusters() const;
  bool clustered() const { return clustered_; }  ///< nobody has to wait any more

 private:
  std::vector<MapPlace> places_;
  std::size_t in_all_;
  std::vector<std::uint32_t> areas_;
  /// Built when they are first asked for.
  mutable std::once_flag ids_once_, clusters_once_;
  mutable std::unordered_map<std::string_view, std::uint32_t> by_id_;
  mutable std::optional<Clusters> clusters_;
  mutable std::atomic<bool> clustered_ = false;
};

using SharedPlaces = std::shared_ptr<const PlacesOnMap>;

/// Places that may still be on their way: whoever draws begins with what does not depend on them.
using ComingPlaces = std::shared_future<SharedPlaces>;

/// Places that are there already.
ComingPlaces coming(SharedPlaces places);

}  // namespace loci::map
