#include "gazetteer/geoparse/code_points.hpp"
#include "tests/cli/run_command.hpp"
#include "tests/temporary_folder.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <sys/stat.h>

using namespace loci;
using namespace loci::tests;
using Catch::Matchers::Contains;
using nlohmann::json;

namespace {

const char* const good_text =
    "Road reopens\n\nThe road from Damascus to Palmyra reopened, drivers in Homs said.\n";

/// Runs `loci add -w w.loci` in a folder with one good document and others.
struct Adding {
  TemporaryFolder folder;
  std::string workspace = (folder.path() / "w.loci").string();
  std::string good = folder.write("good.txt", good_text).string();

  CommandResult add(std::vector<std::string> paths) const {
    paths.insert(paths.begin(), {"add", "-w", workspace});
    return run_loci(paths);
  }
  json list(const char* what) const {
    const CommandResult result = run_loci({what, "-w", workspace, "--json"});
    REQUIRE(result.exit_code == 0);
    return json::parse(result.out);
  }
  std::string path(const char* name) const { return (folder.path() / name).string(); }
};

/// The line of a text that holds a word; empty for none.
std::string line_with(const std::string& text, const std::string& word) {
  const std::size_t at = text.find(word);
  if (at == std::string::npos) return {};
  const std::size_t begin = text.rfind('\n', at) + 1;
  return text.substr(begin, text.find('\n', at) - begin);
}

}  // namespace

TEST_CASE("loci add finds the places of documents and of folders") {
  const Adding adding;
  adding.folder.write("sub/note.md", "# Note\n\nFrom Tartus to Latakia by bus.\n");
  const CommandResult result = adding.add({adding.good, adding.path("sub")});
  CHECK(result.exit_code == 0);
  CHECK(result.out.empty());
  const json documents = adding.list("documents");
  REQUIRE(documents.size() == 2);
  std::vector<std::string> names;
  for (const json& place : adding.list("places")) names.push_back(place["name"]);
  for (const char* const name : {"Damascus", "Palmyra", "Homs", "Tartus", "Latakia"}) {
    CHECK_THAT(names, Catch::Matchers::VectorContains(std::string(name)));
  }
}

TEST_CASE("a document that is there already is said and not stored twice") {
  const Adding adding;
  REQUIRE(adding.add({adding.good}).exit_code == 0);
  const CommandResult again = adding.add({adding.good, adding.good});
  CHECK(again.exit_code == 0);
  CHECK_THAT(again.err, Contains("0 added with 0 mentions, 2 already there, 0 failed"));
  CHECK(adding.list("documents").size() == 1);
}

TEST_CASE("each bad file is one line with its name and a remedy, and the good ones are kept") {
  const Adding adding;
  struct Bad {
    const char* name;
    std::string bytes;
    const char* failure;
  };
  const std::vector<Bad> bad{
      {"empty.txt", "", "is empty; leave it out"},
      {"binary.txt", std::string("\0\1\2", 3), "is binary, not text; save its text"},
      {"table.csv", "a,b\n1,2\n", "has no column of text among a, b; say which one"},
      {"cut.docx", "PK", "is damaged"},
      {"cut.pdf", "%PDF-1.7\nnothing", "is a damaged PDF; open it in a viewer"},
      {"blank.html", "<p> </p>", "has no text; leave it out"},
  };
  std::vector<std::string> paths{adding.path("missing.txt")};
  for (const Bad& file : bad) paths.push_back(adding.folder.write(file.name, file.bytes).string());
  REQUIRE(mkfifo(adding.path("pipe.txt").c_str(), 0600) == 0);
  paths.push_back(adding.path("pipe.txt"));
  std::filesystem::create_directory(adding.path("empty-folder"));
  paths.push_back(adding.path("empty-folder"));
  paths.push_back(adding.good);

  const CommandResult result = adding.add(paths);
  CHECK(result.exit_code == 1);
  CHECK(lines_of(result.err) == paths.size());  // each bad one, and the count at the end
  CHECK_THAT(line_with(result.err, "missing.txt"), Contains("no such file; check the name"));
  CHECK_THAT(line_with(result.err, "pipe.txt"), Contains("is a pipe"));
  CHECK_THAT(line_with(result.err, "empty-folder"), Contains("no documents in this folder; name"));
  for (const Bad& file : bad) {
    CHECK_THAT(line_with(result.err, file.name), Contains(file.failure));
    CHECK(bytes_of(adding.path(file.name)) == file.bytes);
  }
  const json documents = adding.list("documents");
  REQUIRE(documents.size() == 1);
  CHECK(documents[0]["document"] == adding.good);
}

TEST_CASE("no workspace is made where nothing could be read") {
  const Adding adding;
  CHECK(adding.add({adding.path("missing.txt")}).exit_code == 1);
  CHECK_FALSE(std::filesystem::exists(adding.workspace));
}

TEST_CASE("a file that is no workspace is left as it was") {
  const Adding adding;
  const std::string bytes = GENERATE(values<std::string>(
      {"", "some notes", std::string("SQLite format 3\0", 16) + std::string(4080, '\0')}));
  adding.folder.write("w.loci", bytes);
  const CommandResult result = adding.add({adding.good});
  CHECK(result.exit_code == 1);
  CHECK(lines_of(result.err) == 1);
  CHECK_THAT(result.err,
             Contains(adding.workspace + ": not a Loci workspace; choose another file"));
  CHECK(bytes_of(adding.workspace) == bytes);
}

TEST_CASE("a gazetteer that is missing or none is one line, and no workspace is made") {
  const Adding adding;
  const std::string gazetteer = adding.path("other.gazetteer");
  const bool exists = GENERATE(false, true);
  if (exists) adding.folder.write("other.gazetteer", std::string(5000, 'x'));
  const CommandResult result = adding.add({adding.good, "--gazetteer", gazetteer});
  CHECK(result.exit_code == 1);
  CHECK(lines_of(result.err) == 1);
  CHECK_THAT(result.err, Contains(gazetteer));
  CHECK_FALSE(std::filesystem::exists(adding.workspace));
}

TEST_CASE("every quote is the stretch of its source file that start and end count in code points") {
  const Adding adding;
  const std::vector<std::string> texts{
      "\xEF\xBB\xBF"
      "Damascus\r\n\r\nFrom “Homs” 🚌 to Palmyra;\r\nthen Dayr az-Zawr, Latakia.\r\n",
      "---\ntitle: Damascus\n---\n# Café in Homs\n\nThe *Palmyra* road — then Tartus.\n"};
  REQUIRE(adding
              .add({adding.folder.write("a.txt", texts[0]).string(),
                    adding.folder.write("b.md", texts[1]).string()})
              .exit_code == 0);
  REQUIRE(run_loci({"export", "-w", adding.workspace, "-o", adding.path("m.geojson"), "--layer",
                    "mentions"})
              .exit_code == 0);
  const json mentions = json::parse(bytes_of(adding.path("m.geojson")));
  REQUIRE(mentions["features"].size() >= 5);
  for (const json& feature : mentions["features"]) {
    const json& properties = feature["properties"];
    const std::string source = bytes_of(properties["document"].get<std::string>());
    const geoparse::CodePoints code_points(source);
    const auto span = code_points.bytes_of(
        {properties["start"].get<std::size_t>(), properties["end"].get<std::size_t>()});
    CHECK(slice(source, span) == properties["quote"].get<std::string>());
    const std::string around = properties["prefix"].get<std::string>() +
                               properties["quote"].get<std::string>() +
                               properties["suffix"].get<std::string>();
    CHECK(source.find(around) != std::string::npos);
  }
}

TEST_CASE("text on standard input is a document") {
  const Adding adding;
  const CommandResult result =
      run_loci({"add", "-w", adding.workspace, "-"}, "A bus to Palmyra left Homs.");
  CHECK(result.exit_code == 0);
  CHECK(adding.list("documents")[0]["document"] == "-");
}
