#include "gazetteer/sqlite.hpp"
#include "geo/error.hpp"
#include "tests/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <array>

namespace {

using Catch::Matchers::Contains;
using namespace loci;
using sqlite::Database;
using sqlite::Mode;
using sqlite::Transaction;
using tests::TemporaryFolder;

constexpr auto remedy = "make it again";

TEST_CASE("Values come back from SQLite as they went in") {
  const TemporaryFolder folder;
  Database database(folder.path() / "values.db", Mode::create);
  database.exec("CREATE TABLE t (i, r, s, b, n)");
  const std::array blob{std::byte{0}, std::byte{255}};
  auto insert = database.prepare("INSERT INTO t VALUES (?, ?, ?, ?, ?)");
  insert.bind_all(std::int64_t{1} << 60, 0.1, std::string_view{"دير\0الزور", 17},
                  std::span<const std::byte>{blob}, nullptr);
  insert.run();

  auto query = database.prepare("SELECT i, r, s, b, n FROM t");
  REQUIRE(query.step());
  CHECK(query.integer(0) == std::int64_t{1} << 60);
  CHECK(query.real(1) == 0.1);
  CHECK(query.text(2) == std::string_view{"دير\0الزور", 17});
  REQUIRE(query.blob(3).size() == 2);
  CHECK(query.blob(3)[1] == std::byte{255});
  CHECK(query.is_null(4));
  CHECK(query.is_number(0));
  CHECK(query.is_number(1));
  CHECK_FALSE(query.is_number(2));
  CHECK_FALSE(query.is_number(4));
  CHECK_FALSE(query.step());
}

TEST_CASE("An empty text is a text, not a null, an empty optional is a null") {
  const TemporaryFolder folder;
  const Database database(folder.path() / "values.db", Mode::create);
  auto query = database.prepare("SELECT ?1 IS NULL, ?2 IS NULL, ?3 IS NULL");
  query.bind_all(std::string_view{}, std::optional<double>{}, std::span<const std::byte>{});
  REQUIRE(query.step());
  CHECK(query.integer(0) == 0);
  CHECK(query.integer(1) == 1);
  CHECK(query.integer(2) == 0);
}

TEST_CASE("A statement is used again after reset") {
  const TemporaryFolder folder;
  const Database database(folder.path() / "values.db", Mode::create);
  auto query = database.prepare("SELECT ?1");
  REQUIRE(query.bind(1, 5).step());
  CHECK(query.reset().step());
  CHECK(query.is_null(0));
}

TEST_CASE("A transaction that is not committed leaves nothing behind") {
  const TemporaryFolder folder;
  Database database(folder.path() / "values.db", Mode::create);
  database.exec("CREATE TABLE t (i)");
  const auto rows = [&] {
    auto query = database.prepare("SELECT count(*) FROM t");
    query.step();
    return query.integer(0);
  };
  {
    const Transaction abandoned(database);
    database.exec("INSERT INTO t VALUES (1)");
  }
  CHECK(rows() == 0);
  Transaction kept(database);
  database.exec("INSERT INTO t VALUES (1)");
  kept.commit();
  CHECK(rows() == 1);
}

TEST_CASE("Version and application id are stored in the file") {
  const TemporaryFolder folder;
  {
    Database database(folder.path() / "values.db", Mode::create);
    database.set_user_version(7);
    database.set_application_id(0x4c6f6369);
  }
  const Database database(folder.path() / "values.db", Mode::read_only);
  CHECK(database.user_version() == 7);
  CHECK(database.application_id() == 0x4c6f6369);
}

TEST_CASE("A file that is missing, a folder, foreign or truncated is refused when it is opened") {
  const TemporaryFolder folder;
  const auto missing = folder.path() / "missing.db";
  CHECK_THROWS_WITH(Database(missing, Mode::read_only, remedy),
                    Contains("missing.db: no such file; make it again"));
  CHECK_FALSE(std::filesystem::exists(missing));
  CHECK_THROWS_WITH(Database(folder.path(), Mode::read_only), Contains("is a folder"));

  const auto foreign = folder.write("foreign.db", std::string(5000, 'x'));
  CHECK_THROWS_WITH(Database(foreign, Mode::read_only, remedy),
                    Contains("foreign.db: not an SQLite file") && Contains("make it again"));

  const auto truncated = folder.path() / "truncated.db";
  {
    Database database(truncated, Mode::create);
    database.exec(
        "CREATE TABLE t AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
        "LIMIT 10000) SELECT i, 'some text' FROM n");
  }
  std::filesystem::resize_file(truncated, std::filesystem::file_size(truncated) / 2);
  CHECK_THROWS_WITH(Database(truncated, Mode::read_only, remedy),
                    Contains("truncated.db: truncated") && Contains("make it again"));
}

TEST_CASE("Damage within a file is found when its page is read") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "damaged.db";
  {
    Database database(file, Mode::create);
    database.exec(
        "CREATE TABLE t AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
        "LIMIT 10000) SELECT i, 'some text' FROM n");
  }
  {
    std::fstream bytes(file, std::ios::in | std::ios::out | std::ios::binary);
    bytes.seekp(4096 * 3);
    bytes << std::string(4096, '\x55');
  }
  const Database database(file, Mode::read_only, remedy);
  CHECK_THROWS_WITH(database.prepare("SELECT max(i) FROM t").step(),
                    Contains("damaged") && Contains("make it again"));
}

TEST_CASE("A failing statement's error names the file and SQLite's message") {
  const TemporaryFolder folder;
  Database database(folder.path() / "values.db", Mode::create);
  CHECK_THROWS_WITH(database.exec("SELECT 1 FROM nowhere"),
                    Contains("values.db") && Contains("no such table: nowhere"));
  CHECK_THROWS_WITH(database.prepare("SELEC"), Contains("syntax error"));
  database.exec("CREATE TABLE t (i UNIQUE); INSERT INTO t VALUES (1)");
  auto insert = database.prepare("INSERT INTO t VALUES (?)");
  insert.bind(1, 1);
  CHECK_THROWS_WITH(insert.run(), Contains("UNIQUE constraint failed"));
  insert.reset().bind(1, 2);
  CHECK_NOTHROW(insert.run());
}

TEST_CASE("A file that another connection is writing is reported as in use") {
  const TemporaryFolder folder;
  Database one(folder.path() / "shared.db", Mode::create);
  one.exec("CREATE TABLE t (i)");
  Database other(folder.path() / "shared.db", Mode::read_write);
  other.set_busy_timeout_ms(0);
  const Transaction writing(one);
  CHECK_THROWS_WITH(Transaction(other), Contains("in use by another program"));
}

TEST_CASE("A file opened for reading only is not written") {
  const TemporaryFolder folder;
  { Database(folder.path() / "values.db", Mode::create).exec("CREATE TABLE t (i)"); }
  Database database(folder.path() / "values.db", Mode::read_only);
  CHECK_THROWS_WITH(database.exec("INSERT INTO t VALUES (1)"), Contains("may not be written"));
}

}  // namespace
