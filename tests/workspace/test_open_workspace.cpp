#include "gazetteer/sqlite.hpp"
#include "tests/temporary_folder.hpp"
#include "tests/workspace/sample_workspace.hpp"

#include <catch2/catch.hpp>

#include <sys/stat.h>
#include <unistd.h>

using namespace loci;
using namespace loci::tests;
using Catch::Matchers::Contains;
using workspace::Workspace;
using Mode = Workspace::Mode;

namespace {

/// A workspace with one document, closed again.
std::filesystem::path make_workspace(const TemporaryFolder& folder) {
  const auto file = folder.path() / "w.loci";
  const std::string text = "They left Palmyra.";
  Workspace(file, Mode::create_or_open)
      .add(sample_document("a.txt", text), {mention_of(text, "Palmyra", palmyra)},
           sample_gazetteer());
  return file;
}

void check_refused_untouched(const TemporaryFolder& folder, const std::filesystem::path& file,
                             const char* failure) {
  const std::string before = bytes_of(file);
  for (const Mode mode : {Mode::read, Mode::create_or_open}) {
    CHECK_THROWS_WITH(Workspace(file, mode), Contains(file.string()) && Contains(failure));
    CHECK(bytes_of(file) == before);
    CHECK(files_in(folder.path()).size() == 1);
  }
}

}  // namespace

TEST_CASE("a workspace is made where there is none, and is one file when closed") {
  const TemporaryFolder folder;
  const auto file = make_workspace(folder);
  CHECK(files_in(folder.path()).size() == 1);
  CHECK(Workspace(file, Mode::read).documents().size() == 1);
  CHECK(Workspace(file, Mode::create_or_open).documents().size() == 1);
  CHECK(files_in(folder.path()).size() == 1);
}

TEST_CASE("a workspace that is missing is no error to create and one to read") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "none.loci";
  CHECK_THROWS_WITH(Workspace(file, Mode::read),
                    Contains(file.string() + ": no such workspace; check the name"));
  CHECK(files_in(folder.path()).empty());
  CHECK_THROWS_WITH(Workspace(folder.path() / "none" / "w.loci", Mode::create_or_open),
                    Contains("cannot be created; check that its folder exists"));
}

TEST_CASE("a file that is no workspace is refused and left as it was") {
  const TemporaryFolder folder;
  SECTION("empty") {
    check_refused_untouched(folder, folder.write("w.loci", ""), "not a Loci workspace");
  }
  SECTION("text") {
    check_refused_untouched(folder, folder.write("w.loci", std::string(5000, 'x')),
                            "not a Loci workspace");
  }
  SECTION("another program's SQLite file") {
    const auto file = folder.path() / "w.loci";
    sqlite::Database(file, sqlite::Mode::create).exec("CREATE TABLE documents (id)");
    check_refused_untouched(folder, file, "not a Loci workspace");
  }
  SECTION("a folder") {
    CHECK_THROWS_WITH(Workspace(folder.path(), Mode::create_or_open), Contains("is a folder"));
  }
  SECTION("a pipe") {
    const auto pipe = folder.path() / "w.loci";
    REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
    CHECK_THROWS_WITH(Workspace(pipe, Mode::read), Contains("not a Loci workspace"));
  }
}

TEST_CASE("a workspace of another version is refused and left as it was") {
  const TemporaryFolder folder;
  const auto file = make_workspace(folder);
  const int version = GENERATE(0, 4, 999);
  sqlite::Database(file, sqlite::Mode::read_write).set_user_version(version);
  check_refused_untouched(folder, file, version > 1 ? "use a newer Loci" : "of version 0");
}

TEST_CASE(
    "a workspace of version 1 is brought up to date by whoever opens it, and keeps what it has") {
  const TemporaryFolder folder;
  const auto file = make_workspace(folder);
  sqlite::Database(file, sqlite::Mode::read_write)
      .exec(
          "DROP TABLE documents_to_resolve; DROP TABLE correction_changes; DROP TABLE "
          "correction_position; DROP TABLE corrections; DROP INDEX mentions_by_name; "
          "DROP INDEX resolutions_rejected; ALTER TABLE resolutions DROP COLUMN status; UPDATE "
          "resolutions SET place = NULL; "
          "PRAGMA user_version = 1");
  const Mode mode = GENERATE(Mode::read, Mode::create_or_open);
  const Workspace opened(file, mode);
  REQUIRE(opened.mentions().size() == 1);
  CHECK(opened.mentions()[0].status == "unlocated");
  CHECK(opened.documents().size() == 1);
  const sqlite::Database upgraded(file, sqlite::Mode::read_only);
  CHECK(upgraded.user_version() == 3);
  CHECK(upgraded.has_table("corrections"));
}

TEST_CASE("a workspace of the version before is brought up to date, and its documents stay") {
  const TemporaryFolder folder;
  const auto file = make_workspace(folder);
  {
    sqlite::Database database(file, sqlite::Mode::read_write);
    database.exec(
        "ALTER TABLE documents DROP COLUMN author; ALTER TABLE documents DROP COLUMN language;"
        "ALTER TABLE documents DROP COLUMN page_begins; DROP TABLE sketches");
    database.set_user_version(2);
  }
  const Workspace workspace(file, Mode::read);
  const auto documents = workspace.documents();
  REQUIRE(documents.size() == 1);
  CHECK(documents[0].author.empty());
  CHECK(workspace.document(documents[0].id)->text == "They left Palmyra.");
  CHECK(workspace.near_copies().empty());
}

TEST_CASE("pages that a stranger wrote are no pages, not a crash") {
  const TemporaryFolder folder;
  const auto file = make_workspace(folder);
  for (const char* const begins :
       {"0 99999", "0 5 5", "3", "-1", "0 x", "18446744073709551616", "0  3"}) {
    INFO(begins);
    sqlite::Database(file, sqlite::Mode::read_write)
        .exec(std::string("UPDATE documents SET page_begins = '") + begins + "'");
    const Workspace workspace(file, Mode::read);
    CHECK(workspace.document(workspace.documents()[0].id)->page_begins.empty());
  }
}

TEST_CASE("a mention that is not a place is in no list, and found by its status") {
  const TemporaryFolder folder;
  const auto file = make_workspace(folder);
  sqlite::Database(file, sqlite::Mode::read_write).exec("UPDATE resolutions SET status = 3");
  const Workspace opened(file, Mode::read);
  CHECK(opened.mentions().empty());
  CHECK(opened.places().empty());
  CHECK(opened.documents()[0].mentions == 0);
  workspace::Filter rejected;
  rejected.statuses = {workspace::Status::rejected};
  REQUIRE(opened.mentions(rejected).size() == 1);
  CHECK(opened.mentions(rejected)[0].status == "rejected");
}

TEST_CASE("a truncated workspace is refused and left as it was") {
  const TemporaryFolder folder;
  const auto file = make_workspace(folder);
  const auto bytes = std::filesystem::file_size(file);
  SECTION("to half its pages") {
    std::filesystem::resize_file(file, bytes / 2);
    check_refused_untouched(folder, file, "truncated");
  }
  SECTION("within its header") {
    std::filesystem::resize_file(file, 50);
    check_refused_untouched(folder, file, "not a Loci workspace");
  }
}

TEST_CASE("a workspace whose mentions lie outside their document is damaged, not a crash") {
  const TemporaryFolder folder;
  const auto file = make_workspace(folder);
  const auto span = GENERATE(values<const char*>(
      {"begin_byte = 9999, end_byte = 10000", "end_byte = 4611686018427387904"}));
  sqlite::Database(file, sqlite::Mode::read_write).exec(std::string("UPDATE mentions SET ") + span);
  const Workspace opened(file, Mode::read);
  CHECK_THROWS_WITH(opened.mentions(), Contains("damaged"));
  CHECK_THROWS_WITH(opened.passages(palmyra.id), Contains("damaged"));
}

TEST_CASE("a workspace whose rows say what cannot be is damaged, not a place at 0, 0") {
  const TemporaryFolder folder;
  const auto file = make_workspace(folder);
  const auto row = GENERATE(values<const char*>(
      {"UPDATE places SET lon_deg = 'abc'", "UPDATE places SET lat_deg = 1e999",
       "UPDATE places SET lat_deg = -91", "UPDATE resolutions SET place = 77"}));
  sqlite::Database(file, sqlite::Mode::read_write)
      .exec(std::string("PRAGMA foreign_keys = OFF; ") + row);
  const Workspace opened(file, Mode::read);
  CHECK_THROWS_WITH(opened.mentions(), Contains("is not on the Earth"));
}

TEST_CASE("a workspace with views, triggers or missing tables is refused and left as it was") {
  const TemporaryFolder folder;
  const auto file = make_workspace(folder);
  const auto change = GENERATE(values<std::pair<const char*, const char*>>({
      {"CREATE VIEW extra AS SELECT 1", "it has views or triggers"},
      {"CREATE TRIGGER t AFTER INSERT ON mentions BEGIN DELETE FROM mentions; END",
       "it has views or triggers"},
      {"DROP TABLE documents; CREATE VIEW documents AS WITH RECURSIVE n(id) AS "
       "(SELECT 1 UNION ALL SELECT id + 1 FROM n) SELECT id FROM n",
       "no table 'documents'"},
      {"DROP TABLE words", "no table 'words'"},
  }));
  sqlite::Database(file, sqlite::Mode::read_write)
      .exec(std::string("PRAGMA foreign_keys = OFF; ") + change.first);
  check_refused_untouched(folder, file, change.second);
}

TEST_CASE("a workspace in a folder that may not be written can be read") {
  const TemporaryFolder folder;
  const auto file = make_workspace(folder);
  std::filesystem::permissions(folder.path(), std::filesystem::perms::owner_write,
                               std::filesystem::perm_options::remove);
  CHECK(Workspace(file, Mode::read).documents().size() == 1);
  std::filesystem::permissions(folder.path(), std::filesystem::perms::owner_write,
                               std::filesystem::perm_options::add);
}

TEST_CASE("two programs may have a workspace open and both see what one adds") {
  const TemporaryFolder folder;
  const auto file = make_workspace(folder);
  const Workspace reader(file, Mode::read);
  Workspace writer(file, Mode::create_or_open);
  CHECK(reader.documents().size() == 1);
  writer.add(sample_document("b.txt", "More."), {}, sample_gazetteer());
  CHECK(reader.documents().size() == 2);
}
