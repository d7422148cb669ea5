#include <catch2/catch.hpp>

#include "geo/error.hpp"
#include "geo/extent.hpp"

using namespace loci::geo;

TEST_CASE("An extent with west > east crosses the antimeridian") {
  const Extent fiji{177, -20, -178, -16};
  CHECK(crosses_antimeridian(fiji));
  CHECK(width_deg(fiji) == 5);
  CHECK(center(fiji) == LonLat{179.5, -18});
  CHECK(contains(fiji, {179.9, -17}));
  CHECK(contains(fiji, {-179.9, -17}));
  CHECK_FALSE(contains(fiji, {0, -17}));
  CHECK(split_at_antimeridian(fiji) ==
        std::vector<Extent>{{177, -20, 180, -16}, {-180, -20, -178, -16}});
}

TEST_CASE("The extent around positions takes the narrower way round") {
  CHECK(extent_around({{35.9, 34.9}, {40.9, 34.4}, {36.3, 33.5}}) == Extent{35.9, 33.5, 40.9, 34.9});
  CHECK(extent_around({{178, -17}, {-179, -18}}) == Extent{178, -18, -179, -17});
  CHECK(extent_around({}) == std::nullopt);
}

TEST_CASE("An extent is read from west,south,east,north") {
  CHECK(parse_extent("35,32,42.5,37.5") == Extent{35, 32, 42.5, 37.5});
  CHECK(parse_extent("177,-20,-178,-16") == Extent{177, -20, -178, -16});
}

TEST_CASE("An extent that is none is refused with the reason") {
  using Catch::Matchers::Contains;
  CHECK_THROWS_WITH(parse_extent("35,32,42"), Contains("is not four numbers"));
  CHECK_THROWS_WITH(parse_extent("35,32,42,37,1"), Contains("is not four numbers"));
  CHECK_THROWS_WITH(parse_extent("35,32,east,37"), Contains("is not four numbers"));
  CHECK_THROWS_WITH(parse_extent("35,32,42,97"), Contains("leaves the Earth"));
  CHECK_THROWS_WITH(parse_extent("nan,32,42,37"), Contains("leaves the Earth"));
  CHECK_THROWS_WITH(parse_extent("35,37,42,32"), Contains("south not below its north"));
}
