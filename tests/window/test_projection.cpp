#include "tests/temporary_folder.hpp"
#include "tests/window/driven_viewer.hpp"
#include "tests/workspace/sample_workspace.hpp"

#include <catch2/catch.hpp>

using namespace loci;
using namespace loci::tests;
using Json = nlohmann::json;

namespace {

void choose(DrivenViewer& viewer, const std::string& projection) {
  viewer.click(viewer.item("menu", "View"));
  viewer.click(viewer.item("menu", "Projection"));
  viewer.click(viewer.item("menu", projection));
}

}  // namespace

TEST_CASE("another projection keeps the middle of the map, and markers can be clicked in it") {
  const TemporaryFolder folder;
  const std::string file = (folder.path() / "two.loci").string();
  {
    const std::string text = "They left Palmyra for Raqqa.";
    workspace::Workspace made(file, workspace::Workspace::Mode::create_or_open);
    made.add(sample_document("a.txt", text, "2018-05-28"),
             {mention_of(text, "Palmyra", palmyra), mention_of(text, "Raqqa", raqqa)},
             sample_gazetteer());
  }
  DrivenViewer viewer({file});
  const Json before = viewer.wait_until_settled();
  CHECK(before["view"]["projection"] == "mercator");
  choose(viewer, "Equal Earth");
  viewer.wait_for("Equal Earth",
                  [](const Json& state) { return state["view"]["projection"] == "equal-earth"; });
  const Json after = viewer.wait_until_settled();
  viewer.screenshot("equal-earth");
  CHECK(after["view"]["lon"].get<double>() ==
        Approx(before["view"]["lon"].get<double>()).margin(0.05));
  CHECK(after["view"]["lat"].get<double>() ==
        Approx(before["view"]["lat"].get<double>()).margin(0.05));
  viewer.click(viewer.marker("Palmyra"));
  viewer.wait_for("Palmyra is selected",
                  [](const Json& state) { return state["selected_place"] == palmyra.id; });
  choose(viewer, "Azimuthal, centred here");
  const Json azimuthal = viewer.wait_for("the azimuthal projection", [](const Json& state) {
    return state["view"]["projection"].get<std::string>().starts_with("azimuthal=38.");
  });
  CHECK(azimuthal["selected_place"] == palmyra.id);

  viewer.click(viewer.item("button", "projection"));
  viewer.wait_until_settled();
  viewer.screenshot("projections of the status bar");
  viewer.click(viewer.item("menu", "Web Mercator"));
  viewer.wait_for("Web Mercator again",
                  [](const Json& state) { return state["view"]["projection"] == "mercator"; });
}
