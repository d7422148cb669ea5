#include "geo/error.hpp"
#include "geo/projection.hpp"
#include "geo/web_mercator.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace loci::geo;
using Catch::Matchers::Contains;

TEST_CASE("A projection takes longitude first and comes back to where it was") {
  // Expected values from GeographicLib, an independent implementation.
  const Projection utm = Projection::named("EPSG:32637");
  const auto abu_kamal = utm.to_projected({40.9186, 34.4523});
  REQUIRE(abu_kamal);
  CHECK(abu_kamal->x_m + utm.origin().x_m == Approx(676245.920).margin(0.001));
  CHECK(abu_kamal->y_m + utm.origin().y_m == Approx(3813977.6962).margin(0.001));
  const auto back = utm.to_lonlat(*abu_kamal);
  REQUIRE(back);
  CHECK(back->lon_deg == Approx(40.9186).margin(1e-9));
  CHECK(back->lat_deg == Approx(34.4523).margin(1e-9));
}

TEST_CASE("Names of projections lead to the same projection again") {
  for (const char* name : {"mercator", "equal-earth", "azimuthal=38.5,35.25", "EPSG:3035"}) {
    CHECK(Projection::named(name).name() == name);
    CHECK(Projection::named(Projection::named(name).name()) == Projection::named(name));
  }
  CHECK(Projection() == Projection::named("EPSG:3857"));
  CHECK_FALSE(Projection::azimuthal({1, 2}) == Projection::azimuthal({2, 1}));
}

TEST_CASE("A projection that is unknown, unfit or badly written is refused by name") {
  for (const char* name :
       {"EPSG:0", "EPSG:999999", "EPSG:abc", "robinson", "", "EPSG:3857 +x",
        "azimuthal=", "azimuthal=1", "azimuthal=1,91", "azimuthal=a,b", "azimuthal=nan,0"}) {
    CHECK_THROWS_WITH(Projection::named(name),
                      Contains("projection '" + std::string(name) + "'") && Contains("EPSG:3035"));
  }
  CHECK_THROWS_WITH(Projection::named("EPSG:4326"), Contains("not a projected system"));
}

TEST_CASE("Equal Earth shows the whole Earth, and equal areas are equal") {
  const Projection projection = Projection::equal_earth();
  CHECK(projection.to_projected({180, 0})->x_m == Approx(17243959.06).margin(1));
  CHECK(projection.to_projected({0, 90})->y_m == Approx(8392927.6).margin(1));
  CHECK(projection.scale_at({10, 0}) == Approx(1).margin(0.01));
  CHECK(projection.scale_at({100, 70}) == Approx(1).margin(0.01));
  CHECK_FALSE(projection.to_lonlat({17243959, 8000000}));  // beside the pole line
  CHECK(projection.edge_lines().size() == 1);
}

TEST_CASE("An azimuthal projection has its centre in the middle and what is opposite nowhere") {
  const Projection projection = Projection::azimuthal({38, 35});
  CHECK(projection.to_projected({38, 35})->x_m == Approx(0).margin(1e-6));
  CHECK(projection.to_projected({38, 35})->y_m == Approx(0).margin(1e-6));
  CHECK(projection.scale_at({38, 35}) == Approx(1).margin(2e-3));  // the Earth is no sphere
  CHECK_FALSE(projection.to_projected({-142, -35}));
  CHECK_FALSE(projection.to_lonlat({20000000, 0}));
  const auto paris = projection.to_projected({2.35, 48.85});
  CHECK(paris->x_m < -2000000);
  CHECK(paris->y_m > 1500000);
}

TEST_CASE("A system for one part of the Earth is not drawn far beyond it") {
  const Projection europe = Projection::named("EPSG:3035");
  CHECK(europe.to_projected({10, 52}));
  CHECK(europe.to_projected({-60, 30}));  // a little beyond its area
  CHECK_FALSE(europe.to_projected({170, -40}));
  CHECK_FALSE(europe.to_projected({10, -60}));
}

TEST_CASE("Around a pole the map has no edge where east meets west") {
  const Projection antarctica = Projection::named("EPSG:3031");
  CHECK(antarctica.edge_lines().size() == 2);
  const auto east = antarctica.to_projected({180, -75}),
             west = antarctica.to_projected({-180, -75});
  REQUIRE((east && west));
  CHECK(east->x_m == Approx(west->x_m).margin(1e-3));
}

TEST_CASE("A system in feet is drawn in metres") {
  const Projection new_york = Projection::named("EPSG:2263");
  CHECK(new_york.scale_at({-73.98, 40.75}) == Approx(1).margin(1e-3));
}
