// The flows of the window on a million mentions in a hundred thousand documents, which ctest has
// made before (tests/window/CMakeLists.txt). What the window counts is compared with what the
// command line lists.
#include "app/map/map_view.hpp"
#include "tests/window/made_up_viewer.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>

using namespace loci;
using namespace loci::tests;
using Json = nlohmann::json;

namespace {

std::unique_ptr<WorkspaceFile> million() {
  auto file = std::make_unique<WorkspaceFile>();
  file->path = LOCI_MILLION_WORKSPACE;
  return file;
}

/// For what is written, or lies beside it.
std::unique_ptr<WorkspaceFile> copy_of_million() {
  auto file = std::make_unique<WorkspaceFile>();
  std::filesystem::copy_file(LOCI_MILLION_WORKSPACE, file->path);
  return file;
}

std::size_t mentions_of(const Json& places) {
  std::size_t sum = 0;
  for (const Json& place : places) sum += place["mentions"].get<std::size_t>();
  return sum;
}

/// How many mentions have a sense, as the command line counts them.
std::size_t mentions_with(const MadeUpViewer& open, const std::string& sense) {
  return mentions_of(open.listed("places", {{"filter", {"--sense", sense}}}));
}

Json first(const Json& state, const std::string& kind) {
  for (const Json& item : state["items"]) {
    if (item["kind"] == kind) return item;
  }
  FAIL("no " << kind);
  return {};
}

/// Opens the first document and clicks its first mention that is a location; its name.
std::string pick_location(MadeUpViewer& open) {
  auto& viewer = open.viewer;
  viewer.click(viewer.item("document", first(viewer.state(), "document")["id"]));
  viewer.wait_for("the document", [](const Json& now) { return !now["reader"].is_null(); });
  const Json reading = viewer.wait_until_settled();
  for (const Json& item : reading["items"]) {
    if (item["kind"] != "mention") continue;
    viewer.click(viewer.item("mention", item["id"]));
    const Json picked = viewer.wait_for("the candidates", [](const Json& now) {
      return !now["picker"].is_null() && !now["picker"]["candidates"].empty();
    });
    if (picked["picker"]["sense"] == "literal") return picked["picker"]["name"];
  }
  FAIL("no location in the first document");
  return {};
}

}  // namespace

TEST_CASE("million: everything is counted, the map is dragged, zoomed and comes home") {
  MadeUpViewer open(million());
  const Json all = open.viewer.state();
  const Json places = open.listed("places", all);
  CHECK(all["documents"] == open.count("documents", all));
  CHECK(all["mentions"] > 900'000);  // a few are demonyms, which are left out
  CHECK(all["places"] == places.size());
  CHECK(all["mentions"] == mentions_of(places) + all["unlocated"].get<std::size_t>());
  open.viewer.screenshot("million");

  const Spot map = open.viewer.item("map", "map");
  open.viewer.drag({map.x_px - 100, map.y_px + 60}, {map.x_px + 100, map.y_px});
  const Json dragged = open.viewer.wait_until_settled()["view"];
  CHECK(dragged["lon"] < all["view"]["lon"]);
  open.viewer.wheel(map, 4);
  const Json zoomed = open.viewer.wait_until_settled()["view"];
  CHECK(zoomed["zoom"].get<double>() == Approx(dragged["zoom"].get<double>() + 2));
  open.viewer.key("alt+Left");
  open.viewer.wait_for("the view before", [&](const Json& now) {
    return std::abs(now["view"]["zoom"].get<double>() - dragged["zoom"].get<double>()) < 0.01;
  });
  open.viewer.key("Home");
  open.viewer.wait_for("home", [&](const Json& now) { return now["view"] == all["view"]; });
}

TEST_CASE("million: a place leads to its passages, a passage to its document, a mention back") {
  MadeUpViewer open(million());
  const Json row = first(open.viewer.state(), "place");
  open.viewer.click(open.viewer.item("place", row["id"]));
  const Json state = open.viewer.wait_for("its passages", [&](const Json& now) {
    return now["selected_place"] == row["id"] && now["passages"] > 1000;
  });
  const Json places = open.listed("places", state);
  const auto listed = std::find_if(places.begin(), places.end(),
                                   [&](const Json& place) { return place["id"] == row["id"]; });
  REQUIRE(listed != places.end());
  CHECK(state["passages"] == (*listed)["mentions"]);
  open.viewer.screenshot("million_passages");

  const Json passage = first(open.viewer.wait_until_settled(), "passage");
  open.viewer.click(open.viewer.item("passage", passage["id"]));
  open.viewer.wait_for("the document", [](const Json& now) { return !now["reader"].is_null(); });
  const Json reading = open.viewer.wait_until_settled();
  open.viewer.screenshot("million_reader");
  CHECK(reading["selected_place"] == row["id"]);
  open.viewer.click(open.viewer.item("mention", first(reading, "mention")["id"]));
  open.viewer.wait_for("the picker", [](const Json& now) { return !now["picker"].is_null(); });
}

TEST_CASE("million: a place is found while it is typed, coordinates are flown to") {
  MadeUpViewer open(million());
  open.look_for("damascus gov", "Damascus Governorate");
  open.viewer.key("Return");
  open.viewer.wait_for("the place",
                       [](const Json& now) { return now["selected_place"] == "geonames:167541"; });
  open.fly_to("-17.75, 177.45", "17.75000° S  177.45000° E");
}

TEST_CASE("million: words and a sense filter every view, chips take the filters away") {
  MadeUpViewer open(million());
  const Json all = open.viewer.state();
  Json state = open.only_sense("associative");
  open.viewer.screenshot("million_sense");
  CHECK(state["mentions"] < all["mentions"]);
  Json places = open.listed("places", state);
  CHECK(state["places"] == places.size());
  CHECK(state["mentions"].get<std::size_t>() - state["unlocated"].get<std::size_t>() ==
        mentions_of(places));

  open.look_for("bakery", "Only documents with “bakery”");
  open.viewer.click(open.viewer.item("hit", "Only documents with “bakery”"));
  state = open.filtered(4);
  CHECK(state["documents"] == open.count("documents", state));
  places = open.listed("places", state);
  CHECK(state["places"] == places.size());

  open.viewer.click(open.viewer.item("chip", "associative"));
  open.filtered(2);
  open.viewer.click(open.viewer.item("chip", "“bakery”"));
  CHECK(open.filtered(0)["mentions"] == all["mentions"]);
}

TEST_CASE("million: dates and a box, the exported layer is the command line's to the byte") {
  MadeUpViewer open(million());
  const Json all = open.viewer.state();
  Json state = open.cut_dates();
  open.viewer.screenshot("million_dates");
  CHECK(state["mentions"] < all["mentions"]);
  CHECK(state["documents"] == open.count("documents", state));

  state = open.draw_box();
  CHECK(state["places"] == open.count("places", state));

  const std::string written = open.exported_places();
  const std::string exported = open.printed({"export", "-w", open.file.string(), "-o", "-"}, state);
  CHECK(exported.size() > 1000);
  CHECK((exported == written));
}

TEST_CASE("million: places as a tree, those not located, and another projection") {
  MadeUpViewer open(million());
  open.viewer.click(open.viewer.item("button", "places_as"));
  const Json tree = open.viewer.wait_for("the tree", [](const Json& now) {
    return std::any_of(now["items"].begin(), now["items"].end(),
                       [](const Json& item) { return item["kind"] == "area"; });
  });
  const Spot list = open.viewer.item("area", first(tree, "area")["id"]);
  open.scroll_to("area", "Syria", list);
  open.viewer.click(open.viewer.item("area", "Syria"));
  open.scroll_to("area", "Aleppo Governorate", list);
  open.viewer.click(open.viewer.item("unlocated", "Not located"));
  const Json unlocated =
      open.viewer.wait_for("passages", [](const Json& now) { return now["passages"] > 0; });
  CHECK(unlocated["passages"] == unlocated["unlocated"]);
  open.viewer.click(open.viewer.item("menu", "View"));
  open.viewer.click(open.viewer.item("menu", "Projection"));
  open.viewer.click(open.viewer.item("menu", "Equal Earth"));
  open.viewer.wait_for("Equal Earth", [](const Json& now) {
    return now["settled"] == true && now["view"]["projection"] == "equal-earth";
  });
  open.viewer.screenshot("million_equal_earth");
}

TEST_CASE("million: a decision about a name everywhere reaches all documents and is taken back") {
  MadeUpViewer open(copy_of_million());
  auto& viewer = open.viewer;
  const Json all = viewer.state();
  viewer.click(viewer.item("document", first(all, "document")["id"]));
  viewer.wait_for("the document", [](const Json& now) { return !now["reader"].is_null(); });
  const Json mention = first(viewer.wait_until_settled(), "mention");
  viewer.click(viewer.item("mention", mention["id"]));
  viewer.wait_for("the picker", [](const Json& now) { return !now["picker"].is_null(); });
  viewer.wait_until_settled();
  viewer.choose_scope("workspace");
  const Json picked = viewer.wait_for("whom it reaches", [](const Json& now) {
    return now["settled"] == true && now["picker"]["reach"].size() > 1;
  });
  viewer.screenshot("million_picker");
  const std::string name = picked["picker"]["name"];
  const std::size_t reached = picked["picker"]["reach"].size();

  viewer.key("x");
  const Json decided = viewer.said(name + " is not a place");
  const std::size_t left = decided["mentions"], before = all["mentions"];
  CHECK(left < before);
  CHECK(left + reached >= before);  // it reaches demonyms too, which the list leaves out
  viewer.key("ctrl+z");
  CHECK(viewer.said("Undone: " + name)["mentions"] == before);
}

TEST_CASE("million: the review leads to the first doubt and on to the next") {
  MadeUpViewer open(million());
  auto& viewer = open.viewer;
  viewer.click(viewer.item("mode", "review"));
  const Json at = viewer.wait_for("the first doubt", [](const Json& now) {
    return now["review"]["at"] == 1 && !now["picker"].is_null();
  });
  CHECK(at["review"]["of"] > 1000);
  viewer.wait_until_settled();
  viewer.screenshot("million_review");
  viewer.key("n");
  viewer.wait_for("the second", [](const Json& now) { return now["review"]["at"] == 2; });
  viewer.key("Escape");
  viewer.wait_for("no review", [](const Json& now) { return now["review"].is_null(); });
}

TEST_CASE("million: the map is exported as a picture") {
  MadeUpViewer open(million());
  auto& viewer = open.viewer;
  viewer.key("ctrl+p");
  viewer.click(viewer.item("button", "choose"));
  viewer.wait_for("the message", [](const Json& now) { return !now["messages"].empty(); });
  const auto written = open.file.parent_path() / (open.file.stem().string() + ".map.png");
  CHECK(std::filesystem::file_size(written) > 50'000);
  std::filesystem::remove(written);
}

TEST_CASE("million: A and L change the sense of one mention") {
  MadeUpViewer open(copy_of_million());
  auto& viewer = open.viewer;
  const std::size_t before = mentions_with(open, "associative");
  const std::string name = pick_location(open);
  viewer.key("a");
  viewer.said(name + " is associative");
  CHECK(mentions_with(open, "associative") == before + 1);
  viewer.key("l");
  viewer.said(name + " is literal");
  CHECK(mentions_with(open, "associative") == before);
}

TEST_CASE("million: M and a click place one mention by hand, and Ctrl+Z takes it back") {
  MadeUpViewer open(copy_of_million());
  auto& viewer = open.viewer;
  const Json all = viewer.state();
  const std::string name = pick_location(open);
  viewer.key("m");
  viewer.wait_for("placing", [](const Json& now) { return now["picker"]["placing"] == true; });
  const Json view = viewer.wait_until_settled()["view"];
  const Spot map = viewer.item("map", "map");
  viewer.click({map.x_px - 180, map.y_px + 90});
  const Json placed = viewer.said(name + " is " + name);
  CHECK(placed["mentions"] == all["mentions"]);
  viewer.screenshot("million_by_hand");

  const Json places = open.listed("places", placed);
  const auto by_hand = std::find_if(places.begin(), places.end(), [](const Json& place) {
    return place["gazetteer"] == "by hand";
  });
  REQUIRE(by_hand != places.end());
  CHECK((*by_hand)["mentions"] == 1);
  const map::MapView shown({view["lon"], view["lat"]}, view["zoom"], view["width"], view["height"]);
  const map::ScreenPoint at = shown.to_screen(geo::LonLat{(*by_hand)["lon"], (*by_hand)["lat"]});
  CHECK(at.x_px == Approx(shown.width_px() / 2 - 180).margin(2));
  CHECK(at.y_px == Approx(shown.height_px() / 2 + 90).margin(2));

  viewer.key("ctrl+z");
  viewer.said("Undone: " + name);
  CHECK(open.listed("places", all).size() == all["places"]);
}

TEST_CASE("million: a map of the user's lies over the markers' ground, hidden and shown again") {
  auto file = copy_of_million();
  std::ofstream(file->folder.path() / "desert.geojson")
      << R"({"type": "Polygon", "coordinates": [[[-180, -80], [180, -80], [180, 80], [-180, 80], )"
      << R"([-180, -80]]]})";
  MadeUpViewer open(std::move(file));
  auto& viewer = open.viewer;
  const Json all = viewer.state();
  viewer.click(viewer.item("menu", "File"));
  viewer.click(viewer.item("menu", "Add layer…"));
  viewer.click(viewer.item("file", "desert.geojson"));
  viewer.click(viewer.item("button", "choose"));
  const auto layer_is_shown = [&](bool shown) {
    return viewer.wait_for("the layer", [shown](const Json& now) {
      return now["layers"].size() == 1 && now["layers"][0]["visible"] == shown &&
             now["settled"] == true;
    });
  };
  CHECK(layer_is_shown(true)["markers"].size() == all["markers"].size());
  viewer.screenshot("million_layer");
  viewer.click(viewer.item("button", "layers"));
  viewer.click(viewer.item("layer eye", "desert.geojson"));
  CHECK(layer_is_shown(false)["mentions"] == all["mentions"]);
  viewer.click(viewer.item("layer eye", "desert.geojson"));
  layer_is_shown(true);
}
