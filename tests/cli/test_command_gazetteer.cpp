#include "tests/cli/run_command.hpp"
#include "tests/temporary_folder.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <string>

using namespace loci::tests;
using Catch::Matchers::Contains;
using nlohmann::json;

namespace {

constexpr auto header =
    "id\tname\tlat\tlon\tfeature_class\tfeature_code\tcountry\tadmin1\tadmin2\tpopulation\t"
    "radius_km\tlabel_rank\talternates\n";
constexpr auto abu_kamal =
    "geonames:174448\tAbu Kamal\t34.4523\t40.9185\tP\tPPLA2\tSY\t07\t\t57572\t\t\tAbu Kemal\n";

TEST_CASE("lookup --json writes an array of places, best first") {
  const auto result = run_loci({"gazetteer", "lookup", "al-Bukamal", "--json"});
  CHECK(result.exit_code == 0);
  CHECK(result.err.empty());
  const json found = json::parse(result.out);
  REQUIRE(found.is_array());
  REQUIRE_FALSE(found.empty());
  const json& best = found[0];
  CHECK(best.at("id") == "geonames:174448");
  CHECK(best.at("name") == "Abu Kamal");
  CHECK(best.at("lat").get<double>() == Approx(34.45).margin(0.01));
  CHECK(best.at("lon").get<double>() == Approx(40.92).margin(0.01));
  CHECK(best.at("country") == "SY");
  CHECK(best.at("feature") == "P.PPLA2");
  CHECK(best.at("population").get<int>() > 0);
  CHECK(best.at("matched").is_string());
  CHECK(best.at("how") == "folded");
}

TEST_CASE("lookup writes a table with a row a place") {
  const auto result = run_loci({"gazetteer", "lookup", "Paris", "--limit", "3"});
  CHECK(result.exit_code == 0);
  CHECK(lines_of(result.out) == 4);
  CHECK_THAT(result.out, Contains("FEATURE") && Contains("geonames:2988507"));
}

TEST_CASE("lookup of a name that no place has says so and writes an empty list") {
  const auto result = run_loci({"gazetteer", "lookup", "Xyzzyqwv", "--json"});
  CHECK(result.exit_code == 0);
  CHECK(json::parse(result.out) == json::array());
  CHECK_THAT(result.err, Contains("Xyzzyqwv: no place of that name"));
}

TEST_CASE("info tells the name, version and size of a gazetteer") {
  const auto result = run_loci({"gazetteer", "info", "--json"});
  CHECK(result.exit_code == 0);
  const json info = json::parse(result.out);
  CHECK(info.at("name") == "world");
  CHECK(info.at("places").get<int>() > 200000);
  CHECK_FALSE(info.at("version").get<std::string>().empty());
}

TEST_CASE("A gazetteer is built from a folder and looked up by its file") {
  const TemporaryFolder folder;
  folder.write("sources/my.places.tsv", std::string(header) + abu_kamal + "bad line\n");
  const auto file = (folder.path() / "my.gazetteer").string();
  const auto built =
      run_loci({"gazetteer", "build", "-o", file, (folder.path() / "sources").string()});
  CHECK(built.exit_code == 0);
  CHECK(built.out.empty());
  CHECK_THAT(built.err,
             Contains("my.places.tsv:3: line left out") && Contains("1 places, 2 names"));
  const auto found = run_loci({"gazetteer", "lookup", "ABU KEMAL", "--gazetteer", file});
  CHECK(found.exit_code == 0);
  CHECK_THAT(found.out, Contains("geonames:174448"));
}

TEST_CASE("A gazetteer that is missing or none is one line and exit code 1") {
  const TemporaryFolder folder;
  const auto text = folder.write("notes.txt", std::string(2000, 'x')).string();
  for (const auto& file : {text, (folder.path() / "missing").string()}) {
    const auto result = run_loci({"gazetteer", "info", file});
    CHECK(result.exit_code == 1);
    CHECK(result.out.empty());
    CHECK(lines_of(result.err) == 1);
    CHECK_THAT(result.err, Contains(file) && Contains("loci gazetteer build"));
  }
}

}  // namespace
