#include "tests/cli/run_command.hpp"
#include "tests/fuzz/hostile_bytes.hpp"
#include "tests/fuzz/small_gazetteer.hpp"
#include "tests/temporary_folder.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <sstream>

using namespace loci;
using namespace loci::tests;

namespace {

std::string with_texts(const char* texts) {
  return std::string(R"({"id": )") + texts + "}";
}

const std::vector<std::string>& honest_lines() {
  static const std::vector<std::string> lines{
      with_texts(
          R"("a", "text": "From Palmyra to Abu Kamal.", "title": "Syria", "date": "2016-03-27")"),
      with_texts(
          R"(7, "text": "تدمر \u0633\u0648\u0631\u064a\u0627 \ud83d\ude00 Syrians in Palmyra")"),
      with_texts(R"(null, "text": "", "url": "https://example.org/")"),
      with_texts(R"({"deep": [1, 2, {"er": 3}]}, "text": "Palmyra", "extra": 1e300)")};
  return lines;
}

std::string nested(const char* open, const char* close, std::size_t depth) {
  std::string text;
  for (std::size_t i = 0; i < depth; ++i) text += open;
  for (std::size_t i = 0; i < depth; ++i) text += close;
  return text;
}

/// One object for each line that is not blank, whatever it says.
void check_parsed(const std::filesystem::path& gazetteer, const std::string& input) {
  std::size_t expected = 0;
  std::istringstream in(input);
  for (std::string line; std::getline(in, line);) {
    if (line.find_first_not_of(" \t\r") != std::string::npos) ++expected;
  }
  const auto result =
      run_loci({"parse", "--jsonl", "--jobs", "3", "--gazetteer", gazetteer.string()}, input);
  CHECK((result.exit_code == 0 || result.exit_code == 1));
  CHECK(lines_of(result.out) == expected);
  std::istringstream out(result.out);
  std::size_t broken = 0;
  for (std::string line; std::getline(out, line);) {
    const auto parsed = nlohmann::json::parse(line, nullptr, false);
    REQUIRE(parsed.is_object());
    CHECK(parsed.contains("toponyms"));
    if (parsed.contains("error")) ++broken;
  }
  CHECK(lines_of(result.err) == broken);
}

}  // namespace

TEST_CASE("parse --jsonl answers every changed line with an object") {
  const TemporaryFolder folder;
  const auto gazetteer = small_gazetteer(folder);
  HostileBytes hostile(7);
  std::string input;
  for (std::size_t i = 0; i < rounds(400); ++i) {
    const auto& honest = honest_lines();
    input += hostile.changed(honest[i % honest.size()]) + "\n";
  }
  check_parsed(gazetteer, input);
}

TEST_CASE("parse --jsonl answers lines that are nested without end") {
  const TemporaryFolder folder;
  const auto gazetteer = small_gazetteer(folder);
  for (const std::size_t depth : {100U, 100000U}) {
    const std::string deep = nested("[", "]", depth);
    const std::string objects = nested("{\"a\":[", "]}", depth);
    check_parsed(gazetteer, deep + "\n" + objects + "\n" +
                                with_texts((deep + R"(, "text": "Palmyra")").c_str()) + "\n" +
                                with_texts((R"("a", "text": )" + objects).c_str()) + "\n");
  }
}

TEST_CASE("parse of a damaged gazetteer ends with one line, on any number of threads") {
  const TemporaryFolder folder;
  const auto gazetteer = small_gazetteer(folder);
  const std::string bytes = bytes_of(gazetteer);
  std::string input;
  for (int i = 0; i < 40; ++i) input += honest_lines().front() + "\n";
  HostileBytes hostile(8);
  for (std::size_t i = 0; i < rounds(12); ++i) {
    std::string changed = bytes;
    for (int pages = 0; pages < 30; ++pages) changed = hostile.changed(changed, 4096);
    changed.resize(bytes.size());
    folder.write(gazetteer.filename(), changed);
    const auto result =
        run_loci({"parse", "--jsonl", "--jobs", "4", "--gazetteer", gazetteer.string()}, input);
    INFO(result.err);
    CHECK((result.exit_code == 0 || result.exit_code == 1));
    CHECK((result.exit_code == 0 || lines_of(result.err) == 1));
  }
}
