#include "tests/cli/run_command.hpp"
#include "tests/temporary_folder.hpp"
#include "tests/workspace/sample_workspace.hpp"

#include <catch2/catch.hpp>

#include <fstream>

using namespace loci;
using namespace loci::tests;
using Catch::Matchers::Contains;

namespace {

struct RenderSample {
  TemporaryFolder folder;
  std::string workspace_file = (folder.path() / "w.loci").string();

  RenderSample() {
    const std::string text = "They left Palmyra for Raqqa.";
    workspace::Workspace workspace(workspace_file, workspace::Workspace::Mode::create_or_open);
    workspace.add(sample_document("a.txt", text, "2018-05-28"),
                  {mention_of(text, "Palmyra", palmyra), mention_of(text, "Raqqa", raqqa)},
                  sample_gazetteer());
  }

  std::string file(const std::string& name) const { return (folder.path() / name).string(); }

  CommandResult run(const std::string& output, std::vector<std::string> options) const {
    std::vector<std::string> words{"render", "-w",     workspace_file, "-o",
                                   output,   "--size", "300x200"};
    words.insert(words.end(), options.begin(), options.end());
    return run_loci(words);
  }
};

}  // namespace

TEST_CASE("render draws the same picture twice, another one in each projection") {
  const RenderSample sample;
  std::vector<std::string> pictures;
  for (const char* projection : {"mercator", "equal-earth", "azimuthal", "EPSG:32637"}) {
    const std::string file = sample.file("map.png");
    REQUIRE(sample.run(file, {"--projection", projection}).exit_code == 0);
    const std::string bytes = bytes_of(file);
    CHECK(bytes.substr(1, 3) == "PNG");
    REQUIRE(sample.run(file, {"--projection", projection}).exit_code == 0);
    CHECK(bytes_of(file) == bytes);
    for (const std::string& other : pictures) CHECK(bytes != other);
    pictures.push_back(bytes);
  }
}

TEST_CASE("render draws a graticule where it is asked for") {
  const RenderSample sample;
  REQUIRE(sample.run(sample.file("plain.png"), {}).exit_code == 0);
  REQUIRE(sample.run(sample.file("lines.png"), {"--graticule"}).exit_code == 0);
  CHECK(bytes_of(sample.file("plain.png")) != bytes_of(sample.file("lines.png")));
}

TEST_CASE("render writes SVG and PDF after the name of the file, the same twice") {
  const RenderSample sample;
  const auto drawn = [&](const std::string& name) {
    REQUIRE(sample.run(sample.file(name), {}).exit_code == 0);
    return bytes_of(sample.file(name));
  };
  const std::string svg = drawn("map.svg"), pdf = drawn("map.pdf");
  CHECK_THAT(svg, Contains("<svg") && Contains("<path") && Contains("300"));
  CHECK(pdf.starts_with("%PDF"));
  CHECK(drawn("map.svg") == svg);
  CHECK(drawn("map.pdf") == pdf);
  CHECK(sample.run(sample.file("absent/map.svg"), {}).exit_code == 1);
}

TEST_CASE("render draws layers of the user's, with their opacity, in any projection") {
  const RenderSample sample;
  const std::string layer = sample.file("area.geojson");
  std::ofstream(layer) << R"({"type": "Polygon", "coordinates":
      [[[37, 34], [40, 34], [40, 36], [37, 36], [37, 34]]]})";
  const auto drawn = [&](std::vector<std::string> options) {
    REQUIRE(sample.run(sample.file("map.png"), std::move(options)).exit_code == 0);
    return bytes_of(sample.file("map.png"));
  };
  const std::string plain = drawn({});
  CHECK(drawn({"--layer", layer}) != plain);
  CHECK(drawn({"--layer", layer + ":0"}) == plain);
  CHECK(drawn({"--layer", layer + ":0.5"}) != drawn({"--layer", layer}));
  CHECK(drawn({"--layer", layer, "--projection", "azimuthal"}) !=
        drawn({"--projection", "azimuthal"}));
  CHECK(drawn({"--basemap", layer}) != drawn({"--layer", layer}));
}

TEST_CASE("a layer that is not there, no map or not a file is refused in one line") {
  const RenderSample sample;
  std::ofstream(sample.file("notes.txt")) << "not a map";
  for (const std::string& layer :
       {sample.file("absent.gpkg"), sample.file("notes.txt"), sample.file("notes.txt") + ":2",
        std::string("/vsicurl/https://example.org/map.tif"), std::string("PG:dbname=map")}) {
    const CommandResult result = sample.run(sample.file("map.png"), {"--layer", layer});
    CHECK(result.exit_code == 1);
    CHECK(lines_of(result.err) == 1);
    CHECK_FALSE(std::filesystem::exists(sample.file("map.png")));
  }
}

TEST_CASE("a projection that is not known is refused, and nothing is written") {
  const RenderSample sample;
  const CommandResult result = sample.run(sample.file("map.png"), {"--projection", "robinson"});
  CHECK(result.exit_code == 1);
  CHECK(lines_of(result.err) == 1);
  CHECK_THAT(result.err, Contains("projection 'robinson'") && Contains("EPSG:3035"));
  CHECK_FALSE(std::filesystem::exists(sample.file("map.png")));
}

TEST_CASE("places that a picture does not show are named") {
  const RenderSample sample;
  const CommandResult result = sample.run(sample.file("map.png"), {"--projection", "EPSG:2263"});
  CHECK(result.exit_code == 0);
  CHECK_THAT(result.err, Contains("outside the map: ") && Contains("Palmyra (1)"));
}
