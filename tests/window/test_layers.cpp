#include "app/map/map_view.hpp"
#include "tests/temporary_folder.hpp"
#include "tests/window/driven_viewer.hpp"
#include "tests/workspace/sample_workspace.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <cstdlib>
#include <fstream>

using namespace loci;
using namespace loci::tests;
using Json = nlohmann::json;
using Rgb = std::array<int, 3>;

namespace {

constexpr geo::LonLat in_the_desert{38.9, 35.0};  // no name, no marker
constexpr Rgb of_scan{200, 40, 120};

/// A workspace of two towns, and beside it maps: two with a point in the desert, a scanned sheet
/// of one colour.
struct MappedTowns {
  MappedTowns() {
    const std::string text = "They left Palmyra for Raqqa.";
    workspace::Workspace made(file, workspace::Workspace::Mode::create_or_open);
    made.add(sample_document("a.txt", text, "2018-05-28"),
             {mention_of(text, "Palmyra", palmyra), mention_of(text, "Raqqa", raqqa)},
             sample_gazetteer());
    for (const char* const name : {"wells.geojson", "camps.geojson"}) {
      std::ofstream(folder.path() / name)
          << R"({"type": "Point", "coordinates": [)" << in_the_desert.lon_deg << ","
          << in_the_desert.lat_deg << "]}";
    }
  }

  /// Pixels of one colour all over the Levant.
  std::string scan(const char* name, int pixels = 20) const {
    const std::string path = (folder.path() / name).string();
    const std::string size = std::to_string(pixels);
    const std::string command = "gdal_create -q -of GTiff -ot Byte -outsize " + size + " " + size +
                                " -bands 3 -burn 200 -burn 40 -burn 120 -a_srs EPSG:4326 "
                                "-a_ullr 30 42 48 28 '" +
                                path + "'";
    REQUIRE(std::system(command.c_str()) == 0);
    return path;
  }

  std::string path(const char* name) const { return (folder.path() / name).string(); }

  TemporaryFolder folder;
  std::string file = path("towns.loci");
};

/// Where a position is in the window.
Spot spot_of(DrivenViewer& viewer, const geo::LonLat& position) {
  const Json view = viewer.wait_until_settled()["view"];
  const map::MapView shown({view["lon"], view["lat"]}, view["zoom"], view["width"], view["height"]);
  const map::ScreenPoint at = shown.to_screen(position);
  const Box map = viewer.box("map", "map");
  return {static_cast<int>(map.left_px + at.x_px), static_cast<int>(map.top_px + at.y_px)};
}

Rgb rgb(const Json& colour) {
  const int value = colour;
  return {value >> 16 & 255, value >> 8 & 255, value & 255};
}

/// The state once the files over the map, from the top, are these and nothing moves.
Json layers_are(DrivenViewer& viewer, const std::vector<std::string>& names) {
  return viewer.wait_for("the layers", [&](const Json& now) {
    std::vector<std::string> shown;
    for (const Json& layer : now["layers"]) shown.push_back(layer["name"]);
    return shown == names && now["settled"] == true;
  });
}

Json layer_is(DrivenViewer& viewer, const char* what, const Json& value) {
  return viewer.wait_for(what, [&](const Json& now) {
    return now["layers"][0][what] == value && now["settled"] == true;
  });
}

}  // namespace

TEST_CASE("a map file is added by the menu, seen, hidden, and made fainter") {
  const MappedTowns towns;
  DrivenViewer viewer({towns.file});
  const Spot desert = spot_of(viewer, in_the_desert);
  const Rgb bare = viewer.pixel(desert);
  viewer.click(viewer.item("menu", "File"));
  viewer.click(viewer.item("menu", "Add layer…"));
  viewer.click(viewer.item("file", "wells.geojson"));
  viewer.click(viewer.item("button", "choose"));
  const Json added = layers_are(viewer, {"wells.geojson"});
  const Rgb colour = rgb(added["layers"][0]["colour"]);
  CHECK(viewer.pixel(desert) == colour);
  CHECK(added["messages"].empty());

  viewer.click(viewer.item("button", "layers"));
  viewer.click(viewer.item("layer eye", "wells.geojson"));
  layer_is(viewer, "visible", false);
  CHECK(viewer.pixel(desert) == bare);
  viewer.click(viewer.item("layer eye", "wells.geojson"));
  layer_is(viewer, "visible", true);
  CHECK(viewer.pixel(desert) == colour);

  const Box slider = viewer.box("layer opacity", "wells.geojson");
  const int y = static_cast<int>(slider.top_px + slider.height_px / 2);
  viewer.drag({static_cast<int>(slider.left_px + slider.width_px) - 1, y},
              {static_cast<int>(slider.left_px + slider.width_px / 2), y});
  const Json half = viewer.wait_until_settled();
  CHECK(half["layers"][0]["opacity"].get<double>() == Approx(0.5).margin(0.03));
  const Rgb faint = viewer.pixel(desert);
  CHECK(faint != colour);
  CHECK(faint != bare);
  viewer.screenshot("layers");
}

TEST_CASE("layers change places by mouse and by keyboard, the upper one is seen") {
  const MappedTowns towns;
  DrivenViewer viewer({towns.file, towns.path("wells.geojson"), towns.path("camps.geojson")});
  Json state = layers_are(viewer, {"camps.geojson", "wells.geojson"});
  const Rgb camps = rgb(state["layers"][0]["colour"]), wells = rgb(state["layers"][1]["colour"]);
  CHECK(camps != wells);
  const Spot desert = spot_of(viewer, in_the_desert);
  CHECK(viewer.pixel(desert) == camps);
  viewer.key("ctrl+l");
  viewer.wait_until_settled();
  viewer.key("Down");
  viewer.key("shift+Down");
  layers_are(viewer, {"wells.geojson", "camps.geojson"});
  CHECK(viewer.pixel(desert) == wells);
  const Box row = viewer.box("layer", "wells.geojson");
  const int x = static_cast<int>(row.left_px + row.width_px * 0.75);
  const int y = static_cast<int>(row.top_px + 16);
  viewer.drag({x, y}, {x, static_cast<int>(y + 1.7 * row.height_px)});
  layers_are(viewer, {"camps.geojson", "wells.geojson"});
  CHECK(viewer.pixel(desert) == camps);
  viewer.key("space");
  viewer.wait_for("the lower layer is hidden",
                  [](const Json& now) { return now["layers"][1]["visible"] == false; });
  viewer.key("Escape");
  viewer.wait_for("no list", [](const Json& now) {
    for (const Json& item : now["items"]) {
      if (item["kind"] == "layers") return false;
    }
    return true;
  });
}

TEST_CASE("a scanned map takes the place of the basemap, and gives it back") {
  const MappedTowns towns;
  DrivenViewer viewer({towns.file, towns.scan("sheet.tif")});
  layers_are(viewer, {"sheet.tif"});
  const Spot desert = spot_of(viewer, in_the_desert);
  CHECK(viewer.pixel(desert) == of_scan);
  viewer.key("ctrl+l");
  viewer.click(viewer.item("layer ground", "sheet.tif"));
  Json state = layers_are(viewer, {});
  CHECK(state["ground"]["name"] == "sheet.tif");
  CHECK(viewer.pixel(desert) == of_scan);
  viewer.move_to(viewer.item("map", "map"));
  viewer.screenshot("layers_ground");
  viewer.click(viewer.item("layer ground", "sheet.tif"));
  state = layers_are(viewer, {"sheet.tif"});
  CHECK(state["ground"].is_null());
  viewer.click(viewer.item("layer eye", "sheet.tif"));
  layer_is(viewer, "visible", false);
  CHECK(viewer.pixel(desert) != of_scan);
}

TEST_CASE("a removed layer comes back by the button of the message, or Ctrl+Z in the list") {
  const MappedTowns towns;
  DrivenViewer viewer({towns.file, towns.path("wells.geojson"), towns.path("camps.geojson")});
  layers_are(viewer, {"camps.geojson", "wells.geojson"});
  viewer.key("ctrl+l");
  viewer.click(viewer.item("layer remove", "camps.geojson"));
  const Json removed = layers_are(viewer, {"wells.geojson"});
  CHECK(removed["messages"][0] == "camps.geojson is no longer on the map");
  viewer.click(viewer.item("button", "undo"));
  layers_are(viewer, {"camps.geojson", "wells.geojson"});
  viewer.click(viewer.item("layer", "wells.geojson"));
  viewer.key("Delete");
  layers_are(viewer, {"camps.geojson"});
  viewer.key("ctrl+z");
  layers_are(viewer, {"camps.geojson", "wells.geojson"});
}

TEST_CASE(
    "layers are there again after a restart, and one whose file is gone says so in the list") {
  const MappedTowns towns;
  const std::string scan = towns.scan("sheet.tif");
  {
    DrivenViewer viewer(
        {towns.file, towns.path("wells.geojson"), towns.path("camps.geojson"), scan},
        towns.folder.path());
    layers_are(viewer, {"sheet.tif", "camps.geojson", "wells.geojson"});
    viewer.key("ctrl+l");
    viewer.click(viewer.item("layer ground", "sheet.tif"));
    viewer.click(viewer.item("layer eye", "wells.geojson"));
    layers_are(viewer, {"camps.geojson", "wells.geojson"});
    viewer.key("ctrl+q");
    CHECK(viewer.wait() == 0);
  }
  std::filesystem::remove(towns.path("camps.geojson"));
  DrivenViewer viewer({towns.file}, towns.folder.path());
  const Json state = layers_are(viewer, {"camps.geojson", "wells.geojson"});
  CHECK(state["ground"]["file"] == scan);
  CHECK(state["ground"]["drawn"] == true);
  CHECK(state["layers"][1]["visible"] == false);
  CHECK(state["layers"][1]["problem"] == "");
  CHECK(state["layers"][0]["problem"].get<std::string>().starts_with("the file is not there"));
  CHECK(state["messages"].empty());
  CHECK(viewer.pixel(spot_of(viewer, in_the_desert)) == of_scan);
  viewer.key("ctrl+l");
  viewer.item("layer problem", "camps.geojson");
  viewer.screenshot("layers_gone");
}

TEST_CASE("a file that is no map is told by its name and the reason") {
  const MappedTowns towns;
  std::ofstream(towns.path("broken.gpkg")) << "not a database";
  DrivenViewer viewer({towns.file, towns.path("broken.gpkg")});
  const Json state =
      viewer.wait_for("the message", [](const Json& now) { return !now["messages"].empty(); });
  CHECK(state["messages"][0].get<std::string>().starts_with(towns.path("broken.gpkg") +
                                                            ": no map that GDAL can read"));
  CHECK(state["layers"].empty());
}

TEST_CASE("a map that breaks while it is shown says so once, and the rest goes on") {
  const MappedTowns towns;
  const std::string scan = towns.scan("sheet.tif", 3000);
  DrivenViewer viewer({towns.file, scan, towns.path("wells.geojson")});
  layers_are(viewer, {"wells.geojson", "sheet.tif"});
  // In one step: libtiff ends the program where a file is cut while it reads it.
  std::filesystem::copy_file(scan, scan + ".part");
  std::filesystem::resize_file(scan + ".part", 4000);
  std::filesystem::rename(scan + ".part", scan);
  const double zoom = viewer.state()["view"]["zoom"];
  viewer.wheel(spot_of(viewer, in_the_desert), 4);  // other tiles
  // Tiles painted in advance may meet the problem before the wheel has turned.
  const Json state = viewer.wait_for("the problem", [&](const Json& now) {
    return now["layers"][1]["problem"] != "" && now["view"]["zoom"] > zoom + 1.9 &&
           now["settled"] == true;
  });
  REQUIRE(state["messages"].size() == 1);
  CHECK(state["messages"][0].get<std::string>().find("sheet.tif: ") != std::string::npos);
  const Spot desert = spot_of(viewer, in_the_desert);
  CHECK(viewer.pixel(desert) == rgb(state["layers"][0]["colour"]));
  CHECK(viewer.pixel({desert.x_px + 40, desert.y_px}) != of_scan);
}

TEST_CASE("the exported picture has the layers of the window") {
  const MappedTowns towns;
  DrivenViewer viewer({towns.file, towns.path("wells.geojson")});
  const Rgb colour = rgb(layers_are(viewer, {"wells.geojson"})["layers"][0]["colour"]);
  const Spot desert = spot_of(viewer, in_the_desert);
  const Box map = viewer.box("map", "map");
  viewer.key("ctrl+p");
  viewer.click(viewer.item("button", "choose"));
  viewer.wait_for("the message", [](const Json& now) { return !now["messages"].empty(); });
  CHECK(pixel_of(towns.path("towns.map.png"), {2 * (desert.x_px - static_cast<int>(map.left_px)),
                                               2 * (desert.y_px - static_cast<int>(map.top_px))}) ==
        colour);
}
