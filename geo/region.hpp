/// \file
/// A part of the Earth that a user draws or names: a box, a polygon or a circle.
#pragma once

#include "geo/extent.hpp"
#include "geo/lonlat.hpp"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace loci::geo {

/// Rings of at least three positions each, not repeated at their ends; a position is inside where
/// it lies in an odd number of them, so that a second ring may be a hole or another part. Edges are
/// straight in longitude and latitude and go the shorter way round, across the antimeridian too. A
/// polygon around a pole is not possible.
struct Polygon {
  std::vector<std::vector<LonLat>> rings;

  bool operator==(const Polygon&) const = default;
};

/// All positions within a great-circle distance of a centre; radius_km > 0.
struct Circle {
  LonLat center{};
  double radius_km = 0;

  bool operator==(const Circle&) const = default;
};

using Region = std::variant<Extent, Polygon, Circle>;

bool contains(const Polygon& polygon, const LonLat& position);
bool contains(const Circle& circle, const LonLat& position);
bool contains(const Region& region, const LonLat& position);

/// Reads a POLYGON or MULTIPOLYGON in well-known text (OGC 06-103r4, 7.2), or the corners of one
/// ring as "LON,LAT,LON,LAT,…". Throws Error naming the text when it is neither, or leaves the
/// Earth.
Polygon parse_polygon(std::string_view text);

/// Reads "LON,LAT,KM". Throws Error likewise.
Circle parse_circle(std::string_view text);

/// What parse_extent, parse_polygon and parse_circle read back to the same value.
std::string to_text(const Extent& extent);
std::string to_text(const Polygon& polygon);
std::string to_text(const Circle& circle);

}  // namespace loci::geo
