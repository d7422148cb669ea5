// The files in tests/document/files hold one article of assets/samples; make.py there made them.
#include "tests/document/packed.hpp"
#include "tests/document/read_all.hpp"
#include "tests/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace loci;
using namespace loci::tests;
using Catch::Matchers::Contains;

namespace {

const std::filesystem::path files(LOCI_SOURCE_FOLDER "/tests/document/files");

/// Words with single spaces between, so that formats can be compared that keep no line ends.
std::string words_of(std::string text) {
  std::string words;
  for (const char byte : text) {
    const bool space = byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
    if (!space) words += byte;
    if (space && !words.empty() && words.back() != ' ') words += ' ';
  }
  while (words.ends_with(' ')) words.pop_back();
  return words;
}

std::string article_words() {
  const auto text = bytes_of(LOCI_SOURCE_FOLDER "/assets/samples/border-market-reopens.txt");
  return words_of(text.substr(text.find("The Harbour Dispatch")));
}

}  // namespace

TEST_CASE("the words of an article are the same from every format") {
  for (const char* const name : {"article.html", "article.pdf", "article.docx", "article.odt",
                                 "article.epub", "article.rtf", "article.eml", "article.zip"}) {
    INFO(name);
    const AllRead read = read_all(files / name);
    CHECK(read.failures.empty());
    REQUIRE(read.documents.size() == 1);
    const auto& [document, begin, end, warnings] = read.documents[0];
    const std::string words = words_of(document.text.substr(begin, end - begin));
    CHECK_THAT(words, Catch::Matchers::EndsWith(article_words()));
    // The title may stand before it, and nothing else.
    CHECK(words.size() <= article_words().size() + 150);
    CHECK_THAT(document.title, Contains("Border market reopens"));
    CHECK(document.sha256.size() == 64);
  }
}

TEST_CASE(
    "source and date of an article are found in every format that has them in its text or markup") {
  for (const char* const name : {"article.html", "article.pdf", "article.docx", "article.odt",
                                 "article.rtf", "article.eml", "article.zip"}) {
    INFO(name);
    const AllRead read = read_all(files / name);
    REQUIRE(read.documents.size() == 1);
    CHECK(read.documents[0].document.date.substr(0, 10) == "2019-03-14");
    CHECK(read.documents[0].document.source == "The Harbour Dispatch");
  }
}

TEST_CASE("the kind of a file is told by its content, whatever its name") {
  const TemporaryFolder folder;
  for (const char* const name : {"article.html", "article.pdf", "article.docx", "article.odt",
                                 "article.epub", "article.rtf", "article.eml"}) {
    INFO(name);
    const auto disguised = folder.write("letter.txt", bytes_of(files / name));
    const AllRead read = read_all(disguised);
    REQUIRE(read.documents.size() == 1);
    CHECK_THAT(words_of(read.documents[0].document.text),
               Contains("Lorries now queue at al-Qa'im"));
  }
}

TEST_CASE(
    "a PDF's words come without running heads, page numbers and divisions, and know their page") {
  const AllRead read = read_all(files / "article.pdf");
  REQUIRE(read.documents.size() == 1);
  const document::Document& document = read.documents[0].document;
  CHECK_THAT(document.text, !Contains("Valletta") && !Contains("Page 1") && !Contains("\xC2\xAD"));
  REQUIRE(document.page_begins.size() == 2);
  CHECK(document::page_of(document, document.text.find("Iraqi frontier")) == 1);
  CHECK(document::page_of(document, document.text.find("President Assad")) == 2);
  const AllRead all = read_all(files / "article.pdf", {true, {}});
  CHECK_THAT(all.documents.at(0).document.text, Contains("Valletta") && Contains("Page 1"));
}

TEST_CASE("readers' comments stand behind the body, under their own heading") {
  const AllRead read = read_all(files / "article.html");
  REQUIRE(read.documents.size() == 1);
  const auto& [document, begin, end, warnings] = read.documents[0];
  CHECK_THAT(document.text.substr(0, end), !Contains("Homs") && !Contains("Aleppo"));
  CHECK_THAT(document.text.substr(end), Contains("Readers' comments") && Contains("Homs"));
  CHECK_THAT(document.text, !Contains("Paris") && !Contains("Cairo") && !Contains("Tripoli") &&
                                !Contains("Nicosia") && !Contains("Sidon") &&
                                !Contains("Limassol"));
  REQUIRE(warnings.size() == 1);
  CHECK_THAT(warnings[0].message, Contains("comments of readers are kept, but not searched"));
}

TEST_CASE("with --keep-all everything of a page is kept, comments in the body") {
  const AllRead read = read_all(files / "article.html", {true, {}});
  const auto& [document, begin, end, warnings] = read.documents.at(0);
  CHECK(end == document.text.size());
  for (const char* const word : {"Nicosia", "Cairo", "Tripoli", "Homs", "Sidon", "Limassol"}) {
    CHECK_THAT(document.text, Contains(word));
  }
  CHECK(warnings.empty());
}

TEST_CASE("a mailbox is one document a message, with its own date and sender") {
  const TemporaryFolder folder;
  const auto file = folder.write(
      "post.mbox",
      "From a@x Thu Mar 14 07:30:00 2019\nFrom: =?windows-1251?B?yO7t4A==?= <a@x>\nMessage-ID: "
      "<1@x>\n"
      "Subject: =?utf-8?q?Caf=C3=A9?= in\n Homs\nDate: Thu, 14 Mar 2019 07:30:00 +0200\n"
      "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: "
      "quoted-printable\n\n"
      "The caf=E9 of Homs=\n is open.\n>From here it is near.\n\n"
      "From b@x Fri Mar 15 07:30:00 2019\nMessage-ID: <2@x>\nSubject: Two\n\nFrom Palmyra\n");
  const AllRead read = read_all(file);
  CHECK(read.failures.empty());
  REQUIRE(read.documents.size() == 2);
  const document::Document& first = read.documents[0].document;
  CHECK(first.path == file.string() + "#1");
  CHECK(first.title == "Café in Homs");
  CHECK(first.author == "Иона");
  CHECK(first.date == "2019-03-14T07:30:00+02:00");
  CHECK(first.text == "Café in Homs\n\nThe café of Homs is open.\nFrom here it is near.\n\n");
  CHECK(read.documents[1].document.text == "Two\n\nFrom Palmyra\n");
}

TEST_CASE("what is attached to a message is a document of its own") {
  const TemporaryFolder folder;
  const auto file = folder.write(
      "m.eml",
      "MIME-Version: 1.0\nSubject: Two files\nContent-Type: multipart/mixed; boundary=B\n\n--B\n"
      "Content-Type: text/plain\n\nSee Homs.\n--B\nContent-Type: text/plain\n"
      "Content-Disposition: attachment; filename=note.txt\n\nSee Hama.\n--B\nContent-Type: "
      "message/rfc822\n\n"
      "Subject: Inner\nMessage-ID: <3@x>\n\nSee Idlib.\n--B\nContent-Type: image/png\n"
      "Content-Disposition: attachment; filename=a.png\n\nno\n--B--\n");
  const AllRead read = read_all(file);
  CHECK(read.failures.empty());
  REQUIRE(read.documents.size() == 3);
  CHECK(read.documents[0].document.text == "Two files\n\nSee Homs.");
  CHECK(read.documents[1].document.path == file.string() + "!/note.txt");
  CHECK_THAT(read.documents[2].document.text, Contains("See Idlib."));
}

TEST_CASE("a feed is one document an entry, named by its id") {
  const TemporaryFolder folder;
  const auto rss = folder.write(
      "a.rss",
      "<?xml version='1.0'?><rss version='2.0' "
      "xmlns:content='http://purl.org/rss/1.0/modules/content/'>"
      "<channel><title>River Post</title><language>en</language><item><title>Bridge &amp; "
      "ferry</title>"
      "<guid>p-7</guid><link>https://example.org/7</link><pubDate>Tue, 29 Dec 2020 06:19:00 "
      "GMT</pubDate>"
      "<description>Short</description><content:encoded><![CDATA[<p>The bridge of "
      "<b>Raqqa</b>.</p><p>Open."
      "</p>]]></content:encoded></item><item><title>Only a title</title></item></channel></rss>");
  const AllRead read = read_all(rss);
  CHECK(read.failures.empty());
  REQUIRE(read.documents.size() == 2);
  const document::Document& first = read.documents[0].document;
  CHECK(first.path == rss.string() + "#p-7");
  CHECK(first.text == "Bridge & ferry\n\nThe bridge of Raqqa.\n\nOpen.");
  CHECK(first.source == "River Post");
  CHECK(first.date == "2020-12-29");
  CHECK(first.url == "https://example.org/7");
  CHECK(read.documents[1].document.path == rss.string() + "#2");

  const auto atom = folder.write(
      "b.xml",
      "<feed xmlns='http://www.w3.org/2005/Atom' "
      "xml:lang='de'><title>Blatt</title><entry><id>urn:1</id>"
      "<title>Markt</title><link rel='alternate' "
      "href='https://example.org/m'/><published>2019-03-14T07:30:00Z"
      "</published><author><name>Jo</name></author><content type='xhtml'><div "
      "xmlns='http://www.w3.org/1999/xhtml'><p>Aus Mosul.</p></div></content></entry></feed>");
  const AllRead second = read_all(atom);
  REQUIRE(second.documents.size() == 1);
  CHECK(second.documents[0].document.text == "Markt\n\nAus Mosul.");
  CHECK(second.documents[0].document.author == "Jo");
  CHECK(second.documents[0].document.language == "de");
  CHECK(second.documents[0].document.date == "2019-03-14T07:30:00Z");
}

TEST_CASE("a table is one document a row, its columns by their usual names or by choice") {
  const TemporaryFolder folder;
  const auto csv =
      folder.write("rows.csv",
                   "\xEF\xBB\xBFid;Headline;Published;Body;Outlet\r\n"
                   "1;Rain;14.03.2019;\"Rain in \"\"Homs\"\";\r\nand Hama.\";Post\r\n\r\n"
                   "2;Sun;;Sun in Idlib.;\r\n");
  const AllRead read = read_all(csv);
  CHECK(read.failures.empty());
  REQUIRE(read.documents.size() == 2);
  CHECK(read.documents[0].document.text == "Rain in \"Homs\";\nand Hama.");
  CHECK(read.documents[0].document.title == "Rain");
  CHECK(read.documents[0].document.date == "2019-03-14");
  CHECK(read.documents[0].document.source == "Post");
  CHECK(read.documents[1].document.path == csv.string() + "#2");

  const AllRead chosen = read_all(csv, {false, {{"text", "Headline"}, {"title", "id"}}});
  REQUIRE(chosen.documents.size() == 2);
  CHECK(chosen.documents[0].document.text == "Rain");
  CHECK(chosen.documents[0].document.title == "1");
}

TEST_CASE(
    "a headline that stands beside the text is put above it, where the text does not have it") {
  const TemporaryFolder folder;
  const auto text_of = [&](const std::string& headline, const std::string& text) {
    const auto csv = folder.write("rows.csv", "title,text\n" + headline + ",\"" + text + "\"\n");
    return read_all(csv).documents.at(0).document.text;
  };
  CHECK(text_of("Rain in Homs", "It fell for a day.") == "Rain in Homs\n\nIt fell for a day.");
  CHECK(text_of("Rain in Homs", "Rain in Homs\nIt fell.") == "Rain in Homs\nIt fell.");
  CHECK(text_of("Rain in Homs – news", "Rain in Homs\nIt fell.") == "Rain in Homs\nIt fell.");
  CHECK(text_of("row-17", "It fell for a day.") == "It fell for a day.");
}

TEST_CASE("a table without the column that is asked for is refused with the columns that it has") {
  const TemporaryFolder folder;
  const auto csv = folder.write("rows.csv", "a,b\n1,2\n");
  CHECK_THROWS_WITH(read_all(csv),
                    Contains("no column of text among a, b; say which one it is with "
                             "--columns text=COLUMN"));
  CHECK_THROWS_WITH(read_all(csv, {false, {{"text", "c"}}}),
                    Contains("has no column 'c'; it has a, b"));
}

TEST_CASE("JSON is one document an object: an array, lines, or a list in an object") {
  const TemporaryFolder folder;
  const char* const objects[] = {
      R"({"title":"A","text":"In Homs.","date":"2019-03-14"})",
      R"({"headline":"B","content":"<p>In Hama.</p>","source":{"name":"Post"}})"};
  const std::string first = objects[0], second = objects[1];
  for (const auto& [name, bytes] :
       Files{{"a.json", "[" + first + ",\n" + second + "]"},
             {"b.jsonl", first + "\n\n" + second + "\n"},
             {"c.json", R"({"status":"ok","articles":[)" + first + "," + second + "]}"},
             {"d", first + "\n" + second}}) {
    INFO(name);
    const AllRead read = read_all(folder.write(name, bytes));
    CHECK(read.failures.empty());
    REQUIRE(read.documents.size() == 2);
    CHECK(read.documents[0].document.text == "In Homs.");
    CHECK(read.documents[0].document.date == "2019-03-14");
    CHECK(read.documents[1].document.text == "In Hama.");
    CHECK(read.documents[1].document.title == "B");
    CHECK(read.documents[1].document.source == "Post");
  }
  const AllRead broken = read_all(folder.write("e.jsonl", first + "\n{\"text\":\n" + second));
  CHECK(broken.documents.size() == 2);
  REQUIRE(broken.failures.size() == 1);
  CHECK_THAT(broken.failures[0], Contains("e.jsonl#2: is not JSON"));
}

TEST_CASE("a web archive is one document a page, with its address") {
  const TemporaryFolder folder;
  const auto record = [](const std::string& type, const std::string& block) {
    return "WARC/1.0\r\nWARC-Type: " + type +
           "\r\nWARC-Target-URI: https://example.org/a\r\nContent-Type: "
           "application/http\r\nContent-Length: " +
           std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
  };
  const std::string page =
      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
      "1a\r\n<html><body><p>The road to\r\n12\r\n Palmyra.</p></body\r\n0\r\n\r\n";
  const auto file = folder.write(
      "c.warc.gz",
      gz_of(record("request", "GET / HTTP/1.1\r\n\r\n") + record("response", page) +
            record("response", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\nno")));
  const AllRead read = read_all(file);
  CHECK(read.failures.empty());
  REQUIRE(read.documents.size() == 1);
  CHECK(read.documents[0].document.path == file.string() + "#2");
  CHECK(read.documents[0].document.url == "https://example.org/a");
  CHECK(read.documents[0].document.text == "The road to Palmyra.");
}

TEST_CASE("archives are opened, also within one another, and name the way to each document") {
  const TemporaryFolder folder;
  const std::string inner = zip_of({{"deep/b.txt", "In Hama."}, {"photo.jpg", "\xFF\xD8"}});
  const auto file =
      folder.write("pile.tar.gz", tar_gz_of({{"a.txt", "In Homs."},
                                             {"inner.zip", inner},
                                             {"rows.jsonl.gz", gz_of("{\"text\":\"In Idlib.\"}\n")},
                                             {".hidden.txt", "no"}}));
  const AllRead read = read_all(file);
  CHECK(read.failures.empty());
  REQUIRE(read.documents.size() == 3);
  CHECK(read.documents[0].document.path == file.string() + "!/a.txt");
  CHECK(read.documents[1].document.path == file.string() + "!/inner.zip!/deep/b.txt");
  CHECK(read.documents[2].document.path == file.string() + "!/rows.jsonl.gz#1");
  CHECK(read.documents[2].document.text == "In Idlib.");
}

TEST_CASE("the language, the author and a date in the file's name are kept") {
  const TemporaryFolder folder;
  const auto page = read_all(
      folder.write("2020-12-29-flood.html",
                   "<html lang='ar-SY'><head><meta name='author' content='R. Haddad'></head>"
                   "<body><p>The flood.</p></body></html>"));
  REQUIRE(page.documents.size() == 1);
  CHECK(page.documents[0].document.language == "ar-SY");
  CHECK(page.documents[0].document.author == "R. Haddad");
  CHECK(page.documents[0].document.date == "2020-12-29");
}
