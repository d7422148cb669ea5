#include "app/document/read_document.hpp"
#include "app/document/sha256.hpp"
#include "tests/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <sys/stat.h>
#include <unistd.h>

using namespace loci;
using Catch::Matchers::Contains;
using Catch::Matchers::Matches;
using document::read_document;
using tests::TemporaryFolder;

namespace {

document::ReadResult read(const TemporaryFolder& folder, const char* name, std::string_view bytes) {
  return read_document(folder.write(name, bytes));
}

}  // namespace

TEST_CASE("a plain text file's text is the file's own, to the byte") {
  const TemporaryFolder folder;
  const auto bytes = GENERATE(values<std::string>(
      {"Aleppo\r\n\r\nTwo lines.\r\n", "\xEF\xBB\xBFTartus\n\nText", "  \n\n\tدمشق  \n", "x"}));
  const auto result = read(folder, "a.txt", bytes);
  CHECK(result.document.text == bytes);
  CHECK(result.document.path == (folder.path() / "a.txt").string());
}

TEST_CASE("a byte order mark is part of the text but not of its body and title") {
  const TemporaryFolder folder;
  const auto result = read(folder, "a.txt", "\xEF\xBB\xBFTartus at night\n\nText.");
  CHECK(result.body_begin == 3);
  CHECK(result.document.title == "Tartus at night");
}

TEST_CASE("sha256 agrees with the examples of FIPS 180-4") {
  CHECK(document::sha256("abc") ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(document::sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("the first line is the title where it stands alone and is no sentence") {
  const TemporaryFolder folder;
  const auto title = [&folder](std::string_view text) {
    return read(folder, "the-file.txt", text).document.title;
  };
  CHECK(title("Damascus behind the back of the Kremlin?\n\nRussia was not invited.") ==
        "Damascus behind the back of the Kremlin?");
  CHECK(title("\n\n A  title\t here \n\ntext") == "A title here");
  CHECK(title("It was raining in Homs.\n\nIt went on.") == "the-file");
  CHECK(title("It was raining in Homs and\nit went on.") == "the-file");
  CHECK(title("Title: Night\nSource: The Post\n\nText.") == "Night");
}

TEST_CASE("a title may stand right above a dateline") {
  const TemporaryFolder folder;
  const auto result = read(folder, "a.txt",
                           "Border market reopens\nThe Harbour Dispatch, 14 March 2019\n"
                           "By a correspondent\n\nText of the day.");
  CHECK(result.document.title == "Border market reopens");
  CHECK(result.document.source == "The Harbour Dispatch");
  CHECK(result.document.date == "2019-03-14");
}

TEST_CASE("labelled lines at the top give source, date and address") {
  const TemporaryFolder folder;
  const auto result = read(folder, "a.txt",
                           "A bridge\nSource: The River Post\nDate: 12 November 2017\n"
                           "URL: https://example.org/a\n\nText.");
  CHECK(result.document.title == "A bridge");
  CHECK(result.document.source == "The River Post");
  CHECK(result.document.date == "2017-11-12");
  CHECK(result.document.url == "https://example.org/a");
  CHECK(result.warnings.empty());
}

TEST_CASE("a labelled date that is none is left out with a warning") {
  const TemporaryFolder folder;
  const auto result = read(folder, "a.txt", "A bridge\nDate: soon\n\nText.");
  CHECK(result.document.date.empty());
  REQUIRE(result.warnings.size() == 1);
  CHECK_THAT(result.warnings.front().message, Contains("'soon'"));
}

TEST_CASE("Markdown: front matter is metadata and not body, the text is the file's own") {
  const TemporaryFolder folder;
  const std::string bytes =
      "---\ntitle: \"The road to Palmyra\"\ndate: 2016-03-27\nsource: Desert News\ntags: [Homs]\n"
      "---\n# Heading\n\nText of Palmyra.\n";
  const auto result = read(folder, "a.md", bytes);
  CHECK(result.document.text == bytes);
  CHECK(result.document.title == "The road to Palmyra");
  CHECK(result.document.date == "2016-03-27");
  CHECK(result.document.source == "Desert News");
  CHECK(bytes.substr(result.body_begin).starts_with("# Heading"));
}

TEST_CASE("Markdown: the first heading is the title where no front matter says so") {
  const TemporaryFolder folder;
  CHECK(read(folder, "a.md", "Intro\n\n## Latakia, at last ##\n\nText").document.title ==
        "Latakia, at last");
  CHECK(read(folder, "b.md", "---\nno end of front matter\n").body_begin == 0);
  CHECK(read(folder, "c.md", "No heading").document.title == "c");
}

TEST_CASE("a file that is no text is refused with the reason and the remedy") {
  const TemporaryFolder folder;
  const auto refused = [&folder](const char* name, std::string_view bytes, const char* reason) {
    const auto file = folder.write(name, bytes);
    CHECK_THROWS_WITH(read_document(file), Contains(file.string()) && Contains(reason));
  };
  refused("empty.txt", "", "is empty; leave it out");
  refused("blank.txt", " \n\t\r\n", "is empty; leave it out");
  refused("bom.txt", "\xEF\xBB\xBF", "is empty; leave it out");
  refused("binary.txt",
          std::string_view("\x7F"
                           "ELF\0\0",
                           6),
          "is binary");
  refused("report.docx", "PK", "is damaged");
  refused("old.doc", "\xD0\xCF\x11\xE0", "is in an old Office format");
  refused("sheet.xlsx", "PK\3\4", "is a spreadsheet; save it as .csv");
  refused("empty.html", "<html><body><script>x</script></body></html>", "has no text");
}

TEST_CASE("what is no readable file is refused with the reason and the remedy") {
  const TemporaryFolder folder;
  CHECK_THROWS_WITH(read_document(folder.path() / "none.txt"), Contains("no such file; check the"));
  CHECK_THROWS_WITH(read_document(folder.path()), Contains("is a folder"));
  const auto pipe = folder.path() / "pipe.txt";
  REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
  CHECK_THROWS_WITH(read_document(pipe), Contains("is a pipe"));
  CHECK_THROWS_WITH(read_document("/dev/null"), Contains("is a pipe or a device"));
  const auto file = folder.write("secret.txt", "x");
  std::filesystem::permissions(file, std::filesystem::perms::none);
  if (geteuid() != 0) CHECK_THROWS_WITH(read_document(file), Contains("may not be read"));
}
