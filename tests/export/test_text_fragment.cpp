#include "app/export/text_fragment.hpp"

#include <catch2/catch.hpp>

using loci::exports::link_to_passage;

namespace {
const std::string page = "https://example.org/a";
}

TEST_CASE("a link has the quotation between the words around it") {
  CHECK(link_to_passage(page, "They left ", "Palmyra", " for Raqqa.") ==
        page + "#:~:text=They%20left-,Palmyra,-for%20Raqqa.");
  CHECK(link_to_passage(page, "", "Palmyra", "") == page + "#:~:text=Palmyra");
}

TEST_CASE("hyphens, commas and ampersands of the text do not end a part of the fragment") {
  CHECK(link_to_passage(page, "", "Deir ez-Zor", ", A&B") ==
        page + "#:~:text=Deir%20ez%2DZor,-%2C%20A%26B");
}

TEST_CASE("letters beyond ASCII are percent-encoded as UTF-8") {
  CHECK(link_to_passage(page, "", "حلب", "") == page + "#:~:text=%D8%AD%D9%84%D8%A8");
}

TEST_CASE("a quotation inside a word is widened to the word, as browsers compare whole words") {
  CHECK(link_to_passage(page, "in ", "Aleppo", "'s market") ==
        page + "#:~:text=in-,Aleppo%27s,-market");
  CHECK(link_to_passage(page, "قافلة ب", "الرقة", "") ==
        page +
            "#:~:text=%D9%82%D8%A7%D9%81%D9%84%D8%A9-,"
            "%D8%A8%D8%A7%D9%84%D8%B1%D9%82%D8%A9");
}

TEST_CASE("what stands around is a few words of the same line") {
  const std::string link =
      link_to_passage(page, "A headline\nThe long and winding road that leads towards the town of ",
                      "Homs", " was closed on Thursday evening by the police\nNext");
  CHECK(link == page +
                    "#:~:text=that%20leads%20towards%20the%20town%20of-,Homs,"
                    "-was%20closed%20on%20Thursday%20evening");
}

TEST_CASE(
    "an address with a fragment of its own keeps it, and one with a text fragment loses that") {
  CHECK(link_to_passage(page + "#part", "", "Homs", "") == page + "#part:~:text=Homs");
  CHECK(link_to_passage(page + "#:~:text=x", "", "Homs", "") == page + "#:~:text=Homs");
}

TEST_CASE("what is no address of the web gives no link") {
  for (const char* const url : {"", "a.txt", "file:///etc/passwd", "javascript:alert(1)",
                                "https://example.org/a b", "https://example.org/\n"}) {
    CHECK(link_to_passage(url, "", "Homs", "").empty());
  }
}
