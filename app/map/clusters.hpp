/// \file
/// Markers that come together where there is no room for each of them.
#pragma once

#include "app/map/place_layer.hpp"
#include "geo/extent.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace loci::map {

/// Diameter in pixels of a marker of n mentions: 8 + 5 √n, from 64 on 48 + log2(n / 64).
double marker_diameter_px(std::size_t mentions);

/// Number of a marker within its Clusters.
using ClusterId = std::uint32_t;

/// A marker: one place, or several that lie too close together to be told apart. It stands at its
/// most mentioned place, so that it is always at a place, and stays where it is when the others
/// come out of it.
struct Cluster {
  std::uint32_t place = 0;  ///< index of the most mentioned one
  std::uint32_t places = 1;
  std::size_t mentions = 0;  ///< of all of them
  double confidence = 0;     ///< mean over the mentions
};

/// The markers of places at every zoom, as a tree: a marker of one zoom lies in one marker of each
/// zoom below. Where it stands and what it holds depends on the places alone, so that nothing moves
/// while panning. Two markers of a zoom hardly overlap. An immutable value; 200,000 places take
/// about half a second to build.
class Clusters {
 public:
  /// \param places areas are left out: they have no marker
  /// \param in_all how many places there are, where these are a part of them: of very many, half
  /// zooms from 6 on have the markers of the next whole one
  explicit Clusters(const std::vector<MapPlace>& places, std::size_t in_all = 0);

  /// The markers of a zoom within an extent, most mentioned first.
  std::vector<ClusterId> shown(double zoom, const geo::Extent& extent) const;
  const Cluster& operator[](ClusterId id) const { return clusters_[id]; }
  /// How many markers the whole world has at a zoom.
  std::size_t count(double zoom) const { return at_level(zoom).size(); }

  /// The marker that holds it at a zoom: itself, where it is shown there or only further out.
  ClusterId at_zoom(ClusterId id, double zoom) const;
  /// The marker of a place alone; nothing for an area.
  std::optional<ClusterId> of_place(std::uint32_t place) const;
  /// From which zoom on it is more than one marker; nothing where it never is, up to max_zoom.
  std::optional<double> comes_apart_at(ClusterId id) const;
  /// Its places, most mentioned first; no more than `most`.
  std::vector<std::uint32_t> places_of(ClusterId id, std::size_t most) const;

 private:
  struct Node {
    ClusterId parent = none;
    int finest_level = 0;  ///< it is whole up to here
    std::uint32_t first_child = 0, child_count = 0;
  };
  static constexpr ClusterId none = ~ClusterId{0};
  class Builder;

  static std::size_t level_of(double zoom);
  const std::vector<ClusterId>& at_level(double zoom) const {
    return shown_[levels_[level_of(zoom)]];
  }

  std::vector<Cluster> clusters_;
  std::vector<Node> nodes_;                    ///< of the same ids
  std::vector<ClusterId> children_;            ///< of all nodes
  std::vector<double> x_, y_;                  ///< of the clusters; the world is 1 wide
  std::vector<std::vector<ClusterId>> shown_;  ///< at some levels, by x
  std::vector<std::size_t> levels_;  ///< which of them is shown at half of a level's number
  std::vector<ClusterId> leaves_;    ///< of the places; none for areas
};

}  // namespace loci::map
