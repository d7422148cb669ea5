/// \file
/// The viewer on a made-up workspace, with what the command line counts to compare it with.
#pragma once

#include "tests/bench/big_workspace.hpp"
#include "tests/cli/run_command.hpp"
#include "tests/temporary_folder.hpp"
#include "tests/window/driven_viewer.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace loci::tests {

/// Whether the state has an item of this kind and name.
inline bool shows_named(const nlohmann::json& state, const std::string& kind,
                        const std::string& name) {
  for (const auto& item : state["items"]) {
    if (item["kind"] == kind && item["name"] == name) return true;
  }
  return false;
}

/// A workspace file in a folder of its own.
struct WorkspaceFile {
  TemporaryFolder folder;
  std::filesystem::path path = folder.path() / "made-up.loci";
};

inline std::unique_ptr<WorkspaceFile> made_up(const BigWorkspace& size) {
  auto file = std::make_unique<WorkspaceFile>();
  make_big_workspace(LOCI_TEST_DATA_FOLDER "/world.gazetteer", file->path, size);
  return file;
}

struct MadeUpViewer {
  explicit MadeUpViewer(std::unique_ptr<WorkspaceFile> workspace)
      : owned(std::move(workspace)), file(owned->path), viewer({file.string()}) {
    viewer.wait_until_settled();
    // "1024x640": the same flows in a small window.
    const char* const size = std::getenv("LOCI_WINDOW_SIZE");
    int width_px = 0, height_px = 0;
    if (size == nullptr || std::sscanf(size, "%dx%d", &width_px, &height_px) != 2) return;
    viewer.resize(width_px, height_px);
    viewer.key("Home");
    viewer.wait_until_settled();
  }

  /// The state once the filter has so many options and everything follows it.
  nlohmann::json filtered(std::size_t options) {
    viewer.wait_for("the filter", [options](const nlohmann::json& now) {
      return now["filter"].size() == options;
    });
    return viewer.wait_until_settled();
  }
  void type_into_search(const std::string& text) {
    viewer.key("ctrl+k");
    viewer.wait_until_settled();
    viewer.type(text);
  }
  /// Types into the search until it shows a hit of this name.
  void look_for(const std::string& text, const std::string& hit) {
    type_into_search(text);
    viewer.wait_for("results",
                    [&](const nlohmann::json& now) { return shows_named(now, "hit", hit); });
  }
  /// Flies to coordinates typed into the search. \param written as the window writes them
  void fly_to(const std::string& coordinates, const std::string& written) {
    look_for(coordinates, written);
    viewer.key("Return");
    viewer.wait_for("the pin",
                    [&](const nlohmann::json& now) { return shows_named(now, "pin", written); });
  }
  /// Filters by a sense with the menu; the state then.
  nlohmann::json only_sense(const std::string& sense) {
    viewer.click(viewer.item("button", "add_filter"));
    viewer.click(viewer.item("menu", "Sense"));
    viewer.click(viewer.item("menu", sense));
    return filtered(2);
  }
  /// Drags the timeline's first handle to the middle; the state then.
  nlohmann::json cut_dates() {
    const Spot handle = viewer.item("handle", "from"), chart = viewer.item("timeline", "chart");
    viewer.drag(handle, {chart.x_px, handle.y_px});
    return filtered(2);
  }
  /// Turns the wheel over a list until it shows an item.
  void scroll_to(const std::string& kind, const std::string& name, Spot over) {
    for (int turns = 0; turns < 60 && !shows_named(viewer.state(), kind, name); ++turns) {
      viewer.wheel(over, -1);
      viewer.wait_until_settled();
    }
    REQUIRE(shows_named(viewer.state(), kind, name));
  }
  /// Draws a box around the middle of the map, as another filter; the state then.
  nlohmann::json draw_box() {
    viewer.click(viewer.item("menu", "Filter"));
    viewer.click(viewer.item("menu", "Draw a box"));
    const Spot map = viewer.item("map", "map");
    viewer.drag({map.x_px - 150, map.y_px - 120}, {map.x_px + 160, map.y_px + 120});
    viewer.wait_for("the box", [](const nlohmann::json& now) {
      const auto& options = now["filter"];
      return std::any_of(options.begin(), options.end(), [](const nlohmann::json& option) {
        return option.get<std::string>().starts_with("--box");
      });
    });
    return viewer.wait_until_settled();
  }
  /// Exports the places by the menu, under the name that the window suggests; the bytes.
  std::string exported_places() {
    viewer.click(viewer.item("menu", "File"));
    viewer.click(viewer.item("menu", "Export places…"));
    viewer.click(viewer.item("button", "choose"));
    viewer.wait_for("the message",
                    [](const nlohmann::json& now) { return !now["messages"].empty(); });
    const auto written = file.parent_path() / (file.stem().string() + ".places.geojson");
    std::string bytes = bytes_of(written);
    std::filesystem::remove(written);
    return bytes;
  }
  /// What a command writes to its standard output with the options of the window.
  std::string printed(std::vector<std::string> words, const nlohmann::json& state) const {
    for (const auto& option : state["filter"]) words.push_back(option);
    CommandResult result = run_loci(words);
    REQUIRE(result.exit_code == 0);
    return std::move(result.out);
  }
  /// What the command line lists with the options of the window.
  nlohmann::json listed(const std::string& list, const nlohmann::json& state) const {
    return nlohmann::json::parse(printed({list, "-w", file.string(), "--json"}, state));
  }
  std::size_t count(const std::string& list, const nlohmann::json& state) const {
    return listed(list, state).size();
  }

  std::unique_ptr<WorkspaceFile> owned;
  std::filesystem::path file;
  DrivenViewer viewer;
};

}  // namespace loci::tests
