/// \file
/// A box of longitudes and latitudes.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "geo/lonlat.hpp"

namespace loci::geo {

/// All positions from west_deg eastwards to east_deg and from south_deg to north_deg, edges included.
/// Longitudes in [-180, 180], latitudes in [-90, 90], south <= north. west_deg > east_deg is no
/// mistake: such an extent crosses the antimeridian (Fiji: 177, -20, -178, -16).
struct Extent {
  double west_deg = -180;
  double south_deg = -90;
  double east_deg = 180;
  double north_deg = 90;

  bool operator==(const Extent&) const = default;
};

bool crosses_antimeridian(const Extent& extent);

/// Degrees of longitude from west to east, in [0, 360].
double width_deg(const Extent& extent);

/// The middle of the extent, its longitude in [-180, 180).
LonLat center(const Extent& extent);

bool contains(const Extent& extent, const LonLat& position);

/// The extent itself, or its two halves on either side of the antimeridian.
std::vector<Extent> split_at_antimeridian(const Extent& extent);

/// The narrowest extent around all positions, across the antimeridian where that is narrower;
/// nothing for no positions.
std::optional<Extent> extent_around(const std::vector<LonLat>& positions);

/// Reads "W,S,E,N" in degrees. Throws Error naming the text when it is not four numbers in range.
Extent parse_extent(std::string_view text);

}  // namespace loci::geo
