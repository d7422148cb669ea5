#include "tests/cli/run_command.hpp"
#include "tests/temporary_folder.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>

using namespace loci::tests;
using Catch::Matchers::Contains;
using nlohmann::json;

namespace {

/// Watches, has files come one after the other, and ends with Ctrl+C. Waits for what is said, never
/// for a time.
constexpr const char* script = R"(
  loci=$1 workspace=$2 pile=$3 log=$4
  says() { for _ in $(seq 1200); do grep -qF "$1" "$log" && return 0; sleep 0.1; done; echo "never said: $1"; }
  "$loci" watch -w "$workspace" --every 1 "$pile" 2> "$log" &
  watcher=$!
  says "a.txt: 1 added with 1 mentions"
  echo "Lorries left Palmyra." > "$pile/b.txt"
  says "b.txt: 1 added with 1 mentions"
  echo "Lorries left Palmyra for Raqqa." > "$pile/b.txt"
  says "b.txt: 1 added with 2 mentions"
  kill -INT $watcher
  wait $watcher
  echo "ended with $?"
  tail -n 1 "$log"
)";

}  // namespace

TEST_CASE("loci watch reads what is there, what comes and what changes, and ends on Ctrl+C") {
  const TemporaryFolder folder;
  folder.write("pile/a.txt", "Trains to Homs.\n");
  const std::string workspace = (folder.path() / "w.loci").string();
  const CommandResult result =
      run_command({"bash", "-c", script, "watch", LOCI_BINARY_FOLDER "/bin/loci", workspace,
                   (folder.path() / "pile").string(), (folder.path() / "log").string()});
  CHECK(result.out == "ended with 0\nstopped\n");
  const json documents = json::parse(run_loci({"documents", "-w", workspace, "--json"}).out);
  CHECK(documents.size() == 2);
}

TEST_CASE("loci watch refuses a folder that is not there") {
  const TemporaryFolder folder;
  const CommandResult result =
      run_loci({"watch", "-w", (folder.path() / "w.loci").string(), "/no/such/folder"});
  CHECK(result.exit_code == 1);
  CHECK_THAT(result.err, Contains("/no/such/folder: no such folder"));
}
