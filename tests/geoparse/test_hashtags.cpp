#include "gazetteer/geoparse/hashtags.hpp"

#include <catch2/catch.hpp>

#include <string>

using loci::geoparse::SpacedHashtags;
using loci::geoparse::TextSpan;

TEST_CASE("the words of a hashtag are parted where a capital follows a small letter") {
  CHECK(SpacedHashtags("#DeirEzZor burns").text() == "#Deir Ez Zor burns");
  CHECK(SpacedHashtags("near #TelAviv, #NYC and #homs").text() == "near  Tel Aviv, #NYC and  homs");
  CHECK(SpacedHashtags("McDonald in #Homs").text() == "McDonald in  Homs");
  CHECK(SpacedHashtags("#").text() == "#");
  CHECK(SpacedHashtags("").text().empty());
}

TEST_CASE("a hashtag within a sentence is a word of it, those that stand in a row are not") {
  CHECK(SpacedHashtags("fire in #Homs").text() == "fire in  Homs");
  CHECK(SpacedHashtags("fire in #Homs #Syria").text() == "fire in  Homs #Syria");
  CHECK(SpacedHashtags("FIRE #Homs: #Syria").text() == "FIRE #Homs: #Syria");
  CHECK(SpacedHashtags("in #Homs").to_original({4, 8}) == TextSpan{4, 8});
}

TEST_CASE("underscores of a hashtag are blanks, others are not") {
  CHECK(SpacedHashtags("#Kafr_Nabl in snake_case").text() == "#Kafr Nabl in snake_case");
  CHECK(SpacedHashtags("#_").text() == "# ");
  CHECK(SpacedHashtags("#a_").to_original({1, 3}) == TextSpan{1, 3});
}

TEST_CASE("spans go to the text with blanks and come back") {
  const std::string text = "#KhanYounis, #RasAlAin and others";
  const SpacedHashtags spaced(text);
  const std::string written(spaced.text());
  REQUIRE(written == "#Khan Younis, #Ras Al Ain and others");
  for (const std::string name : {"KhanYounis", "Younis", "RasAlAin", "AlAin", "Al", "and"}) {
    const std::size_t begin = text.find(name);
    const TextSpan span{begin, begin + name.size()};
    const TextSpan there = spaced.to_spaced(span);
    CHECK(SpacedHashtags("#" + name).text().substr(1) ==
          written.substr(there.begin, there.end - there.begin));
    CHECK(spaced.to_original(there) == span);
  }
}
