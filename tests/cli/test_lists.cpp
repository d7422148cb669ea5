#include "tests/cli/run_command.hpp"
#include "tests/temporary_folder.hpp"
#include "tests/workspace/sample_workspace.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace loci;
using namespace loci::tests;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using nlohmann::json;

namespace {

/// A workspace of two documents, with a demonym and a name that could not be placed.
struct ListsSample {
  TemporaryFolder folder;
  std::string file = (folder.path() / "w.loci").string();

  ListsSample() {
    const std::string a = "Café first. They left Palmyra for Raqqa. Syrians say so.";
    const std::string b = "Tadmur lies in the desert. Nobody knows Xanadu. 東京 is far.";
    workspace::Workspace workspace(file, workspace::Workspace::Mode::create_or_open);
    workspace.add(sample_document("a.txt", a, "2018-05-28"),
                  {mention_of(a, "Palmyra", palmyra), mention_of(a, "Raqqa", raqqa),
                   mention_of(a, "Syrians", raqqa, geoparse::Sense::demonym)},
                  sample_gazetteer());
    workspace.add(sample_document("b.txt", b, "2016-03-27"),
                  {mention_of(b, "Tadmur", palmyra), mention_of(b, "Xanadu", std::nullopt),
                   mention_of(b, "東京", sample_place("x:1", "東京", {139.7, 35.7}))},
                  sample_gazetteer());
  }

  CommandResult run(std::vector<std::string> words) const {
    words.insert(words.begin() + 1, {"-w", file});
    return run_loci(words);
  }
  json list(std::vector<std::string> words) const {
    words.emplace_back("--json");
    const CommandResult result = run(words);
    REQUIRE(result.exit_code == 0);
    CHECK(result.err.empty());
    return json::parse(result.out);
  }
};

/// Column of the terminal where a word begins on the line that holds it.
std::size_t column_of(const std::string& text, const std::string& word) {
  const std::size_t at = text.find(word);
  REQUIRE(at != std::string::npos);
  const std::size_t line = text.rfind('\n', at) + 1;
  std::size_t columns = 0;
  for (std::size_t i = line; i < at; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte & 0xC0) != 0x80) columns += byte >= 0xE3 ? 2 : 1;  // from U+3000 on: East Asian
  }
  return columns;
}

}  // namespace

TEST_CASE("loci places --json has one flat object a place with the fields of the contract") {
  const ListsSample sample;
  const json places = sample.list({"places"});
  REQUIRE(places.size() == 3);
  CHECK(places[0]["id"] == palmyra.id);
  CHECK(places[0]["lat"] == 34.56);
  CHECK(places[0]["mentions"] == 2);
  CHECK(places[0]["spellings"] == "Palmyra; Tadmur");
  for (const char* const key :
       {"name", "lon", "country", "feature_class", "feature_code", "gazetteer", "documents",
        "first_date", "last_date", "confidence", "precision_km"}) {
    INFO(key);
    CHECK(places[0].contains(key));
    CHECK_FALSE(places[0][key].is_structured());
  }
}

TEST_CASE("loci passages --json counts offsets in code points") {
  const ListsSample sample;
  const json passages = sample.list({"passages", "--place", "palmyra"});
  REQUIRE(passages.size() == 2);
  CHECK(passages[0]["document"] == "a.txt");
  CHECK(passages[0]["start"] == 22);
  CHECK(passages[0]["end"] == 29);
  CHECK(passages[0]["quote"] == "Palmyra");
  CHECK(passages[1]["quote"] == "Tadmur");
}

TEST_CASE("a place is found by its id, its name or a spelling, whatever case and hyphens") {
  const ListsSample sample;
  for (const char* const name : {"geonames:163808", "PALMYRA", "tadmur"}) {
    INFO(name);
    CHECK(sample.list({"passages", "--place", name}).size() == 2);
  }
  const CommandResult none = sample.run({"passages", "--place", "Atlantis"});
  CHECK(none.exit_code == 1);
  CHECK(none.out.empty());
  CHECK(lines_of(none.err) == 1);
  CHECK_THAT(none.err, Contains("Atlantis: no such place") && Contains("loci places"));
}

TEST_CASE("loci passages shows the mention in its sentence, and the unlocated ones on request") {
  const ListsSample sample;
  const CommandResult all = sample.run({"passages"});
  CHECK_THAT(all.out, Contains("a.txt 22-29  Palmyra\n    They left [Palmyra] for Raqqa."));
  const CommandResult unlocated = sample.run({"passages", "--unlocated"});
  CHECK_THAT(unlocated.out, Contains("unlocated\n    Nobody knows [Xanadu]."));
  CHECK(lines_of(unlocated.out) == 2);
}

TEST_CASE("loci documents lists them by date") {
  const ListsSample sample;
  const json documents = sample.list({"documents"});
  REQUIRE(documents.size() == 2);
  CHECK(documents[0]["document"] == "b.txt");
  CHECK(documents[0]["mentions"] == 3);
  CHECK(documents[0]["places"] == 2);
  CHECK_THAT(sample.run({"documents"}).out, Contains("Title of a.txt"));
}

TEST_CASE("filters restrict every list") {
  const ListsSample sample;
  CHECK(sample.list({"places", "--document", "a.txt"}).size() == 2);
  CHECK(sample.list({"places", "--document", "2"}).size() == 2);
  CHECK(sample.list({"places", "--text", "desert"}).size() == 2);
  CHECK(sample.list({"places", "--text", "\" OR *"}).size() == 0);
  CHECK(sample.list({"passages", "--demonyms"}).size() == 6);
  CHECK(sample.list({"passages", "--sense", "demonym"}).size() == 1);
  CHECK(sample.list({"places", "--limit", "1"}).size() == 1);
  CHECK(sample.run({"places", "--document", "z.txt"}).exit_code == 1);
  CHECK(sample.run({"places", "--sense", "figurative"}).exit_code == 2);
}

TEST_CASE("columns line up under wide characters") {
  const ListsSample sample;
  const std::string table = sample.run({"places"}).out;
  CHECK(column_of(table, "x:1") == column_of(table, "geonames:163808"));
  CHECK(column_of(table, "ID") == column_of(table, "x:1"));
}

TEST_CASE("a list of a workspace that is missing or none is one line and exit code 1") {
  const TemporaryFolder folder;
  const std::string bad = folder.write("bad.loci", "not a workspace").string();
  const std::string missing = (folder.path() / "none.loci").string();
  for (const char* const command : {"places", "passages", "documents"}) {
    for (const std::string& file : {bad, missing}) {
      const CommandResult result = run_loci({command, "-w", file});
      CHECK(result.exit_code == 1);
      CHECK(result.out.empty());
      CHECK(lines_of(result.err) == 1);
      CHECK_THAT(result.err, StartsWith("loci: " + file + ": "));
    }
  }
  CHECK(bytes_of(bad) == "not a workspace");
  CHECK_FALSE(std::filesystem::exists(missing));
}

TEST_CASE("near-copies are listed by group, and places counted by independent sources") {
  const TemporaryFolder folder;
  const std::string workspace = (folder.path() / "w.loci").string();
  const std::string report =
      "The bridge of Raqqa was opened again after eleven weeks, and lorries with wheat "
      "crossed "
      "it before noon. Two spans had been laid anew, the council said, and a ferry goes on at "
      "night.";
  const auto write = [&](const char* name, const std::string& text) {
    return folder.write(name, text).string();
  };
  const std::string first = write("a.txt", report), reprint = write("b.txt", "We read: " + report),
                    other = write("c.txt", "Rain fell on Homs for a week, and the wells are full.");
  REQUIRE(run_loci({"add", "-w", workspace, first, other, reprint}).exit_code == 0);

  const auto list = [&](std::vector<std::string> words) {
    words.insert(words.begin() + 1, {"-w", workspace, "--json"});
    return json::parse(run_loci(words).out);
  };
  const json copies = list({"documents", "--groups"});
  REQUIRE(copies.size() == 2);
  CHECK(copies[0]["document"] == first);
  CHECK(copies[1]["document"] == reprint);
  CHECK(copies[0]["group"] == copies[0]["id"]);
  CHECK(copies[1]["group"] == copies[0]["id"]);
  CHECK(list({"documents", "--groups", "--text", "rain"}).empty());
  CHECK_THAT(run_loci({"documents", "-w", workspace, "--groups"}).out, StartsWith("GROUP"));

  const json by_mentions = list({"places"});
  REQUIRE_FALSE(by_mentions.empty());
  CHECK(by_mentions[0]["name"] == "Raqqa");
  CHECK_FALSE(by_mentions[0].contains("groups"));
  const json by_groups = list({"places", "--count-by", "groups", "--limit", "2"});
  CHECK(by_groups[0]["name"] == "Raqqa");
  CHECK(by_groups[0]["documents"] == 2);
  CHECK(by_groups[0]["groups"] == 1);
  CHECK(by_groups[1]["groups"] == 1);
  CHECK_THAT(run_loci({"places", "-w", workspace, "--count-by", "groups"}).out,
             Contains("GROUPS") && !Contains("DOCUMENTS"));
  CHECK(run_loci({"places", "-w", workspace, "--count-by", "wells"}).exit_code == 2);
}
