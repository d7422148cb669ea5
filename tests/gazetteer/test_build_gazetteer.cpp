#include "gazetteer/name_index.hpp"
#include "gazetteer/name_index_builder.hpp"
#include "gazetteer/name_key.hpp"
#include "gazetteer/sqlite.hpp"
#include "tests/gazetteer/made_gazetteer.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace {

using Catch::Matchers::Contains;
using namespace loci;
using namespace loci::gazetteer;
using namespace tests;

constexpr auto two_places =
    "geonames:174448\tAbu Kamal\t34.4523\t40.9185\tP\tPPLA2\tSY\t07\t\t57572\t\t7\tAlbu Kamal|Al-"
    "Bukamal\n"
    "geonames:163843\tSyria\t35\t38\tA\tPCLI\tSY\t00\t\t22130000\t\t\tسوريا\n";

TEST_CASE("A gazetteer holds the places and names of its sources") {
  const TemporaryFolder sources;
  const TemporaryFolder results;
  sources.write("a.places.tsv", places(two_places));
  sources.write("b.names.tsv", names("geonames:163843\tSyrian\tadjective\n"
                                     "geonames:163843\tSyrians\tdemonym\n"));
  sources.write("common_words.txt", "the\npalm\n");
  sources.write("first_names.txt", "# given names\nKamal\n");
  sources.write("titles.txt", "Gen.\nPrime Minister\n");
  sources.write("calendar_words.txt", "May\n");
  sources.write("people_names.txt", "Abdel-Rahman\n");
  sources.write("attribution.txt", "GeoNames, CC BY 4.0\n");
  const auto file = results.path() / "levant.gazetteer";
  const auto report = build(sources, file);
  CHECK(report.warnings.empty());
  CHECK(report.words == 8);
  CHECK(files_in(results.path()) ==
        std::vector<std::string>{"levant.gazetteer", "levant.gazetteer-index"});

  const Gazetteer gazetteer(file);
  CHECK(gazetteer.info().name == "levant");
  CHECK(gazetteer.info().places == 2);
  CHECK(gazetteer.info().names == 7);
  CHECK(gazetteer.info().attribution == "GeoNames, CC BY 4.0");
  const auto place = gazetteer.place("geonames:174448");
  REQUIRE(place.has_value());
  CHECK(*place == abu_kamal_of("levant", 7));
  CHECK(gazetteer.names("geonames:174448") ==
        std::vector<std::string>{"Abu Kamal", "Albu Kamal", "Al-Bukamal"});
  CHECK(gazetteer.names("geonames:0").empty());
  CHECK_FALSE(gazetteer.place("geonames:0").has_value());
  const auto syrian = gazetteer.candidates("Syrian");
  REQUIRE(syrian.size() == 1);
  CHECK(syrian[0].name_kind == NameKind::adjective);
  CHECK(gazetteer.word_kinds("the").common);
  CHECK(gazetteer.word_kinds("kamal").first_name);
  CHECK_FALSE(gazetteer.word_kinds("given").first_name);
  CHECK(gazetteer.word_kinds("gen").title);
  CHECK(gazetteer.word_kinds("prime minister").title);
  CHECK_FALSE(gazetteer.word_kinds("prime").title);
  CHECK(gazetteer.word_kinds("may").calendar);
  CHECK(gazetteer.word_kinds("rahman").person_name);
  CHECK(gazetteer.admin_area("SY")->name == "Syria");
  CHECK_FALSE(gazetteer.admin_area("SY", "07").has_value());
}

TEST_CASE("A name listed with a kind of its own is not an alternate as well") {
  const TemporaryFolder sources;
  sources.write("a.places.tsv",
                places("x:1\tUnited States\t39\t-98\tA\tPCLI\tUS\t\t\t\t\t\tUS|America\n"));
  sources.write("a.names.tsv", names("x:1\tUS\tabbreviation\n"));
  const auto file = sources.path() / "us.gazetteer";
  build(sources, file);
  const Gazetteer gazetteer(file);
  const std::array<std::string_view, 1> us{"us"};
  CHECK(gazetteer.name_kinds(us).has(NameKind::abbreviation));
  CHECK_FALSE(gazetteer.name_kinds(us).has_place_name());
}

TEST_CASE("A bad line is left out with a warning that names file and line") {
  struct Case {
    std::string line;
    std::string warning;
  };
  const std::vector<Case> cases{
      {"x:1\tToo\tfew", "3 fields instead of 13"},
      {"\tName\t1\t2\tP\t\t\t\t\t\t\t\t", "no id"},
      {"x:1\t\t1\t2\tP\t\t\t\t\t\t\t\t", "no name"},
      {"x:1\t" + std::string(500, 'a') + "\t1\t2\tP\t\t\t\t\t\t\t\t", "longer than 400 bytes"},
      {"x:1\tName\t91\t2\tP\t\t\t\t\t\t\t\t", "lat is not a number from -90 to 90"},
      {"x:1\tName\tnan\t2\tP\t\t\t\t\t\t\t\t", "lat is not"},
      {"x:1\tName\t\t2\tP\t\t\t\t\t\t\t\t", "lat is not"},
      {"x:1\tName\t1\t2 E\tP\t\t\t\t\t\t\t\t", "lon is not a number from -180 to 180"},
      {"x:1\tName\t1\tinf\tP\t\t\t\t\t\t\t\t", "lon is not"},
      {"x:1\tName\t1\t2\tQ\t\t\t\t\t\t\t\t", "feature_class"},
      {"x:1\tName\t1\t2\t\t\t\t\t\t\t\t\t", "feature_class"},
      {"x:1\tName\t1\t2\tP\t\t\t\t\t-5\t\t\t", "population"},
      {"x:1\tName\t1\t2\tP\t\t\t\t\t99999999999999999999\t\t\t", "population"},
      {"x:1\tName\t1\t2\tP\t\t\t\t\t\t1e9\t\t", "radius_km"},
      {"x:1\tName\t1\t2\tP\t\t\t\t\t\t\tfirst\t", "label_rank"},
      {"x:1\tN\xff"
       "ame\t1\t2\tP\t\t\t\t\t\t\t\t",
       "not UTF-8"},
      {"geonames:174448\tTwice\t1\t2\tP\t\t\t\t\t\t\t\t", "is there already"},
  };
  for (const auto& bad : cases) {
    const TemporaryFolder sources;
    INFO(bad.line);
    const auto source = sources.write("a.places.tsv", places(two_places + bad.line + "\n"));
    const auto report = build(sources, sources.path() / "x.gazetteer");
    CHECK(report.info.places == 2);
    REQUIRE(report.warnings.size() == 1);
    CHECK(report.warnings[0].subject == source.string());
    CHECK(report.warnings[0].line == 4);
    CHECK_THAT(report.warnings[0].message, Contains(bad.warning));
  }
}

TEST_CASE("A bad line of names is left out with a warning, as is a name of no place") {
  struct Case {
    std::string line;
    std::string warning;
  };
  const std::vector<Case> cases{
      {"geonames:163843\tSyrian", "2 fields instead of 3"},
      {"geonames:163843\tSyrian\tnickname", "kind is none of"},
      {"geonames:163843\t \tdemonym", "no name"},
      {"\tSyrian\tdemonym", "no place_id"},
      {"geonames:1\tNarnian\tdemonym", "there is no place geonames:1"},
  };
  for (const auto& bad : cases) {
    const TemporaryFolder sources;
    INFO(bad.line);
    sources.write("a.places.tsv", places(two_places));
    sources.write("a.names.tsv", names(bad.line + "\n"));
    const auto report = build(sources, sources.path() / "x.gazetteer");
    REQUIRE(report.warnings.size() == 1);
    CHECK(report.warnings[0].line == 2);
    CHECK_THAT(report.warnings[0].message, Contains(bad.warning));
  }
}

TEST_CASE("Of very many bad lines the first hundred are told and the others counted") {
  const TemporaryFolder sources;
  std::string lines = two_places;
  for (int i = 0; i < 250; ++i) lines += "bad line\n";
  sources.write("a.places.tsv", places(lines));
  const auto report = build(sources, sources.path() / "x.gazetteer");
  REQUIRE(report.warnings.size() == 101);
  CHECK_THAT(report.warnings.back().message, Contains("150 more lines left out"));
}

TEST_CASE("Names hold whatever a hostile source writes, and nothing breaks") {
  const TemporaryFolder sources;
  sources.write("a.places.tsv", places("x:1\t'; DROP TABLE places; --\t1\t2\tP\t\t\t\t\t\t\t\t|||\n"
                                       "x:2\t!!!\t1\t2\tP\t\t\t\t\t\t\t\t" +
                                       std::string(100000, '|') +
                                       "\n"
                                       "x:3\tA\xcc\x81\xcc\x81\xcc\x81\t1\t2\tP\t\t\t\t\t\t\t\t"
                                       "a b c d e f g h i j k l m n o\r\n"));
  const auto report = build(sources, sources.path() / "x.gazetteer");
  CHECK(report.info.places == 3);
  const Gazetteer gazetteer(sources.path() / "x.gazetteer");
  CHECK(gazetteer.candidates("'; drop table places; --").size() == 1);
  CHECK(gazetteer.candidates("A b c d e f g h i j k l m n o").size() == 1);
  CHECK(gazetteer.candidates("!!!").empty());
  CHECK(gazetteer.candidates("").empty());
  CHECK(gazetteer.candidates("a\xff").size() == 1);
}

TEST_CASE("A gazetteer with impossible places is refused where they are met") {
  const TemporaryFolder sources;
  sources.write("a.places.tsv", places(two_places));
  const auto file = sources.path() / "x.gazetteer";
  for (const std::string damage :
       {"lat = 1e300", "lon = -181", "radius_km = 9e999", "name = CAST(x'ff' AS TEXT)",
        "country = CAST(x'c3' AS TEXT)", "feature_class = 'é'", "population = -1"}) {
    INFO(damage);
    build(sources, file);
    sqlite::Database(file, sqlite::Mode::read_write).exec("UPDATE places SET " + damage);
    CHECK_THROWS_WITH(Gazetteer(file).candidates("Syria"),
                      Contains("x.gazetteer: damaged") && Contains("loci gazetteer build"));
  }
}

TEST_CASE("The same sources give the same version, others another") {
  const TemporaryFolder sources;
  sources.write("a.places.tsv", places(two_places));
  const auto first = build(sources, sources.path() / "x.gazetteer").info.version;
  const auto second = build(sources, sources.path() / "y.gazetteer").info.version;
  CHECK(first == second);
  sources.write("b.names.tsv", names("geonames:163843\tSyrian\tadjective\n"));
  CHECK(build(sources, sources.path() / "x.gazetteer").info.version != first);
}

TEST_CASE("A build that fails leaves the older gazetteer as it was, and no other file") {
  const TemporaryFolder sources;
  const TemporaryFolder results;
  const auto source = sources.write("a.places.tsv", places(two_places));
  const auto file = results.path() / "x.gazetteer";
  build(sources, file);
  const auto before = bytes_of(file);

  sources.write("b.places.tsv.zst", "no zstd");
  CHECK_THROWS_WITH(build(sources, file), Contains("b.places.tsv.zst: not a whole zstd file"));
  std::filesystem::remove(sources.path() / "b.places.tsv.zst");

  sources.write("a.places.tsv", "id,name\n");
  CHECK_THROWS_WITH(build(sources, file), Contains("a.places.tsv: its first line is not the"));
  sources.write("a.places.tsv", places(""));
  CHECK_THROWS_WITH(build(sources, file), Contains("no places in it"));
  std::filesystem::remove(source);
  CHECK_THROWS_WITH(build(sources, file), Contains("no places in it"));
  const std::array missing{sources.path() / "missing"};
  CHECK_THROWS_WITH(build_gazetteer(file, missing), Contains("missing: cannot be read"));
  CHECK_THROWS_WITH(build(sources, results.path() / "no" / "x.gazetteer"), Contains("x.gazetteer"));

  CHECK(bytes_of(file) == before);
  CHECK(files_in(results.path()) == std::vector<std::string>{"x.gazetteer", "x.gazetteer-index"});
}

TEST_CASE("The name index is made again when it is missing or the gazetteer has changed") {
  const TemporaryFolder sources;
  sources.write("a.places.tsv", places(two_places));
  const auto file = sources.path() / "x.gazetteer";
  build(sources, file);
  const auto index = sources.path() / "x.gazetteer-index";
  const auto first = bytes_of(index);
  std::filesystem::remove(index);
  { const Gazetteer opened(file); }
  CHECK(bytes_of(index) == first);

  {
    sqlite::Database database(file, sqlite::Mode::read_write);
    database.exec("INSERT INTO names (place, name, kind) VALUES (1, 'Narnia', 1)");
  }
  const std::array<std::string_view, 1> narnia{"narnia"};
  CHECK(Gazetteer(file).longest_name(narnia) == 1);
  CHECK(bytes_of(index) != first);
}

}  // namespace

TEST_CASE("Names whose keys share a hash do not stand for one another") {
  const TemporaryFolder sources;
  sources.write("a.places.tsv", places(two_places));
  const auto file = sources.path() / "x.gazetteer";
  build(sources, file);
  const std::string name = "Abu Kamal";
  const auto info = Gazetteer(file).info();
  NameIndexBuilder all_of_one_hash;
  all_of_one_hash.add_name(name_key(name), NameKind::preferred);
  for (std::uint32_t row = 1; row <= info.names; ++row)
    all_of_one_hash.add_row(row, name_key(name), std::nullopt);
  const auto counter = sqlite::Database(file, sqlite::Mode::read_only).change_counter();
  all_of_one_hash.write(name_index_file(file),
                        name_index_fingerprint(info.version, info.names, counter));
  const auto found = Gazetteer(file).candidates(name, 10, Spelling::listed);
  REQUIRE(found.size() == 1);
  CHECK(found.front().place.name == name);
}
