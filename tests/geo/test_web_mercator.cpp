#include <catch2/catch.hpp>

#include "geo/projection.hpp"
#include "geo/web_mercator.hpp"

using namespace loci::geo;

TEST_CASE("Web Mercator agrees with PROJ to a micrometre") {
  const Projection reference("EPSG:3857");
  for (const LonLat position : {LonLat{40.14, 35.336}, LonLat{-179.99, -85}, LonLat{0, 0}, LonLat{151.2, -33.9}}) {
    const ProjectedPoint ours = web_mercator::to_projected(position);
    const ProjectedPoint theirs = reference.to_projected(position);
    CHECK(ours.x_m == Approx(theirs.x_m).margin(1e-6));
    CHECK(ours.y_m == Approx(theirs.y_m).margin(1e-6));
    const LonLat back = web_mercator::to_lonlat(ours);
    CHECK(back.lon_deg == Approx(position.lon_deg).margin(1e-12));
    CHECK(back.lat_deg == Approx(position.lat_deg).margin(1e-12));
  }
}

TEST_CASE("The poles are drawn at the edge of the square world") {
  CHECK(web_mercator::to_projected({0, 90}).y_m == Approx(web_mercator::world_width_m / 2));
  CHECK(web_mercator::to_projected({0, -90}).y_m == Approx(-web_mercator::world_width_m / 2));
}
