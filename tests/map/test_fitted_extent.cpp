#include "app/map/fitted_extent.hpp"

#include <catch2/catch.hpp>

using namespace loci;
using map::MapPlace;

namespace {

MapPlace point(const char* name, double lon_deg, double lat_deg, std::size_t mentions) {
  MapPlace place;
  place.id = place.name = name;
  place.position = {lon_deg, lat_deg};
  place.mentions = mentions;
  return place;
}

}  // namespace

TEST_CASE("A map of Syria is not stretched to Washington for one mention in thirty") {
  const auto fitted =
      map::fitted_extent({point("Abu Kamal", 40.92, 34.45, 13), point("Damascus", 36.29, 33.51, 13),
                          point("Tartus", 35.89, 34.89, 4), point("Washington", -77, 38.9, 1)});
  CHECK(fitted.extent.west_deg == Approx(35.89));
  CHECK(fitted.extent.east_deg == Approx(40.92));
  REQUIRE(fitted.outside.size() == 1);
  CHECK(fitted.outside[0].name == "Washington");
}

TEST_CASE("Two places far apart and equally mentioned are both shown") {
  const auto fitted =
      map::fitted_extent({point("Tehran", 51.4, 35.7, 3), point("Washington", -77, 38.9, 3)});
  CHECK(fitted.outside.empty());
}

TEST_CASE("Areas count only where there is nothing else") {
  MapPlace iran = point("Iran", 53, 32, 50);
  iran.is_area = true;
  CHECK(map::fitted_extent({iran, point("Tartus", 35.89, 34.89, 1)}).extent.east_deg ==
        Approx(35.89));
  CHECK(map::fitted_extent({iran}).extent.east_deg == Approx(53));
  CHECK(map::fitted_extent({}).extent == geo::Extent{});
}
