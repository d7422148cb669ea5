#include "tests/geoparse/world_geoparser.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace loci;
using namespace loci::geoparse;
using namespace loci::tests;

namespace {

/// The ids of the places of a text, in its order.
std::vector<std::string> ids_in(std::string_view text) {
  std::vector<std::string> ids;
  for (const auto& one : geoparser().geoparse(text)) {
    const auto& place = one.resolution.place;
    ids.push_back(place ? place->id : std::string("not located"));
  }
  return ids;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("In French a preposition tells Nice, Tours and Angers from English words") {
  CHECK(ids_in("À Nice, Tours et Angers, la police a arrêté douze suspects.") ==
        Ids{"geonames:2990440", "geonames:2972191", "geonames:3037656"});
}

TEST_CASE("Hebrew clitics are no part of the name that is looked up") {
  CHECK(ids_in("כוחות צה\"ל פעלו ברפיח; בתל אביב נשמעו אזעקות.") ==
        Ids{"geonames:281102", "geonames:293397"});
}

TEST_CASE("Arabic words for directions are no districts, and places of a report are literal") {
  const std::string text = "قصفت الطائرات مدينة إدلب وريف حماة جنوبي سوريا.";
  CHECK(ids_in(text).size() == 3);
  for (const auto& one : geoparser().geoparse(text)) {
    INFO(one.mention.name);
    CHECK(one.mention.sense == Sense::literal);
  }
}
