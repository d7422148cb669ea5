#include "app/map/place_layer.hpp"
#include "tests/temporary_folder.hpp"
#include "tests/workspace/sample_workspace.hpp"

#include <catch2/catch.hpp>

using namespace loci;
using namespace loci::tests;
using workspace::Workspace;

namespace {

const std::string text = "Café first. They left Palmyra, then Xanadu.";

struct Sample {
  TemporaryFolder folder;
  Workspace workspace{folder.path() / "w.loci", Workspace::Mode::create_or_open};

  Sample() {
    auto document = sample_document("a.txt", text, "2018-05-28");
    document.url = "https://example.org/a";
    auto place = palmyra;
    place.radius_km = 2.5;
    workspace.add(document,
                  {mention_of(text, "Palmyra", place), mention_of(text, "Xanadu", std::nullopt)},
                  sample_gazetteer());
  }
};

std::vector<std::string> keys(const nlohmann::ordered_json& json) {
  std::vector<std::string> names;
  for (const auto& [key, value] : json.items()) names.push_back(key);
  return names;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("layer places: one feature a place with the properties of the contract") {
  const Sample sample;
  const auto layer = map::place_layer(sample.workspace);
  CHECK(layer.name == "places");
  CHECK(layer.attribution == "GeoNames, CC BY 4.0");
  REQUIRE(layer.features.size() == 1);
  CHECK(layer.features[0].position == palmyra.position);
  const auto& properties = layer.features[0].properties;
  CHECK(keys(properties) == Strings{"id", "name", "country", "feature_class", "feature_code",
                                    "gazetteer", "mentions", "documents", "first_date", "last_date",
                                    "confidence", "precision_km", "passages"});
  CHECK(properties["precision_km"] == 2.5);
  CHECK(properties["mentions"] == 1);
  const auto& passage = properties["passages"].at(0);
  CHECK(keys(passage) ==
        Strings{"document", "title", "url", "date", "start", "end", "quote", "prefix", "suffix"});
  CHECK(passage["document"] == "a.txt");
  CHECK(passage["start"] == 22);  // code points; 23 bytes
  CHECK(passage["end"] == 29);
  CHECK(passage["quote"] == "Palmyra");
  CHECK(passage["prefix"] == "They left ");
}

TEST_CASE("layer mentions: one feature a mention, without geometry where it could not be placed") {
  const Sample sample;
  const auto layer = map::mention_layer(sample.workspace);
  REQUIRE(layer.features.size() == 2);
  CHECK(keys(layer.features[0].properties) ==
        Strings{"place_id", "place", "document", "title", "url", "date", "sha256", "start", "end",
                "quote", "prefix", "suffix", "sense", "confidence", "status", "decided_by",
                "gazetteer", "gazetteer_version"});
  CHECK(layer.features[0].properties["status"] == "resolved");
  CHECK_FALSE(layer.features[1].position);
  CHECK(layer.features[1].properties["place_id"].is_null());
  CHECK(layer.features[1].properties["status"] == "unlocated");
  CHECK(layer.features[1].properties["quote"] == "Xanadu");
}

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
  CHECK(map::map_places({summary})[0].area_country.empty());
  summary.place.feature_code = "PCLI";
  CHECK(map::map_places({summary})[0].area_country == "SY");
}
