#include "app/document/character_encoding.hpp"
#include "app/document/read_document.hpp"
#include "tests/temporary_folder.hpp"

#include <catch2/catch.hpp>
#include <unicode/unistr.h>

using namespace loci;
using document::to_utf8;

namespace {

const std::string russian =
    "Мост через Евфрат у Дейр-эз-Зора открыли в четверг. Первые грузовики пошли из Дамаска в "
    "Мосул, "
    "а паромщики жаловались, что остались без работы.\n";
const std::string arabic =
    "وصلت القافلة إلى دير الزور يوم الخميس قادمة من دمشق. وقال السائقون إن الطريق عبر تدمر كان "
    "مفتوحا، وإن الجسر على الفرات قد أصلح.\n";
const std::string french =
    "Le marché rouvrit à l'été : « déjà vu », dit-on à Alep, où l'on fêta Noël.\n";

/// The bytes of a text in another encoding.
std::string in(const char* encoding, const std::string& utf8) {
  const auto text = icu::UnicodeString::fromUTF8(utf8);
  std::string bytes(utf8.size() * 4 + 8, '\0');
  const auto size = text.extract(0, text.length(), bytes.data(),
                                 static_cast<std::uint32_t>(bytes.size()), encoding);
  bytes.resize(static_cast<std::size_t>(size));
  return bytes;
}

}  // namespace

TEST_CASE("UTF-8 and ASCII are never taken for anything else, and kept to the byte") {
  for (const std::string& text :
       {std::string("Plain words."), russian, arabic, french, std::string("\xEF\xBB\xBFHoms"),
        std::string("é"), std::string()}) {
    const auto decoded = to_utf8(text);
    CHECK(decoded.text == text);
    CHECK(decoded.encoding == "UTF-8");
    CHECK_FALSE(decoded.guessed);
  }
}

TEST_CASE("a text in another encoding becomes the same text in UTF-8") {
  struct Case {
    const char* encoding;
    std::string text;
  };
  const auto one = GENERATE_COPY(values<Case>({{"windows-1251", russian},
                                               {"KOI8-R", russian},
                                               {"ISO-8859-6", arabic},
                                               {"windows-1256", arabic},
                                               {"windows-1252", french},
                                               {"UTF-16LE", russian},
                                               {"UTF-16BE", arabic},
                                               {"UTF-16LE", french},
                                               {"UTF-16", arabic},
                                               {"UTF-32", french}}));
  INFO(one.encoding);
  const auto decoded = to_utf8(in(one.encoding, one.text));
  CHECK(decoded.text == one.text);
  CHECK(decoded.replaced == 0);
}

TEST_CASE("an encoding that was guessed is told") {
  const tests::TemporaryFolder folder;
  const auto read = document::read_document(folder.write("a.txt", in("windows-1251", russian)));
  CHECK(read.document.text == russian);
  REQUIRE(read.warnings.size() == 1);
  CHECK(read.warnings[0].message == "does not say its encoding; read as windows-1251");
}

TEST_CASE("a page is read in the encoding that it declares") {
  const tests::TemporaryFolder folder;
  const std::string page =
      "<html><head><meta charset='windows-1251'></head><body><p>" + russian + "</p></body></html>";
  const auto read = document::read_document(folder.write("a.html", in("windows-1251", page)));
  CHECK(read.document.text + "\n" == russian);
  CHECK(read.warnings.empty());
}

TEST_CASE("UTF-8 with a damaged place stays UTF-8, and the place is told") {
  const tests::TemporaryFolder folder;
  std::string text = arabic;
  text.insert(text.find(' '), "\xD8");
  const auto read = document::read_document(folder.write("a.txt", text));
  CHECK(read.document.text.find("\uFFFD") != std::string::npos);
  CHECK(read.document.text.find("دير الزور") != std::string::npos);
  REQUIRE(read.warnings.size() == 1);
  CHECK_THAT(read.warnings[0].message,
             Catch::Matchers::Contains("1 bytes are no characters of UTF-8"));
}
