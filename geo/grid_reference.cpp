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

std::string to_mgrs(const LonLat& position) {
  constexpr int digits = 5;  // of easting and northing each
  try {
    int zone = 0;
    bool northern = true;
    double easting_m = 0, northing_m = 0;
    GeographicLib::UTMUPS::Forward(position.lat_deg, position.lon_deg, zone, northern, easting_m,
                                   northing_m);
    if (zone == GeographicLib::UTMUPS::UPS) return {};
    std::string reference;
    GeographicLib::MGRS::Forward(zone, northern, easting_m, northing_m, position.lat_deg, digits,
                                 reference);
    const std::size_t numbers = reference.size() - 2 * digits;
    return reference.substr(0, numbers - 2) + " " + reference.substr(numbers - 2, 2) + " " +
           reference.substr(numbers, digits) + " " + reference.substr(numbers + digits);
  } catch (const GeographicLib::GeographicErr&) {
    return {};
  }
}

}  // namespace loci::geo
