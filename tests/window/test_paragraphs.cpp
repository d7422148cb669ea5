#include "app/panels/paragraphs.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace loci;
using panels::Paragraph;

namespace {

std::vector<std::string> read(const std::string& text) {
  std::vector<std::string> result;
  for (const Paragraph& paragraph : panels::paragraphs_of(text)) {
    result.push_back(panels::flowing(text, paragraph));
  }
  return result;
}

}  // namespace

TEST_CASE("lines that were broken at a width flow again, and bytes stay where they were") {
  const std::string text =
      "The first trucks left Palmyra at dawn and\n"
      "reached the river by noon, where the bridge\n"
      "was gone.\n"
      "Nobody had told them.\n"
      "\n"
      "Raqqa waits.\n";
  CHECK(read(text) == std::vector<std::string>{"The first trucks left Palmyra at dawn and reached "
                                               "the river by noon, where the bridge was gone.",
                                               "Nobody had told them.", "Raqqa waits."});
  const Paragraph first = panels::paragraphs_of(text).front();
  const std::size_t river = text.find("river");
  CHECK(panels::flowing(text, first).substr(river - first.begin, 5) == "river");
}

TEST_CASE("a text with a line a paragraph keeps its paragraphs") {
  const std::string line(180, 'x');
  CHECK(read(line + "\n" + line + "\r\n\r\n  " + line) ==
        std::vector<std::string>{line, line, line});
}

TEST_CASE("short lines of a list are not joined") {
  CHECK(read("Palmyra\nRaqqa\nTartus\n") == std::vector<std::string>{"Palmyra", "Raqqa", "Tartus"});
}

TEST_CASE("a very long paragraph is cut between characters") {
  std::string text;
  while (text.size() < 20000) text += "ж";
  std::string together;
  for (const std::string& part : read(text)) {
    CHECK((static_cast<unsigned char>(part.front()) & 0xC0) != 0x80);
    CHECK(part.size() <= 6002);
    together += part;
  }
  CHECK(together == text);
}

TEST_CASE("no text has no paragraphs") {
  CHECK(read("").empty());
  CHECK(read(" \r\n\n\t").empty());
}
