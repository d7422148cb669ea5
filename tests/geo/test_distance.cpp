#include <catch2/catch.hpp>

#include "geo/distance.hpp"

using loci::geo::distance_km;

TEST_CASE("Damascus and Baghdad are 754 km apart") {
  CHECK(distance_km({36.2913, 33.5102}, {44.4009, 33.3406}) == Approx(753.6).margin(1.5));
}

TEST_CASE("Distance is the short way round across the antimeridian") {
  CHECK(distance_km({179.5, 0}, {-179.5, 0}) == Approx(111.2).margin(0.1));
}

TEST_CASE("Antipodes are half the circumference apart, and a point is nowhere from itself") {
  CHECK(distance_km({0, 90}, {0, -90}) == Approx(20015.1).margin(0.1));
  CHECK(distance_km({40.14, 35.336}, {40.14, 35.336}) == 0);
}
