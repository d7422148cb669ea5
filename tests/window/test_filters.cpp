#include "app/workspace/workspace.hpp"
#include "tests/bench/big_workspace.hpp"
#include "tests/cli/run_command.hpp"
#include "tests/temporary_folder.hpp"
#include "tests/window/driven_viewer.hpp"

#include <catch2/catch.hpp>

using namespace loci;
using namespace loci::tests;
using Json = nlohmann::json;

namespace {

/// A made-up workspace and the viewer on it.
struct Viewer {
  explicit Viewer(const BigWorkspace& size) : file(made(size)), viewer({file.string()}) {
    viewer.wait_until_settled();
  }

  std::filesystem::path made(const BigWorkspace& size) const {
    const auto path = folder.path() / "made-up.loci";
    make_big_workspace(LOCI_TEST_DATA_FOLDER "/world.gazetteer", path, size);
    return path;
  }

  /// The state once the filter has so many options and everything follows it.
  Json filtered(std::size_t options) {
    viewer.wait_for("the filter",
                    [options](const Json& now) { return now["filter"].size() == options; });
    return viewer.wait_until_settled();
  }
  void type_into_search(const std::string& text) {
    viewer.key("ctrl+k");
    viewer.wait_until_settled();
    viewer.type(text);
  }
  /// What the command line counts with the options of the window.
  std::size_t count(const std::string& list, const Json& state) const {
    std::vector<std::string> words{list, "-w", file.string(), "--json"};
    for (const auto& option : state["filter"]) words.push_back(option);
    const CommandResult result = run_loci(words);
    REQUIRE(result.exit_code == 0);
    return Json::parse(result.out).size();
  }

  TemporaryFolder folder;
  std::filesystem::path file;
  DrivenViewer viewer;
};

BigWorkspace small() {
  BigWorkspace size;
  size.documents = 300;
  size.mentions = 3000;
  size.places = 120;
  return size;
}

BigWorkspace large() {
  BigWorkspace size;
  size.documents = 10'000;
  size.mentions = 100'000;
  size.places = 4000;
  return size;
}

bool shows(const Json& state, const std::string& kind, const std::string& name) {
  for (const auto& item : state["items"]) {
    if (item["kind"] == kind && item["name"] == name) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("a filter from the menu becomes a chip, every view follows, and a click takes it away") {
  Viewer open(small());
  const Json all = open.viewer.state();
  open.viewer.click(open.viewer.item("button", "add_filter"));
  open.viewer.click(open.viewer.item("menu", "Sense"));
  open.viewer.click(open.viewer.item("menu", "associative"));
  const Json state = open.filtered(2);
  open.viewer.screenshot("filter_sense");
  CHECK(shows(state, "chip", "associative"));
  CHECK(state["mentions"] < all["mentions"]);
  CHECK(state["mentions"] == open.count("passages", state));
  CHECK(state["places"] == open.count("places", state));
  CHECK(state["documents"] == open.count("documents", state));

  open.viewer.click(open.viewer.item("chip", "associative"));
  CHECK(open.filtered(0)["mentions"] == all["mentions"]);
}

TEST_CASE("the search finds a place while it is typed, Enter goes there") {
  Viewer open(large());
  open.type_into_search("damascus gov");
  open.viewer.wait_for("results",
                       [](const Json& now) { return shows(now, "hit", "Damascus Governorate"); });
  open.viewer.screenshot("search");
  open.viewer.key("Return");
  open.viewer.wait_for("the place",
                       [](const Json& now) { return now["selected_place"] == "geonames:167541"; });
  CHECK_FALSE(shows(open.viewer.wait_until_settled(), "hit", "Damascus Governorate"));

  open.viewer.key("Escape");
  open.viewer.wait_for("nothing selected",
                       [](const Json& now) { return now["selected_place"] == ""; });
  open.type_into_search("damascus gov");
  open.viewer.key("Return");  // before there are results
  open.viewer.wait_for("the place again",
                       [](const Json& now) { return now["selected_place"] == "geonames:167541"; });
}

TEST_CASE("words typed into the search filter the documents, coordinates are flown to") {
  Viewer open(small());
  open.type_into_search("bakery");
  open.viewer.wait_for(
      "results", [](const Json& now) { return shows(now, "hit", "Only documents with “bakery”"); });
  open.viewer.screenshot("search_words");
  open.viewer.click(open.viewer.item("hit", "Only documents with “bakery”"));
  const Json state = open.filtered(2);
  CHECK(shows(state, "chip", "“bakery”"));
  CHECK(state["documents"] == open.count("documents", state));
  CHECK(state["mentions"] == open.count("passages", state));

  open.type_into_search("-17.75, 177.45");
  open.viewer.wait_for("the position", [](const Json& now) {
    return shows(now, "hit", "17.75000° S  177.45000° E");
  });
  open.viewer.key("Return");
  open.viewer.wait_for(
      "the pin", [](const Json& now) { return shows(now, "pin", "17.75000° S  177.45000° E"); });
  const Json there = open.viewer.wait_until_settled();
  CHECK(there["view"]["lat"].get<double>() == Approx(-17.75).margin(0.01));
  CHECK(there["view"]["lon"].get<double>() == Approx(177.45).margin(0.01));
}

TEST_CASE("commands are found by name") {
  Viewer open(small());
  open.type_into_search("dark th");
  open.viewer.wait_for("results", [](const Json& now) { return shows(now, "hit", "Dark theme"); });
  open.viewer.click(open.viewer.item("hit", "Dark theme"));
  open.viewer.wait_for("the theme", [](const Json& now) { return now["theme"] == "dark"; });
  open.viewer.wait_until_settled();
  open.viewer.screenshot("timeline_dark");
}

TEST_CASE(
    "a handle of the timeline drags the first date, what the window exports is what the "
    "command line exports") {
  Viewer open(large());
  const Json all = open.viewer.state();
  const Spot handle = open.viewer.item("handle", "from"),
             chart = open.viewer.item("timeline", "chart");
  open.viewer.drag(handle, {chart.x_px, handle.y_px});
  Json state = open.filtered(2);
  open.viewer.screenshot("filter_dates");
  CHECK(state["filter"][0] == "--from");
  CHECK(state["mentions"] < all["mentions"]);
  CHECK(state["documents"] == open.count("documents", state));

  open.viewer.click(open.viewer.item("menu", "Filter"));
  open.viewer.click(open.viewer.item("menu", "Draw a box"));
  const Spot map = open.viewer.item("map", "map");
  open.viewer.drag({map.x_px - 150, map.y_px - 120}, {map.x_px + 160, map.y_px + 120});
  state = open.filtered(4);
  open.viewer.screenshot("filter_box");
  CHECK(shows(state, "chip", "in the box"));
  CHECK(state["places"] == open.count("places", state));
  CHECK(state["mentions"] == open.count("passages", state));

  open.viewer.click(open.viewer.item("menu", "File"));
  open.viewer.click(open.viewer.item("menu", "Export places…"));
  open.viewer.click(open.viewer.item("button", "choose"));
  open.viewer.wait_for("the message", [](const Json& now) { return !now["messages"].empty(); });
  std::vector<std::string> words{"export", "-w", open.file.string(), "-o", "-"};
  for (const auto& option : state["filter"]) words.push_back(option);
  const CommandResult exported = run_loci(words);
  REQUIRE(exported.exit_code == 0);
  CHECK(exported.out.size() > 1000);
  CHECK((exported.out == bytes_of(open.folder.path() / "made-up.places.geojson")));
}

TEST_CASE("places are a tree by country and area, and mentions without a place have a row") {
  Viewer open(small());
  open.viewer.click(open.viewer.item("button", "places_as"));
  open.viewer.wait_for("the tree", [](const Json& now) { return shows(now, "area", "Syria"); });
  open.viewer.click(open.viewer.item("area", "Syria"));
  const Json state = open.viewer.wait_for("areas", [](const Json& now) {
    return shows(now, "area", "Damascus Governorate") || shows(now, "area", "Aleppo Governorate");
  });
  open.viewer.wait_until_settled();
  open.viewer.screenshot("tree");

  open.viewer.click(open.viewer.item("unlocated", "Not located"));
  const Json unlocated =
      open.viewer.wait_for("passages", [](const Json& now) { return now["passages"] > 0; });
  CHECK(unlocated["passages"] == unlocated["unlocated"]);
  open.viewer.wait_until_settled();
  open.viewer.screenshot("unlocated");
}

TEST_CASE("arrow keys move in the list that was clicked") {
  Viewer open(small());
  const Json before = open.viewer.state();
  std::vector<std::string> ids;
  for (const auto& item : before["items"]) {
    if (item["kind"] == "place") ids.push_back(item["id"]);
  }
  REQUIRE(ids.size() > 3);
  open.viewer.click(open.viewer.item("place", ids[0]));
  open.viewer.key("Down");
  open.viewer.key("Down");
  open.viewer.wait_for("the third",
                       [&](const Json& now) { return now["selected_place"] == ids[2]; });
  open.viewer.key("Up");
  open.viewer.wait_for("the second",
                       [&](const Json& now) { return now["selected_place"] == ids[1]; });
}
