#include "gazetteer/geoparse/code_points.hpp"
#include "tests/cli/run_command.hpp"
#include "tests/temporary_folder.hpp"
#include "tests/workspace/sample_workspace.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <regex>

using namespace loci;
using namespace loci::tests;
using Catch::Matchers::Contains;
using nlohmann::json;

namespace {

/// One document on the web and one that is not, letters of two UTF-16 units, all senses, a decision
/// by a person, mentions that overlap, markup, and a place of a user's own gazetteer.
struct AnnotationsSample {
  TemporaryFolder folder;
  std::string full = (folder.path() / "full.loci").string();
  std::string bare = (folder.path() / "bare.loci").string();  ///< the same documents, no mentions
  const std::string text =
      "𐎼𐎼 They \"left\" Palmyra & <b>Raqqa</b>, | not Xanadu;\n\nthe Syrian road to Old Mill, حلب.";

  AnnotationsSample() {
    using workspace::Workspace;
    auto on_web = sample_document("a.txt", text, "2018-05-28");
    on_web.url = "https://example.org/a?b=1&c=2";
    on_web.source = "The <Courier> & Co";
    const auto other = sample_document("b.txt", "Palmyra again.");
    auto mill = sample_place("my mills:\"old\" 1", "Old Mill", {-179.5, -12.25}, "ML");
    mill.feature_class = 'S';
    mill.radius_km = 2.5;
    mill.country = "FJ";
    Workspace made(full, Workspace::Mode::create_or_open);
    auto own = sample_gazetteer("v|2");
    own.name = "mills";
    made.add(on_web,
             {mention_of(text, "Palmyra", palmyra), mention_of(text, "Raqqa", raqqa),
              mention_of(text, "Xanadu", std::nullopt),
              mention_of(text, "Syrian", palmyra, geoparse::Sense::demonym),
              mention_of(text, "حلب", raqqa, geoparse::Sense::associative)},
             sample_gazetteer());
    made.add(other, {mention_of(other.text, "Palmyra", palmyra)}, sample_gazetteer());
    workspace::DecidedMention decided;
    decided.document = 1;
    decided.resolved = mention_of(text, "Old Mill", mill);
    decided.status = workspace::Status::corrected;
    decided.decided_by = "Anna";
    decided.gazetteer = own;
    made.put_mentions({decided});
    Workspace without(bare, Workspace::Mode::create_or_open);
    without.add(on_web, {}, sample_gazetteer());
    without.add(other, {}, sample_gazetteer());
  }

  std::string file(const std::string& name) const { return (folder.path() / name).string(); }

  void write(const std::string& name, const std::string& workspace,
             std::vector<std::string> options = {}) const {
    std::vector<std::string> words{"export", "-w", workspace, "-o", file(name), "--demonyms"};
    words.insert(words.end(), options.begin(), options.end());
    const CommandResult result = run_loci(words);
    INFO(result.err);
    REQUIRE(result.exit_code == 0);
  }

  std::string all_of(const std::string& workspace) const {
    // Numbers of mentions are a workspace's own.
    static const std::regex number(",\"mention\":[0-9]+");
    const auto mentions =
        run_loci({"export", "-w", workspace, "-o", "-", "--layer", "mentions", "--demonyms"}).out;
    return std::regex_replace(mentions, number, "") +
           run_loci({"places", "-w", workspace, "--demonyms", "--json"}).out;
  }
};

void check_schema(const std::string& schema, const std::string& file) {
  const CommandResult result =
      run_command({"/usr/bin/python3", "-c",
                   "import json, sys, jsonschema\n"
                   "jsonschema.Draft202012Validator(json.load(open(sys.argv[1]))).validate(json."
                   "load(open(sys.argv[2])))",
                   LOCI_SOURCE_FOLDER "/tests/export/schemas/" + schema + ".schema.json", file});
  INFO(result.err);
  CHECK(result.exit_code == 0);
}

}  // namespace

TEST_CASE("GeoJSON, Linked Places and Web Annotations keep to their schemas") {
  const AnnotationsSample sample;
  sample.write("places.geojson", sample.full);
  sample.write("mentions.geojson", sample.full, {"--layer", "mentions"});
  sample.write("documents.geojson", sample.full, {"--layer", "documents"});
  check_schema("geojson", sample.file("places.geojson"));
  check_schema("geojson", sample.file("mentions.geojson"));
  check_schema("geojson", sample.file("documents.geojson"));
  sample.write("w.lpf.json", sample.full);
  check_schema("linked_places", sample.file("w.lpf.json"));
  sample.write("w.annotations.json", sample.full);
  check_schema("web_annotations", sample.file("w.annotations.json"));
}

TEST_CASE("Linked Places has the spellings with who attests them, and the passages") {
  const AnnotationsSample sample;
  sample.write("w.lpf", sample.full);
  const json features = json::parse(bytes_of(sample.file("w.lpf")))["features"];
  REQUIRE(features.size() == 3);
  const json& first = features[0];
  CHECK(first["@id"] == "https://www.geonames.org/163808");
  CHECK(first["properties"]["title"] == "Palmyra");
  CHECK(first["when"]["timespans"][0]["start"]["in"] == "2018-05-28");
  CHECK(first["names"][0]["toponym"] == "Palmyra");
  CHECK(first["names"][0]["citations"].size() == 2);
  CHECK(first["names"][0]["citations"][0]["@id"] == "https://example.org/a?b=1&c=2");
  CHECK(first["descriptions"].size() == 3);
  CHECK(features[1]["names"].size() == 2);  // Raqqa, حلب
  CHECK(features[2]["@id"] == "urn:loci:my%20mills:%22old%22%201");
}

TEST_CASE("Web Annotations select by code points and by words") {
  const AnnotationsSample sample;
  sample.write("w.jsonld", sample.full);
  const json items = json::parse(bytes_of(sample.file("w.jsonld")))["items"];
  REQUIRE(items.size() == 7);
  const geoparse::CodePoints code_points(sample.text);
  for (const json& item : items) {
    const json& target = item["target"];
    if (target["source"] == "b.txt") continue;
    const json& position = target["selector"][0];
    const auto span = code_points.bytes_of(
        {position["start"].get<std::size_t>(), position["end"].get<std::size_t>()});
    CHECK(target["selector"][1]["exact"] == std::string(geoparse::slice(sample.text, span)));
  }
}

TEST_CASE("TEI is well-formed, has the whole text, and its places") {
  const AnnotationsSample sample;
  sample.write("w.tei", sample.full);
  CHECK(run_command({"xmllint", "--noout", "--nonet", sample.file("w.tei")}).exit_code == 0);
  const auto value = [&](const std::string& path) {
    std::string out =
        run_command({"xmllint", "--nonet", "--xpath", path, sample.file("w.tei")}).out;
    if (!out.empty() && out.back() == '\n') out.pop_back();
    return out;
  };
  CHECK(value("count(//*[local-name()='TEI'])") == "2");
  CHECK(value("count(//*[local-name()='body']//*[local-name()='placeName'])") == "7");
  CHECK(value("string((//*[local-name()='body']//*[local-name()='placeName'])[1]/@ref)") ==
        "https://www.geonames.org/163808 #place1");
  CHECK(value("string(//*[local-name()='place'][1]//*[local-name()='geo'])") == "34.56 38.28");
  CHECK(value("string((//*[local-name()='body'])[1]/*[1])") ==
        "𐎼𐎼 They \"left\" Palmyra & <b>Raqqa</b>, | not Xanadu;");
  CHECK(value("string((//*[local-name()='body'])[1]/*[2])") == "the Syrian road to Old Mill, حلب.");
}

TEST_CASE("Recogito's anchors count UTF-16 units") {
  const AnnotationsSample sample;
  sample.write("w.recogito.csv", sample.full);
  const CommandResult rows =
      run_command({"python3", "-c",
                   "import csv, sys\n"
                   "text = sys.argv[2].encode('utf-16-le')\n"
                   "for row in csv.DictReader(open(sys.argv[1], encoding='utf-8', newline='')):\n"
                   "  if row['FILE'] != 'a.txt': continue\n"
                   "  start = 2 * int(row['ANCHOR'].split(':')[1])\n"
                   "  quote = row['QUOTE_TRANSCRIPTION'].encode('utf-16-le')\n"
                   "  assert text[start:start + len(quote)] == quote, row\n"
                   "  print(row['VERIFICATION_STATUS'])",
                   sample.file("w.recogito.csv"), sample.text});
  INFO(rows.err);
  CHECK(rows.exit_code == 0);
  CHECK(rows.out == "UNVERIFIED\nUNVERIFIED\nNOT_IDENTIFIABLE\nUNVERIFIED\nVERIFIED\nUNVERIFIED\n");
}

TEST_CASE("exported, deleted and imported, the mentions are the same again") {
  const std::vector<std::vector<std::string>> ways{
      {"m.geojson", "--layer", "mentions"}, {"w.annotations.json"}, {"w.recogito.csv"}};
  for (const auto& way : ways) {
    INFO(way.front());
    const AnnotationsSample sample;
    REQUIRE(sample.all_of(sample.bare) != sample.all_of(sample.full));
    sample.write(way.front(), sample.full, {way.begin() + 1, way.end()});
    const CommandResult result = run_loci({"import", "-w", sample.bare, sample.file(way.front())});
    INFO(result.err);
    CHECK(result.exit_code == 0);
    CHECK_THAT(result.err, Contains("7 mentions added, 0 changed, 0 left out"));
    CHECK(sample.all_of(sample.bare) == sample.all_of(sample.full));
    const CommandResult again = run_loci({"import", "-w", sample.bare, sample.file(way.front())});
    CHECK_THAT(again.err, Contains("0 mentions added, 7 changed"));
    CHECK(sample.all_of(sample.bare) == sample.all_of(sample.full));
  }
}

TEST_CASE(
    "an import finds the words again where a text has changed, and says what it cannot find") {
  const AnnotationsSample sample;
  sample.write("m.geojson", sample.full, {"--layer", "mentions"});
  const std::string changed = (sample.folder.path() / "changed.loci").string();
  {
    workspace::Workspace made(changed, workspace::Workspace::Mode::create_or_open);
    made.add(
        sample_document("a.txt", "News.\n\n" + sample.text.substr(0, sample.text.find("\n\n"))), {},
        sample_gazetteer());
  }
  const CommandResult result = run_loci({"import", "-w", changed, sample.file("m.geojson")});
  CHECK(result.exit_code == 1);
  CHECK_THAT(result.err, Contains("3 mentions added, 0 changed, 4 left out") &&
                             Contains("no such document; add it first") &&
                             Contains("'a.txt' has not its words"));
}

TEST_CASE("hostile files are refused or left out by record, and change nothing") {
  const AnnotationsSample sample;
  const std::string before = sample.all_of(sample.full);
  const auto refused = [&](const std::string& bytes, const char* reason) {
    sample.folder.write("bad", bytes);
    const CommandResult result = run_loci({"import", "-w", sample.full, sample.file("bad")});
    CHECK(result.exit_code == 1);
    CHECK_THAT(result.err, Contains(reason));
    CHECK(sample.all_of(sample.full) == before);
  };
  refused("", "cannot be read, or is empty");
  refused("{", "damaged JSON");
  refused("[1, 2]", "has no mentions");
  refused(std::string(200'000, '['), "damaged JSON");
  refused("{\"features\": [{\"type\": \"Feature\"}]}", "start: is no whole number");
  refused("a,b\n1,2\n", "has no column FILE");
  refused("FILE,QUOTE_TRANSCRIPTION,ANCHOR\n\"a.txt", "ends inside quotation marks");
  refused("FILE,QUOTE_TRANSCRIPTION,ANCHOR\na.txt,Palmyra,char-offset:-3\n", "is no char-offset");
  refused("FILE,QUOTE_TRANSCRIPTION,ANCHOR\na.txt,Palmyra,char-offset:99999999\n",
          "has not its words");
  const auto feature = [](const std::string& geometry, const std::string& more) {
    return "{\"features\": [{\"type\": \"Feature\", \"geometry\": " + geometry +
           ", \"properties\": {\"document\": \"b.txt\", \"quote\": \"Palmyra\", \"place_id\": "
           "\"x\", " +
           more + "}}]}";
  };
  const std::string here = "\"start\": 0, \"end\": 7";
  refused(feature("null", "\"start\": 5, \"end\": 2"), "its end is not behind its start");
  refused(feature("null", "\"start\": -1, \"end\": 2"), "start: is no whole number");
  refused(feature("null", "\"start\": 0, \"end\": 18446744073709551615"), "has not its words");
  refused(feature("null", here + ", \"confidence\": 7"), "confidence is not between 0 and 1");
  refused(feature("{\"type\": \"Point\", \"coordinates\": [200, 0]}", here), "not on the Earth");
  refused(feature("{\"type\": \"Point\", \"coordinates\": [\"a\"]}", here), "is not a point");
  refused(
      feature("{\"type\": \"Point\", \"coordinates\": [1, 2]}", here + ", \"precision_km\": -4"),
      "no distance on the Earth");
  CHECK(run_loci({"import", "-w", sample.file("none.loci"), sample.file("bad")}).exit_code == 1);
  CHECK_FALSE(std::filesystem::exists(sample.file("none.loci")));
}
