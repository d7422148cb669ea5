// Looks names up in the gazetteer that comes with Loci.
#include "gazetteer/gazetteer.hpp"
#include "gazetteer/name_key.hpp"
#include "gazetteer/place_kind.hpp"
#include "gazetteer/schema.hpp"
#include "gazetteer/sqlite.hpp"
#include "geo/distance.hpp"
#include "geo/error.hpp"
#include "tests/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <initializer_list>
#include <string>
#include <thread>
#include <vector>

namespace {

using Catch::Matchers::Contains;
using namespace loci;
using namespace loci::gazetteer;
using tests::bytes_of;
using tests::TemporaryFolder;

const std::filesystem::path world_file =
    std::filesystem::path{LOCI_TEST_DATA_FOLDER} / "world.gazetteer";

const Gazetteer& world() {
  static const Gazetteer gazetteer(world_file);
  return gazetteer;
}

std::string first_id(std::string_view name) {
  const auto found = world().candidates(name, 1);
  return found.empty() ? "nothing" : found[0].place.id;
}

std::size_t longest(std::string_view text) {
  std::vector<std::string> keys;
  for (const auto word : name_words(text)) keys.push_back(word_key(word));
  return world().longest_name(std::vector<std::string_view>(keys.begin(), keys.end()));
}

TEST_CASE("Every spelling of a place that news use leads to it") {
  for (const auto name : {"Abu Kamal", "Abu Kemal", "Albu Kamal", "Albu kamal", "al-Bukamal",
                          "Albukamal", "Abukamal", "ABU KAMAL", "Al Bukamal"}) {
    INFO(name);
    CHECK(first_id(name) == "geonames:174448");
  }
  for (const auto name : {"Deir ez-Zor", "Deir-ez-Zor", "Dair ez-zore", "Deir Ezzor",
                          "Deir al-Zour", "Dayr az Zawr", "Deir Ezor", "دير الزور"}) {
    INFO(name);
    CHECK(first_id(name) == "geonames:170794");
  }
  for (const auto name : {"Palmyra", "Tadmur", "Tadmor"})
    CHECK(first_id(name) == "geonames:163808");
  for (const auto name : {"Tartus", "Tartous"}) CHECK(first_id(name) == "geonames:163345");
  for (const auto name : {"Khan Shaykhun", "Khan Sheyhun", "Khan Sheikhoun", "Khan Shaykhoun"}) {
    INFO(name);
    CHECK(first_id(name) == "geonames:168325");
  }
  for (const auto name : {"Doneck", "Donetsk"}) CHECK(first_id(name) == "geonames:709717");
  for (const auto name : {"Lugansk", "Luhansk"}) CHECK(first_id(name) == "geonames:702658");
  for (const auto name : {"Hasakah", "al-Hasakah", "Al Hasakah"}) {
    INFO(name);
    CHECK(first_id(name) == "geonames:173811");
  }
  for (const auto name : {"Raqqa", "Raqqah", "Rakka", "Ar Raqqah"}) {
    INFO(name);
    CHECK(first_id(name) == "geonames:172955");
  }
}

TEST_CASE("The air base of Khmeimim is found under all its names") {
  const geo::LonLat runway{35.949, 35.401};
  for (const auto name : {"Hmaymeem", "Hmeimim", "Khmeimim"}) {
    INFO(name);
    const auto found = world().candidates(name, 1);
    REQUIRE(found.size() == 1);
    CHECK(geo::distance_km(found[0].place.position, runway) < 5);
  }
}

TEST_CASE("Former areas, regions, islands, parks, bases and waters are listed where they are") {
  struct Expected {
    const char *name, *country;
    geo::LonLat position;
    double within_km;
  };
  for (const auto& [name, country, position, within_km] :
       std::initializer_list<Expected>{{"Telemark", "NO", {8.6, 59.4}, 60},
                                       {"Finnmark", "NO", {25.6, 70.0}, 150},
                                       {"West Midlands", "GB", {-2.0, 52.5}, 60},
                                       {"Rügen", "DE", {13.4, 54.4}, 30},
                                       {"Danube Delta", "", {29.4, 45.1}, 60},
                                       {"Fort Detrick", "US", {-77.42, 39.43}, 10},
                                       {"San Fernando Valley", "", {-118.45, 34.2}, 20},
                                       {"Yellowstone National Park", "US", {-110.5, 44.6}, 50},
                                       {"Aquitaine", "FR", {0.0, 44.6}, 150},
                                       {"Mount Rainier", "", {-121.76, 46.85}, 10},
                                       {"Kanawha River", "US", {-82.1, 38.8}, 30},
                                       {"Sacramento River", "US", {-121.9, 38.1}, 40},
                                       {"Lake Okeechobee", "", {-80.8, 26.95}, 30},
                                       {"Tennessee Colony", "US", {-95.84, 31.83}, 20},
                                       {"Chesapeake Bay", "", {-76.2, 37.9}, 150}}) {
    INFO(name);
    const auto found = world().candidates(name, 5, Spelling::listed);
    const auto right = std::find_if(found.begin(), found.end(), [&](const Candidate& one) {
      return geo::distance_km(one.place.position, position) < within_km;
    });
    REQUIRE(right != found.end());
    CHECK(right->place.country == country);
  }
}

TEST_CASE("The best known place of a name comes first") {
  const auto first = [](std::string_view name) {
    const auto found = world().candidates(name, 1);
    REQUIRE(found.size() == 1);
    return found[0].place.country + " " + feature(found[0].place).substr(0, 5);
  };
  CHECK(first("Paris") == "FR P.PPL");
  CHECK(first("London") == "GB P.PPL");
  CHECK(first("Kosovo") == "XK A.PCL");
  CHECK(first("Syria") == "SY A.PCL");
  CHECK(first("Georgia") == "GE A.PCL");
  CHECK(first("Tripoli") == "LY P.PPL");
  CHECK(first("New York") == "US P.PPL");
  CHECK(first("Bogota") == "CO P.PPL");
  CHECK(first("damascus") == "SY P.PPL");
}

TEST_CASE("An abbreviation means its place in capitals only") {
  CHECK(first_id("US") == "geonames:6252001");
  CHECK(first_id("U.S.") == "geonames:6252001");
  CHECK(first_id("us") != "geonames:6252001");
}

TEST_CASE("A name of several places lists them all") {
  const auto georgia = world().candidates("Georgia", 2);
  REQUIRE(georgia.size() == 2);
  CHECK(georgia[1].place.country == "US");
  CHECK(feature(georgia[1].place) == "A.ADM1");
  const auto tripoli = world().candidates("Tripoli", 2);
  REQUIRE(tripoli.size() == 2);
  CHECK(tripoli[1].place.country == "LB");
  CHECK(world().candidates("Springfield", 5).size() == 5);
  CHECK(world().candidates("Springfield", 0).empty());
}

TEST_CASE("How a name matched is told") {
  CHECK(world().candidates("Abu Kamal", 1)[0].match == Match::exact);
  CHECK(world().candidates("ABU KAMAL", 1)[0].match == Match::folded);
  const auto fuzzy = world().candidates("Dairr az-Zoor", 1);
  REQUIRE(fuzzy.size() == 1);
  CHECK(fuzzy[0].match == Match::fuzzy);
  CHECK(fuzzy[0].distance > 0);
  CHECK(fuzzy[0].place.id == "geonames:170794");
  CHECK(world().candidates("Dairr az-Zoor", 50, Spelling::listed).empty());
}

TEST_CASE("A type word chooses the area or the town and is not needed in the list") {
  const auto area = world().candidates("Deir ez-Zor Governorate", 1);
  REQUIRE(area.size() == 1);
  CHECK(feature(area[0].place) == "A.ADM1");
  CHECK(first_id("city of Deir ez-Zor") == "geonames:170794");
}

TEST_CASE("Of towns of one name the one with names in many languages comes first, but no village") {
  const auto first = [](const char* name) { return world().candidates(name).at(0).place.id; };
  CHECK(first("Bethlehem") == "geonames:284315");
  CHECK(first("Valencia") == "geonames:2509954");
  CHECK(first("Kochi") == "geonames:1273874");
  CHECK(first("Ontario") == "geonames:6093943");
  CHECK(first("Maidan") == "loci:maidan-nezalezhnosti");
}

TEST_CASE("What no place is called is not found, however hard one looks") {
  for (const auto name : {"Xyzzyqwv", "Goldman Sachs", "—", "", " ", "the of and"}) {
    INFO(name);
    CHECK(world().candidates(name).empty());
  }
}

TEST_CASE("The longest name at the start of a text is recognised in any spelling") {
  CHECK(longest("Abu Kamal fell") == 2);
  CHECK(longest("Deir-ez-Zor was shelled") == 3);
  CHECK(longest("Deir ez Zor") == 3);
  CHECK(longest("Albukamal fell") == 1);
  CHECK(longest("New York Times") == 2);
  CHECK(longest("Xyzzyqwv") == 0);
}

TEST_CASE("Words that are traps are known") {
  CHECK(world().word_kinds("the").common);
  CHECK(world().word_kinds("nice").common);
  CHECK(world().word_kinds("victoria").first_name);
  CHECK_FALSE(world().word_kinds("raqqa").common);
}

TEST_CASE("Areas are found by their codes") {
  REQUIRE(world().admin_area("SY").has_value());
  CHECK(world().admin_area("SY")->id == "geonames:163843");
  const auto city = world().place("geonames:170794");
  REQUIRE(city.has_value());
  const auto area = world().admin_area(city->country, city->admin1);
  REQUIRE(area.has_value());
  CHECK(area->feature_code == "ADM1");
  CHECK(area->country == "SY");
  CHECK_FALSE(world().admin_area("SY", "no such code").has_value());
  CHECK_FALSE(world().admin_area("").has_value());
}

TEST_CASE("Several threads look names up at once") {
  const auto expected = world().candidates("Tripoli");
  std::vector<std::vector<Candidate>> found(8);
  std::vector<std::thread> threads;
  for (auto& mine : found) {
    threads.emplace_back([&mine] {
      for (int i = 0; i < 20; ++i) mine = world().candidates("Tripoli");
    });
  }
  for (auto& thread : threads) thread.join();
  for (const auto& mine : found) CHECK(mine == expected);
}

TEST_CASE("A gazetteer that cannot be used is one line that names the file and the remedy") {
  const TemporaryFolder folder;
  const auto refused = [](const std::filesystem::path& file, const std::string& why) {
    CHECK_THROWS_WITH(Gazetteer(file), Contains(file.string()) && Contains(why) &&
                                           Contains("loci gazetteer build") && !Contains("\n"));
  };
  refused(folder.path() / "missing.gazetteer", "no such file");
  refused(folder.path(), "is a folder");
  refused(folder.write("empty.gazetteer", ""), "not a gazetteer");
  refused(folder.write("text.gazetteer", std::string(3000, 'x')), "not an SQLite file");

  const auto other = folder.path() / "other.gazetteer";
  { sqlite::Database(other, sqlite::Mode::create).exec("CREATE TABLE t (i)"); }
  refused(other, "not a gazetteer");
  {
    sqlite::Database database(other, sqlite::Mode::read_write);
    database.set_application_id(application_id);
    database.set_user_version(schema_version + 1);
  }
  refused(other, "of version " + std::to_string(schema_version + 1));
  { sqlite::Database(other, sqlite::Mode::read_write).set_user_version(schema_version); }
  refused(other, "damaged");

  const auto foreign = folder.path() / "foreign.gazetteer";
  std::filesystem::copy_file(world_file, foreign);
  { sqlite::Database(foreign, sqlite::Mode::read_write).exec("CREATE VIEW v AS SELECT 1"); }
  refused(foreign, "views or triggers");

  const auto truncated = folder.path() / "truncated.gazetteer";
  std::filesystem::copy_file(world_file, truncated);
  std::filesystem::resize_file(truncated, std::filesystem::file_size(truncated) - 5000);
  refused(truncated, "truncated");
}

TEST_CASE("A damaged page is an error when it is met, never a crash") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "damaged.gazetteer";
  std::string bytes = bytes_of(world_file);
  for (std::size_t at = 8192; at < bytes.size(); at += 4096) bytes[at] = '\x7f';  // page types
  folder.write("damaged.gazetteer", bytes);
  CHECK_THROWS_WITH(Gazetteer(file).candidates("Paris"), Contains("damaged.gazetteer: damaged"));
}

}  // namespace

TEST_CASE("Readers are told a country, a region and a continent from other areas") {
  const auto place = [](char feature_class, const char* code) {
    Place one;
    one.feature_class = feature_class;
    one.feature_code = code;
    return one;
  };
  CHECK(std::string(described(place('A', "PCLI"))) == "country");
  CHECK(std::string(described(place('A', "PCLH"))) == "former country");
  CHECK(std::string(described(place('A', "ADM1"))) == "area");
  CHECK(std::string(described(place('L', "RGN"))) == "region");
  CHECK(std::string(described(place('L', "CONT"))) == "continent");
  CHECK(std::string(described(place('P', "PPLC"))) == "capital");
}
