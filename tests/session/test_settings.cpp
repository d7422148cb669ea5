#include "app/session/settings.hpp"
#include "tests/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <fstream>

using namespace loci;
using namespace loci::tests;
using session::Settings;

TEST_CASE("what was written is read again") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "new folder" / "viewer.json";
  Settings settings;
  settings.window_width = 1024;
  settings.window_height = 640;
  settings.maximized = false;
  settings.dark = true;
  settings.scale = 1.25;
  settings.coloured_by = map::ColouredBy::confidence;
  settings.lines = false;
  settings.left_px = 260;
  settings.right_share = 0.4;
  session::remember(settings, folder.path() / "a.loci");
  session::remember_view(settings, folder.path() / "a.loci", {36.5, -12.25, 6.5});
  session::remember_layers(settings, folder.path() / "a.loci",
                           {.over = {{"/maps/roads.gpkg", true, 0.5, 3}, {"/maps/old.kml", false}},
                            .ground = session::KeptLayer{"/maps/1920.tif", true, 0.8}});
  CHECK(session::write_settings(settings, file));
  CHECK(session::read_settings(file) == settings);
}

TEST_CASE("a file that is missing, broken or full of nonsense gives the usual settings") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "viewer.json";
  CHECK(session::read_settings(file) == Settings{});
  CHECK(session::read_settings({}) == Settings{});
  for (const char* const text :
       {"", "{", "[1, 2]", "null", R"({"scale": 1e9, "window_width": -3, "window_height": "x",
        "theme": 5, "recent": [{"file": 7}, 3, {"view": []}], "left_px": null})"}) {
    std::ofstream(file) << text;
    CHECK(session::read_settings(file) == Settings{});
  }
  std::ofstream(file) << R"({"recent": [{"file": "/w.loci", "view": {"lon": 900, "lat": 1}}]})";
  const Settings settings = session::read_settings(file);
  REQUIRE(settings.recent.size() == 1);
  CHECK_FALSE(settings.recent[0].view);
  std::ofstream(file) << R"({"recent": [{"file": "/w.loci", "ground": 7, "layers": [
      {"file": "roads.gpkg"}, "x", {"file": "/a.kml", "opacity": 9, "visible": 1}]}]})";
  const session::KeptLayers layers = session::kept_layers(session::read_settings(file), "/w.loci");
  CHECK(layers == session::KeptLayers{.over = {{"/a.kml"}}, .ground = std::nullopt});
}

TEST_CASE("the workspace opened last comes first, once, and keeps its view, ten are kept") {
  Settings settings;
  session::remember(settings, "/a.loci");
  session::remember_view(settings, "/a.loci", {1, 2, 3});
  for (int i = 0; i < 12; ++i) session::remember(settings, "/" + std::to_string(i) + ".loci");
  CHECK(settings.recent.size() == 10);
  CHECK(settings.recent.front().file == "/11.loci");
  session::remember(settings, "/5.loci");
  session::remember_view(settings, "/5.loci", {4, 5, 6});
  session::remember(settings, "/6.loci");
  session::remember(settings, "/5.loci");
  CHECK(settings.recent.front().file == "/5.loci");
  CHECK(session::kept_view(settings, "/5.loci") == session::KeptView{4, 5, 6});
  CHECK_FALSE(session::kept_view(settings, "/6.loci"));
  CHECK(settings.recent.size() == 10);
}

TEST_CASE("settings that cannot be written disturb nobody") {
  CHECK_FALSE(session::write_settings({}, "/proc/no such folder/viewer.json"));
  CHECK_FALSE(session::write_settings({}, {}));
}
