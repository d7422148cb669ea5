#include "tests/temporary_folder.hpp"
#include "tests/window/driven_viewer.hpp"
#include "tests/workspace/sample_workspace.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

using namespace loci;
using namespace loci::tests;
using Json = nlohmann::json;

namespace {

void write(const std::filesystem::path& file, const std::string& text) {
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file) << text;
}

/// An empty workspace and files to drop.
struct Files {
  TemporaryFolder folder;
  std::filesystem::path workspace = folder.path() / "empty.loci";

  Files() { workspace::Workspace(workspace, workspace::Workspace::Mode::create_or_open); }
};

Json documents_read(DrivenViewer& viewer, std::size_t count) {
  viewer.wait_for("the documents", [count](const Json& now) { return now["documents"] == count; });
  return viewer.wait_until_settled();
}

}  // namespace

TEST_CASE("a file dropped on the window by a file manager is read") {
  const Files files;
  const auto report = files.folder.path() / "two words é.txt";
  write(report, "Bread\n\nThe bakery in Deir ez-Zor has opened again.\n");
  DrivenViewer viewer({files.workspace.string()});
  viewer.wait_until_settled();
  viewer.drop(viewer.item("map", "map"), {report});
  const Json state = documents_read(viewer, 1);
  CHECK(state["places"] == 1);
  CHECK(state["markers"].at(0)["name"] == "Deir ez-Zor");
}

TEST_CASE("a folder and a file dropped together are read with all that is in them") {
  const Files files;
  const auto reports = files.folder.path() / "reports";
  write(reports / "a.txt", "A convoy left Palmyra at dawn.\n");
  write(reports / "deeper" / "b.txt", "It came to Raqqa in the evening.\n");
  const auto letter = files.folder.path() / "letter.txt";
  write(letter, "A letter from Damascus.\n");
  DrivenViewer viewer({files.workspace.string()});
  viewer.wait_until_settled();
  viewer.drop(viewer.item("map", "map"), {reports, letter});
  CHECK(documents_read(viewer, 3)["places"] == 3);
  viewer.screenshot("dropped");
}

TEST_CASE("a map dropped on the window becomes a layer, a workspace is opened") {
  const Files files;
  const auto map = files.folder.path() / "desert.geojson";
  write(map, R"({"type": "Polygon", "coordinates": [[[36, 33], [42, 33], [42, 36], [36, 33]]]})");
  const Files others;
  {
    const std::string text = "Relief for Raqqa.";
    const auto raqqa = sample_place("geonames:172955", "Raqqa", {39.0079, 35.9528}, "PPLA");
    workspace::Workspace other(others.workspace, workspace::Workspace::Mode::create_or_open);
    other.add(sample_document("relief.txt", text), {mention_of(text, "Raqqa", raqqa)},
              sample_gazetteer());
  }
  DrivenViewer viewer({files.workspace.string()});
  viewer.wait_until_settled();
  viewer.drop(viewer.item("map", "map"), {map});
  viewer.wait_for("the layer", [](const Json& now) { return now["layers"].size() == 1; });
  viewer.drop(viewer.item("map", "map"), {others.workspace});
  CHECK(documents_read(viewer, 1)["markers"].at(0)["name"] == "Raqqa");
}

TEST_CASE("every kind of document that Loci reads can be chosen in the list of files") {
  const Files files;
  for (const char* const name : {"a.pdf", "b.DOCX", "c.txt", "d.eml", "e.zip", "f.exe"}) {
    write(files.folder.path() / name, "Raqqa\n");
  }
  DrivenViewer viewer({files.workspace.string()});
  viewer.wait_until_settled();
  viewer.key("ctrl+d");
  viewer.item("file", "c.txt");
  std::vector<std::string> shown;
  const Json state = viewer.state();
  for (const Json& item : state["items"]) {
    if (item["kind"] == "file") shown.push_back(item["name"]);
  }
  CHECK(shown == std::vector<std::string>{"..", "a.pdf", "b.DOCX", "c.txt", "d.eml", "e.zip"});
}
