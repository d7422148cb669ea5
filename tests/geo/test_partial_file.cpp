#include "geo/error.hpp"
#include "geo/partial_file.hpp"
#include "tests/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <ostream>

using loci::Error;
using loci::PartialFile;
using loci::write_whole_file;
using loci::tests::bytes_of;
using loci::tests::files_in;
using loci::tests::TemporaryFolder;

namespace {

void write_new(std::ostream& out) {
  out << "new";
}

}  // namespace

TEST_CASE("A file is replaced when all of it is written") {
  const TemporaryFolder folder;
  const auto file = folder.write("map.geojson", "old");
  write_whole_file(file, write_new);
  CHECK(bytes_of(file) == "new");
  CHECK(files_in(folder.path()).size() == 1);
}

TEST_CASE("A failure while writing leaves what was there and no draft") {
  const TemporaryFolder folder;
  const auto file = folder.write("map.geojson", "old");
  CHECK_THROWS_WITH(write_whole_file(file, [](std::ostream&) { throw Error("x", "fails"); }),
                    "x: fails");
  CHECK_THROWS_WITH(
      write_whole_file(file, [](std::ostream& out) { out.setstate(std::ios::failbit); }),
      Catch::Matchers::Contains("map.geojson: cannot be written"));
  CHECK(bytes_of(file) == "old");
  CHECK(files_in(folder.path()).size() == 1);
}

TEST_CASE("What cannot be written is said with the reason") {
  const TemporaryFolder folder;
  CHECK_THROWS_WITH(write_whole_file(folder.path() / "none" / "a.txt", write_new),
                    Catch::Matchers::Contains("none/a.txt: cannot be written (No such file or "
                                              "directory); check its folder"));
  CHECK_THROWS_WITH(write_whole_file(folder.path(), write_new),
                    Catch::Matchers::Contains("is a folder"));
  CHECK_THROWS_WITH(
      write_whole_file("/dev/full", write_new),
      Catch::Matchers::Contains("/dev/full: cannot be written (No space left on device)"));
}

TEST_CASE("Two drafts of one file do not meet, and a new file does not replace another") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "notes.loci";
  PartialFile first(file);
  PartialFile second(file);
  CHECK(first.path() != second.path());
  folder.write(first.path().filename(), "first");
  folder.write(second.path().filename(), "second");
  CHECK(first.place_if_new());
  CHECK_FALSE(second.place_if_new());
  CHECK(bytes_of(file) == "first");
}

TEST_CASE("A draft that is not wanted goes away with what SQLite keeps beside it") {
  const TemporaryFolder folder;
  {
    const PartialFile draft(folder.path() / "w.loci");
    folder.write(draft.path().filename(), "half");
    folder.write(draft.path().filename().string() + "-wal", "log");
  }
  CHECK(files_in(folder.path()).empty());
}
