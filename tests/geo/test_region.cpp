#include "geo/error.hpp"
#include "geo/region.hpp"

#include <catch2/catch.hpp>

using namespace loci;
using namespace loci::geo;

TEST_CASE("a polygon of corners contains what lies within its edges") {
  const Polygon triangle = parse_polygon("40,30,44,30,42,34");
  CHECK(contains(triangle, {42, 32}));
  CHECK_FALSE(contains(triangle, {40.2, 33}));
  CHECK_FALSE(contains(triangle, {42, 29.9}));
}

TEST_CASE("a polygon in well-known text has holes and parts") {
  const Polygon ring = parse_polygon("POLYGON((0 0,10 0,10 10,0 10,0 0),(4 4,6 4,6 6,4 6,4 4))");
  CHECK(contains(ring, {2, 2}));
  CHECK_FALSE(contains(ring, {5, 5}));
  const Polygon two =
      parse_polygon("MULTIPOLYGON(((0 0,1 0,1 1,0 1,0 0)),((5 5,6 5,6 6,5 6,5 5)))");
  CHECK(contains(two, {0.5, 0.5}));
  CHECK(contains(two, {5.5, 5.5}));
  CHECK_FALSE(contains(two, {3, 3}));
}

TEST_CASE("a polygon across the antimeridian contains Fiji on both sides of it") {
  const Polygon fiji = parse_polygon("176,-20,-177,-20,-177,-15,176,-15");
  CHECK(contains(fiji, {178, -18}));
  CHECK(contains(fiji, {-179, -17}));
  CHECK_FALSE(contains(fiji, {0, -17}));
  CHECK_FALSE(contains(fiji, {170, -17}));
}

TEST_CASE("a circle is measured along the Earth, across the antimeridian too") {
  const Circle circle = parse_circle("179.5,-17,120");
  CHECK(contains(circle, {-179.5, -17}));
  CHECK_FALSE(contains(circle, {-178, -17}));
}

TEST_CASE("what is neither polygon nor circle is refused with the text and the remedy") {
  using Catch::Matchers::Contains;
  CHECK_THROWS_WITH(parse_polygon("1,2,3"), Contains("'1,2,3'") && Contains("LON,LAT"));
  CHECK_THROWS_AS(parse_polygon("1,2,3,4"), Error);
  CHECK_THROWS_AS(parse_polygon("POINT(1 2)"), Error);
  CHECK_THROWS_AS(parse_polygon("POLYGON((0 0,200 0,1 1,0 0))"), Error);
  CHECK_THROWS_AS(parse_polygon("POLYGON EMPTY"), Error);
  CHECK_THROWS_AS(parse_polygon(""), Error);
  CHECK_THROWS_WITH(parse_circle("1,2"), Contains("not three numbers"));
  CHECK_THROWS_WITH(parse_circle("1,2,0"), Contains("no radius"));
  CHECK_THROWS_AS(parse_circle("1,91,5"), Error);
  CHECK_THROWS_AS(parse_circle("1,nan,5"), Error);
}

TEST_CASE("regions are written as they are read") {
  const Polygon corners = parse_polygon("40.1,30,44,30.25,42,34");
  CHECK(to_text(corners) == "40.1,30,44,30.25,42,34");
  const Polygon hole = parse_polygon("POLYGON((0 0,9 0,9 9,0 9,0 0),(4 4,6 4,6 6,4 6,4 4))");
  CHECK(parse_polygon(to_text(hole)) == hole);
  CHECK(to_text(parse_circle("40.1,35.3,50")) == "40.1,35.3,50");
  CHECK(parse_extent(to_text(Extent{177, -20, -178, -16.5})) == Extent{177, -20, -178, -16.5});
}
