#include "gazetteer/base_forms.hpp"
#include "gazetteer/gazetteer.hpp"
#include "gazetteer/name_key.hpp"
#include "tests/gazetteer/made_gazetteer.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <utility>
#include <vector>

namespace {

using namespace loci;
using namespace loci::gazetteer;
using namespace loci::tests;

TEST_CASE("Bent forms find the name they are formed of") {
  const TemporaryFolder folder;
  const auto file =
      build_of(folder, "bent",
               "x:1\tDamascus\t33.5\t36.3\tP\tPPLC\tSY\t\t\t1600000\t\t\tدمشق|Дамаск\n"
               "x:2\tAleppo\t36.2\t37.2\tP\tPPLA\tSY\t\t\t1600000\t\t\tحلب|Алеппо\n"
               "x:3\tRaqqa\t35.9\t39.0\tP\tPPLA\tSY\t\t\t177636\t\t\tالرقة|Ракка\n"
               "x:4\tKyiv\t50.4\t30.5\tP\tPPLC\tUA\t\t\t2800000\t\t\tКиев|Київ\n"
               "x:5\tLviv\t49.8\t24.0\tP\tPPLA\tUA\t\t\t700000\t\t\tЛьвів|Львов\n"
               "x:6\tMoscow\t55.7\t37.6\tP\tPPLC\tRU\t\t\t10381222\t\t\tМосква\n"
               "x:7\tNizhny Novgorod\t56.3\t44.0\tP\tPPLA\tRU\t\t\t1259013\t\t\tНижний Новгород\n"
               "x:8\tSyria\t35\t38\tA\tPCLI\tSY\t00\t\t22000000\t\t\tСирия|سوريا\n"
               "x:9\tAnkara\t39.9\t32.8\tP\tPPLC\tTR\t\t\t3500000\t\t\t\n"
               "x:10\tSmolensk\t54.8\t32.0\tP\tPPLA\tRU\t\t\t320000\t\t\tСмоленск\n"
               "x:11\tTel Aviv\t32.1\t34.8\tP\tPPLA\tIL\t\t\t430000\t\t\tתל אביב\n"
               "x:12\tRafah\t31.3\t34.2\tP\tPPLA2\tPS\t\t\t126000\t\t\tרפיח\n");
  const Gazetteer gazetteer(file);
  const std::vector<std::pair<std::string, std::string>> cases{{"وبدمشق", "x:1"},
                                                               {"بدمشق", "x:1"},
                                                               {"لحلب", "x:2"},
                                                               {"وحلب", "x:2"},
                                                               {"للرقة", "x:3"},
                                                               {"والرقة", "x:3"},
                                                               {"بسوريا", "x:8"},
                                                               {"Дамаске", "x:1"},
                                                               {"Дамаска", "x:1"},
                                                               {"Ракке", "x:3"},
                                                               {"Киева", "x:4"},
                                                               {"Києва", "x:4"},
                                                               {"Києві", "x:4"},
                                                               {"Львова", "x:5"},
                                                               {"Львові", "x:5"},
                                                               {"Москве", "x:6"},
                                                               {"Москву", "x:6"},
                                                               {"Сирии", "x:8"},
                                                               {"Нижнем Новгороде", "x:7"},
                                                               {"Смоленском", "x:10"},
                                                               {"בתל אביב", "x:11"},
                                                               {"ולתל אביב", "x:11"},
                                                               {"ברפיח", "x:12"},
                                                               {"Ankara'da", "x:9"},
                                                               {"Ankara’nın", "x:9"}};
  for (const auto& [written, id] : cases) {
    INFO(written);
    const auto found = gazetteer.candidates(written, 5, Spelling::listed);
    REQUIRE_FALSE(found.empty());
    CHECK(found[0].place.id == id);
    CHECK(found[0].match == Match::folded);
    CHECK(found[0].distance > 0);
  }
  CHECK(gazetteer.candidates("Дамаск", 5)[0].match == Match::exact);
}

TEST_CASE("Bent words of running text count as names of places") {
  const TemporaryFolder folder;
  const Gazetteer gazetteer(build_of(
      folder, "bent", "x:1\tDamascus\t33.5\t36.3\tP\tPPLC\tSY\t\t\t1600000\t\t\tدمشق|Дамаск\n"));
  for (const std::string written : {"وبدمشق", "Дамаске"}) {
    const std::string key = word_key(written);
    const std::vector<std::string_view> words{key, "x"};
    CHECK(gazetteer.longest_name(words) == 1);
    CHECK(gazetteer.name_kinds(std::span(words).first(1)).has_place_name());
  }
}

TEST_CASE("Later words of a name are bent too, also where its first word is a name itself") {
  const TemporaryFolder folder;
  const Gazetteer gazetteer(
      build_of(folder, "bent",
               "x:1\tKhan Shaykhun\t35.4\t36.6\tP\tPPL\tSY\t\t\t34000\t\t\tХан-Шейхун\n"
               "x:2\tKhan\t47.5\t38.0\tP\tPPL\tUA\t\t\t4000\t\t\tХан\n"
               "x:3\tMaarat\t35.6\t36.7\tP\tPPL\tSY\t\t\t80000\t\t\tМаарет-эн-Нуман\n"));
  const auto words_of = [](std::initializer_list<const char*> words) {
    std::vector<std::string> keys;
    for (const char* word : words) keys.push_back(word_key(word));
    return keys;
  };
  const auto longest = [&](const std::vector<std::string>& keys) {
    return gazetteer.longest_name(std::vector<std::string_view>(keys.begin(), keys.end()));
  };
  CHECK(longest(words_of({"Хан", "Шейхуну", "и"})) == 2);
  CHECK(longest(words_of({"Маарет", "эн", "Нуману", "и"})) == 3);
  CHECK(longest(words_of({"Хан", "сказал"})) == 1);
}

TEST_CASE("English names have no other forms") {
  for (const std::string name :
       {"Damascus", "King's Lynn", "O'Higgins", "Dara'a", "Coeur d'Alene", ""}) {
    INFO(name);
    CHECK(base_forms(name).empty());
  }
}

}  // namespace
