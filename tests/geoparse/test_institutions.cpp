#include "tests/geoparse/world_geoparser.hpp"

#include <catch2/catch.hpp>

#include <set>
#include <string>

using namespace loci::tests;

using Names = std::set<std::string>;

TEST_CASE("A city is found in the names of its institutions and events") {
  CHECK(found_in("Students of Aleppo University read the Jerusalem Post.") ==
        Names{"Aleppo", "Jerusalem"});
  CHECK(found_in("The Oslo Accords came before the Boston Marathon.") == Names{"Oslo", "Boston"});
}

TEST_CASE("A surname in the name of an institution is no city") {
  CHECK(found_in("Helen & Douglas House is a brilliant cause.").empty());
  CHECK(found_in("They met at Licking Memorial Hospital.").empty());
}
