#include "tests/bench/big_workspace.hpp"
#include "tests/window/made_up_viewer.hpp"

using namespace loci;
using namespace loci::tests;
using Json = nlohmann::json;

namespace {

/// A made-up workspace and the viewer on it.
struct Viewer : MadeUpViewer {
  explicit Viewer(const BigWorkspace& size) : MadeUpViewer(made_up(size)) {}
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
  size.documents = 3000;
  size.mentions = 30'000;
  size.places = 4000;
  return size;
}

}  // namespace

TEST_CASE("a filter from the menu becomes a chip, every view follows, and a click takes it away") {
  Viewer open(small());
  const Json all = open.viewer.state();
  const Json state = open.only_sense("associative");
  open.viewer.screenshot("filter_sense");
  CHECK(shows_named(state, "chip", "associative"));
  CHECK(state["mentions"] < all["mentions"]);
  CHECK(state["mentions"] == open.count("passages", state));
  CHECK(state["places"] == open.count("places", state));
  CHECK(state["documents"] == open.count("documents", state));

  open.viewer.click(open.viewer.item("chip", "associative"));
  CHECK(open.filtered(0)["mentions"] == all["mentions"]);
}

TEST_CASE("the search finds a place while it is typed, Enter goes there") {
  Viewer open(large());
  open.look_for("damascus gov", "Damascus Governorate");
  open.viewer.screenshot("search");
  open.viewer.key("Return");
  open.viewer.wait_for("the place",
                       [](const Json& now) { return now["selected_place"] == "geonames:167541"; });
  CHECK_FALSE(shows_named(open.viewer.wait_until_settled(), "hit", "Damascus Governorate"));

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
  open.look_for("bakery", "Only documents with “bakery”");
  open.viewer.screenshot("search_words");
  open.viewer.click(open.viewer.item("hit", "Only documents with “bakery”"));
  const Json state = open.filtered(2);
  CHECK(shows_named(state, "chip", "“bakery”"));
  CHECK(state["documents"] == open.count("documents", state));
  CHECK(state["mentions"] == open.count("passages", state));

  open.fly_to("-17.75, 177.45", "17.75000° S  177.45000° E");
  const Json there = open.viewer.wait_until_settled();
  CHECK(there["view"]["lat"].get<double>() == Approx(-17.75).margin(0.01));
  CHECK(there["view"]["lon"].get<double>() == Approx(177.45).margin(0.01));
}

TEST_CASE("commands are found by name") {
  Viewer open(small());
  open.look_for("dark th", "Dark theme");
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
  Json state = open.cut_dates();
  open.viewer.screenshot("filter_dates");
  CHECK(state["filter"][0] == "--from");
  CHECK(state["mentions"] < all["mentions"]);
  CHECK(state["documents"] == open.count("documents", state));

  state = open.draw_box();
  open.viewer.screenshot("filter_box");
  CHECK(shows_named(state, "chip", "in the box"));
  CHECK(state["places"] == open.count("places", state));
  CHECK(state["mentions"] == open.count("passages", state));

  const std::string written = open.exported_places();
  const std::string exported = open.printed({"export", "-w", open.file.string(), "-o", "-"}, state);
  CHECK(exported.size() > 1000);
  CHECK((exported == written));
}

TEST_CASE("places are a tree by country and area, and mentions without a place have a row") {
  Viewer open(small());
  open.viewer.click(open.viewer.item("button", "places_as"));
  open.viewer.wait_for("the tree",
                       [](const Json& now) { return shows_named(now, "area", "Syria"); });
  open.viewer.click(open.viewer.item("area", "Syria"));
  const Json state = open.viewer.wait_for("areas", [](const Json& now) {
    return shows_named(now, "area", "Damascus Governorate") ||
           shows_named(now, "area", "Aleppo Governorate");
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
