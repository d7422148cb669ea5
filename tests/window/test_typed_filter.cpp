#include "app/panels/typed_filter.hpp"
#include "tests/window/driven_viewer.hpp"
#include "tests/workspace/sample_workspace.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

using namespace loci;
using namespace loci::tests;
using panels::TypedFilter;

TEST_CASE("a typed name is found whatever its case, accents, hyphens and apostrophes") {
  CHECK(TypedFilter("sanli").matches("Şanlıurfa"));
  CHECK(TypedFilter("deir ez z").matches("Deir ez-Zor"));
  CHECK(TypedFilter("DEIR EZ-ZOR").matches("deir ez zor"));
  CHECK(TypedFilter("daraa").matches("Dar'a, Dara‘a"));
  CHECK(TypedFilter("город").matches("ГОРОД"));
  CHECK(TypedFilter(" homs").matches("Homs"));
  CHECK_FALSE(TypedFilter("deir").matches("Dayr az-Zawr"));
  CHECK(TypedFilter("").matches("anything"));
  CHECK(TypedFilter("").empty());
  CHECK(TypedFilter("  ").empty());
  CHECK_FALSE(TypedFilter("h\xFFms").matches("Homs"));
}

TEST_CASE("the list of places shows those whose name or spelling is typed above it") {
  TemporaryFolder folder;
  const auto file = folder.path() / "typed.loci";
  {
    const auto urfa = sample_place("geonames:298333", "Şanlıurfa", {38.79, 37.17}, "PPLA");
    const std::string text = "From Tadmur to Urfa it is far.";
    workspace::Workspace made(file, workspace::Workspace::Mode::create_or_open);
    made.add(sample_document("far.txt", text, "2017-09-05"),
             {mention_of(text, "Tadmur", palmyra), mention_of(text, "Urfa", urfa)},
             sample_gazetteer());
  }
  DrivenViewer viewer({file.string()});
  viewer.wait_until_settled();
  const auto listed = [](const nlohmann::json& state, const std::string& name) {
    return std::any_of(state["items"].begin(), state["items"].end(), [&](const auto& item) {
      return item["kind"] == "place" && item["name"] == name;
    });
  };
  const auto only = [&](const std::string& one, const std::string& other) {
    return [&listed, one, other](const nlohmann::json& now) {
      return listed(now, one) && !listed(now, other);
    };
  };
  viewer.click(viewer.item("field", "filter"));
  viewer.type("sanli");
  viewer.wait_for("Urfa alone", only("Şanlıurfa", "Palmyra"));
  viewer.key("ctrl+a");
  viewer.type("TADM");
  viewer.wait_for("Palmyra alone", only("Palmyra", "Şanlıurfa"));
  viewer.screenshot("typed filter");
}
