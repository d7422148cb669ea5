#include "tests/cli/run_command.hpp"

#include <catch2/catch.hpp>

#include <sstream>
#include <string>
#include <vector>

using namespace loci::tests;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

/// The words at the start of the indented lines below a heading of --help.
std::vector<std::string> listed_under(const std::string& heading, const std::string& help) {
  std::vector<std::string> words;
  std::istringstream lines(
      help.substr(std::min(help.find("\n" + heading + ":\n") + 1, help.size())));
  std::string line;
  std::getline(lines, line);
  while (std::getline(lines, line) && line.starts_with("  ")) {
    std::istringstream first(line);
    std::string word;
    first >> word;
    if (line[2] != ' ') words.push_back(word);
  }
  return words;
}

/// Checks a command's help and its section of the manual page, then those of its own commands.
void check_help_and_manual(std::vector<std::string> words, const std::string& manual) {
  std::string name = "loci";
  for (const std::string& word : words) name += " " + word;
  words.emplace_back("--help");
  const CommandResult help = run_loci(words);
  INFO(name);
  CHECK(help.exit_code == 0);
  CHECK(help.err.empty());
  CHECK_THAT(help.out, Contains("Usage: " + name));
  const auto section = manual.find(".SS " + name);
  REQUIRE(section != std::string::npos);
  const std::string text = manual.substr(section, manual.find("\n.SH", section) - section);
  for (std::string option : listed_under("Options", help.out)) {
    option = option.substr(option.rfind("--") == std::string::npos ? 0 : option.rfind("--"));
    std::string escaped;
    for (const char byte : option) escaped += byte == '-' ? "\\-" : std::string(1, byte);
    CHECK_THAT(text, Contains(escaped));
  }
  words.pop_back();
  for (const std::string& inner : listed_under("Subcommands", help.out)) {
    words.push_back(inner);
    check_help_and_manual(words, manual);
    words.pop_back();
  }
}

}  // namespace

TEST_CASE("every command has help and a section with its options on the manual page") {
  const CommandResult help = run_loci({"--help"});
  CHECK(help.exit_code == 0);
  const auto commands = listed_under("Commands", help.out);
  REQUIRE_FALSE(commands.empty());
  const CommandResult manual = run_loci({"manual"});
  CHECK(manual.exit_code == 0);
  for (const std::string& command : commands) check_help_and_manual({command}, manual.out);
}

TEST_CASE("the manual page is roff that begins with a title and a name") {
  const std::string page = run_loci({"manual"}).out;
  CHECK_THAT(page, StartsWith(".TH LOCI 1 "));
  CHECK_THAT(page, Contains("\n.SH NAME\nloci \\- "));
  std::istringstream lines(page);
  for (std::string line; std::getline(lines, line);) {
    INFO(line);
    CHECK_FALSE(line.empty());  // an empty line is an error in man(7)
    if (line.starts_with('.')) {
      const std::string request = line.substr(1, line.find_first_of(" \n") - 1);
      CHECK_THAT((std::vector<std::string>{"TH", "SH", "SS", "TP", "PP", "B", "I", "EX", "EE"}),
                 Catch::Matchers::VectorContains(request));
    }
  }
}

TEST_CASE("a formatter of manual pages has nothing to say against the page") {
  if (run_command({"man", "--version"}).exit_code != 0) return;
  const CommandResult shown =
      run_command({"man", "--warnings", "-l", LOCI_BINARY_FOLDER "/share/man/man1/loci.1"});
  CHECK(shown.exit_code == 0);
  CHECK(shown.err.empty());
  CHECK_THAT(shown.out, Contains("loci - places in documents, on a map"));
}

TEST_CASE("a command line that is not understood is one line on standard error and exit code 2") {
  const auto arguments = GENERATE(values<std::vector<std::string>>(
      {{}, {"nonsense"}, {"manual", "--nonsense"}, {"manual", "surplus"}, {"--nonsense"}}));
  const CommandResult result = run_loci(arguments);
  CHECK(result.exit_code == 2);
  CHECK(result.out.empty());
  CHECK(lines_of(result.err) == 1);
  CHECK_THAT(result.err, StartsWith("loci") && Contains("--help'"));
}

TEST_CASE("control characters of a name do not reach the terminal") {
  // ESC, the one-character CSI of C1, and a character that turns the order of what follows.
  const CommandResult result = run_loci({"non\033[31msense\n\u009b31m\u202e دير"});
  CHECK(lines_of(result.err) == 1);
  CHECK(result.err.find('\033') == std::string::npos);
  CHECK(result.err.find("\u009b") == std::string::npos);
  CHECK(result.err.find("\u202e") == std::string::npos);
  CHECK_THAT(result.err, Contains("دير"));
}

TEST_CASE("loci --version prints the version") {
  const CommandResult result = run_loci({"--version"});
  CHECK(result.exit_code == 0);
  CHECK_THAT(result.out, StartsWith("loci 0."));
}
