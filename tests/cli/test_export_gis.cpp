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

/// A document on the web, with one place twice and one mention that could not be placed, in words
/// that markup and tables stumble over.
struct GisSample {
  TemporaryFolder folder;
  std::string workspace_file = (folder.path() / "w.loci").string();

  GisSample() {
    const std::string text = "They \"left\" Palmyra & <b>Raqqa</b>, not Xanadu; حلب\x01.";
    workspace::Workspace workspace(workspace_file, workspace::Workspace::Mode::create_or_open);
    auto document = sample_document("a.txt", text, "2018-05-28");
    document.url = "https://example.org/a";
    workspace.add(document,
                  {mention_of(text, "Palmyra", palmyra), mention_of(text, "Raqqa", raqqa),
                   mention_of(text, "Xanadu", std::nullopt)},
                  sample_gazetteer());
    auto undated = sample_document("b.txt", "Palmyra once more: " + std::string(400, 'x'));
    workspace.add(undated, {mention_of(undated.text, "Palmyra", palmyra)}, sample_gazetteer());
  }

  std::string file(const std::string& name) const { return (folder.path() / name).string(); }

  CommandResult run(const std::string& name, std::vector<std::string> options = {}) const {
    std::vector<std::string> words{"export", "-w", workspace_file, "-o", file(name)};
    words.insert(words.end(), options.begin(), options.end());
    return run_loci(words);
  }

  /// The layer as GeoJSON again, by ogr2ogr.
  json back(const std::string& name, const std::string& layer = {}) const {
    std::vector<std::string> words{"ogr2ogr", "-f", "GeoJSON", "/vsistdout/", file(name)};
    if (!layer.empty()) words.push_back(layer);
    const CommandResult result = run_command(words);
    INFO(result.err);
    REQUIRE(result.exit_code == 0);
    return json::parse(result.out).at("features");
  }
};

/// What is the same in every format.
void check_places(const json& features) {
  REQUIRE(features.size() == 2);
  const auto at = [&](std::size_t i, int axis) {
    return features[i]["geometry"]["coordinates"][static_cast<std::size_t>(axis)].get<double>();
  };
  CHECK(at(0, 0) == 38.28);
  CHECK(at(0, 1) == 34.56);
  CHECK(at(1, 0) == 39.02);
  CHECK(at(1, 1) == 35.95);
}

}  // namespace

TEST_CASE("ogr2ogr reads the places back from every format") {
  const GisSample sample;
  for (const char* const name :
       {"p.geojson", "p.geojsons", "p.gpkg", "p.kml", "p.kmz", "p.shp", "p.shp.zip"}) {
    INFO(name);
    REQUIRE(sample.run(name, {"--layer", "places"}).exit_code == 0);
    check_places(sample.back(name));
  }
  REQUIRE(sample.run("p.fgb").exit_code == 0);  // its index orders them by where they are
  CHECK(sample.back("p.fgb").size() == 2);
}

TEST_CASE(
    "a mention that could not be placed is in the file without a position, or told to be left "
    "out") {
  const GisSample sample;
  for (const char* const name : {"m.geojson", "m.geojsons", "m.gpkg", "m.kml", "m.shp"}) {
    INFO(name);
    REQUIRE(sample.run(name, {"--layer", "mentions"}).exit_code == 0);
    const json features = sample.back(name);
    REQUIRE(features.size() == 4);
    CHECK(features[2]["geometry"].is_null());
    CHECK(features[2]["properties"]["quote"] == "Xanadu");
    CHECK(features[0]["geometry"]["coordinates"][0] == 38.28);
  }
  const CommandResult result = sample.run("m.fgb", {"--layer", "mentions"});
  CHECK_THAT(result.err, Contains("1 feature without a position left out"));
  CHECK(sample.back("m.fgb").size() == 3);
}

TEST_CASE("a GeoPackage has three layers, related by ids and by its extension for that") {
  const GisSample sample;
  REQUIRE(sample.run("w.gpkg").exit_code == 0);
  CHECK(sample.back("w.gpkg", "places").size() == 2);
  CHECK(sample.back("w.gpkg", "mentions").size() == 4);
  const json documents = sample.back("w.gpkg", "documents");
  REQUIRE(documents.size() == 2);
  CHECK(documents[0]["properties"]["day"] == "2018-05-28");
  CHECK(documents[1]["properties"]["day"].is_null());
  const auto count = [&](const std::string& sql) {
    return run_command({"ogrinfo", "-q", "-ro", sample.file("w.gpkg"), "-sql", sql}).out;
  };
  CHECK_THAT(count("SELECT count(*) AS n FROM places_mentions"), Contains("n (Integer) = 3"));
  CHECK_THAT(count("SELECT count(*) AS n FROM documents_mentions"), Contains("n (Integer) = 4"));
  CHECK_THAT(count("SELECT m.quote AS q FROM documents_mentions r JOIN mentions m ON "
                   "m.fid = r.related_id JOIN documents d ON d.fid = r.base_id "
                   "WHERE d.document = 'b.txt'"),
             Contains("q (String) = Palmyra"));
  CHECK_THAT(count("SELECT mapping_table_name AS t FROM gpkgext_relations"),
             Contains("places_mentions") && Contains("documents_mentions"));
  CHECK_THAT(run_command({"ogrinfo", "-ro", "-al", "-so", sample.file("w.gpkg")}).out,
             Contains("DESCRIPTION=GeoNames, CC BY 4.0"));
}

TEST_CASE("KML is well-formed, has balloons, times and the sources, and reads back") {
  const GisSample sample;
  REQUIRE(sample.run("p.kml").exit_code == 0);
  const CommandResult lint = run_command({"xmllint", "--noout", sample.file("p.kml")});
  CHECK(lint.exit_code == 0);
  CHECK(lint.err.empty());
  const std::string kml = bytes_of(sample.file("p.kml"));
  CHECK_THAT(kml, Contains("<begin>2018-05-28") && Contains("GeoNames, CC BY 4.0") &&
                      Contains("<IconStyle>") && !Contains("href>"));
  const json places = sample.back("p.kml");
  CHECK(places[0]["properties"]["Name"] == "Palmyra");
  const std::string balloon = places[0]["properties"]["description"];
  CHECK_THAT(balloon, Contains("2 mentions in 2 documents") && Contains("<b>Palmyra</b>") &&
                          Contains("&lt;b&gt;Raqqa") &&
                          Contains("<a href=\"https://example.org/a#:~:text="));
  REQUIRE(sample.run("m.kml", {"--layer", "mentions"}).exit_code == 0);
  CHECK(run_command({"xmllint", "--noout", sample.file("m.kml")}).exit_code == 0);
  CHECK_THAT(bytes_of(sample.file("m.kml")), Contains("<when>2018-05-28"));
}

TEST_CASE("a CSV has longitude and latitude as columns, and every field as it is") {
  const GisSample sample;
  REQUIRE(sample.run("m.csv", {"--layer", "mentions"}).exit_code == 0);
  const CommandResult rows =
      run_command({"python3", "-c",
                   "import csv, json, sys; print(json.dumps(list(csv.DictReader(open(sys.argv[1], "
                   "encoding='utf-8', newline='')))))",
                   sample.file("m.csv")});
  REQUIRE(rows.exit_code == 0);
  const json mentions = json::parse(rows.out);
  REQUIRE(mentions.size() == 4);
  CHECK(mentions[0]["lon"] == "38.28");
  CHECK(mentions[0]["lat"] == "34.56");
  CHECK(mentions[0]["date"] == "2018-05-28");
  CHECK(mentions[0]["prefix"] == "They \"left\" ");
  CHECK(mentions[0]["reasons"] == "the first reason\nthe second");
  CHECK(mentions[2]["lon"] == "");
  CHECK(mentions[2]["quote"] == "Xanadu");
}

TEST_CASE("a shapefile says which names are shortened and which values are cut") {
  const GisSample sample;
  const CommandResult result = sample.run("m.shp", {"--layer", "mentions"});
  REQUIRE(result.exit_code == 0);
  CHECK_THAT(result.err, Contains("gazetteer_version is gaz_vers") && !Contains("'prefix'") &&
                             Contains("no room for the sources; name them: GeoNames"));
  CHECK(bytes_of(sample.file("m.cpg")) == "UTF-8");
  const json mentions = sample.back("m.shp");
  CHECK(mentions[0]["properties"]["gaz_vers"] == "2026-01-01");
  CHECK(mentions[0]["properties"]["day"] == "2018-05-28");
  // Its tables know no space at the beginning of a text.
  CHECK(mentions[0]["properties"]["suffix"] == "& <b>Raqqa</b>, not Xanadu; حلب\uFFFD.");
}

TEST_CASE("a text longer than a shapefile's fields is cut between two characters, and counted") {
  TemporaryFolder folder;
  const std::string file = (folder.path() / "w.loci").string();
  {
    workspace::Workspace made(file, workspace::Workspace::Mode::create_or_open);
    auto document = sample_document("a.txt", "Palmyra.");
    document.title.clear();
    for (int i = 0; i < 200; ++i) document.title += "ü";
    made.add(document, {mention_of(document.text, "Palmyra", palmyra)}, sample_gazetteer());
  }
  const std::string output = (folder.path() / "m.shp").string();
  const CommandResult result =
      run_loci({"export", "-w", file, "-o", output, "--layer", "mentions"});
  CHECK_THAT(result.err, Contains("1 value of 'title' cut"));
  const CommandResult info = run_command({"ogrinfo", "-ro", "-al", output});
  CHECK_THAT(info.out, Contains("üü\n"));
}

TEST_CASE("the same workspace gives the same bytes, whatever the format") {
  const GisSample sample;
  for (const char* const suffix : {".geojson", ".geojsons", ".gpkg", ".fgb", ".kml", ".csv"}) {
    INFO(suffix);
    REQUIRE(sample.run(std::string("1") + suffix).exit_code == 0);
    REQUIRE(sample.run(std::string("2") + suffix).exit_code == 0);
    CHECK(bytes_of(sample.file(std::string("1") + suffix)) ==
          bytes_of(sample.file(std::string("2") + suffix)));
  }
}

TEST_CASE("every format goes to standard output and into a file of another name") {
  const GisSample sample;
  for (const char* const format :
       {"geojson", "geojsonseq", "gpkg", "flatgeobuf", "kml", "kmz", "csv", "shapefile.zip"}) {
    INFO(format);
    REQUIRE(sample.run("named", {"--format", format}).exit_code == 0);
    const CommandResult piped =
        run_loci({"export", "-w", sample.workspace_file, "-o", "-", "--format", format});
    CHECK(piped.exit_code == 0);
    if (std::string(format) == "kmz" || std::string(format) == "shapefile.zip") {
      CHECK(piped.out.starts_with("PK"));  // the time of the day is in a ZIP
    } else {
      CHECK(piped.out == bytes_of(sample.file("named")));
    }
  }
  std::size_t entries = 0;
  for (const auto& entry : std::filesystem::directory_iterator(sample.folder.path())) {
    entries += entry.exists();
  }
  CHECK(entries == 2);
}
