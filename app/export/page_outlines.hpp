/// \file
/// Outlines of the basemap as the page has them: cut at the edges of a tile, and written as
/// letters.
#pragma once

#include "app/render/basemap.hpp"
#include "geo/topology.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace loci::exports {

/// Of an outline, in map units of the basemap.
using Points = std::vector<render::MapPoint>;

bool touches(const render::MapBox& a, const render::MapBox& b);

/// The points of arcs that follow one another. \param detail level of the basemap
Points points_of(const render::Basemap& basemap, std::span<const geo::ArcRef> refs,
                 std::size_t detail);

/// The part of a ring inside a box (Sutherland & Hodgman, 1974).
Points clipped_ring(Points ring, const render::MapBox& box);

/// The stretches of a line that touch a box, each with a point beyond its edge.
std::vector<Points> clipped_line(const Points& line, const render::MapBox& box);

/// Outlines as letters, each beginning where the last one ended.
class Outlines {
 public:
  /// \param side_bits points become whole numbers from 0 to 2^side_bits
  explicit Outlines(int side_bits) : shift_(30 - side_bits) {}

  /// \param least points below which nothing is left of it
  void add(const Points& points, std::size_t least);
  const std::string& letters() const { return letters_; }

 private:
  void number(std::int64_t value);

  int shift_;
  render::MapPoint last_{};
  std::string letters_;
};

}  // namespace loci::exports
