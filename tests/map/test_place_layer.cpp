#include "app/map/place_layer.hpp"
#include "tests/workspace/sample_workspace.hpp"

#include <catch2/catch.hpp>

using namespace loci;
using namespace loci::tests;

TEST_CASE("a name that nobody could read on a map is cut between two characters") {
  workspace::PlaceSummary summary;
  summary.place = palmyra;
  for (int i = 0; i < 100000; ++i) summary.place.name += "ü";
  const std::string name = map::map_places({summary})[0].name;
  CHECK(name.size() <= 120 + 3);
  CHECK(name.substr(name.size() - 5) == "ü…");
}

TEST_CASE("an area is drawn as an area, and a country with its code") {
  workspace::PlaceSummary summary;
  summary.place = palmyra;
  summary.mentions = 7;
  CHECK_FALSE(map::map_places({summary})[0].is_area);
  CHECK(map::map_places({summary})[0].mentions == 7);
  summary.place.feature_class = 'A';
  summary.place.feature_code = "ADM1";
  CHECK(map::map_places({summary})[0].is_area);
  CHECK(map::map_places({summary})[0].area_code.empty());
  summary.place.admin1 = "11";
  CHECK(map::map_places({summary})[0].area_code == "SY.11");
  summary.place.feature_code = "PCLI";
  CHECK(map::map_places({summary})[0].area_code == "SY");
}
