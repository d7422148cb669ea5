#include "gazetteer/geoparse/built_in_files.hpp"
#include "gazetteer/geoparse/tokens.hpp"
#include "gazetteer/geoparse/word_classes.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace loci::geoparse;

namespace {

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (const Token& token : tokenise(text)) words.emplace_back(slice(text, token.span));
  return words;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("A possessive 's is no part of the word, with either apostrophe") {
  CHECK(words_of("Brussel's and Syria’s borders") == Words{"Brussel", "and", "Syria", "borders"});
  CHECK(tokenise("Syria’s")[0].possessive);
}

TEST_CASE("An apostrophe between letters belongs to the word") {
  CHECK(words_of("Dara'a, Kup’yansk") == Words{"Dara'a", "Kup’yansk"});
}

TEST_CASE("A Turkish suffix behind an apostrophe is no part of the name") {
  CHECK(words_of("Ankara'da, İstanbul’dan ve İzmir'in") ==
        Words{"Ankara", "İstanbul", "ve", "İzmir'in"});
  CHECK_FALSE(tokenise("Ankara'da")[0].possessive);
  // Not behind the short first halves of Arabic names, and not before more letters.
  CHECK(words_of("Sa'da, Ma'an, Ankara'dale") == Words{"Sa'da", "Ma'an", "Ankara'dale"});
}

TEST_CASE("A soft sign and an ‘ayn are parts of names, and no quotation marks") {
  CHECK(words_of("Shar'ya, Usol'ye-Sibirskoye, Antalya'ya") ==
        Words{"Shar'ya", "Usol'ye", "Sibirskoye", "Antalya"});
  CHECK(tokenise("Ust'-Ilimsk")[1].gap == Gap::hyphen);
  CHECK(tokenise("al-‘Asharah")[1].gap == Gap::hyphen);
  CHECK(tokenise("Hawsh `Isa")[1].gap == Gap::space);
  CHECK(tokenise("Al 'Aziziyah")[1].gap == Gap::space);
  CHECK(tokenise("he said 'Aleppo")[2].gap == Gap::quote);
}

TEST_CASE("The dots of abbreviations belong to the word and end no sentence") {
  const std::string_view text = "In the U.S. Gen. Smith of St. Louis left. Then W.Va. voted";
  CHECK(words_of(text) == Words{"In", "the", "U.S.", "Gen.", "Smith", "of", "St.", "Louis", "left",
                                "Then", "W.Va.", "voted"});
  const auto tokens = tokenise(text);
  CHECK_FALSE(tokens[4].sentence_start);
  CHECK(tokens[9].sentence_start);
  CHECK(words_of("ST. PAUL -- He") == Words{"ST.", "PAUL", "He"});
  CHECK_FALSE(tokenise("ST. PAUL")[1].sentence_start);
}

TEST_CASE("What stands between words is told apart") {
  const auto tokens = tokenise("Tel Aviv-Moscow, Homs/Hama (Idlib)\n\nEnd");
  CHECK(tokens[1].gap == Gap::space);
  CHECK(tokens[2].gap == Gap::hyphen);
  CHECK(tokens[3].gap == Gap::comma);
  CHECK(tokens[4].gap == Gap::slash);
  CHECK(tokens[5].gap == Gap::bracket);
  CHECK(tokens[6].gap == Gap::paragraph);
}

TEST_CASE("The shape of a word is how it uses capitals") {
  const auto tokens = tokenise("raqqa Raqqa RAQQA McAllen الرقة 17th");
  CHECK(tokens[0].shape == Shape::lower);
  CHECK(tokens[1].shape == Shape::capitalised);
  CHECK(tokens[2].shape == Shape::capitals);
  CHECK(tokens[3].shape == Shape::mixed);
  CHECK(tokens[4].shape == Shape::caseless);
  CHECK(tokens[5].shape == Shape::number);
}

TEST_CASE("Hostile bytes separate words and never end the reading") {
  CHECK(words_of(std::string_view("Homs\0Hama", 9)) == Words{"Homs", "Hama"});
  CHECK(words_of("Homs\xff\xfeHama\xc3") == Words{"Homs", "Hama"});
  CHECK(words_of("").empty());
  CHECK(words_of("...'''").empty());
}

TEST_CASE("Common words have a class: what they are, what they mean, in which form") {
  CHECK(word_class("said") == "vcd");
  CHECK(word_class("officials") == "nps");
  CHECK(word_class("near") == "pr");
  CHECK(part_of_speech(word_class("near")) == 1);
  CHECK(part_of_speech(word_class("said")) != part_of_speech(word_class("officials")));
  SECTION("others have none") {
    CHECK(word_class("quillwort").empty());
    CHECK(word_class("").empty());
    CHECK(word_class("~").empty());
    CHECK(part_of_speech("") == 0);
  }
}

TEST_CASE("The first and the last word of the list are found") {
  const auto lines = built_in_file("lexicon/word_classes.txt");
  const auto first = lines.substr(0, lines.find(' '));
  const auto last_line = lines.substr(lines.rfind('\n', lines.size() - 2) + 1);
  CHECK_FALSE(word_class(first).empty());
  CHECK_FALSE(word_class(last_line.substr(0, last_line.find(' '))).empty());
}
