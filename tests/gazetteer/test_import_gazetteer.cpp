#include "gazetteer/import_gazetteer.hpp"
#include "tests/gazetteer/made_gazetteer.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace {

using Catch::Matchers::Contains;
using namespace loci;
using namespace loci::gazetteer;
using namespace tests;

/// A line of a GeoNames dump.
std::string geonames_line(const std::string& id, const std::string& name,
                          const std::string& alternates, const std::string& lat,
                          const std::string& lon) {
  return id + "\t" + name + "\t" + name + "\t" + alternates + "\t" + lat + "\t" + lon +
         "\tP\tPPLA2\tSY\t\t07\t\t\t\t57572\t\t170\tAsia/Damascus\t2020-01-01\n";
}

const std::string abu_kamal =
    geonames_line("174448", "Abu Kamal", "Albu Kamal,Al-Bukamal,البوكمال", "34.4523", "40.9185");

struct Imported {
  ImportReport report;
  Warnings skipped;
};

Imported import(const std::filesystem::path& gazetteer,
                const std::vector<std::filesystem::path>& files, ImportOptions options = {}) {
  Imported result;
  options.skipped = [&](const Warning& warning) { result.skipped.push_back(warning); };
  result.report = import_gazetteer(gazetteer, files, options);
  CHECK(result.report.skipped == result.skipped.size());
  return result;
}

/// Imports the bytes as one file; what Error says, empty where none.
Imported import_text(const TemporaryFolder& folder, const std::string& name,
                     const std::string& bytes, ImportOptions options = {}) {
  return import(folder.path() / "x.gazetteer", {folder.write(name, bytes)}, std::move(options));
}

TEST_CASE("A GeoNames dump becomes a gazetteer") {
  const TemporaryFolder folder;
  const auto result = import_text(folder, "SY.txt", abu_kamal);
  CHECK(result.skipped.empty());
  CHECK(result.report.info.name == "x");
  CHECK(result.report.info.places == 1);
  CHECK_THAT(result.report.info.attribution, Contains("GeoNames") && Contains("CC BY"));
  const Gazetteer gazetteer(folder.path() / "x.gazetteer");
  CHECK(gazetteer.place("geonames:174448") == abu_kamal_of("x", -1));
  CHECK(gazetteer.names("geonames:174448") ==
        std::vector<std::string>{"Abu Kamal", "Albu Kamal", "Al-Bukamal", "البوكمال"});
  REQUIRE(gazetteer.candidates("al bukamal").size() == 1);
  CHECK(gazetteer.candidates("al bukamal")[0].match == Match::folded);
  CHECK(gazetteer.candidates("Abu Kemal")[0].match == Match::fuzzy);
}

TEST_CASE("Alternate names come with their kinds, and codes and links are no names") {
  const TemporaryFolder folder;
  const auto alternates = folder.write("alternateNamesV2.txt",
                                       "1\t174448\tku\tBukemal\t\t\t\t\t\t\n"
                                       "2\t174448\tlink\thttps://example.org\t\t\t\t\t\t\n"
                                       "3\t174448\tiata\tABK\t\t\t\t\t\t\n"
                                       "4\t174448\tabbr\tA.K.\t\t\t\t\t\t\n"
                                       "5\t174448\ten\tAbou Kamal\t1\t\t\t\t\t\n"
                                       "6\t174448\tfr\tVieux Kamal\t\t\t\t1\t1920\t1946\n"
                                       "7\t999\ten\tElsewhere\t\t\t\t\t\t\n"
                                       "8\tx\ten\tBroken\t\t\t\t\t\t\n"
                                       "9\t174448\ten\n");
  ImportOptions options;
  options.alternates = {alternates};
  const auto result = import_text(folder, "SY.txt", abu_kamal, options);
  CHECK(result.report.unused_names == 1);
  REQUIRE(result.skipped.size() == 2);
  CHECK(to_line(result.skipped[0]) ==
        alternates.string() + ":8: left out: the geonameid is not a number");
  CHECK(to_line(result.skipped[1]) ==
        alternates.string() + ":9: left out: 3 columns instead of 10");
  const Gazetteer gazetteer(folder.path() / "x.gazetteer");
  CHECK(gazetteer.names("geonames:174448") ==
        std::vector<std::string>{"Abu Kamal", "Abou Kamal", "Bukemal", "Vieux Kamal", "Albu Kamal",
                                 "Al-Bukamal", "البوكمال", "A.K."});
  CHECK(gazetteer.candidates("A.K.")[0].name_kind == NameKind::abbreviation);
  CHECK(gazetteer.candidates("ABK").empty());
}

TEST_CASE("A bad line of a dump is left out with its number and the reason") {
  struct Case {
    std::string line;
    std::string problem;
  };
  const std::vector<Case> cases{
      {"1\ttoo few\n", "2 columns instead of 19"},
      {abu_kamal.substr(0, abu_kamal.size() - 1) + "\tone more\n", "20 columns instead of 19"},
      {geonames_line("one", "Name", "", "1", "2"), "the geonameid is not a number"},
      {geonames_line("1", "", "", "1", "2"), "no name"},
      {geonames_line("1", "   ", "", "1", "2"), "no name"},
      {geonames_line("1", std::string(500, 'a'), "", "1", "2"), "longer than 400 bytes"},
      {geonames_line("1", "Name", "", "nan", "2"), "no position"},
      {geonames_line("1", "Name", "", "1", "inf"), "no position"},
      {geonames_line("1", "Name", "", "90.1", "2"), "no position"},
      {geonames_line("1", "Name", "", "", ""), "no position"},
      {geonames_line("1", "Na\xffme", "", "1", "2"), "not UTF-8"},
      {geonames_line("1", std::string("Na\0me", 5), "", "1", "2"), "NUL"},
      {geonames_line("174448", "Twice", "", "1", "2"), "geonames:174448 is there already"},
      {std::string(20'000'000, 'x') + "\n", "longer than 16 MiB"},
  };
  for (const auto& bad : cases) {
    INFO(bad.line.substr(0, 200));
    const TemporaryFolder folder;
    const auto result = import_text(
        folder, "SY.txt", abu_kamal + bad.line + geonames_line("3", "Last", "", "1", "2"));
    CHECK(result.report.info.places == 2);
    REQUIRE(result.skipped.size() == 1);
    CHECK(result.skipped[0].line == 2);
    CHECK_THAT(result.skipped[0].message, Contains(bad.problem));
  }
}

TEST_CASE("A line of ten megabytes of alternates is read, and what is no name in it left out") {
  const TemporaryFolder folder;
  std::string alternates = "Bukemal," + std::string(10'000'000, ',') + std::string(500, 'a');
  const auto result =
      import_text(folder, "SY.txt", geonames_line("1", "Abu Kamal", alternates, "34", "40"));
  CHECK(result.report.info.names == 2);
}

TEST_CASE("A table's columns are found by their usual names") {
  const TemporaryFolder folder;
  struct Case {
    std::string name;
    std::string table;
  };
  const std::vector<Case> cases{
      {"a.csv", "Name,Latitude,Longitude,Country,Type\nKhan al-Rihab,34.5,40.25,sy,village\n"},
      {"a.csv", "\xef\xbb\xbfname;lat;lon;cc;type\r\nKhan al-Rihab;34.5;40.25;SY;P.PPL\r\n"},
      {"a.tsv", "place name\ty\tx\tcountry_code\tkind\nKhan al-Rihab\t34.5\t40.25\tSY\tPPL\n"},
      {"a.csv", "lat,lon,toponym,iso2,feature\n34.5,40.25,\"Khan al-Rihab\",SY,Town\n"},
  };
  for (const auto& one : cases) {
    INFO(one.table);
    const auto result = import_text(folder, one.name, one.table);
    CHECK(result.skipped.empty());
    const auto found = Gazetteer(folder.path() / "x.gazetteer").candidates("khan al rihab");
    REQUIRE(found.size() == 1);
    CHECK(found[0].place.id == "x:" + one.name + ":2");
    CHECK(found[0].place.position == geo::LonLat{40.25, 34.5});
    CHECK(found[0].place.country == "SY");
    CHECK(feature(found[0].place) == "P.PPL");
  }
}

TEST_CASE("A table's columns may be said, and its quoted fields hold what they like") {
  const TemporaryFolder folder;
  ImportOptions options;
  options.name = "mine";
  options.columns = {{"name", "Ort"}, {"lat", "Breite"}, {"lon", "Länge"}, {"alternates", "auch"}};
  const auto result =
      import_text(folder, "a.csv",
                  "id,Ort,Breite,Länge,auch,pop\n"
                  "7,\"Mari, \"\"the old\"\"\nTell\",34.55,40.89,Tell Hariri|Mari,\"1,200\"\n"
                  "8,Open,1,\"2\n3,4\n",
                  options);
  CHECK(result.report.info.name == "mine");
  REQUIRE(result.skipped.size() == 1);
  CHECK(result.skipped[0].line == 4);
  CHECK_THAT(result.skipped[0].message, Contains("quotation mark is not closed"));
  const Gazetteer gazetteer(folder.path() / "x.gazetteer");
  const auto place = gazetteer.place("mine:7");
  REQUIRE(place.has_value());
  CHECK(place->name == "Mari, \"the old\"\nTell");
  CHECK(place->population == 1200);
  CHECK(gazetteer.candidates("Tell Hariri").size() == 1);
}

TEST_CASE("Columns that cannot be found are named, with what to do") {
  const TemporaryFolder folder;
  CHECK_THROWS_WITH(import_text(folder, "a.csv", "foo,bar\n1,2\n"),
                    Contains("a.csv: no column for name among: foo, bar") && Contains("--columns"));
  CHECK_THROWS_WITH(import_text(folder, "a.csv", "name,bar\n1,2\n"),
                    Contains("no columns for lat"));
  ImportOptions options;
  options.columns = {{"name", "Ort"}};
  CHECK_THROWS_WITH(import_text(folder, "a.csv", "name,lat,lon\nA,1,2\n", options),
                    Contains("there is no column 'Ort'"));
  options.columns = {{"nom", "name"}};
  CHECK_THROWS_WITH(import_text(folder, "a.csv", "name,lat,lon\nA,1,2\n", options),
                    Contains("no such role 'nom'"));
}

constexpr auto geojson = R"({"type": "FeatureCollection", "features": [
{"type": "Feature", "properties": {"name": "Khan al-Rihab", "name:ar": "خان الرحاب"},
 "geometry": {"type": "Point", "coordinates": [40.25, 34.5]}},
{"type": "Feature", "properties": {"name": "Salt Pan"},
 "geometry": {"type": "Polygon", "coordinates": [[[40,34],[41,34],[41,34.2],[40.2,34.2],[40.2,35],[40,35],[40,34]]]}},
{"type": "Feature", "properties": {"name": "Nowhere"}, "geometry": null},
{"type": "Feature", "properties": {"name": ""}, "geometry": {"type": "Point", "coordinates": [1, 2]}}
]})";

TEST_CASE("Features of a layer become places, areas with a point inside and their reach") {
  const TemporaryFolder folder;
  const auto result = import_text(folder, "a.geojson", geojson);
  CHECK(result.report.info.places == 2);
  REQUIRE(result.skipped.size() == 2);
  CHECK(result.skipped[0].line == 3);
  CHECK_THAT(result.skipped[0].message, Contains("no position"));
  CHECK_THAT(result.skipped[1].message, Contains("no name"));
  const Gazetteer gazetteer(folder.path() / "x.gazetteer");
  CHECK(gazetteer.candidates("خان الرحاب").size() == 1);
  const auto area = gazetteer.candidates("Salt Pan");
  REQUIRE(area.size() == 1);
  CHECK(area[0].place.feature_class == 'A');
  CHECK(area[0].place.radius_km == Approx(72).margin(1));
  const auto [lon_deg, lat_deg] = area[0].place.position;
  CHECK((lon_deg < 40.2 || lat_deg < 34.2));  // the middle of the extent lies outside
}

TEST_CASE("A layer in metres comes out in degrees") {
  const TemporaryFolder folder;
  import_text(folder, "a.geojson", R"({"type": "FeatureCollection",
    "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}},
    "features": [{"type": "Feature", "properties": {"name": "Abu Kamal"},
    "geometry": {"type": "Point", "coordinates": [4555027, 4089000]}}]})");
  const auto found = Gazetteer(folder.path() / "x.gazetteer").candidates("Abu Kamal");
  REQUIRE(found.size() == 1);
  CHECK(found[0].place.position.lon_deg == Approx(40.918).margin(0.01));
  CHECK(found[0].place.position.lat_deg == Approx(34.45).margin(0.05));
}

constexpr auto linked_place =
    R"({"@id": "https://example.org/p/1", "type": "Feature",
"properties": {"title": "Doura Europos", "ccodes": ["SY"]},
"names": [{"toponym": "Doura Europos"}, {"toponym": "Dura-Europus", "lang": "en"}],
"types": [{"identifier": "aat:300008389", "label": "city"}],
"geometry": {"type": "Point", "coordinates": [40.73, 34.747]}})";

TEST_CASE("Linked Places come as a collection, as lines and one after the other") {
  const std::string place = linked_place;
  std::string line = place;
  std::replace(line.begin(), line.end(), '\n', ' ');
  const std::vector<std::string> sources{
      R"({"type": "FeatureCollection", "@context": [{"a": "https://linkedpasts.org/linkedplaces"}], "features": [)" +
          place + "]}",
      line + "\n", place, "\xef\xbb\xbf[" + place + "]"};
  for (const auto& source : sources) {
    INFO(source);
    const TemporaryFolder folder;
    const auto result = import_text(folder, "a.json", source);
    CHECK(result.skipped.empty());
    const Gazetteer gazetteer(folder.path() / "x.gazetteer");
    const auto found = gazetteer.place("https://example.org/p/1");
    REQUIRE(found.has_value());
    CHECK(found->name == "Doura Europos");
    CHECK(found->position == geo::LonLat{40.73, 34.747});
    CHECK(found->country == "SY");
    CHECK(feature(*found) == "P.PPL");
    CHECK(gazetteer.candidates("dura europus").size() == 1);
  }
}

TEST_CASE("Broken features are left out with their line, and the others kept") {
  const TemporaryFolder folder;
  std::string line = linked_place;
  std::replace(line.begin(), line.end(), '\n', ' ');
  const auto result =
      import_text(folder, "a.jsonl",
                  "{\"type\": \"Feature\", \"names\": [{\"toponym\": broken\n"
                  "{\"type\": \"Feature\", \"properties\": {\"title\": \"Nowhere\"}}\n"
                  "{\"type\": \"Other\"}\n" +
                      line + "\n{\"type\": \"Feature\"");
  CHECK(result.report.info.places == 1);
  std::vector<std::size_t> lines;
  for (const auto& warning : result.skipped) lines.push_back(*warning.line);
  CHECK(lines == std::vector<std::size_t>{1, 2, 3, 5});
}

TEST_CASE("Deeply nested JSON is no way to break the import") {
  const TemporaryFolder folder;
  const std::string deep(200'000, '[');
  ImportOptions options;
  options.format = ImportFormat::lpf;
  const auto result = import_text(
      folder, "a.jsonl",
      "{\"type\": \"Feature\", \"properties\": {\"title\": \"Deep\"}, \"geometry\": {\"type\": "
      "\"Point\", \"coordinates\": " +
          deep + "1" + std::string(200'000, ']') + "}, \"names\": [{\"toponym\": \"x\"}]}\n" +
          linked_place,
      options);
  CHECK(result.report.info.places == 1);
  CHECK(result.skipped.size() == 1);
}

TEST_CASE("Files that hold nothing are refused, and an older gazetteer is kept") {
  const TemporaryFolder folder;
  import_text(folder, "SY.txt", abu_kamal);
  const auto before = bytes_of(folder.path() / "x.gazetteer");
  // An archive's end without members.
  const std::string empty_zip = std::string("PK\x05\x06", 4) + std::string(18, '\0');
  CHECK_THROWS_WITH(import_text(folder, "SY.zip", empty_zip), Contains("SY.zip"));
  CHECK_THROWS_WITH(import_text(folder, "SY.zip", "PK\x03\x04 and no more"), Contains("SY.zip"));
  CHECK_THROWS_WITH(import_text(folder, "e.txt", ""), Contains("e.txt: is empty"));
  CHECK_THROWS_WITH(import_text(folder, "b.txt", "\n\n"), Contains("b.txt: is empty"));
  CHECK_THROWS_WITH(import_text(folder, "c.csv", "name,lat,lon\nA,north,2\n"),
                    Contains("c.csv:2") && Contains("no place in any line"));
  CHECK_THROWS_WITH(import_text(folder, "d.gpkg", "none"), Contains("d.gpkg: no vector file"));
  CHECK_THROWS_WITH(import(folder.path() / "x.gazetteer", {folder.path() / "missing"}),
                    Contains("missing: cannot be read"));
  CHECK_THROWS_WITH(import(folder.path() / "x.gazetteer", {folder.path()}),
                    Contains("is a folder"));
  CHECK(bytes_of(folder.path() / "x.gazetteer") == before);
}

TEST_CASE("An import that is stopped leaves the older gazetteer and no other file") {
  const TemporaryFolder sources;
  const TemporaryFolder results;
  std::string lines;
  for (int i = 1; i < 10000; ++i) lines += geonames_line(std::to_string(i), "Name", "", "1", "2");
  const auto many = sources.write("many.txt", lines);
  const auto file = results.path() / "x.gazetteer";
  import(file, {sources.write("SY.txt", abu_kamal)});
  const auto before = bytes_of(file);
  ImportOptions options;
  options.alternates = {sources.write("names.txt", "1\t1\ten\tA\t\t\t\t\n")};
  options.stopped = [] { return true; };
  CHECK_THROWS_WITH(import(file, {many}, options), Contains("stopped, nothing was written"));
  CHECK(bytes_of(file) == before);
  CHECK(files_in(results.path()) == std::vector<std::string>{"x.gazetteer", "x.gazetteer-index"});
}

TEST_CASE("The same files give the same gazetteer, byte for byte") {
  const TemporaryFolder folder;
  const auto first = import_text(folder, "a.geojson", geojson).report.info.version;
  const auto bytes = bytes_of(folder.path() / "x.gazetteer");
  const auto names = bytes_of(folder.path() / "x.gazetteer-index");
  CHECK(import_text(folder, "a.geojson", geojson).report.info.version == first);
  CHECK(bytes_of(folder.path() / "x.gazetteer") == bytes);
  CHECK(bytes_of(folder.path() / "x.gazetteer-index") == names);
  CHECK(import_text(folder, "SY.txt", abu_kamal).report.info.version != first);
}

TEST_CASE("Several files become one gazetteer, the first of a repeated id counts") {
  const TemporaryFolder folder;
  const auto a = folder.write("a.txt", abu_kamal);
  const auto b =
      folder.write("b.csv", "id,name,lat,lon\ngeonames:174448,Other,1,2\n9,Mari,34,40\n");
  const auto result = import(folder.path() / "x.gazetteer", {a, b});
  CHECK(result.report.info.places == 2);
  REQUIRE(result.skipped.size() == 1);
  CHECK(result.skipped[0].subject == b.string());
  CHECK(Gazetteer(folder.path() / "x.gazetteer").place("geonames:174448")->name == "Abu Kamal");
}

}  // namespace
