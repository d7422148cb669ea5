#include "tests/cli/run_command.hpp"
#include "tests/temporary_folder.hpp"
#include "tests/workspace/sample_workspace.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace loci;
using namespace loci::tests;
using Catch::Matchers::Contains;
using nlohmann::json;
using Words = std::vector<std::string>;

namespace {

gazetteer::Place airport() {
  auto place = sample_place("geonames:1", "Nadi Airport", {177.44, -17.75}, "AIRP");
  place.feature_class = 'S';
  place.country = "FJ";
  return place;
}

/// Three reports of two sources, one of them undated, on both sides of the Earth.
struct FilterSample {
  TemporaryFolder folder;
  std::string file = (folder.path() / "w.loci").string();

  FilterSample() {
    const std::string a = "They left Palmyra for Raqqa. Syrians say so.";
    const std::string b = "Tadmur lies in the desert. Nobody knows Xanadu.";
    const std::string c = "The plane landed at Nadi Airport.";
    workspace::Workspace workspace(file, workspace::Workspace::Mode::create_or_open);
    auto first = sample_document("a.txt", a, "2018-05-28T10:00:00Z");
    first.source = "River Wire";
    auto unsure = mention_of(a, "Raqqa", raqqa);
    unsure.resolution.confidence = 0.4;
    workspace.add(first,
                  {mention_of(a, "Palmyra", palmyra, geoparse::Sense::associative), unsure,
                   mention_of(a, "Syrians", raqqa, geoparse::Sense::demonym)},
                  sample_gazetteer());
    auto second = sample_document("b.txt", b, "2016-03-27");
    second.source = "Coast Courier";
    workspace.add(second, {mention_of(b, "Tadmur", palmyra), mention_of(b, "Xanadu", std::nullopt)},
                  sample_gazetteer());
    workspace.add(sample_document("c.txt", c), {mention_of(c, "Nadi Airport", airport())},
                  sample_gazetteer());
  }

  /// What `loci LIST` prints with these options, one KEY an object.
  Words list(const std::string& command, const std::string& key, Words options) const {
    options.insert(options.begin(), {command, "-w", file, "--json"});
    const CommandResult result = run_loci(options);
    INFO(result.err);
    REQUIRE(result.exit_code == 0);
    Words values;
    for (const json& object : json::parse(result.out)) values.push_back(object[key]);
    return values;
  }
  Words quotes(Words options) const { return list("passages", "quote", std::move(options)); }
  Words documents(Words options) const { return list("documents", "document", std::move(options)); }
  CommandResult run(Words options) const {
    options.insert(options.begin(), {"places", "-w", file});
    return run_loci(options);
  }
};

}  // namespace

TEST_CASE("filters ask for the document: which one, its source, its words") {
  const FilterSample sample;
  CHECK(sample.quotes({"--document", "b.txt"}) == Words{"Tadmur", "Xanadu"});
  CHECK(sample.quotes({"--document", "a.txt", "--document", "c.txt"}) ==
        Words{"Palmyra", "Raqqa", "Nadi Airport"});
  CHECK(sample.quotes({"--source", "River Wire"}) == Words{"Palmyra", "Raqqa"});
  CHECK(sample.quotes({"--text", "desert nobody"}) == Words{"Tadmur", "Xanadu"});
}

TEST_CASE(
    "a range of dates has both its ends in it, and undated documents unless they are left out") {
  const FilterSample sample;
  CHECK(sample.documents({"--from", "2016", "--to", "2016"}) == Words{"c.txt", "b.txt"});
  CHECK(sample.documents({"--from", "2018-05-28", "--to", "2018-05-28"}) ==
        Words{"c.txt", "a.txt"});
  CHECK(sample.documents({"--to", "2018-05", "--no-undated"}) == Words{"b.txt", "a.txt"});
  CHECK(sample.documents({"--from", "2018-05-29", "--no-undated"}).empty());
}

TEST_CASE("filters ask for the place: its id or name, kind, country") {
  const FilterSample sample;
  CHECK(sample.quotes({"--place", palmyra.id}) == Words{"Palmyra", "Tadmur"});
  CHECK(sample.quotes({"--place", "tadmur", "--place", "Raqqa"}) ==
        Words{"Palmyra", "Raqqa", "Tadmur"});
  CHECK(sample.quotes({"--kind", "airfield"}) == Words{"Nadi Airport"});
  CHECK(sample.quotes({"--country", "fj"}) == Words{"Nadi Airport"});
  CHECK(sample.quotes({"--country", "SY", "--country", "FJ", "--kind", "settlement"}).size() == 3);
}

TEST_CASE("filters ask where: in a box, a polygon or a circle, across the antimeridian too") {
  const FilterSample sample;
  CHECK(sample.quotes({"--box", "38,34,38.5,35"}) == Words{"Palmyra", "Tadmur"});
  CHECK(sample.quotes({"--box", "177,-20,-178,-16"}) == Words{"Nadi Airport"});
  CHECK(sample.quotes({"--polygon", "38.5,35.5,40,35.5,39,37"}) == Words{"Raqqa"});
  CHECK(sample.quotes({"--polygon", "POLYGON((176 -20,-177 -20,-177 -15,176 -15,176 -20))"}) ==
        Words{"Nadi Airport"});
  CHECK(sample.quotes({"--circle", "39,36,20"}) == Words{"Raqqa"});
}

TEST_CASE("filters ask for sense, status and confidence") {
  const FilterSample sample;
  CHECK(sample.quotes({"--sense", "associative"}) == Words{"Palmyra"});
  CHECK(sample.quotes({"--sense", "demonym"}) == Words{"Syrians"});
  CHECK(sample.quotes({"--status", "unlocated"}) == Words{"Xanadu"});
  CHECK(sample.quotes({"--min-confidence", "0.1", "--max-confidence", "0.5"}) == Words{"Raqqa"});
}

TEST_CASE(
    "documents without a mention that passes are left out where places or decisions are asked") {
  const FilterSample sample;
  CHECK(sample.documents({"--country", "FJ"}) == Words{"c.txt"});
  CHECK(sample.documents({"--status", "unlocated"}) == Words{"b.txt"});
}

TEST_CASE("a filter that makes no sense is told in one line") {
  const FilterSample sample;
  const auto refused = [&sample](const Words& options, const std::string& words) {
    const CommandResult result = sample.run(options);
    INFO(result.err);
    CHECK(result.exit_code != 0);
    CHECK_THAT(result.err, Contains(words));
  };
  refused({"--from", "last year"}, "'last year': is no date; write 2015");
  refused({"--to", "2015-3"}, "is no date");
  refused({"--box", "1,2,3"}, "not four numbers");
  refused({"--polygon", "1,2,3,4"}, "fewer than three corners");
  refused({"--circle", "1,2,-3"}, "no radius");
  refused({"--country", "Syria"}, "not two letters");
  refused({"--kind", "village"}, "village");
  refused({"--place", "Atlantis"}, "no such place");
  refused({"--box", "1,2,3,4", "--circle", "1,2,3"}, "excludes");
}

TEST_CASE("the options that a filter writes are read back to it") {
  const FilterSample sample;
  const workspace::Workspace workspace(sample.file, workspace::Workspace::Mode::read);
  std::vector<workspace::Filter> filters(6);
  filters[0].from = "2016";
  filters[0].undated = false;
  filters[0].sources = {"River Wire", "Coast Courier"};
  filters[1].region = geo::Circle{{-178.5, -17.75}, 500};
  filters[2].region = geo::parse_polygon("38.5,35.5,40,35.5,39,37");
  filters[2].senses = {geoparse::Sense::literal, geoparse::Sense::demonym};
  filters[3].region = geo::Extent{-20, -18, 178, 40};
  filters[3].kinds = {gazetteer::PlaceKind::airfield};
  filters[4].countries = {"SY"};
  filters[4].places = {palmyra.id};
  filters[4].min_confidence = 0.1;
  filters[4].max_confidence = 0.755;
  filters[5].documents = {2};
  filters[5].text = "nobody \"knows";
  filters[5].statuses = {workspace::Status::unlocated};
  for (const workspace::Filter& filter : filters) {
    Words expected;
    for (const auto& stored : workspace.mentions(filter)) expected.push_back(stored.mention.name);
    CHECK_FALSE(expected.empty());
    CHECK(sample.quotes(to_options(filter)) == expected);
  }
  CHECK(to_options(workspace::Filter{}).empty());
}
