#include "gazetteer/geoparse/geoparser.hpp"
#include "gazetteer/geoparse/home_words.hpp"
#include "tests/geoparse/world_geoparser.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace loci;
using namespace loci::geoparse;
using namespace loci::tests;

namespace {

/// The resolution of one name whose span is given; the other names of the text are given too.
Resolution resolution_of(const std::string& name, const std::vector<std::string>& others,
                         const std::string& text) {
  std::vector<std::string> names = others;
  names.push_back(name);
  std::vector<TextSpan> spans;
  for (const auto& one : names) {
    const std::size_t begin = text.find(one);
    REQUIRE(begin != std::string::npos);
    spans.push_back({begin, begin + one.size()});
  }
  std::sort(spans.begin(), spans.end());
  const Geoparser geoparser(world());
  for (auto& found : geoparser.resolve(text, spans)) {
    if (found.mention.name == name) return found.resolution;
  }
  return {};
}

}  // namespace

TEST_CASE("A street that no gazetteer lists lies in the town that the text names behind it") {
  const auto street = resolution_of("Quillwort Street", {"Aleppo"},
                                    "The bakery on Quillwort Street in Aleppo opened at dawn.");
  REQUIRE(street.place);
  CHECK(street.place->name == "Aleppo");
  CHECK(street.method == "within");
  CHECK(street.reasons.back() == "named within Aleppo");
  CHECK(street.confidence < 1);
}

TEST_CASE("A bridge without a town lies in the one that the text speaks of most") {
  const auto bridge =
      resolution_of("Quillwort Bridge", {"Mosul", "Erbil"},
                    "Mosul was quiet. Engineers from Erbil came to inspect the Quillwort Bridge.");
  REQUIRE(bridge.place);
  CHECK(bridge.method == "within");
}

TEST_CASE("A village that no gazetteer lists is not put anywhere") {
  const auto village = resolution_of("Quillwortabad", {"Aleppo"},
                                     "Refugees from Quillwortabad arrived; Aleppo took them in.");
  CHECK_FALSE(village.place);
}

TEST_CASE("A village that no gazetteer lists lies where the text says, near or in another place") {
  const auto near = resolution_of("Quillwortabad", {"Aleppo"},
                                  "Quillwortabad, a small village 30 km north of Aleppo, burned.");
  REQUIRE(near.place);
  CHECK(near.place->name == "Aleppo");
  CHECK(near.reasons.back() == "named near Aleppo");
  const auto suburb = resolution_of("Quillwortabad", {"Damascus"},
                                    "They shelled the Damascus suburb of Quillwortabad.");
  REQUIRE(suburb.place);
  CHECK(suburb.place->name == "Damascus");
  CHECK(suburb.reasons.back() == "named within Damascus");
  const auto area =
      resolution_of("Quillwortabad", {"Idlib"}, "Tanks left Quillwortabad in Idlib province.");
  REQUIRE(area.place);
  CHECK(area.method == "within");
}

TEST_CASE("A village in an area that is named behind its country lies in the area") {
  CHECK(id_of("Zaroumeye",
              "Gunmen stormed Zaroumeye, a village in Niger's Tillabéri region, on Monday.") ==
        id_of("Tillabéri",
              "Gunmen stormed Zaroumeye, a village in Niger's Tillabéri region, on Monday."));
}

TEST_CASE("What the text has said once of a village that no gazetteer lists holds for all of it") {
  const std::string text =
      "Quillwortabad, near Aleppo, burned. Nobody in Homs knew why. Quillwortabad was poor.";
  const std::size_t again = text.rfind("Quillwortabad");
  const Geoparser geoparser(world());
  const auto found =
      geoparser.resolve(text, std::vector<TextSpan>{{0, 13}, {20, 26}, {again, again + 13}});
  REQUIRE(found.back().resolution.place);
  CHECK(found.back().resolution.place->name == "Aleppo");
}

TEST_CASE("What only a comma joins counts less than what words say") {
  const std::string text =
      "Madinaty, a gated suburb of Cairo, is new. Beyond Madinaty, Liverpool have other schools.";
  const std::size_t again = text.rfind("Madinaty");
  for (const auto& one : geoparser().geoparse(text)) {
    if (one.mention.span.begin != again) continue;
    REQUIRE(one.resolution.place);
    CHECK(one.resolution.place->name == "Cairo");
  }
  CHECK(found_in(text).contains("Madinaty"));
}

TEST_CASE("A year is no distance, and who came from somewhere is not near it") {
  CHECK(resolution_of("Quillwortabad", {"Santa Ana"},
                      "The male came to Quillwortabad in 2000 from Santa Ana.")
            .method != "within");
}

TEST_CASE("A town in an area where none of its name is listed lies in the area, not abroad") {
  const auto town = resolution_of("Bradford", {"Ontario"}, "The Bradford, Ontario court was full.");
  REQUIRE(town.place);
  CHECK(town.place->country == "CA");
  CHECK(town.method == "within");
  CHECK(town.reasons.front() == "the gazetteers list this name only elsewhere");
}

TEST_CASE("Names in a list do not lie in each other, and nothing lies in what owns something") {
  CHECK(resolution_of("Quillwortabad", {"Hawija", "Ramadi"},
                      "They took Hawija, Quillwortabad, Ramadi and Hit.")
            .method != "within");
  CHECK(resolution_of("Quillwortabad", {"Ramadi"}, "They held Quillwortabad, Ramadi's mayor said.")
            .method != "within");
}

TEST_CASE("A text is at home where its offices and its spelling are") {
  Memory memory(world());
  const HomeWords american(
      Reading("The sheriff told the county commissioners about the high school.", memory));
  CHECK(american.of(letters_of("US")) >= 2);
  CHECK(american.of(letters_of("GB")) == 0);
  const HomeWords british(
      Reading("The councillor spoke at the crown court about her favourite centre.", memory));
  CHECK(british.of(letters_of("GB")) >= 3);
  CHECK(british.most() == british.of(letters_of("GB")));
  CHECK(HomeWords(Reading("Nothing at all.", memory)).most() == 0);
}
