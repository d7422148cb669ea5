#include "gazetteer/geoparse/folded_text.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using loci::geoparse::FoldedText;
using loci::geoparse::TextSpan;

namespace {

/// The text at each hit.
std::vector<std::string> found(const std::string& text, const std::string& words) {
  std::vector<std::string> stretches;
  for (const TextSpan& hit : FoldedText(text).find(words, 100)) {
    stretches.push_back(text.substr(hit.begin, hit.end - hit.begin));
  }
  return stretches;
}

using Stretches = std::vector<std::string>;

}  // namespace

TEST_CASE("words are found whatever their case and accents, and the hit is the text's own") {
  CHECK(found("Łódź, LODZ and lodz", "lodz") == Stretches{"Łódź", "LODZ", "lodz"});
  CHECK(found("Saint-Étienne", "ETIENNE") == Stretches{"Étienne"});
  CHECK(found("Weißenburg", "weiss") == Stretches{"Weiß"});
  CHECK(found("Mosul", "Mossul").empty());
}

TEST_CASE("accents written as characters of their own belong to the letter before") {
  CHECK(found("cafe\u0301s", "cafe") == Stretches{"cafe\u0301"});
}

TEST_CASE("Arabic is found without vowel signs and in any form of its letters, Hebrew too") {
  CHECK(found("وصلت إلى مَدِينَة دير الزور", "مدينه") == Stretches{"مَدِينَة"});
  CHECK(found("أربيل واربيل", "اربيل") == Stretches{"أربيل", "اربيل"});
  CHECK(found("תֵּל־אָבִיב", "אביב") == Stretches{"אָבִיב"});
}

TEST_CASE("apostrophes do not matter, other signs do") {
  CHECK(found("Dara\u2019a, Dara'a, Daraa", "dara'a").size() == 3);
  CHECK(found("U.S. and US", "u.s.") == Stretches{"U.S."});
}

TEST_CASE("white space is one blank: words that a line break parts are found") {
  CHECK(found("from Deir\n   ez-Zor", "Deir ez-Zor") == Stretches{"Deir\n   ez-Zor"});
  CHECK(found("a  b", " b ") == Stretches{"b"});
}

TEST_CASE("half of a letter that folds to two is the whole letter") {
  CHECK(found("Ærø", "a") == Stretches{"Æ"});
}

TEST_CASE("nothing is found of nothing, in nothing, and no more than is wanted") {
  CHECK(found("text", "").empty());
  CHECK(found("text", "  ").empty());
  CHECK(found("", "t").empty());
  CHECK(FoldedText().find("t", 1).empty());
  CHECK(FoldedText("aaaa").find("a", 3).size() == 3);
}

TEST_CASE("broken UTF-8 moves no hit") {
  CHECK(found("\xFF\xC3 Homs", "homs") == Stretches{"Homs"});
}
