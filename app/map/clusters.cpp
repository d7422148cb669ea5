#include "app/map/clusters.hpp"

#include "app/map/distances_apart.hpp"
#include "app/map/map_view.hpp"
#include "app/map/touching_markers.hpp"
#include "geo/web_mercator.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <future>
#include <queue>
#include <string_view>
#include <utility>

namespace loci::map {
namespace {

namespace mercator = geo::web_mercator;

constexpr int levels_a_zoom = 2;
constexpr int level_count = static_cast<int>(max_zoom) * levels_a_zoom + 1;
constexpr std::size_t many = 50'000;  // places: half zooms from here on are then left out
constexpr int half_zooms_left_out_from = 6 * levels_a_zoom;
constexpr double innermost_cell_px = 36;

/// Its first 8 bytes as a number that is less where the text is.
std::uint64_t first_bytes(std::string_view text) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < sizeof number; ++i) {
    number = number << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
  }
  return number;
}

/// A place with a marker of its own, and what the order of the markers depends on.
struct Pin {
  std::size_t mentions;
  std::pair<std::uint64_t, std::uint64_t>
      id_begin;  ///< tells most ids apart without looking at them
  std::uint32_t place;
};

/// The most mentioned first, then by id.
std::vector<Pin> pins_of(const std::vector<MapPlace>& places) {
  std::vector<Pin> pins;
  pins.reserve(places.size());
  for (std::uint32_t i = 0; i < places.size(); ++i) {
    if (places[i].is_area) continue;
    const std::string_view id = places[i].id;
    const std::string_view rest = id.substr(std::min<std::size_t>(8, id.size()));
    pins.push_back({places[i].mentions, {first_bytes(id), first_bytes(rest)}, i});
  }
  std::sort(pins.begin(), pins.end(), [&](const Pin& a, const Pin& b) {
    if (a.mentions != b.mentions) return a.mentions > b.mentions;
    if (a.id_begin != b.id_begin) return a.id_begin < b.id_begin;
    return places[a.place].id < places[b.place].id;
  });
  return pins;
}

}  // namespace

double marker_diameter_px(std::size_t mentions) {
  // Beyond 64 mentions (48 px) hardly larger, so that the map stays to be seen.
  const auto n = static_cast<double>(mentions);
  return n <= 64 ? 8 + 5 * std::sqrt(n) : 48 + std::log2(n / 64);
}

/// Puts the tree together from its leaves, level by level.
class Clusters::Builder {
 public:
  Builder(Clusters& tree, const std::vector<MapPlace>& places, std::size_t in_all) : tree_(tree) {
    const bool are_many = std::max(places.size(), in_all) > many;
    add_leaves(places);
    auto sorting =
        std::async(are_many ? std::launch::async : std::launch::deferred, [this] { sort_by_x(); });
    std::vector<GridPoint> points;
    points.reserve(order_.size());
    for (std::uint32_t i = 0; i < order_.size(); ++i)
      points.push_back({tree_.x_[i], tree_.y_[i], i, 0});
    apart_ = distances_apart(points, tile_size_px * std::exp2(max_zoom) / innermost_cell_px);
    apart_.reserve(2 * points.size());
    sorting.get();
    tree_.levels_.resize(level_count);
    tree_.shown_.push_back(by_x_);
    for (int level = level_count - 1; level >= 0; --level) {
      const bool whole = level % levels_a_zoom == 0;
      const bool looked = whole || !are_many || level < half_zooms_left_out_from;
      if (looked && merge(level)) tree_.shown_.push_back(by_x_);
      tree_.levels_[static_cast<std::size_t>(level)] = tree_.shown_.size() - 1;
    }
  }

 private:
  void add_leaves(const std::vector<MapPlace>& places) {
    const std::vector<Pin> pins = pins_of(places);
    make_room(2 * pins.size());
    tree_.leaves_.assign(places.size(), none);
    for (const Pin& pin : pins) {
      const MapPlace& place = places[pin.place];
      const geo::ProjectedPoint at = mercator::to_projected(place.position);
      tree_.leaves_[pin.place] = add({pin.place, 1, place.mentions, place.confidence},
                                     at.x_m / mercator::world_width_m + 0.5,
                                     0.5 - at.y_m / mercator::world_width_m, level_count);
      order_.push_back(tree_.leaves_[pin.place]);
    }
  }

  void sort_by_x() {
    std::vector<std::pair<double, ClusterId>> sorted;
    sorted.reserve(order_.size());
    for (const ClusterId id : order_) sorted.emplace_back(tree_.x_[id], id);
    std::sort(sorted.begin(), sorted.end());
    by_x_.reserve(sorted.size());
    for (const auto& [x, id] : sorted) by_x_.push_back(id);
  }

  void make_room(std::size_t count) {
    tree_.clusters_.reserve(count);
    tree_.nodes_.reserve(count);
    tree_.children_.reserve(count);
    tree_.x_.reserve(count);
    tree_.y_.reserve(count);
    radius_px_.reserve(count);
    order_.reserve(count);
  }

  ClusterId add(const Cluster& cluster, double x, double y, int finest_level) {
    const auto id = static_cast<ClusterId>(tree_.clusters_.size());
    tree_.clusters_.push_back(cluster);
    tree_.nodes_.push_back({none, finest_level, 0, 0});
    tree_.x_.push_back(x);
    tree_.y_.push_back(y);
    radius_px_.push_back(marker_diameter_px(cluster.mentions) / 2);
    largest_px_ = std::max(largest_px_, radius_px_.back());  // none grows smaller
    return id;
  }

  /// Takes together what is too close at a level: around the most mentioned places first. False
  /// where nothing is.
  bool merge(int level) {
    const double world_px = tile_size_px * std::exp2(static_cast<double>(level) / levels_a_zoom);
    close_.clear();
    near_each_other_.clear();
    for (std::uint32_t i = 0; i < order_.size(); ++i) {
      const ClusterId id = order_[i];
      if (!may_touch(id, world_px)) continue;
      near_each_other_.push_back({tree_.x_[id], tree_.y_[id],
                                  static_cast<std::uint32_t>(close_.size()),
                                  static_cast<float>(radius_px_[id])});
      close_.push_back(i);
    }
    if (close_.size() < 2) return false;
    const std::size_t before = tree_.clusters_.size();
    const TouchingMarkers touching(near_each_other_, world_px);
    std::vector<bool> taken(close_.size());
    for (std::uint32_t i = 0; i < close_.size(); ++i) {
      if (taken[i]) continue;
      touching.find_behind(i, taken, touched_);
      if (touched_.empty()) continue;
      for (const auto& [px, other] : touched_) taken[other] = true;
      order_[close_[i]] = together(order_[close_[i]], level);
    }
    if (tree_.clusters_.size() == before) return false;
    std::erase(order_, none);
    replace_by_x();
    return true;
  }

  /// Never false for two that touch.
  bool may_touch(ClusterId id, double world_px) const {
    return apart_[id] * world_px < radius_px_[id] + largest_px_ + marker_gap_px;
  }

  /// A leader with those that it touches: they leave the order.
  ClusterId together(ClusterId leader, int level) {
    Cluster sum = tree_.clusters_[leader];
    double confidence = sum.confidence * static_cast<double>(sum.mentions);
    const auto first_child = static_cast<std::uint32_t>(tree_.children_.size());
    tree_.children_.push_back(leader);
    for (const auto& [px, number] : touched_) {
      const ClusterId other = std::exchange(order_[close_[number]], none);
      const Cluster& one = tree_.clusters_[other];
      sum.places += one.places;
      sum.mentions += one.mentions;
      confidence += one.confidence * static_cast<double>(one.mentions);
      tree_.children_.push_back(other);
    }
    sum.confidence = sum.mentions > 0 ? confidence / static_cast<double>(sum.mentions) : 0;
    const ClusterId id = add(sum, tree_.x_[leader], tree_.y_[leader], level);
    apart_.push_back(apart_[leader]);
    Node& node = tree_.nodes_[id];
    node.first_child = first_child;
    node.child_count = static_cast<std::uint32_t>(touched_.size() + 1);
    for (std::uint32_t i = 0; i < node.child_count; ++i) {
      tree_.nodes_[tree_.children_[first_child + i]].parent = id;
    }
    return id;
  }

  /// A cluster has its leader's position, and so its place in the order.
  void replace_by_x() {
    std::size_t kept = 0;
    for (const ClusterId id : by_x_) {
      const ClusterId parent = tree_.nodes_[id].parent;
      if (parent == none) {
        by_x_[kept++] = id;
      } else if (tree_.children_[tree_.nodes_[parent].first_child] == id) {
        by_x_[kept++] = parent;
      }
    }
    by_x_.resize(kept);
  }

  Clusters& tree_;
  std::vector<ClusterId> order_;      ///< shown at the present level, by their leaders' mentions
  std::vector<ClusterId> by_x_;       ///< the same, from west to east
  std::vector<double> radius_px_;     ///< of the clusters
  std::vector<double> apart_;         ///< of the clusters: at least so far is the next one
  std::vector<std::uint32_t> close_;  ///< those of order_ that may touch another at the level
  std::vector<GridPoint> near_each_other_;         ///< the same, numbered as in close_
  std::vector<TouchingMarkers::Touched> touched_;  ///< by the one that is looked at
  double largest_px_ = 0;                          ///< radius so far
};

Clusters::Clusters(const std::vector<MapPlace>& places, std::size_t in_all) {
  Builder(*this, places, in_all);
}

std::size_t Clusters::level_of(double zoom) {
  const double level = std::floor(std::max(0.0, zoom) * levels_a_zoom);
  return std::min(static_cast<std::size_t>(level), static_cast<std::size_t>(level_count - 1));
}

std::vector<ClusterId> Clusters::shown(double zoom, const geo::Extent& extent) const {
  const auto x_of = [](double lon_deg) { return lon_deg / 360 + 0.5; };
  const auto y_of = [](double lat_deg) {
    return 0.5 - mercator::to_projected({0, lat_deg}).y_m / mercator::world_width_m;
  };
  const double top = y_of(extent.north_deg), bottom = y_of(extent.south_deg);
  const std::vector<ClusterId>& level = at_level(zoom);
  std::vector<ClusterId> found;
  const auto take = [&](double left, double right) {
    const auto by_x = [&](ClusterId id, double x) { return x_[id] < x; };
    auto i = std::lower_bound(level.begin(), level.end(), left, by_x);
    for (; i != level.end() && x_[*i] <= right; ++i) {
      if (y_[*i] >= top && y_[*i] <= bottom) found.push_back(*i);
    }
  };
  const double west = x_of(extent.west_deg), east = x_of(extent.east_deg);
  if (west <= east) {
    take(west, east);
  } else {  // across the antimeridian
    take(west, 1);
    take(0, std::nextafter(east, 0));
  }
  std::sort(found.begin(), found.end(), [&](ClusterId a, ClusterId b) {
    const Cluster &ca = clusters_[a], &cb = clusters_[b];
    return ca.mentions != cb.mentions ? ca.mentions > cb.mentions : a < b;
  });
  return found;
}

ClusterId Clusters::at_zoom(ClusterId id, double zoom) const {
  const int level = static_cast<int>(level_of(zoom));
  while (nodes_[id].parent != none && nodes_[nodes_[id].parent].finest_level >= level) {
    id = nodes_[id].parent;
  }
  return id;
}

std::optional<ClusterId> Clusters::of_place(std::uint32_t place) const {
  if (place >= leaves_.size() || leaves_[place] == none) return std::nullopt;
  return leaves_[place];
}

std::optional<double> Clusters::comes_apart_at(ClusterId id) const {
  const int level = nodes_[id].finest_level + 1;
  if (clusters_[id].places == 1 || level >= level_count) return std::nullopt;
  return static_cast<double>(level) / levels_a_zoom;
}

std::vector<std::uint32_t> Clusters::places_of(ClusterId id, std::size_t most) const {
  // Leaves are numbered by mentions, and a cluster leads with the largest of its places.
  const auto smaller = [&](ClusterId a, ClusterId b) {
    return leaves_[clusters_[a].place] > leaves_[clusters_[b].place];
  };
  std::priority_queue<ClusterId, std::vector<ClusterId>, decltype(smaller)> open(smaller);
  open.push(id);
  std::vector<std::uint32_t> places;
  while (!open.empty() && places.size() < most) {
    const ClusterId next = open.top();
    open.pop();
    const Node& node = nodes_[next];
    if (node.child_count == 0) places.push_back(clusters_[next].place);
    for (std::uint32_t i = 0; i < node.child_count; ++i) open.push(children_[node.first_child + i]);
  }
  return places;
}

}  // namespace loci::map
