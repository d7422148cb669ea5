#include "app/workspace/corrections.hpp"
#include "tests/cli/run_command.hpp"
#include "tests/temporary_folder.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace loci::tests;
using Catch::Matchers::Contains;
using nlohmann::json;

namespace {

constexpr const char* lancaster_in_england = "geonames:2644972";

/// Two documents whose towns Loci takes for those of Pennsylvania.
struct Sample {
  TemporaryFolder folder;
  std::string file = (folder.path() / "w.loci").string();
  std::string a =
      folder
          .write("a.txt",
                 "A « fire » in Lancaster spread to Columbia. Firemen came from York to "
                 "LANCASTER.\n")
          .string();
  std::string b = folder.write("b.txt", "The train from Lancaster to York was late.\n").string();

  Sample() { REQUIRE(run_loci({"add", "-w", file, a, b}).exit_code == 0); }

  CommandResult run(std::vector<std::string> words) const {
    words.insert(words.begin() + 1, {"-w", file});
    return run_loci(words);
  }
  json list(std::vector<std::string> words) const {
    words.emplace_back("--json");
    const CommandResult result = run(words);
    INFO(result.err);
    REQUIRE(result.exit_code == 0);
    return json::parse(result.out);
  }
  /// What `loci passages` says of a name in a document.
  json passage(const std::string& name, const std::string& document) const {
    for (const json& one : list({"passages", "--document", document})) {
      if (one["quote"] == name) return one;
    }
    return nullptr;
  }
};

}  // namespace

TEST_CASE("loci correct chooses a place of the gazetteer for a mention at an offset") {
  const Sample sample;
  const json changes = sample.list({"correct", "--document", sample.a, "--at", "16", "--place",
                                    lancaster_in_england, "--scope", "document", "--by", "anna"});
  REQUIRE(changes.size() >= 2);
  CHECK(changes[0]["name"] == "Lancaster");
  CHECK(changes[0]["start"] == 14);
  CHECK(changes[0]["direct"] == true);
  CHECK(changes[0]["before_status"] == "resolved");
  CHECK(changes[0]["after_place_id"] == lancaster_in_england);
  CHECK(changes[0]["after_decided_by"] == "anna");
  const json passage = sample.passage("Lancaster", sample.a);
  CHECK(passage["place_id"] == lancaster_in_england);
  CHECK(passage["status"] == "corrected");
  CHECK(passage["decided_by"] == "anna");
  CHECK(sample.passage("LANCASTER", sample.a)["place_id"] == lancaster_in_england);
  CHECK(sample.passage("Lancaster", sample.b)["place_id"] != lancaster_in_england);
  CHECK(sample.passage("York", sample.a)["lat"].get<double>() > 50);  // it follows
}

TEST_CASE(
    "a name is corrected in the workspace, by its number, in any spelling, by hand, or refused") {
  const Sample sample;
  SECTION("a name, wherever it is") {
    const CommandResult result =
        sample.run({"correct", "--name", "lancaster", "--place", lancaster_in_england});
    CHECK(result.exit_code == 0);
    CHECK_THAT(result.out, Contains("Lancaster, US") && Contains("Lancaster, GB"));
    CHECK_THAT(result.err, Contains("3 mentions corrected"));
    CHECK(sample.passage("Lancaster", sample.b)["place_id"] == lancaster_in_england);
  }
  SECTION("a mention by its number") {
    const int number = sample.passage("York", sample.a)["mention"];
    CHECK(sample.run({"correct", std::to_string(number), "--not-a-place"}).exit_code == 0);
    CHECK(sample.passage("York", sample.a) == nullptr);
    CHECK(sample.passage("York", sample.b) != nullptr);
  }
  SECTION("by hand") {
    CHECK(sample
              .run({"correct", "--name", "York", "--at-position", "54.25,-1.5", "--label",
                    "York camp"})
              .exit_code == 0);
    const json passage = sample.passage("York", sample.a);
    CHECK(passage["place"] == "York camp");
    CHECK(passage["lat"] == 54.25);
    CHECK(passage["lon"] == -1.5);
    CHECK(passage["gazetteer"] == "by hand");
  }
  SECTION("not located") {
    CHECK(sample.run({"correct", "--name", "York", "--document", sample.b, "--unlocated"})
              .exit_code == 0);
    CHECK(sample.passage("York", sample.b)["status"] == "unlocated");
    CHECK(sample.passage("York", sample.a)["status"] == "resolved");
  }
  SECTION("its sense") {
    CHECK(sample.run({"correct", "--name", "York", "--sense", "literal"}).exit_code == 0);
    CHECK(sample.passage("York", sample.a)["sense"] == "literal");
  }
  SECTION("accepted") {
    CHECK(sample.run({"correct", "--name", "York", "--accept", "--by", "anna"}).exit_code == 0);
    CHECK(sample.passage("York", sample.a)["decided_by"] == "anna");
    CHECK(sample.passage("York", sample.a)["status"] == "resolved");
  }
}

TEST_CASE("loci correct undoes and redoes across calls, and keeps who and when") {
  const Sample sample;
  const json before = sample.list({"passages"});
  sample.run({"correct", "--name", "lancaster", "--place", lancaster_in_england, "--by", "anna"});
  const json after_first = sample.list({"passages"});
  sample.run({"correct", "--name", "york", "--unlocated", "--by", "ben"});
  const json after_second = sample.list({"passages"});

  CHECK_THAT(sample.run({"correct", "--undo"}).err, Contains("undone: unlocated York"));
  CHECK(sample.list({"passages"}) == after_first);
  CHECK(sample.run({"correct", "--undo", "9"}).exit_code == 0);
  CHECK(sample.list({"passages"}) == before);
  CHECK(sample.run({"correct", "--undo"}).exit_code == 1);
  CHECK(sample.run({"correct", "--redo", "2"}).exit_code == 0);
  CHECK(sample.list({"passages"}) == after_second);
  CHECK(sample.run({"correct", "--redo"}).exit_code == 1);

  const json log = sample.list({"correct", "--log"});
  REQUIRE(log.size() == 2);
  CHECK(log[0]["made_by"] == "ben");
  CHECK(log[1]["made_by"] == "anna");
  CHECK(log[1]["kind"] == "choose");
  CHECK(log[1]["scope"] == "workspace");
  CHECK(log[1]["place_id"] == lancaster_in_england);
  CHECK(log[1]["in_force"] == true);
  CHECK_THAT(sample.run({"correct", "--log"}).out, Contains("choose Lancaster = Lancaster"));
}

TEST_CASE("loci correct --dry-run shows what would change and changes nothing") {
  const Sample sample;
  const std::string bytes = bytes_of(sample.file);
  const CommandResult result =
      sample.run({"correct", "--name", "lancaster", "--place", lancaster_in_england, "--dry-run"});
  CHECK(result.exit_code == 0);
  CHECK_THAT(result.out, Contains("Lancaster, GB"));
  CHECK_THAT(result.err, Contains("nothing was written"));
  CHECK(bytes_of(sample.file) == bytes);
  CHECK(sample.list({"correct", "--log"}).empty());
}

TEST_CASE("documents that are added later take over what holds for the workspace") {
  const Sample sample;
  sample.run({"correct", "--name", "lancaster", "--place", lancaster_in_england, "--by", "anna"});
  const std::string c = sample.folder.write("c.txt", "The bus to Lancaster had left.").string();
  const std::string d =
      sample.folder.write("d.txt", "The bus to Lancaster, California had left.").string();
  REQUIRE(sample.run({"add", c, d}).exit_code == 0);
  CHECK(sample.passage("Lancaster", c)["place_id"] == lancaster_in_england);
  CHECK(sample.passage("Lancaster", c)["decided_by"] == "anna");
  CHECK(sample.passage("Lancaster", d)["decided_by"] == "loci");
}

TEST_CASE("a correction that cannot be made is one line and changes nothing") {
  const Sample sample;
  struct Bad {
    std::vector<std::string> words;
    const char* failure;
    int exit_code = 1;
  };
  const std::vector<Bad> bad{
      {{"correct", "--accept"}, "which mention is missing"},
      {{"correct", "--name", "York"}, "what is right is missing"},
      {{"correct", "--name", "York", "--accept", "--unlocated"}, "two corrections at once"},
      {{"correct", "--name", "Atlantis", "--accept"}, "no mention of this name"},
      {{"correct", "9999", "--accept"}, "has no mention 9999"},
      {{"correct", "--document", "z.txt", "--at", "3", "--accept"}, "no such document"},
      {{"correct", "--document", sample.a, "--at", "0", "--accept"}, "no mention at 0"},
      {{"correct", "--name", "York", "--place", "geonames:0"}, "no such place"},
      {{"correct", "--name", "York", "--at-position", "95,0"}, "no position"},
      {{"correct", "--name", "York", "--at-position", "north"}, "no position"},
      {{"correct", "--name", "York", "--accept", "--by", "loci"}, "own name"},
      {{"correct", "--name", "York", "--sense", "figurative"}, "figurative", 2},
      {{"correct", "--name", "York", "--accept", "--scope", "world"}, "world", 2},
      {{"correct", "--at", "3", "--accept"}, "--document", 2}};
  for (const Bad& one : bad) {
    INFO(one.failure);
    const CommandResult result = sample.run(one.words);
    CHECK(result.exit_code == one.exit_code);
    CHECK(result.out.empty());
    CHECK(lines_of(result.err) == 1);
    CHECK_THAT(result.err, Contains(one.failure));
  }
  CHECK(sample.list({"correct", "--log"}).empty());
  CHECK(run_loci({"correct", "-w", sample.file + "x", "--name", "York", "--accept"}).exit_code ==
        1);
  CHECK_FALSE(std::filesystem::exists(sample.file + "x"));
}

TEST_CASE("loci review lists names in doubt with passage, candidates and reasons") {
  const Sample sample;
  const json doubts = sample.list({"review"});
  REQUIRE_FALSE(doubts.empty());
  for (std::size_t i = 1; i < doubts.size(); ++i)
    CHECK(doubts[i - 1]["impact"] >= doubts[i]["impact"]);
  const json& first = doubts[0];
  CHECK(first["confidence"] < 0.8);
  CHECK(first["quote"] == first["name"]);
  CHECK_FALSE(first["reasons"].empty());
  REQUIRE_FALSE(first["candidates"].empty());
  for (const char* const key : {"place_id", "place", "lat", "lon", "area", "how", "nearest_km"}) {
    CHECK(first["candidates"][0].contains(key));
  }
  CHECK(sample.list({"review", "--limit", "1"}).size() == 1);
  CHECK_THAT(sample.run({"review", "--limit", "1"}).out, Contains("   > "));

  sample.run(
      {"correct", std::to_string(first["mention"].get<int>()), "--accept", "--scope", "workspace"});
  for (const json& doubt : sample.list({"review"})) CHECK(doubt["mention"] != first["mention"]);
}

TEST_CASE("loci resolve keeps corrections, and can be undone") {
  const Sample sample;
  sample.run({"correct", "--name", "lancaster", "--place", lancaster_in_england});
  const json corrected = sample.list({"passages"});
  const CommandResult result = sample.run({"resolve"});
  CHECK(result.exit_code == 0);
  CHECK_THAT(result.err, Contains("2 documents resolved again"));
  CHECK(sample.passage("Lancaster", sample.a)["status"] == "corrected");
  CHECK(sample.run({"correct", "--undo"}).exit_code == 0);
  CHECK(sample.list({"passages"}) == corrected);
}

TEST_CASE("a workspace that a program has open survives what other programs do to it meanwhile") {
  const Sample sample;
  using loci::workspace::Workspace;
  const Workspace open(sample.file, Workspace::Mode::read);  // as the viewer has it
  REQUIRE(open.documents().size() == 2);
  { const Workspace again(sample.file, Workspace::Mode::read); }  // as its threads do
  for (const char* const decision : {"--unlocated", "--accept", "--not-a-place"}) {
    REQUIRE(sample.run({"correct", "--name", "York", decision}).exit_code == 0);
    CHECK(open.documents().size() == 2);
    Workspace writing(sample.file, Workspace::Mode::create_or_open);
    loci::workspace::Corrections(writing).undo();
  }
  CHECK(sample.list({"correct", "--log"}).size() == 3);
}
