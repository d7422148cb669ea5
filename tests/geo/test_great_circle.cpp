#include "geo/distance.hpp"
#include "geo/great_circle.hpp"

#include <catch2/catch.hpp>

using namespace loci;

TEST_CASE("a great circle begins and ends where it should, in even pieces") {
  const geo::LonLat london{-0.13, 51.51}, tokyo{139.69, 35.69};
  const auto way = geo::great_circle(london, tokyo, 8);
  REQUIRE(way.size() == 9);
  CHECK(way.front() == london);
  CHECK(way.back() == tokyo);
  for (std::size_t i = 0; i + 1 < way.size(); ++i) {
    CHECK(geo::distance_km(way[i], way[i + 1]) ==
          Approx(geo::distance_km(london, tokyo) / 8).epsilon(0.01));
  }
  CHECK(way[4].lat_deg > 65);  // over the north of Siberia
}

TEST_CASE("a great circle over the Pacific runs on across the antimeridian") {
  const auto way = geo::great_circle({174.76, -36.85}, {-122.42, 37.77}, 16);
  for (std::size_t i = 0; i + 1 < way.size(); ++i) {
    CHECK(std::abs(way[i + 1].lon_deg - way[i].lon_deg) < 30);
  }
  CHECK(way.back().lon_deg == Approx(237.58));
}

TEST_CASE("a circle lies at its radius all around, also across the antimeridian") {
  for (const geo::LonLat center : {geo::LonLat{36, 34}, geo::LonLat{179.5, -17}}) {
    const auto circle = geo::circle_around(center, 250, 24);
    REQUIRE(circle.size() == 25);
    CHECK(circle.front() == circle.back());
    for (const auto& point : circle) CHECK(geo::distance_km(center, point) == Approx(250));
  }
}

TEST_CASE("from a position to itself the way stays there") {
  for (const auto& point : geo::great_circle({10, 20}, {10, 20}, 4)) {
    CHECK(point.lon_deg == Approx(10));
    CHECK(point.lat_deg == Approx(20));
  }
}
