#include "geo/grid_reference.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace loci;

TEST_CASE("a position has the grid reference that leads back to it") {
  for (const geo::LonLat position :
       {geo::LonLat{40.1408, 35.3359}, geo::LonLat{-70.9, -33.4}, geo::LonLat{5.3, 60.4}}) {
    std::string reference = geo::to_mgrs(position);
    CHECK(std::count(reference.begin(), reference.end(), ' ') == 3);
    std::erase(reference, ' ');
    const auto square = geo::from_mgrs(reference);
    REQUIRE(square);
    CHECK(square->side_m == 1);
    CHECK(square->center.lon_deg == Approx(position.lon_deg).margin(2e-5));
    CHECK(square->center.lat_deg == Approx(position.lat_deg).margin(2e-5));
  }
}

TEST_CASE("the Eiffel Tower is in the square 31U DQ") {
  CHECK(geo::to_mgrs({2.294481, 48.858370}).substr(0, 9) == "31U DQ 48");
}

TEST_CASE("near the poles there is no grid reference of UTM") {
  CHECK(geo::to_mgrs({10, 89}).empty());
  CHECK(geo::to_mgrs({10, -89}).empty());
}
