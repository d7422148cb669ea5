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

TEST_CASE("Hebrew words for directions and ministers are no districts of France") {
  CHECK(ids_in("שר הביטחון ביקר ברפיח וכן בדרום לבנון.") ==
        Ids{"geonames:281102", "geonames:272103"});
}

TEST_CASE(
    "Behind an Arabic word for a town or village stands a place, also one that no list writes so") {
  CHECK(ids_in("سيطر الجيش على بلدة حيش ومدينة معرشورين في ريف إدلب.") ==
        Ids{"geonames:169563", "loci:maar-shurin", "geonames:169389"});
}

TEST_CASE("A short text in Cyrillic letters is not read as English") {
  CHECK(ids_in("Бойовики увійшли в Лисичанськ.") == Ids{"geonames:702972"});
  CHECK(ids_in("Війська обстріляли Харківщину та Сумщину.") ==
        Ids{"geonames:706482", "geonames:692196"});
}

TEST_CASE("Arabic words for directions are no districts, and places of a report are literal") {
  const std::string text = "قصفت الطائرات مدينة إدلب وريف حماة جنوبي سوريا.";
  CHECK(ids_in(text).size() == 3);
  for (const auto& one : geoparser().geoparse(text)) {
    INFO(one.mention.name);
    CHECK(one.mention.sense == Sense::literal);
  }
}
