/// \file
/// Coordinates that a text states: mentions that need no gazetteer.
#pragma once

#include "gazetteer/geoparse/resolution.hpp"
#include "gazetteer/geoparse/text_span.hpp"
#include "geo/lonlat.hpp"

#include <string_view>
#include <vector>

namespace loci::geoparse {

/// The gazetteer that places from written coordinates name as theirs.
inline constexpr std::string_view coordinates_gazetteer = "coordinates";

/// A position as a text writes it.
struct WrittenCoordinates {
  TextSpan span;
  geo::LonLat position{};
  double precision_km = 0;    ///< half of what the last digit counts
  double confidence = 0;      ///< that these are coordinates, and these
  std::string_view notation;  ///< for people: "decimal degrees", "MGRS" …
};

/// Finds decimal degrees, degrees with minutes and seconds, UTM, MGRS, geo: URIs (RFC 5870) and
/// "lat: …, lon: …", in order and without overlaps. Numbers without degree signs, hemispheres or
/// labels count only where they can hardly be anything else. Time grows with the text alone,
/// whatever it holds.
std::vector<WrittenCoordinates> find_coordinates(std::string_view text);

/// Adds the coordinates of a text to its mentions, in the place of those that they overlap:
/// literal, method "coordinates", a place of class S with an id such as "geo:35.33600,40.14100".
void add_coordinates(std::string_view text, std::vector<ResolvedMention>& mentions);

}  // namespace loci::geoparse
