#include "app/session/home_extent.hpp"

#include <catch2/catch.hpp>

using loci::map::MapPlace;
using loci::session::home_extent;

namespace {

MapPlace place(loci::geo::LonLat position, std::size_t mentions, bool is_area = false) {
  MapPlace result;
  result.position = position;
  result.mentions = mentions;
  result.is_area = is_area;
  return result;
}

const MapPlace palmyra = place({38.28, 34.56}, 20);
const MapPlace raqqa = place({39.02, 35.95}, 20);
const MapPlace tartus = place({35.89, 34.89}, 20);

}  // namespace

TEST_CASE("no places have no home") {
  CHECK_FALSE(home_extent({}));
}

TEST_CASE("a few mentions far away do not widen the home") {
  const auto extent = home_extent({palmyra, raqqa, tartus, place({-77.04, 38.9}, 3)});
  REQUIRE(extent);
  CHECK(extent->west_deg == Approx(35.89));
  CHECK(extent->east_deg == Approx(39.02));
}

TEST_CASE("many mentions far away do") {
  const auto extent = home_extent({palmyra, place({37.62, 55.75}, 20)});
  REQUIRE(extent);
  CHECK(extent->north_deg == Approx(55.75));
}

TEST_CASE("the middle of a country is not taken for one of the places") {
  const auto extent = home_extent({palmyra, place({100, 60}, 500, true)});
  REQUIRE(extent);
  CHECK(extent->east_deg == Approx(38.28));
}

TEST_CASE("with nothing but countries their middles are the home") {
  const auto extent = home_extent({place({38, 35}, 5, true), place({44, 33}, 5, true)});
  REQUIRE(extent);
  CHECK(extent->west_deg == Approx(38));
  CHECK(extent->east_deg == Approx(44));
}
