#include "geo/web_mercator.hpp"

#include <catch2/catch.hpp>

#include <proj.h>

using namespace loci::geo;

TEST_CASE("Web Mercator agrees with PROJ to a micrometre") {
  PJ* const reference = proj_create_crs_to_crs(nullptr, "OGC:CRS84", "EPSG:3857", nullptr);
  REQUIRE(reference != nullptr);
  for (const LonLat position :
       {LonLat{40.14, 35.336}, LonLat{-179.99, -85}, LonLat{0, 0}, LonLat{151.2, -33.9}}) {
    const ProjectedPoint ours = web_mercator::to_projected(position);
    const PJ_COORD theirs =
        proj_trans(reference, PJ_FWD, proj_coord(position.lon_deg, position.lat_deg, 0, 0));
    CHECK(ours.x_m == Approx(theirs.xy.x).margin(1e-6));
    CHECK(ours.y_m == Approx(theirs.xy.y).margin(1e-6));
    const LonLat back = web_mercator::to_lonlat(ours);
    CHECK(back.lon_deg == Approx(position.lon_deg).margin(1e-12));
    CHECK(back.lat_deg == Approx(position.lat_deg).margin(1e-12));
  }
  proj_destroy(reference);
}

TEST_CASE("The poles are drawn at the edge of the square world") {
  CHECK(web_mercator::to_projected({0, 90}).y_m == Approx(web_mercator::world_width_m / 2));
  CHECK(web_mercator::to_projected({0, -90}).y_m == Approx(-web_mercator::world_width_m / 2));
}
