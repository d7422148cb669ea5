#include "tests/cli/run_command.hpp"
#include "tests/temporary_folder.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <map>
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

TEST_CASE("Gazetteers lie one over another in the order of the command line") {
  const TemporaryFolder folder;
  const auto made = [&](const std::string& name, const std::string& id) {
    folder.write(name + "/a.places.tsv",
                 std::string(header) + id + "\tAbu Kamal\t34.4523\t40.9185\tP\t\t\t\t\t\t\t\t\n");
    const auto file = (folder.path() / (name + ".gazetteer")).string();
    REQUIRE(
        run_loci({"gazetteer", "build", "-o", file, (folder.path() / name).string()}).exit_code ==
        0);
    return file;
  };
  const auto first_id = [](std::vector<std::string> options) {
    options.insert(options.begin(), {"gazetteer", "lookup", "Abu Kamal", "--json"});
    const auto result = run_loci(options);
    REQUIRE(result.exit_code == 0);
    return json::parse(result.out).at(0).at("id").get<std::string>();
  };
  const auto one = made("one", "one:1");
  const auto two = made("two", "two:1");
  CHECK(first_id({}) == "geonames:174448");
  CHECK(first_id({"--gazetteer", one}) == "one:1");
  CHECK(first_id({"--gazetteer", one, "--gazetteer", two}) == "one:1");
  CHECK(first_id({"--gazetteer", two, "--gazetteer", one, "--no-world"}) == "two:1");

  // In a text, in a workspace, and as what is in force.
  const auto text = folder.write("a.txt", "They reached Abu Kamal in Syria on Monday.\n").string();
  const auto parsed = run_loci({"parse", text, "--gazetteer", one});
  CHECK_THAT(parsed.out, Contains("\"one:1\"") && Contains("geonames:163843"));
  const auto workspace = (folder.path() / "w.loci").string();
  CHECK(run_loci({"add", "-w", workspace, text, "--gazetteer", one}).exit_code == 0);
  const auto exported = run_loci({"export", "-w", workspace, "-o", "-"});
  const auto features = json::parse(exported.out).at("features");
  std::map<std::string, std::string> gazetteers;
  for (const auto& feature : features) {
    gazetteers[feature.at("properties").at("id")] = feature.at("properties").at("gazetteer");
  }
  CHECK(gazetteers["one:1"] == "one");
  CHECK(gazetteers["geonames:163843"] == "world");
}

TEST_CASE("The gazetteers in the user's folder are in force") {
  const TemporaryFolder folder;
  folder.write("mine/a.places.tsv", std::string(header) + abu_kamal);
  const auto file = folder.path() / "loci" / "gazetteers" / "mine.gazetteer";
  std::filesystem::create_directories(file.parent_path());
  const auto built =
      run_loci({"gazetteer", "build", "-o", file.string(), (folder.path() / "mine").string()});
  REQUIRE(built.exit_code == 0);
  const auto result = run_command({"env", "XDG_DATA_HOME=" + folder.path().string(),
                                   LOCI_BINARY_FOLDER "/bin/loci", "gazetteer", "info", "--json"});
  REQUIRE(result.exit_code == 0);
  const json info = json::parse(result.out);
  CHECK(info.at("name") == "mine");
  CHECK(info.at("file") == file.string());
  REQUIRE(info.at("below").size() == 1);
  CHECK(info.at("below")[0].at("name") == "world");
}

TEST_CASE("Coordinates of a text are places of its workspace and its export") {
  const TemporaryFolder folder;
  const auto text =
      folder.write("a.txt", "The strike hit 35.3360° N 40.1410° E at dawn.\n").string();
  const auto workspace = (folder.path() / "w.loci").string();
  REQUIRE(run_loci({"add", "-w", workspace, text}).exit_code == 0);
  const auto exported = run_loci({"export", "-w", workspace, "-o", "-"});
  const auto features = json::parse(exported.out).at("features");
  REQUIRE(features.size() == 1);
  const auto& properties = features[0].at("properties");
  CHECK(properties.at("id") == "geo:35.33600,40.14100");
  CHECK(properties.at("gazetteer") == "coordinates");
  CHECK(properties.at("precision_km").get<double>() == Approx(0.00556).epsilon(0.01));
}

}  // namespace
