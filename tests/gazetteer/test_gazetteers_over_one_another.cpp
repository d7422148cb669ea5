#include "gazetteer/gazetteer.hpp"
#include "geo/error.hpp"
#include "tests/gazetteer/made_gazetteer.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace {

using namespace loci;
using namespace loci::gazetteer;
using namespace loci::tests;

constexpr auto world_lines =
    "geonames:1\tHoms\t34.7268\t36.7234\tP\tPPLA\tSY\t11\t\t775404\t\t4\tHims\n"
    "geonames:2\tHoms Governorate\t34.7270\t36.7240\tA\tADM1\tSY\t11\t\t1800000\t80\t\tHoms\n"
    "geonames:3\tHoms\t30.5\t-96.1\tP\tPPL\tUS\tTX\t\t120\t\t\t\n"
    "geonames:4\tNew York City\t40.7\t-74\tP\tPPL\tUS\tNY\t\t8000000\t\t0\tNew York\n";

std::vector<std::string> ids(const std::vector<Candidate>& candidates) {
  std::vector<std::string> found;
  for (const auto& one : candidates) found.push_back(one.place.id);
  return found;
}

Gazetteer opened(const std::vector<std::filesystem::path>& files) {
  return Gazetteer(files);
}

TEST_CASE("A place hides those below it of the same name and class within 5 km") {
  const TemporaryFolder folder;
  const auto world = build_of(folder, "world", world_lines);
  const auto mine =
      build_of(folder, "mine", "mine:homs\tHoms\t34.7300\t36.7200\tP\t\t\t\t\t\t\t\t\n");
  const auto gazetteer = opened({mine, world});
  CHECK(ids(gazetteer.candidates("Homs")) ==
        std::vector<std::string>{"mine:homs", "geonames:2", "geonames:3"});
  CHECK(ids(opened({world, mine}).candidates("Homs")) ==
        std::vector<std::string>{"geonames:1", "geonames:2", "geonames:3"});
  // Under a name that only the world's lists, the world's place is not hidden.
  CHECK(ids(gazetteer.candidates("Hims")) == std::vector<std::string>{"geonames:1"});
}

TEST_CASE("A place takes from the one it hides what it does not say itself") {
  const TemporaryFolder folder;
  const auto world = build_of(folder, "world", world_lines);
  const auto mine =
      build_of(folder, "mine", "mine:homs\tHoms\t34.7300\t36.7200\tP\t\t\t\t\t\t\t\t\n");
  const auto found = opened({mine, world}).candidates("Homs");
  REQUIRE_FALSE(found.empty());
  const Place& place = found[0].place;
  CHECK(place.gazetteer == "mine");
  CHECK(place.position == geo::LonLat{36.72, 34.73});
  CHECK(place.population == 775404);
  CHECK(feature(place) == "P.PPLA");
  CHECK(place.country == "SY");
  CHECK(place.admin1 == "11");
}

TEST_CASE("A place hides one of the same id wherever that lies") {
  const TemporaryFolder folder;
  const auto world = build_of(folder, "world", world_lines);
  const auto mine =
      build_of(folder, "mine", "geonames:3\tHoms\t31.5\t-97\tP\tPPL\tUS\tTX\t\t7\t\t\t\n");
  const auto gazetteer = opened({mine, world});
  CHECK(gazetteer.candidates("Homs").size() == 3);
  CHECK(gazetteer.place("geonames:3")->population == 7);
  CHECK(gazetteer.place("geonames:1")->gazetteer == "world");
}

TEST_CASE("Names of all gazetteers are recognised, the longest first") {
  const TemporaryFolder folder;
  const auto world = build_of(folder, "world", world_lines);
  const auto mine =
      build_of(folder, "mine", "mine:1\tNew York City Hall\t40.7\t-74\tS\t\tUS\t\t\t\t\t\t\n");
  const auto gazetteer = opened({mine, world});
  const std::vector<std::string_view> words{"new", "york", "city", "hall", "burns"};
  CHECK(gazetteer.longest_name(words) == 4);
  CHECK(opened({world}).longest_name(words) == 3);
  CHECK(gazetteer.name_kinds(std::span(words).first(2)).has(NameKind::alternate));
}

TEST_CASE("A gazetteer says what it lies over, and names that repeat get numbers") {
  const TemporaryFolder folder;
  const auto world = build_of(folder, "world", world_lines);
  const auto other = folder.path() / "other.gazetteer";
  std::filesystem::copy_file(world, other);
  const auto gazetteer = opened({other, world});
  CHECK(gazetteer.info().name == "world");
  REQUIRE(gazetteer.info().below.size() == 1);
  CHECK(gazetteer.info().below[0].name == "world-2");
  CHECK_THROWS_WITH(opened({}), Catch::Matchers::Contains("--gazetteer"));
}

}  // namespace
