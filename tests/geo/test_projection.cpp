#include <catch2/catch.hpp>

#include "geo/error.hpp"
#include "geo/projection.hpp"

using namespace loci::geo;

TEST_CASE("A projection takes longitude first and comes back to where it was") {
  // Expected values from GeographicLib, an independent implementation.
  const Projection utm("EPSG:32637");
  const ProjectedPoint abu_kamal = utm.to_projected({40.9186, 34.4523});
  CHECK(abu_kamal.x_m == Approx(676245.920).margin(0.001));
  CHECK(abu_kamal.y_m == Approx(3813977.6962).margin(0.001));
  const LonLat back = utm.to_lonlat(abu_kamal);
  CHECK(back.lon_deg == Approx(40.9186).margin(1e-9));
  CHECK(back.lat_deg == Approx(34.4523).margin(1e-9));
}

TEST_CASE("An unknown projection is refused by name") {
  CHECK_THROWS_WITH(Projection("EPSG:0"), Catch::Matchers::Contains("projection 'EPSG:0'"));
}

TEST_CASE("What a projection cannot show is an error, never an infinite coordinate") {
  const Projection from_the_north("+proj=ortho +lat_0=90");
  CHECK_THROWS_AS(from_the_north.to_projected({0, -60}), loci::Error);
}
