#include "app/document/read_document.hpp"
#include "app/map/map_view.hpp"
#include "tests/temporary_folder.hpp"
#include "tests/window/driven_viewer.hpp"
#include "tests/workspace/sample_workspace.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fstream>
#include <iterator>
#include <thread>

using namespace loci;
using namespace loci::tests;
using Json = nlohmann::json;

namespace {

const gazetteer::Place homs = sample_place("geonames:169577", "Homs", {36.7234, 34.7268}, "PPLA");
const gazetteer::Place rastan = sample_place("geonames:163806", "Rastan", {36.7326, 34.9264});
const gazetteer::Place old_town = sample_place("mine:1", "Old Town of Homs", homs.position);

/// Towns near each other, two places at one point, and two towns far away.
struct TownsWorkspace {
  TownsWorkspace() {
    using workspace::Workspace;
    Workspace made(file, Workspace::Mode::create_or_open);
    const std::string text =
        "From Homs the road runs north to Rastan and east to Palmyra; Raqqa is further still.";
    made.add(sample_document("road.txt", text, "2016-04-03"),
             {mention_of(text, "Homs", homs), mention_of(text, "Rastan", rastan),
              mention_of(text, "Palmyra", palmyra), mention_of(text, "Raqqa", raqqa)},
             sample_gazetteer());
    const std::string more = "The Old Town of Homs lies within Homs.";
    auto document = sample_document("old.txt", more, "2016-05-03");
    document.title =
        std::string(60, 'W') + " a title that no panel is wide enough for " + std::string(200, 'w');
    made.add(document,
             {mention_of(more, "Old Town of Homs", old_town), mention_of(more, "Homs.", homs)},
             sample_gazetteer());
  }

  TemporaryFolder folder;
  std::filesystem::path file = folder.path() / "towns.loci";
};

Json marker_of(const Json& state, const std::string& name) {
  for (const Json& marker : state["markers"]) {
    if (marker["name"] == name) return marker;
  }
  return nullptr;
}

Json item_of(const Json& state, const std::string& kind) {
  for (const Json& item : state["items"]) {
    if (item["kind"] == kind) return item;
  }
  return nullptr;
}

bool inside(const Json& inner, const Json& outer) {
  const auto edge = [](const Json& item, const char* from, const char* size) {
    return item[from].get<double>() + item[size].get<double>();
  };
  return inner["x"] >= outer["x"] && inner["y"] >= outer["y"] &&
         edge(inner, "x", "width") <= edge(outer, "x", "width") + 0.5 &&
         edge(inner, "y", "height") <= edge(outer, "y", "height") + 0.5;
}

}  // namespace

TEST_CASE("a zoom key pressed at rest moves the map, it does not jump") {
  const TownsWorkspace towns;
  const auto frames = towns.folder.path() / "frames";
  DrivenViewer viewer({"--frame-times", frames.string(), towns.file.string()});
  const double zoom = viewer.wait_until_settled()["view"]["zoom"];
  const auto moving_frames = [&frames] {
    std::ifstream log(frames);
    std::string line;
    int moving = 0;
    while (std::getline(log, line)) moving += line.ends_with(" moving") ? 1 : 0;
    return moving;
  };
  const int before = moving_frames();
  // Longer than the motion takes: time that passes at rest is none of it.
  std::this_thread::sleep_for(std::chrono::milliseconds(700));

  viewer.key("minus");
  viewer.wait_for("the zoom to end", [&](const Json& state) {
    return state["settled"] == true && state["view"]["zoom"] < zoom - 0.9;
  });

  CHECK(moving_frames() - before >= 2);
}

TEST_CASE("towns too close together are one marker, a click flies to where they come apart") {
  const TownsWorkspace sample;
  DrivenViewer viewer({sample.file.string()});
  viewer.wait_until_settled();
  viewer.wheel(viewer.item("map", "map"), -7);
  Json state = viewer.wait_until_settled();
  REQUIRE(marker_of(state, "Homs")["places"] == 3);
  CHECK(marker_of(state, "Homs")["mentions"] == 4);
  CHECK(marker_of(state, "Rastan").is_null());
  viewer.screenshot("cluster");
  viewer.click(viewer.marker("Homs"));
  state = viewer.wait_until_settled();
  CHECK(marker_of(state, "Rastan")["places"] == 1);
  CHECK(state["selected_place"] == "");
  viewer.screenshot("cluster_apart");
}

TEST_CASE("places at one point are listed to choose from") {
  const TownsWorkspace sample;
  DrivenViewer viewer({sample.file.string()});
  viewer.click(viewer.marker("Homs"));
  const Spot choice = viewer.item("choice", "Old Town of Homs");
  viewer.screenshot("choice");
  viewer.click(choice);
  const Json state = viewer.wait_until_settled();
  CHECK(state["selected_place"] == old_town.id);
  CHECK(state["passages"] == 1);
}

TEST_CASE("a card beside the marker says what it is about and never lies over it") {
  const TownsWorkspace sample;
  DrivenViewer viewer({sample.file.string()});
  const Spot marker = viewer.marker("Palmyra");
  viewer.move_to(marker);
  const Json state =
      viewer.wait_for("the card", [](const Json& now) { return !item_of(now, "card").is_null(); });
  CHECK(state["hovered_place"] == palmyra.id);
  const Json card = item_of(state, "card");
  const bool left = card["x"].get<double>() + card["width"].get<double>() < marker.x_px - 6;
  const bool right = card["x"].get<double>() > marker.x_px + 6;
  CHECK((left || right));
  CHECK(inside(card, item_of(state, "map")));
  const Json attribution = item_of(state, "attribution");
  CHECK(card["y"].get<double>() + card["height"].get<double>() < attribution["y"]);
  viewer.wait_until_settled();
  viewer.screenshot("card");
  viewer.move_to({marker.x_px, marker.y_px - 120});
  viewer.wait_for("no card", [](const Json& now) { return item_of(now, "card").is_null(); });
}

TEST_CASE("a row of the list lights up its place on the map, also one that a marker holds") {
  const TownsWorkspace sample;
  DrivenViewer viewer({sample.file.string()});
  viewer.wait_until_settled();
  viewer.wheel(viewer.item("map", "map"), -7);
  viewer.move_to(viewer.item("place", "Rastan"));
  const Json state = viewer.wait_for(
      "the marker", [](const Json& now) { return !marker_of(now, "Rastan").is_null(); });
  CHECK(state["hovered_place"] == rastan.id);
}

TEST_CASE("Shift and drag zoom to a box, Alt with the arrows goes back and forward") {
  const TownsWorkspace sample;
  DrivenViewer viewer({sample.file.string()});
  const Json before = viewer.wait_until_settled()["view"];
  const Spot map = viewer.item("map", "map");
  std::this_thread::sleep_for(std::chrono::milliseconds(700));
  viewer.hold("shift");
  viewer.drag({map.x_px - 150, map.y_px - 100}, {map.x_px + 150, map.y_px + 100});
  viewer.release("shift");
  const Json zoomed = viewer.wait_until_settled()["view"];
  CHECK(zoomed["zoom"] > before["zoom"].get<double>() + 1);
  CHECK(zoomed["lon"].get<double>() == Approx(before["lon"].get<double>()).margin(0.2));
  std::this_thread::sleep_for(std::chrono::milliseconds(700));
  viewer.key("alt+Left");
  CHECK(viewer.wait_until_settled()["view"]["zoom"] == before["zoom"]);
  std::this_thread::sleep_for(std::chrono::milliseconds(700));
  viewer.key("alt+Right");
  CHECK(viewer.wait_until_settled()["view"]["zoom"] == zoomed["zoom"]);
}

TEST_CASE("Ctrl and plus make everything larger, Ctrl and 0 as usual") {
  const TownsWorkspace sample;
  DrivenViewer viewer({sample.file.string()});
  const Json before = item_of(viewer.wait_until_settled(), "place");
  const double usual_px = before["height"];
  const auto is_at = [&](double scale) {
    return [usual_px, scale](const Json& now) {
      const Json place = item_of(now, "place");
      return !place.is_null() && std::abs(place["height"].get<double>() - usual_px * scale) < 0.01;
    };
  };
  viewer.key("ctrl+plus");
  viewer.key("ctrl+plus");
  viewer.wait_for("a quarter larger", is_at(1.25));
  viewer.wait_until_settled();
  viewer.screenshot("larger");
  viewer.key("ctrl+0");
  viewer.wait_for("the usual size", is_at(1));
}

TEST_CASE("the right button has the coordinates, and a click copies them") {
  const TownsWorkspace sample;
  DrivenViewer viewer({sample.file.string()});
  viewer.wait_until_settled();
  const Spot marker = viewer.marker("Raqqa");
  viewer.right_click(marker);
  const Spot degrees = viewer.item("menu", "degrees");
  viewer.screenshot("map_menu");
  viewer.click(degrees);
  const Json state =
      viewer.wait_for("the message", [](const Json& now) { return !now["messages"].empty(); });
  double lat = 0, lon = 0;
  REQUIRE(std::sscanf(state["messages"][0].get<std::string>().c_str(), "Copied: %lf, %lf", &lat,
                      &lon) == 2);
  CHECK(lat == Approx(raqqa.position.lat_deg).margin(0.05));
  CHECK(lon == Approx(raqqa.position.lon_deg).margin(0.05));
}

TEST_CASE("Esc closes the sheet where a file is chosen, its list of formats first, and no more") {
  const TownsWorkspace sample;
  DrivenViewer viewer({sample.file.string()});
  viewer.wait_until_settled();
  viewer.click(viewer.marker("Raqqa"));
  viewer.wait_for("the place", [](const Json& now) { return now["selected_place"] != ""; });
  const auto shows = [](const Json& state, const std::string& kind) {
    const auto& items = state["items"];
    return std::any_of(items.begin(), items.end(),
                       [&](const Json& item) { return item["kind"] == kind; });
  };
  viewer.key("ctrl+p");
  viewer.click(viewer.item("button", "format"));
  viewer.wait_for("the formats", [&](const Json& now) { return shows(now, "format"); });
  viewer.key("Escape");
  viewer.wait_for("no formats", [&](const Json& now) { return !shows(now, "format"); });
  viewer.item("button", "choose");  // still there
  viewer.key("Escape");
  const Json state = viewer.wait_for("no sheet", [](const Json& now) {
    const auto& items = now["items"];
    return std::none_of(items.begin(), items.end(),
                        [](const Json& item) { return item["id"] == "choose"; });
  });
  CHECK(state["selected_place"] != "");
}

TEST_CASE("the map is exported as a picture") {
  const TownsWorkspace sample;
  DrivenViewer viewer({sample.file.string()});
  viewer.wait_until_settled();
  viewer.key("ctrl+p");
  viewer.click(viewer.item("button", "choose"));
  viewer.wait_for("the message", [](const Json& now) { return !now["messages"].empty(); });
  std::ifstream in(sample.folder.path() / "towns.map.png", std::ios::binary);
  char head[4] = {};
  in.read(head, 4);
  CHECK(std::string(head + 1, 3) == "PNG");
}

TEST_CASE("the map is exported as SVG and PDF, which say whose data it shows") {
  const TownsWorkspace sample;
  DrivenViewer viewer({sample.file.string()});
  viewer.wait_until_settled();
  const auto exported = [&](const std::string& suffix) {
    viewer.key("ctrl+p");
    viewer.click(viewer.item("button", "format"));
    viewer.click(viewer.item("format", suffix));
    viewer.click(viewer.item("button", "choose"));
    const auto file = sample.folder.path() / ("towns.map" + suffix);
    const std::string told = "The map was written to " + file.string();
    viewer.wait_for(told, [&](const Json& now) {
      const auto& said = now["messages"];
      return std::find(said.begin(), said.end(), told) != said.end();
    });
    return file;
  };
  std::ifstream in(exported(".svg"));
  const std::string svg{std::istreambuf_iterator<char>(in), {}};
  CHECK_THAT(svg, Catch::Matchers::Contains("<svg") && Catch::Matchers::EndsWith("</svg>\n"));
  const document::Document pdf = document::read_document(exported(".pdf")).document;
  CHECK_THAT(pdf.text, Catch::Matchers::Contains("Natural Earth"));
  CHECK_THAT(pdf.text, Catch::Matchers::Contains("Homs"));
}

TEST_CASE("F1 lists the shortcuts, the View menu colours markers and shows what the colours mean") {
  const TownsWorkspace sample;
  DrivenViewer viewer({sample.file.string()});
  viewer.wait_until_settled();
  viewer.key("F1");
  viewer.item("sheet", "Shortcuts");
  viewer.screenshot("shortcuts");
  viewer.key("Escape");
  viewer.click(viewer.item("menu", "View"));
  const Spot by_kind = viewer.item("menu", "Markers by kind of place");
  viewer.screenshot("view_menu");
  viewer.click(by_kind);
  viewer.item("legend", "markers");
  viewer.screenshot("by_kind");
}

TEST_CASE("the window comes back as it was left, with the map where it was") {
  const TownsWorkspace sample;
  const TemporaryFolder kept;
  Json left;
  {
    DrivenViewer viewer({sample.file.string()}, kept.path());
    viewer.wait_until_settled();
    viewer.wheel(viewer.item("map", "map"), 3);
    viewer.key("ctrl+t");
    left = viewer.wait_until_settled();
    viewer.key("ctrl+q");
    CHECK(viewer.wait() == 0);
  }
  {
    DrivenViewer viewer({}, kept.path());
    viewer.wait_until_settled();
    viewer.click(viewer.item("menu", "File"));
    viewer.click(viewer.item("menu", "Open recent"));
    const Spot recent = viewer.item("menu", std::filesystem::canonical(sample.file).string());
    viewer.screenshot("recent");
    viewer.click(recent);
    viewer.wait_for("the workspace", [](const Json& now) { return now["places"] == 5; });
    const Json state = viewer.wait_until_settled();
    CHECK(state["theme"] == "dark");
    CHECK(state["view"]["zoom"] == left["view"]["zoom"]);
    CHECK(state["view"]["lon"].get<double>() == Approx(left["view"]["lon"].get<double>()));
  }
}

TEST_CASE("a small window keeps everything in its place, whatever the length of a title") {
  const TownsWorkspace sample;
  DrivenViewer viewer({sample.file.string()});
  viewer.wait_until_settled();
  viewer.resize(1024, 640);
  viewer.click(viewer.item("document", "2"));
  const Json state = viewer.wait_until_settled();
  viewer.screenshot("small");
  CHECK(item_of(state, "map")["x"].get<double>() + item_of(state, "map")["width"].get<double>() <
        1024);
  CHECK(item_of(state, "map")["width"] >= 400);
  CHECK(inside(item_of(state, "attribution"), item_of(state, "map")));
  double search_left = 0;
  for (const Json& item : state["items"]) {
    if (item["id"] == "search") search_left = item["x"].get<double>();
  }
  for (const Json& item : state["items"]) {
    if (item["kind"] == "menu") {
      CHECK(item["x"].get<double>() + item["width"].get<double>() <= search_left);
    }
    if (item["kind"] == "document" || item["kind"] == "button") CHECK(item["x"] >= 0);
    if (item["kind"] == "document")
      CHECK(item["x"].get<double>() + item["width"].get<double>() <= item_of(state, "map")["x"]);
  }
}

TEST_CASE("in the reader, lines lead from the selected place to those mentioned with it") {
  const TownsWorkspace sample;
  DrivenViewer viewer({sample.file.string()});
  viewer.click(viewer.item("place", "Palmyra"));
  viewer.click(viewer.item("passage", "Palmyra"));
  viewer.wait_until_settled();
  viewer.key("Home");
  viewer.wait_until_settled();
  viewer.screenshot("lines");
}
