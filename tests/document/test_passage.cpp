#include "app/document/passage.hpp"

#include <catch2/catch.hpp>

using loci::document::passage_around;
using loci::geoparse::TextSpan;

namespace {

std::string passage(std::string_view text, std::string_view name, std::size_t max_bytes = 160) {
  const std::size_t begin = text.find(name);
  const TextSpan span = passage_around(text, {begin, begin + name.size()}, max_bytes);
  return std::string(slice(text, span));
}

}  // namespace

TEST_CASE("a passage is the sentence around the mention") {
  CHECK(passage("It rained. They left Homs at dawn. Then it stopped.", "Homs") ==
        "They left Homs at dawn.");
  CHECK(passage("Homs", "Homs") == "Homs");
}

TEST_CASE("a passage does not cross a blank line or a line that ends a heading") {
  CHECK(passage("The fall of Hama\n\nIt began early", "Hama") == "The fall of Hama");
  CHECK(passage("Heading\n \nin Hama it began\n\nlater", "Hama") == "in Hama it began");
}

TEST_CASE("a long sentence is cut on word boundaries") {
  std::string words;
  for (int i = 0; i < 100; ++i) words += "word ";
  const std::string cut = passage(words + "Raqqa " + words, "Raqqa", 12);
  CHECK(cut == "word word Raqqa word word");
}

TEST_CASE("a passage contains the mention and divides no character") {
  std::string text;
  for (int i = 0; i < 300; ++i) text += "دمشق";
  for (const std::size_t at : {std::size_t{0}, std::size_t{800}, text.size() - 8}) {
    const TextSpan span{at, at + 8};
    for (const std::size_t max_bytes : {0, 1, 7, 160}) {
      const TextSpan found = passage_around(text, span, max_bytes);
      CHECK(found.begin <= span.begin);
      CHECK(found.end >= span.end);
      CHECK(found.end <= text.size());
      CHECK(found.begin % 2 == 0);  // every letter here has two bytes
      CHECK(found.end % 2 == 0);
    }
  }
}
