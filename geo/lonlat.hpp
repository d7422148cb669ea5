/// \file
/// A position on the Earth.
#pragma once

#include <cmath>

namespace loci::geo {

/// A position in degrees on WGS 84, longitude first (east positive), latitude second (north positive).
/// Valid: -180 <= lon_deg <= 180 and -90 <= lat_deg <= 90; is_valid() tells.
struct LonLat {
  double lon_deg = 0;
  double lat_deg = 0;

  bool operator==(const LonLat&) const = default;
};

/// True for finite coordinates within the ranges above; false for NaN and infinities.
inline bool is_valid(const LonLat& position) {
  return std::abs(position.lon_deg) <= 180.0 && std::abs(position.lat_deg) <= 90.0;
}

/// The same meridian as a longitude in [-180, 180). lon_deg must be finite.
inline double wrapped_lon_deg(double lon_deg) {
  const double turned = std::fmod(lon_deg + 180.0, 360.0);
  return (turned < 0 ? turned + 360.0 : turned) - 180.0;
}

}  // namespace loci::geo
