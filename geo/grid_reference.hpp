/// \file
/// Positions on the metric grids of maps: UTM and MGRS.
#pragma once

#include "geo/lonlat.hpp"

#include <optional>
#include <string>

namespace loci::geo {

/// The position of a point of the Universal Transverse Mercator grid on WGS 84; nothing where the
/// zone (1 to 60) has no such point. \param easting_m with the false easting of 500 km
/// \param northing_m from the equator, in the southern hemisphere with the false northing of
/// 10,000 km
std::optional<LonLat> from_utm(int zone, bool northern, double easting_m, double northing_m);

/// A square of the Military Grid Reference System.
struct GridSquare {
  LonLat center;
  double side_m = 0;
};

/// The square that a reference without blanks names ("37SEU1234567890"); nothing where there is
/// none.
std::optional<GridSquare> from_mgrs(const std::string& reference);

/// The reference of the square of 1 m that a position lies in, with blanks as it is written:
/// "37S EU 12345 67890". Empty near the poles, where the zones of UTM end.
std::string to_mgrs(const LonLat& position);

}  // namespace loci::geo
