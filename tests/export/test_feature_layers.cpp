#include "app/export/export_workspace.hpp"
#include "geo/geojson.hpp"
#include "tests/temporary_folder.hpp"
#include "tests/workspace/sample_workspace.hpp"

#include <catch2/catch.hpp>

#include <sstream>

using namespace loci;
using namespace loci::tests;
using exports::Layer;
using nlohmann::ordered_json;
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

ordered_json written(const Workspace& workspace, Layer layer) {
  std::ostringstream out;
  geo::GeoJsonWriter writer(out);
  exports::Extras extras;
  extras.passages = true;
  const exports::Progress silent;
  exports::Steps steps(silent, 0);
  exports::write_layer(layer, extras, workspace, {}, writer, steps);
  return ordered_json::parse(out.str());
}

std::vector<std::string> keys(const ordered_json& json) {
  std::vector<std::string> names;
  for (const auto& [key, value] : json.items()) names.push_back(key);
  return names;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("layer places: one feature a place with the properties of the contract") {
  const Sample sample;
  const auto layer = written(sample.workspace, Layer::places);
  CHECK(layer["name"] == "places");
  CHECK(layer["attribution"] == "GeoNames, CC BY 4.0");
  REQUIRE(layer["features"].size() == 1);
  const auto& feature = layer["features"][0];
  CHECK(feature["geometry"]["coordinates"] == ordered_json{38.28, 34.56});
  const auto& properties = feature["properties"];
  CHECK(keys(properties) == Strings{"id", "name", "country", "feature_class", "feature_code",
                                    "gazetteer", "mentions", "documents", "first_date", "last_date",
                                    "confidence", "precision_km", "passages"});
  CHECK(properties["precision_km"] == 2.5);
  CHECK(properties["mentions"] == 1);
  const auto& passage = properties["passages"].at(0);
  CHECK(keys(passage) == Strings{"document", "title", "url", "link", "date", "start", "end",
                                 "quote", "prefix", "suffix"});
  CHECK(passage["document"] == "a.txt");
  CHECK(passage["start"] == 22);  // code points; 23 bytes
  CHECK(passage["end"] == 29);
  CHECK(passage["quote"] == "Palmyra");
  CHECK(passage["prefix"] == "They left ");
  CHECK(passage["link"] ==
        "https://example.org/a#:~:text=They%20left-,Palmyra,-%2C%20then%20Xanadu.");
}

TEST_CASE("layer mentions: one feature a mention, without geometry where it could not be placed") {
  const Sample sample;
  const auto features = written(sample.workspace, Layer::mentions)["features"];
  REQUIRE(features.size() == 2);
  CHECK(keys(features[0]["properties"]) == Strings{"place_id",
                                                   "place",
                                                   "document",
                                                   "title",
                                                   "url",
                                                   "link",
                                                   "date",
                                                   "sha256",
                                                   "start",
                                                   "end",
                                                   "quote",
                                                   "prefix",
                                                   "suffix",
                                                   "sense",
                                                   "confidence",
                                                   "status",
                                                   "decided_by",
                                                   "gazetteer",
                                                   "gazetteer_version",
                                                   "country",
                                                   "feature_class",
                                                   "feature_code",
                                                   "precision_km",
                                                   "method",
                                                   "reasons",
                                                   "mention",
                                                   "page"});
  CHECK(features[0]["properties"]["status"] == "resolved");
  CHECK(features[0]["properties"]["reasons"] == "the first reason\nthe second");
  CHECK(features[1]["geometry"].is_null());
  CHECK(features[1]["properties"]["place_id"].is_null());
  CHECK(features[1]["properties"]["status"] == "unlocated");
  CHECK(features[1]["properties"]["quote"] == "Xanadu");
}

TEST_CASE("an export that is stopped writes nothing, and leaves nothing") {
  const Sample sample;
  for (const auto format : {exports::Format::geojson, exports::Format::geopackage,
                            exports::Format::kml, exports::Format::shapefile}) {
    exports::Request request;
    request.format = format;
    request.target = (sample.folder.path() / "out").string();
    const exports::Progress stop = [](std::size_t, std::size_t) { return false; };
    CHECK_THROWS_AS(exports::export_workspace(sample.workspace, request, stop), exports::Cancelled);
  }
  for (const auto& entry : std::filesystem::directory_iterator(sample.folder.path())) {
    CHECK(entry.path().filename().string().starts_with("w.loci"));
  }
}

TEST_CASE("progress ends at the number of features") {
  const Sample sample;
  exports::Request request;
  request.format = exports::Format::geopackage;
  request.target = (sample.folder.path() / "out.gpkg").string();
  std::size_t total = 0;
  const exports::Progress note = [&](std::size_t, std::size_t all) {
    total = all;
    return true;
  };
  CHECK(exports::export_workspace(sample.workspace, request, note).features == 4);
  CHECK(total == 4);  // a place, two mentions, a document
}

TEST_CASE("a file's name says its format, in any case") {
  using exports::Format;
  using exports::format_of_file;
  CHECK(format_of_file("a/places.geojson") == Format::geojson);
  CHECK(format_of_file("Places.KMZ") == Format::kmz);
  CHECK(format_of_file("places.shp.zip") == Format::zipped_shapefile);
  CHECK(format_of_file("PG:dbname=x") == Format::postgis);
  CHECK_FALSE(format_of_file("places.xyz"));
  CHECK_FALSE(format_of_file(".csv"));
  for (const auto& info : exports::formats()) {
    CHECK(exports::format_of_word(info.word) == info.format);
    for (const auto suffix : info.suffixes) {
      CHECK(format_of_file("a" + std::string(suffix)) == info.format);
    }
  }
}
