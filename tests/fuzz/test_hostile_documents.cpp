#include "app/document/passage.hpp"
#include "app/document/read_document.hpp"
#include "gazetteer/geoparse/code_points.hpp"
#include "tests/document/packed.hpp"
#include "tests/document/read_all.hpp"
#include "tests/fuzz/hostile_bytes.hpp"
#include "tests/temporary_folder.hpp"

#include <catch2/catch.hpp>

using namespace loci;
using namespace loci::tests;
using Catch::Matchers::Contains;

namespace {

/// What the rest of the program relies on after a document was read.
void check_promises(const document::ReadResult& read) {
  const document::Document& document = read.document;
  CHECK(!document.title.empty());
  CHECK(document.sha256.size() == 64);
  CHECK(read.body_begin <= document.text.size());
  const geoparse::CodePoints code_points(document.text);
  const std::size_t all = document.text.size();
  CHECK(code_points.of({0, all}).end <= all);
  const auto around = document::passage_around(document.text, {all, all});
  CHECK(around.end <= all);
}

}  // namespace

TEST_CASE("a changed document is read or refused") {
  const TemporaryFolder folder;
  const std::filesystem::path samples(LOCI_SOURCE_FOLDER "/assets/samples");
  const std::filesystem::path formats(LOCI_SOURCE_FOLDER "/tests/document/files");
  HostileBytes hostile(1);
  std::size_t read = 0, tried = 0;
  const auto try_file = [&](const std::filesystem::path& original, std::size_t times) {
    const std::string bytes = bytes_of(original);
    for (std::size_t i = 0; i < rounds(times); ++i, ++tried) {
      INFO(original.filename() << ", change " << i);
      const auto file = folder.write(original.filename(), hostile.changed(bytes));
      survives([&] {
        const AllRead all = read_all(file);
        for (const auto& one : all.documents) check_promises(one);
        for (const std::string& failure : all.failures)
          CHECK_THAT(failure, Contains(file.string()) && !Contains("\n"));
        read += all.documents.size();
      });
    }
  };
  for (const char* const name :
       {"coast-flights.txt", "orchards-on-the-heights.md", "river-level.html", "grain-ship.html",
        "relief-convoy-arabic.txt"}) {
    try_file(samples / name, 60);
  }
  for (const char* const name : {"article.docx", "article.odt", "article.epub", "article.rtf",
                                 "article.eml", "article.zip"}) {
    try_file(formats / name, 60);
  }
  try_file(formats / "article.pdf", 10);  // a process each
  CHECK(read > 0);
  CHECK(read < tried);
}

TEST_CASE("changed rows, feeds, mailboxes and web archives are read or refused") {
  const TemporaryFolder folder;
  const Files originals{
      {"a.csv", "title,text\nA,\"In \"\"Homs\"\", he said.\"\nB,In Hama.\n"},
      {"a.json", R"([{"title":"A","text":"In Homs."},{"title":"B","text":"In Hama."}])"},
      {"a.jsonl", "{\"text\":\"In Homs.\"}\n{\"text\":\"In Hama.\"}\n"},
      {"a.rss",
       "<rss><channel><title>P</title><item><title>A</title><description>In &lt;b&gt;Homs"
       "</description></item><item><title>B</title></item></channel></rss>"},
      {"a.mbox",
       "From a Thu Mar 14 07:30:00 2019\nMessage-ID: <1>\nMIME-Version: 1.0\nContent-Type: "
       "multipart/mixed; boundary=\"B\"\n\n--B\nContent-Type: text/html\n\n<p>Homs\n--B--\n"},
      {"a.warc",
       "WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/plain\r\nContent-Length: 8\r\n\r\n"
       "In Homs.\r\n\r\n"},
      {"a.tar.gz", tar_gz_of({{"a.txt", "In Homs."}, {"b.html", "<p>In Hama."}})},
  };
  HostileBytes hostile(2);
  std::size_t read = 0;
  for (const auto& [name, bytes] : originals) {
    for (std::size_t i = 0; i < rounds(200); ++i) {
      INFO(name << ", change " << i);
      const auto file = folder.write(name, hostile.changed(bytes));
      survives([&] {
        const AllRead all = read_all(file);
        for (const auto& one : all.documents) check_promises(one);
        read += all.documents.size();
      });
    }
  }
  CHECK(read > 0);
}

TEST_CASE("a small archive that unpacks to an endless file is given up, and the others are read") {
  const TemporaryFolder folder;
  const std::string zeros(std::size_t{400} << 20, 'a');
  const auto bomb =
      folder.write("bomb.zip", zip_of({{"good.txt", "In Homs."}, {"bomb.jsonl", zeros}}));
  const AllRead read = read_all(bomb);
  REQUIRE(read.documents.size() == 1);
  REQUIRE_FALSE(read.failures.empty());
  const auto large = folder.write("large.txt.gz", gz_of(zeros));
  const AllRead refused = read_all(large);
  REQUIRE(refused.failures.size() == 1);
  CHECK_THAT(refused.failures[0], Contains("is larger than 64 MiB"));
}

TEST_CASE("an archive in archives without end is refused at the fifth") {
  const TemporaryFolder folder;
  std::string nested = zip_of({{"a.txt", "In Homs."}});
  for (int i = 0; i < 20; ++i) nested = zip_of({{"inner.zip", nested}, {"b.txt", "In Hama."}});
  const AllRead read = read_all(folder.write("deep.zip", nested));
  CHECK(read.documents.size() == 5);
  REQUIRE(read.failures.size() == 1);
  CHECK_THAT(read.failures[0], Contains("is packed in too many archives; unpack the outer ones"));
}

TEST_CASE("a name that leads out of its archive is left out, and nothing is written") {
  const TemporaryFolder folder;
  const auto file =
      folder.write("sub/out.zip", zip_of({{"../evil.txt", "In Homs."}, {"good.txt", "In Hama."}}));
  const AllRead read = read_all(file);
  REQUIRE(read.documents.size() == 1);
  REQUIRE(read.failures.size() == 1);
  CHECK_THAT(read.failures[0], Contains("../evil.txt: has a name that leads out of its archive"));
  CHECK_FALSE(std::filesystem::exists(folder.path() / "evil.txt"));
}

TEST_CASE("external entities of XML are not read, and internal ones do not grow without end") {
  const TemporaryFolder folder;
  const auto secret = folder.write("secret.txt", "the secret of Idlib");
  const auto feed = folder.write(
      "x.rss", "<!DOCTYPE rss [<!ENTITY x SYSTEM 'file://" + secret.string() +
                   "'>]><rss><channel><item><title>A &x;</title></item></channel></rss>");
  for (const auto& one : read_all(feed).documents) {
    CHECK_THAT(one.document.text, !Contains("Idlib"));
  }
  std::string laughs = "<!DOCTYPE rss [<!ENTITY a0 'Homs'>";
  for (int i = 1; i < 30; ++i) {
    const std::string inner = "&a" + std::to_string(i - 1) + ";";
    laughs += "<!ENTITY a" + std::to_string(i) + " '";
    for (int k = 0; k < 10; ++k) laughs += inner;
    laughs += "'>";
  }
  laughs += "]><rss><channel><item><title>&a29;</title></item></channel></rss>";
  for (const auto& one : read_all(folder.write("laughs.rss", laughs)).documents) {
    CHECK(one.document.text.size() < 10'000);
  }
}

TEST_CASE("messages in messages without end are refused at the fifth") {
  const TemporaryFolder folder;
  std::string inner = "Message-ID: <0>\n\nIn Homs.\n";
  for (int i = 0; i < 3000; ++i) {
    const std::string boundary = "B" + std::to_string(i);
    inner = "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=" + boundary + "\n\n--" +
            boundary + "\nContent-Type: " + (i % 2 == 0 ? "message/rfc822" : "text/plain") +
            "\n\n" + inner + "\n--" + boundary + "--\n";
  }
  const AllRead read = read_all(folder.write("deep.eml", inner));
  CHECK(read.documents.size() + read.failures.size() < 20);
}

TEST_CASE("broken files of every kind are each told with their name, and the good one is read") {
  const TemporaryFolder folder;
  const std::string pdf = bytes_of(LOCI_SOURCE_FOLDER "/tests/document/files/article.pdf");
  const std::string docx = bytes_of(LOCI_SOURCE_FOLDER "/tests/document/files/article.docx");
  struct Broken {
    const char* name;
    std::string bytes;
    const char* reason;
  };
  const std::vector<Broken> broken{
      {"cut.pdf", pdf.substr(0, 300), "is a damaged PDF"},
      {"encrypted.pdf", bytes_of(LOCI_SOURCE_FOLDER "/tests/fuzz/files/encrypted.pdf"),
       "is encrypted; save it without its password"},
      {"cut.docx", docx.substr(0, docx.size() / 3), "is damaged"},
      {"feed.rss", "<note><p>no feed</p></note>", "is XML, but neither an RSS nor an Atom feed"},
      {"columns.csv", "a,b\n1,2\n", "has no column of text among a, b"},
      {"line.jsonl", "{\"text\":\"" + std::string(20 << 20, 'x') + "\"}\n",
       "is longer than 16 MiB"},
      {"pages.epub", zip_of({{"mimetype", "application/epub+zip"}}), "is no EPUB book"},
      {"text.gz", std::string("\x1F\x8B\x08") + std::string(40, 'x'), "is damaged"},
      {"web.warc", "WARC/1.0\r\nWARC-Type: resource\r\n\r\n", "has no length"},
  };
  for (const Broken& one : broken) {
    const auto file = folder.write(one.name, one.bytes);
    INFO(one.name);
    std::string said;
    try {
      const AllRead read = read_all(file);
      CHECK(read.documents.empty());
      if (!read.failures.empty()) said = read.failures[0];
    } catch (const Error& error) {
      said = error.what();
    }
    CHECK_THAT(said, Contains(file.string()) && Contains(one.reason));
  }
}

TEST_CASE("a page nested without end is read or refused") {
  const TemporaryFolder folder;
  for (const char* const tag : {"<div class='share'>", "<article>", "<div id='comments'>", "<div>",
                                "<b>", "<table><tr><td>", "<ul><li>", "<a href='", "<!--"}) {
    std::string page = "<html><body><p>Homs</p>";
    for (int i = 0; i < 1'000'000; ++i) page += tag;
    const auto file = folder.write("deep.html", page + "Palmyra");
    INFO(tag);
    survives([&] { check_promises(document::read_document(file)); });
  }
}
