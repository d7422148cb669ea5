#include "gazetteer/name_index.hpp"
#include "gazetteer/name_index_builder.hpp"
#include "tests/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <filesystem>
#include <string>
#include <vector>

namespace {

using namespace loci::gazetteer;
using loci::tests::bytes_of;
using loci::tests::TemporaryFolder;
using Words = std::vector<std::string_view>;

constexpr std::uint64_t fingerprint = 42;

NameIndexBuilder some_names(std::size_t most_entries = 1000) {
  NameIndexBuilder builder(most_entries);
  builder.add_name("york", NameKind::preferred);
  builder.add_name("new york", NameKind::preferred);
  builder.add_name("new york city hall", NameKind::alternate);
  builder.add_name("deir al zor", NameKind::alternate);
  builder.add_name("us", NameKind::abbreviation);
  builder.add_name("us", NameKind::preferred);
  builder.add_name("saint louis", NameKind::preferred);
  builder.add_word("us", to_bits({.common = true}));
  builder.add_word("paris", to_bits({.first_name = true, .person_name = true}));
  builder.add_word("mr", to_bits({.title = true}));
  builder.add_row(1, "york", short_hash("yrk"));
  return builder;
}

std::vector<std::uint64_t> some_table() {
  return some_names().table(fingerprint);
}

TEST_CASE("The longest listed name at the start of some words is found") {
  const NameIndex index(some_table());
  CHECK(index.longest_name(Words{"york"}) == 1);
  CHECK(index.longest_name(Words{"new", "york", "times"}) == 2);
  CHECK(index.longest_name(Words{"new", "york", "city"}) == 2);
  CHECK(index.longest_name(Words{"new", "york", "city", "hall", "today"}) == 4);
  CHECK(index.longest_name(Words{"new"}) == 0);
  CHECK(index.longest_name(Words{"nowhere"}) == 0);
  CHECK(index.longest_name(Words{}) == 0);
  CHECK(index.longest_name(Words{""}) == 0);
}

TEST_CASE("Assimilated articles and 'St' are found as what they stand for") {
  const NameIndex index(some_table());
  CHECK(index.longest_name(Words{"deir", "ez", "zor"}) == 3);
  CHECK(index.longest_name(Words{"deir", "al", "zor"}) == 3);
  CHECK(index.longest_name(Words{"deir", "es", "zor"}) == 0);
  CHECK(index.longest_name(Words{"st", "louis"}) == 2);
}

TEST_CASE("The index knows as which kinds a name is listed, and what else a word is") {
  const NameIndex index(some_table());
  CHECK(index.name_kinds(Words{"us"}).has(NameKind::abbreviation));
  CHECK(index.name_kinds(Words{"us"}).has(NameKind::preferred));
  CHECK_FALSE(index.name_kinds(Words{"us"}).has(NameKind::demonym));
  CHECK(index.name_kinds(Words{"new"}).empty());
  CHECK(index.name_kinds(Words{}).empty());
  CHECK(index.word_kinds("us") == WordKinds{.common = true});
  CHECK(index.word_kinds("paris") == WordKinds{.first_name = true, .person_name = true});
  CHECK(index.word_kinds("mr") == WordKinds{.title = true});
  CHECK(index.word_kinds("york") == WordKinds{});
}

TEST_CASE("The index tells which name keys nobody needs to look for in the tables") {
  const NameIndex index(some_table());
  CHECK(index.may_have_name("new york city hall"));
  CHECK(index.may_have_name("deir al zor"));
  CHECK(index.may_have_name("us"));
  CHECK_FALSE(index.may_have_name("new york city"));
  CHECK_FALSE(index.may_have_name("new"));
  CHECK_FALSE(index.may_have_name("paris"));
  CHECK_FALSE(index.may_have_name(""));
  CHECK(index.may_have_name("a b c d e f g h i j k"));  // longer than what the index keeps
}

TEST_CASE("The index says in which rows the names of a key are") {
  using Rows = std::vector<std::uint32_t>;
  for (const std::size_t most_entries : {1000, 2}) {  // in memory, and by temporary files
    NameIndexBuilder builder(most_entries);
    const auto spelled = short_hash("byrt");
    builder.add_row(9, "beirut", spelled);
    builder.add_row(4, "bayrut", spelled);
    builder.add_row(7, "beirut", spelled);
    builder.add_row(5, "al", std::nullopt);
    const NameIndex index(builder.table(fingerprint));
    CHECK(index.rows_with_key("beirut") == Rows{7, 9});
    CHECK(index.rows_with_key("bayrut") == Rows{4});
    CHECK(index.rows_with_key("al") == Rows{5});
    CHECK(index.rows_with_key("tartus").empty());
    CHECK(index.rows_with_spelling("byrt") == Rows{4, 7, 9});
    CHECK(index.rows_with_spelling("al").empty());
  }
}

TEST_CASE("Names of more words than recognition asks for are left out") {
  NameIndexBuilder builder;
  CHECK(builder.add_name("a b c d e f g h i j", NameKind::preferred));
  CHECK_FALSE(builder.add_name("a b c d e f g h i j k", NameKind::preferred));
  CHECK_FALSE(builder.add_name("", NameKind::preferred));
}

TEST_CASE("An index file is used only for the gazetteer it was made from") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "some.names";
  CHECK_FALSE(NameIndex::open(file, fingerprint).has_value());
  some_names().write(file, fingerprint);
  const auto index = NameIndex::open(file, fingerprint);
  REQUIRE(index.has_value());
  CHECK(index->longest_name(Words{"new", "york", "times"}) == 2);
  CHECK_FALSE(NameIndex::open(file, fingerprint + 1).has_value());
}

TEST_CASE("An index whose header is damaged, an incomplete or a foreign one is not used") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "some.names";
  some_names().write(file, fingerprint);
  const std::string good = bytes_of(file);
  for (std::size_t at = 0; at < sizeof(NameIndexHeader); ++at) {
    std::string bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 0x10);
    INFO("byte " << at);
    CHECK_FALSE(NameIndex::open(folder.write("bad.names", bad), fingerprint).has_value());
  }
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{7}, std::size_t{40}, good.size() - 8}) {
    CHECK_FALSE(NameIndex::open(folder.write("short.names", good.substr(0, size)), fingerprint));
  }
  CHECK_FALSE(NameIndex::open(folder.path(), fingerprint).has_value());
}

TEST_CASE("A table of wrong slots gives no more than wrong names") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "some.names";
  some_names().write(file, fingerprint);
  const std::string good = bytes_of(file);
  for (const char byte : {'\xff', '\x00', '\x55'}) {
    std::string bad = good.substr(0, sizeof(NameIndexHeader));
    bad.resize(good.size(), byte);
    const auto index = NameIndex::open(folder.write("bad.names", bad), fingerprint);
    REQUIRE(index.has_value());
    CHECK(index->longest_name(Words{"york"}) <= 1);
    CHECK(index->rows_with_key("york").size() <= 1);
  }
  CHECK(NameIndex(std::vector<std::uint64_t>{}).longest_name(Words{"york"}) == 0);
  CHECK(NameIndex(std::vector<std::uint64_t>(20, 7)).longest_name(Words{"york"}) == 0);
}

TEST_CASE("Names that do not fit into memory give the same index") {
  NameIndexBuilder large(1000);
  NameIndexBuilder small(16);
  for (int i = 0; i < 500; ++i) {
    const std::string name = "name of " + std::to_string(i * 7919 % 300);
    for (auto* const builder : {&large, &small}) {
      builder->add_name(name, i % 2 == 0 ? NameKind::preferred : NameKind::alternate);
    }
  }
  const auto table = small.table(fingerprint);
  CHECK(table == large.table(fingerprint));
  const NameIndex index(table);
  for (int i = 0; i < 300; ++i) {
    CHECK(index.longest_name(Words{"name", "of", std::to_string(i)}) == 3);
  }
  CHECK(index.longest_name(Words{"name", "of", "300"}) == 0);
}

TEST_CASE("An index file that another program makes shorter ends nothing") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "some.names";
  NameIndexBuilder builder;
  for (int i = 0; i < 20'000; ++i) builder.add_name(std::to_string(i), NameKind::preferred);
  builder.write(file, fingerprint);
  const auto index = NameIndex::open(file, fingerprint);
  REQUIRE(index.has_value());
  CHECK_FALSE(index->was_shortened());
  std::filesystem::resize_file(file, 4096);
  std::size_t found = 0;
  for (int i = 0; i < 20'000; ++i) found += index->longest_name(Words{std::to_string(i)});
  CHECK(found < 20'000);
  CHECK(index->was_shortened());
}

}  // namespace
