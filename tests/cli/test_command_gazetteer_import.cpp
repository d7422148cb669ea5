#include "tests/cli/run_command.hpp"
#include "tests/temporary_folder.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <string>

using namespace loci::tests;
using Catch::Matchers::Contains;
using nlohmann::json;

namespace {

constexpr auto table = "name,lat,lon,feature\nKhan al-Rihab,34.5,40.25,village\n";

std::string first_id(const std::string& gazetteer, const std::string& name) {
  const auto found = run_loci({"gazetteer", "lookup", name, "--gazetteer", gazetteer, "--json"});
  const json places = json::parse(found.out);
  return places.empty() ? "" : places[0].at("id").get<std::string>();
}

TEST_CASE("A table is imported and looked up") {
  const TemporaryFolder folder;
  const auto source = folder.write("sites.csv", table).string();
  const auto file = (folder.path() / "mine.gazetteer").string();
  const auto result = run_loci({"gazetteer", "import", source, "-o", file});
  CHECK(result.exit_code == 0);
  CHECK(result.out.empty());
  CHECK(result.err == file + ": 1 places, 1 names\n");
  CHECK(first_id(file, "khan al rihab") == "mine:sites.csv:2");
}

TEST_CASE("Options of import name columns, the gazetteer and its sources") {
  const TemporaryFolder folder;
  const auto source = folder.write("sites.csv", "Ort,B,L\nMari,34.5,40.9\n").string();
  const auto file = (folder.path() / "mine.gazetteer").string();
  const auto result =
      run_loci({"gazetteer", "import", source, "-o", file, "--format", "csv", "--columns",
                "name=Ort,lat=B,lon=L", "--name", "sites", "--attribution", "Own survey"});
  CHECK(result.err == file + ": 1 places, 1 names\n");
  const json info = json::parse(run_loci({"gazetteer", "info", file, "--json"}).out);
  CHECK(info.at("name") == "sites");
  CHECK(info.at("attribution") == "Own survey");
}

TEST_CASE("A dump and its alternate names are read out of their zips") {
  const TemporaryFolder folder;
  const auto dump =
      folder.write("SY.txt",
                   "174448\tAbu Kamal\tAbu Kamal\t\t34.45\t40.92\tP\tPPLA2\tSY\t\t07\t\t\t"
                   "\t57572\t\t170\tAsia/Damascus\t2020-01-01\n");
  const auto names = folder.write("alternateNamesV2.txt", "1\t174448\tku\tBukemal\t\t\t\t\t\t\n");
  const auto readme = folder.write("readme.txt", std::string(5000, 'x'));
  for (const auto* const stem : {"SY", "alternateNamesV2"}) {
    const auto zip = (folder.path() / stem).string() + ".zip";
    const auto text = (folder.path() / stem).string() + ".txt";
    const auto made = run_command({"python3", "-m", "zipfile", "-c", zip, readme.string(), text});
    REQUIRE(made.exit_code == 0);
  }
  const auto file = (folder.path() / "sy.gazetteer").string();
  const auto result =
      run_loci({"gazetteer", "import", (folder.path() / "SY.zip").string(), "-o", file,
                "--alternates", (folder.path() / "alternateNamesV2.zip").string()});
  CHECK(result.err == file + ": 1 places, 2 names\n");
  CHECK(first_id(file, "Bukemal") == "geonames:174448");
}

TEST_CASE("Lines that cannot be used are told, counted and all listed in a file") {
  const TemporaryFolder folder;
  std::string lines = table;
  for (int i = 0; i < 30; ++i) lines += "only one column\n";
  const auto source = folder.write("sites.csv", lines).string();
  const auto list = folder.path() / "skipped.txt";
  const auto result =
      run_loci({"gazetteer", "import", source, "-o", (folder.path() / "mine.gazetteer").string(),
                "--skipped", list.string()});
  CHECK(result.exit_code == 1);
  CHECK_THAT(result.err, Contains(source + ":3: left out: 1 columns instead of 4") &&
                             Contains("10 more lines left out") && Contains("30 lines left out"));
  CHECK(lines_of(result.err) == 22);
  CHECK(lines_of(bytes_of(list)) == 30);
}

TEST_CASE("An import without any place is one line and exit code 1") {
  const TemporaryFolder folder;
  const auto source = folder.write("sites.csv", "name,lat,lon\n").string();
  const auto file = folder.path() / "mine.gazetteer";
  const auto result = run_loci({"gazetteer", "import", source, "-o", file.string()});
  CHECK(result.exit_code == 1);
  CHECK(lines_of(result.err) == 1);
  CHECK_FALSE(std::filesystem::exists(file));
}

}  // namespace
