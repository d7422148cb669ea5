// What happens when a folder is added again: after a crash, or when its files have changed.
#include "gazetteer/sqlite.hpp"
#include "tests/cli/run_command.hpp"
#include "tests/temporary_folder.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <chrono>
#include <filesystem>
#include <set>
#include <thread>

using namespace loci;
using namespace loci::tests;
using Catch::Matchers::Contains;
using nlohmann::json;

namespace {

struct Again {
  TemporaryFolder folder;
  std::string workspace = (folder.path() / "w.loci").string();

  std::string write(const char* name, const std::string& text) const {
    return folder.write(name, text).string();
  }
  CommandResult add(std::vector<std::string> paths) const {
    paths.insert(paths.begin(), {"add", "-w", workspace});
    const CommandResult result = run_loci(paths);
    CHECK(result.exit_code == 0);
    return result;
  }
  json list(const char* what) const {
    return json::parse(run_loci({what, "-w", workspace, "--json"}).out);
  }
  std::set<std::string> quotes() const {
    std::set<std::string> quotes;
    for (const json& passage : list("passages")) quotes.insert(passage["quote"]);
    return quotes;
  }
  std::vector<std::string> found_with(const std::string& word) const {
    std::vector<std::string> paths;
    const CommandResult result = run_loci({"documents", "-w", workspace, "--text", word, "--json"});
    for (const json& document : json::parse(result.out)) paths.push_back(document["document"]);
    return paths;
  }
};

}  // namespace

TEST_CASE(
    "a run that is killed ten times goes on where it stopped: no document lost or read twice") {
  const Again again;
  constexpr std::size_t count = 600;
  for (std::size_t i = 0; i < count; ++i) {
    again.write(("pile/" + std::to_string(i) + ".txt").c_str(),
                "Report " + std::to_string(i) +
                    "\n\nThe road from Damascus to Palmyra was open on day " + std::to_string(i) +
                    ", drivers in Homs said.\n");
  }
  const std::string pile = (again.folder.path() / "pile").string();
  for (int i = 0; i < 10; ++i) {
    const std::string after = "0." + std::to_string(2 + i % 8);
    run_command({"timeout", "-s", "KILL", after, LOCI_BINARY_FOLDER "/bin/loci", "add", "-w",
                 again.workspace, pile});
  }
  again.add({pile});
  std::set<std::string> paths;
  const json documents = again.list("documents");
  for (const json& document : documents) {
    paths.insert(document["document"]);
    CHECK(document["mentions"].get<int>() >= 3);
  }
  CHECK(documents.size() == count);
  CHECK(paths.size() == count);
}

TEST_CASE("a document that changed replaces its older version") {
  const Again again;
  const std::string file = again.write("a.txt", "The lorries left Homs for Palmyra at noon.\n");
  again.add({file});
  again.write("a.txt", "The trains left Aleppo for Palmyra at noon.\n");
  CHECK_THAT(again.add({file}).err, Contains("1 added with 2 mentions, 0 already there"));
  CHECK(again.list("documents").size() == 1);
  CHECK(again.quotes() == std::set<std::string>{"Aleppo", "Palmyra"});
  CHECK(again.found_with("lorries").empty());
  CHECK(again.found_with("trains").size() == 1);
}

TEST_CASE("what a person decided about a mention stays with its words when the document changes") {
  const Again again;
  const std::string file =
      again.write("a.txt", "Buses to Homs were late on Monday. Buses to Palmyra were not.\n");
  again.add({file});
  {
    sqlite::Database database(again.workspace, sqlite::Mode::read_write);
    database.exec(
        "UPDATE resolutions SET decided_by = 'ann', status = 2 WHERE mention = "
        "(SELECT id FROM mentions WHERE name = 'Homs')");
  }
  again.write("a.txt",
              "A new first line about Aleppo.\n\nBuses to Homs were late on Monday. Buses to "
              "Palmyra were not.\n");
  again.add({file});
  bool found = false;
  for (const json& passage : again.list("passages")) {
    const bool decided = passage["decided_by"] == "ann";
    CHECK(decided == (passage["quote"] == "Homs"));
    if (decided) CHECK(passage["start"] == 41);
    found = found || decided;
  }
  CHECK(found);
  CHECK(again.quotes() == std::set<std::string>{"Aleppo", "Homs", "Palmyra"});
}

TEST_CASE("a file that did not change is not read again, and a change is always noticed") {
  const Again again;
  const std::string file = again.write("a.txt", "The lorries left Homs for Palmyra at noon.\n");
  const auto long_ago = std::filesystem::last_write_time(file) - std::chrono::hours(1);
  std::filesystem::last_write_time(file, long_ago);
  std::this_thread::sleep_for(std::chrono::milliseconds(2100));  // until its time is trusted
  again.add({file});
  // It is known without being read: what stands in the table is believed.
  sqlite::Database database(again.workspace, sqlite::Mode::read_write);
  database.exec("UPDATE files_read SET documents = 7");
  CHECK_THAT(again.add({file}).err, Contains("0 added with 0 mentions, 7 already there"));

  SECTION("by its size") {
    again.write("a.txt", "The lorries left Homs and Aleppo.\n");
  }
  SECTION("by when it was written, whatever the file says of that") {
    again.write("a.txt", "The lorries left Hama for Palmyra at noon.\n");
    std::filesystem::last_write_time(file, long_ago);
  }
  SECTION("by being another file under its name") {
    const std::string other = again.write("b.txt", "The lorries left Hama for Palmyra at noon.\n");
    std::filesystem::last_write_time(other, long_ago);
    std::filesystem::rename(other, file);
  }
  CHECK_THAT(again.add({file}).err, Contains("1 added with 2 mentions, 0 already there"));
  CHECK_THAT(again.add({file}).err, Contains("1 already there"));
}

TEST_CASE("a file that could not be read whole is read again") {
  const Again again;
  const std::string file =
      again.write("a.jsonl", "{\"id\": \"1\", \"text\": \"Trains to Homs.\"}\n{\"id\": nonsense\n");
  std::filesystem::last_write_time(file,
                                   std::filesystem::last_write_time(file) - std::chrono::hours(1));
  std::this_thread::sleep_for(std::chrono::milliseconds(2100));
  for (int i = 0; i < 2; ++i) {
    CHECK_THAT(run_loci({"add", "-w", again.workspace, file}).err, Contains("1 failed"));
  }
}

TEST_CASE("a decision whose words are gone is reported, listed, and comes back with them") {
  const Again again;
  const std::string first = "Buses to Homs were late on Monday. Buses from Homs were not.\n";
  const std::string file = again.write("a.txt", first);
  again.add({file});
  REQUIRE(run_loci({"correct", "-w", again.workspace, "--document", file, "--at", "9",
                    "--not-a-place", "--by", "ann"})
              .exit_code == 0);
  again.write("a.txt", "Aleppo had no buses.\n");
  const CommandResult lost = again.add({file});
  CHECK_THAT(lost.err, Contains(file + ": its new version no longer has \"Buses to [Homs] were"));
  CHECK_THAT(lost.err, Contains("(not a place, by ann)"));
  const json listed =
      json::parse(run_loci({"correct", "-w", again.workspace, "--lost", "--json"}).out);
  REQUIRE(listed.size() == 1);
  CHECK(listed[0]["document"] == file);
  CHECK(listed[0]["quote"] == "Homs");
  CHECK(listed[0]["prefix"] == "Buses to ");
  CHECK(listed[0]["status"] == "rejected");
  CHECK(listed[0]["decided_by"] == "ann");
  CHECK_THAT(run_loci({"correct", "-w", again.workspace, "--lost"}).out,
             Contains("not a place, by ann") && Contains("Buses to [Homs]"));
  CHECK_THAT(run_loci({"review", "-w", again.workspace}).err,
             Contains("1 decision lost its words"));

  again.write("a.txt", "News of Aleppo. " + first);
  again.add({file});
  CHECK(json::parse(run_loci({"correct", "-w", again.workspace, "--lost", "--json"}).out).empty());
  CHECK(again.quotes() == std::set<std::string>{"Aleppo", "Homs"});
  CHECK(again.list("passages").size() == 2);
}

TEST_CASE(
    "the same bytes at two paths are stored once, and the copy takes over when the first changes") {
  const Again again;
  const std::string text = "The lorries left Homs for Palmyra at noon.\n";
  const std::string first = again.write("a.txt", text), second = again.write("b.txt", text);
  again.add({first, second});
  REQUIRE(again.list("documents").size() == 1);
  CHECK(again.list("documents")[0]["document"] == first);
  CHECK_THAT(again.add({first, second}).err, Contains("2 already there"));

  again.write("a.txt", "The trains left Aleppo.\n");
  again.add({first, second});
  REQUIRE(again.list("documents").size() == 2);
  CHECK(again.found_with("lorries") == std::vector<std::string>{second});
  CHECK(again.found_with("trains") == std::vector<std::string>{first});
}
