#include "geo/grid_reference.hpp"

#include <GeographicLib/MGRS.hpp>
#include <GeographicLib/UTMUPS.hpp>
#include <cmath>

namespace loci::geo {

std::optional<LonLat> from_utm(int zone, bool northern, double easting_m, double northing_m) {
  if (zone < GeographicLib::UTMUPS::MINUTMZONE || zone > GeographicLib::UTMUPS::MAXUTMZONE) {
    return std::nullopt;
  }
  try {
    LonLat position;
    GeographicLib::UTMUPS::Reverse(zone, northern, easting_m, northing_m, position.lat_deg,
                                   position.lon_deg);
    return position;
  } catch (const GeographicLib::GeographicErr&) {
    return std::nullopt;  // outside of the grid
  }
}

std::optional<GridSquare> from_mgrs(const std::string& reference) {
  try {
    int zone = 0;
    bool northern = true;
    double easting_m = 0;
    double northing_m = 0;
    int digits = 0;
    GeographicLib::MGRS::Reverse(reference, zone, northern, easting_m, northing_m, digits);
    const auto center = from_utm(zone, northern, easting_m, northing_m);
    if (!center || digits < 0) return std::nullopt;
    return GridSquare{*center, std::pow(10.0, 5 - digits)};
  } catch (const GeographicLib::GeographicErr&) {
    return std::nullopt;
  }
}

}  // namespace loci::geo
