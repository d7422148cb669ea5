#include "gazetteer/sqlite.hpp"
#include "tests/cli/run_command.hpp"
#include "tests/temporary_folder.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <random>
#include <set>
#include <thread>

using namespace loci::tests;
using nlohmann::json;
using namespace std::chrono;

namespace {

/// Runs `loci` and kills it after a time; true where it had ended well before.
bool run_and_kill(const std::vector<std::string>& arguments, microseconds after) {
  std::vector<std::string> words{LOCI_BINARY_FOLDER "/bin/loci"};
  words.insert(words.end(), arguments.begin(), arguments.end());
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    const int nowhere = open("/dev/null", O_RDWR);
    for (const int stream : {STDOUT_FILENO, STDERR_FILENO}) dup2(nowhere, stream);
    std::vector<char*> raw;
    for (std::string& word : words) raw.push_back(word.data());
    raw.push_back(nullptr);
    execv(raw.front(), raw.data());
    _exit(127);
  }
  std::this_thread::sleep_for(after);
  kill(child, SIGKILL);
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

json list(std::vector<std::string> words) {
  words.emplace_back("--json");
  const CommandResult result = run_loci(words);
  INFO(result.err);
  REQUIRE(result.exit_code == 0);
  return json::parse(result.out);
}

void check_integrity(const std::string& file) {
  const loci::sqlite::Database database(file, loci::sqlite::Mode::read_write);
  auto check = database.prepare("PRAGMA integrity_check");
  REQUIRE(check.step());
  CHECK(check.text(0) == "ok");
  auto orphans = database.prepare("PRAGMA foreign_key_check");
  CHECK_FALSE(orphans.step());
}

}  // namespace

TEST_CASE(
    "killed at any moment while documents are added and corrected, nothing finished is lost") {
  const TemporaryFolder folder;
  const std::string file = (folder.path() / "w.loci").string();
  const auto document = [&](int i) {
    return folder
        .write("d" + std::to_string(i) + ".txt",
               "Fires were seen in Lancaster and in York. Report " + std::to_string(i) + ".")
        .string();
  };
  const auto correction = [&](int i) -> std::vector<std::string> {
    return {"correct", "-w",       file,   i % 4 < 2 ? "--accept" : "--unlocated",
            "--name",  "York",     "--by", "person" + std::to_string(i),
            "--scope", "workspace"};
  };
  REQUIRE(run_loci({"add", "-w", file, document(1000)}).exit_code == 0);
  const auto begin = steady_clock::now();
  REQUIRE(run_loci(correction(1001)).exit_code == 0);
  const auto usual = duration_cast<microseconds>(steady_clock::now() - begin);

  std::mt19937 random(7);
  std::set<std::string> finished{"person1001"}, added{document(1000)};
  int killed = 0;
  constexpr int kills = 50;
  for (int i = 0; killed < kills && i < 4 * kills; ++i) {
    const microseconds after(random() % (static_cast<unsigned>(usual.count()) * 5 / 4));
    const bool adds = i % 2 == 0;
    const std::string path = document(i);
    const bool done = run_and_kill(
        adds ? std::vector<std::string>{"add", "-w", file, path} : correction(i), after);
    if (!done) ++killed;
    if (done && adds) added.insert(path);
    if (done && !adds) finished.insert("person" + std::to_string(i));
    INFO("run " << i << " ended after " << after.count() << " us");
    check_integrity(file);
  }
  CHECK(killed == kills);
  std::set<std::string> in_log, there;
  for (const json& entry : list({"correct", "-w", file, "--log"})) {
    CHECK(entry["in_force"] == true);
    in_log.insert(entry["made_by"].get<std::string>());
  }
  for (const json& entry : list({"documents", "-w", file})) {
    there.insert(entry["document"].get<std::string>());
  }
  for (const std::string& person : finished) CHECK(in_log.count(person) == 1);
  for (const std::string& path : added) CHECK(there.count(path) == 1);
  // Goes on where it was: undo takes everything back, and what was left is done by the next.
  CHECK(run_loci({"correct", "-w", file, "--name", "York", "--accept"}).exit_code == 0);
  CHECK(run_loci({"correct", "-w", file, "--undo", "1000"}).exit_code == 0);
  for (const json& passage : list({"passages", "-w", file})) CHECK(passage["decided_by"] == "loci");
}
