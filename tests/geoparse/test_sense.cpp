#include "tests/geoparse/world_geoparser.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace loci;
using namespace loci::geoparse;
using namespace loci::tests;

namespace {

/// The sense of the first mention of a name; "not found" where there is none.
std::string sense_of(std::string_view name, std::string_view text) {
  for (const auto& one : geoparser().geoparse(text)) {
    if (one.mention.name == name) return std::string(to_word(one.mention.sense));
  }
  return "not found";
}

}  // namespace

TEST_CASE("Where somebody is, goes or comes from is literal") {
  CHECK(sense_of("Aleppo", "Three families were living in Aleppo last winter.") == "literal");
  CHECK(sense_of("Odesa", "The ships arrived from Odesa on Monday.") == "literal");
  CHECK(sense_of("Tbilisi", "She grew up in a small flat near Tbilisi.") == "literal");
}

TEST_CASE("Parts of a land are literal") {
  CHECK(sense_of("Libya", "The boat was found off Libya's coast at dawn.") == "literal");
}

TEST_CASE("Towns that are fought over are literal, and what is said of their teams is not") {
  const std::string war = "M23 rebels took Goma and Bukavu; later Pokrovsk came under fire.";
  CHECK(sense_of("Goma", war) == "literal");
  CHECK(sense_of("Bukavu", war) == "literal");
  CHECK(sense_of("Pokrovsk", war) == "literal");
  CHECK(sense_of("Iran", "The bombers attacked Iran, and Iran threatened to answer.") ==
        "associative");
  CHECK(sense_of("Houston", "Paul scored 27 points to help Houston get its second victory.") ==
        "associative");
}

TEST_CASE("Those who announce, urge and refuse are governments") {
  CHECK(sense_of("Beijing", "The talks ended a day after Beijing announced new tariffs.") ==
        "associative");
  CHECK(sense_of("Turkey", "Turkey said it would not sign the agreement.") == "associative");
  CHECK(sense_of("Iran", "Ministers urged Iran to return to the negotiations.") == "associative");
}

TEST_CASE("Those who deal with one another are governments") {
  CHECK(sense_of("Japan", "The minister spoke of better relations with Japan and more trade.") ==
        "associative");
}

TEST_CASE("Officials, police and teams of a place are associative") {
  CHECK(sense_of("Kenya", "Kenya officials said on Friday that the road was closed.") ==
        "associative");
  CHECK(sense_of("Toronto", "Toronto police said a man was arrested.") == "associative");
}

TEST_CASE("A place in the name of a body is associative") {
  CHECK(sense_of("Houston", "The Houston Police Department gave no reason.") == "associative");
}
