#include "geo/lonlat.hpp"
#include "tests/cli/run_command.hpp"
#include "tests/temporary_folder.hpp"
#include "tests/workspace/sample_workspace.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace loci;
using namespace loci::tests;
using Catch::Matchers::Contains;
using nlohmann::json;

namespace {

struct GeojsonSample {
  TemporaryFolder folder;
  std::string workspace_file = (folder.path() / "w.loci").string();
  std::string output = (folder.path() / "out.geojson").string();

  GeojsonSample() {
    const std::string text = "\xEF\xBB\xBF𐎼 Café: They \"left\" Palmyra\nfor Raqqa, not Xanadu.";
    workspace::Workspace workspace(workspace_file, workspace::Workspace::Mode::create_or_open);
    workspace.add(sample_document("a.txt", text, "2018-05-28"),
                  {mention_of(text, "Palmyra", palmyra), mention_of(text, "Raqqa", raqqa),
                   mention_of(text, "Xanadu", std::nullopt)},
                  sample_gazetteer());
  }

  CommandResult run(std::vector<std::string> options) const {
    std::vector<std::string> words{"export", "-w", workspace_file};
    words.insert(words.end(), options.begin(), options.end());
    return run_loci(words);
  }
};

/// RFC 7946, as far as points go: sections 1.4 to 3.3.
void check_rfc_7946(const json& collection) {
  CHECK(collection.at("type") == "FeatureCollection");
  CHECK_FALSE(collection.contains("crs"));
  for (const json& feature : collection.at("features")) {
    CHECK(feature.at("type") == "Feature");
    CHECK(feature.at("properties").is_object());
    const json& geometry = feature.at("geometry");
    if (geometry.is_null()) continue;
    CHECK(geometry.at("type") == "Point");
    REQUIRE(geometry.at("coordinates").size() == 2);
    const geo::LonLat position{geometry["coordinates"][0].get<double>(),
                               geometry["coordinates"][1].get<double>()};
    CHECK(geo::is_valid(position));
  }
}

}  // namespace

TEST_CASE("both layers are valid GeoJSON that names its sources") {
  const GeojsonSample sample;
  for (const char* const layer : {"places", "mentions"}) {
    REQUIRE(sample.run({"-o", sample.output, "--layer", layer}).exit_code == 0);
    const json collection = json::parse(bytes_of(sample.output));
    check_rfc_7946(collection);
    CHECK(collection["name"] == layer);
    CHECK(collection["attribution"] == "GeoNames, CC BY 4.0");
    CHECK(collection["features"].size() == (layer[0] == 'p' ? 2 : 3));
  }
}

TEST_CASE("an unlocated mention is a feature without geometry") {
  const GeojsonSample sample;
  const json mentions = json::parse(sample.run({"-o", "-", "--layer", "mentions"}).out);
  CHECK(mentions["features"][2]["geometry"].is_null());
  CHECK(mentions["features"][2]["properties"]["quote"] == "Xanadu");
}

TEST_CASE("the page has the passages and the shapes of the basemap, and fetches nothing") {
  const GeojsonSample sample;
  const CommandResult result = sample.run({"--format", "html", "-o", "-"});
  CHECK(result.exit_code == 0);
  CHECK_THAT(result.out, Contains("Palmyra") && Contains("\"land\":") && Contains("\"lake\":"));
  CHECK_THAT(result.out, Contains("default-src 'none'"));
}

TEST_CASE("GDAL reads both layers back") {
  const GeojsonSample sample;
  REQUIRE(sample.run({"-o", sample.output}).exit_code == 0);
  const CommandResult places = run_command({"ogrinfo", "-ro", "-al", sample.output});
  CHECK(places.exit_code == 0);
  CHECK_THAT(places.out, Contains("Layer name: places") && Contains("Feature Count: 2") &&
                             Contains("name (String) = Palmyra") &&
                             Contains("POINT (38.28 34.56)"));
  REQUIRE(sample.run({"-o", sample.output, "--layer", "mentions"}).exit_code == 0);
  CHECK_THAT(run_command({"ogrinfo", "-ro", "-al", sample.output}).out,
             Contains("Feature Count: 3") && Contains("quote (String) = Xanadu"));
}

TEST_CASE("an export replaces the file of that name as a whole, and leaves nothing beside it") {
  const GeojsonSample sample;
  sample.folder.write("out.geojson", std::string(100'000, 'x'));
  REQUIRE(sample.run({"-o", sample.output}).exit_code == 0);
  CHECK(json::accept(bytes_of(sample.output)));
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(sample.folder.path())) {
    files += entry.is_regular_file();
  }
  CHECK(files == 2);
}

TEST_CASE("an export that cannot be written is one line and leaves what was there") {
  const GeojsonSample sample;
  const auto check_fails = [&sample](const std::string& output, const char* failure) {
    const CommandResult result = sample.run({"-o", output});
    CHECK(result.exit_code == 1);
    CHECK(lines_of(result.err) == 1);
    CHECK_THAT(result.err, Contains(output) && Contains(failure));
  };
  std::filesystem::create_directory(sample.folder.path() / "a.geojson");
  check_fails((sample.folder.path() / "a.geojson").string(), "is a folder");
  for (const char* const name : {"out.geojson", "out.gpkg", "out.kml", "out.shp"}) {
    check_fails((sample.folder.path() / "none" / name).string(), "cannot be written");
  }
  check_fails((sample.folder.path() / "out.xyz").string(), "does not say in which format");
  CHECK(sample.run({"-o", "/dev/full", "--format", "geojson"}).exit_code == 1);
  check_fails(sample.workspace_file, "is the workspace itself");
  CHECK(sample.run({"-o", "-"}).exit_code == 0);
}

TEST_CASE("an unknown layer or format is a usage error") {
  const GeojsonSample sample;
  CHECK(sample.run({"-o", sample.output, "--format", "dxf"}).exit_code == 2);
  CHECK(sample.run({"-o", sample.output, "--layer", "roads"}).exit_code == 2);
  CHECK(sample.run({}).exit_code == 2);
  CHECK_FALSE(std::filesystem::exists(sample.output));
}

TEST_CASE("standard output that is full is a failure, not a short file") {
  const GeojsonSample sample;
  const CommandResult result =
      run_command({"sh", "-c",
                   "exec " LOCI_BINARY_FOLDER "/bin/loci export -o - -w '" + sample.workspace_file +
                       "' > /dev/full"});
  CHECK(result.exit_code == 1);
  CHECK(lines_of(result.err) == 1);
}

TEST_CASE("view without a display says what to do instead") {
  const CommandResult result = run_loci({"view", "w.loci"});
  CHECK(result.exit_code == 1);
  CHECK(lines_of(result.err) == 1);
  CHECK_THAT(result.err, Contains("loci render"));
}
