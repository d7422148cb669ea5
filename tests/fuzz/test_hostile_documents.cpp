#include "app/document/passage.hpp"
#include "app/document/read_document.hpp"
#include "gazetteer/geoparse/code_points.hpp"
#include "tests/fuzz/hostile_bytes.hpp"
#include "tests/temporary_folder.hpp"

#include <catch2/catch.hpp>

using namespace loci;
using namespace loci::tests;

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
  HostileBytes hostile(1);
  std::size_t read = 0;
  for (const char* const name :
       {"coast-flights.txt", "orchards-on-the-heights.md", "river-level.html", "grain-ship.html",
        "relief-convoy-arabic.txt"}) {
    const std::string bytes = bytes_of(samples / name);
    for (std::size_t i = 0; i < rounds(60); ++i) {
      INFO(name << ", change " << i);
      const auto file = folder.write(name, hostile.changed(bytes));
      read += survives([&] { check_promises(document::read_document(file)); }) ? 1 : 0;
    }
  }
  CHECK(read > 0);
}

TEST_CASE("a page nested without end is read or refused") {
  const TemporaryFolder folder;
  for (const char* const tag :
       {"<div>", "<b>", "<table><tr><td>", "<ul><li>", "<a href='", "<!--"}) {
    std::string page = "<html><body><p>Homs</p>";
    for (int i = 0; i < 50000; ++i) page += tag;
    const auto file = folder.write("deep.html", page + "Palmyra");
    INFO(tag);
    survives([&] { check_promises(document::read_document(file)); });
  }
}
