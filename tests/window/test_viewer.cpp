#include "app/map/map_view.hpp"
#include "app/session/picker.hpp"
#include "tests/temporary_folder.hpp"
#include "tests/window/driven_viewer.hpp"
#include "tests/workspace/sample_workspace.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <fstream>
#include <iterator>

using namespace loci;
using namespace loci::tests;
using Json = nlohmann::json;

namespace {

const gazetteer::Place deir_ez_zor =
    sample_place("geonames:170794", "Deir ez-Zor", {40.1408, 35.3359}, "PPLA");

/// Paragraphs enough that the reader has to scroll.
std::string long_report() {
  std::string text = "Relief on the river\n\nThe first trucks left Palmyra at dawn.\n\n";
  for (int i = 0; i < 40; ++i) {
    text +=
        "The road follows the dry valley for hours, and nothing grows beside it but thorn and "
        "the odd tamarisk; drivers keep their eyes on the tracks in front of them.\n\n";
  }
  return text + "By night they were in Deir ez-Zor, where bread had run out.\n\nRaqqa waits.\n";
}

const std::string arabic_text =
    "قافلة الإغاثة\n\nوصلت القافلة إلى مدينة دير الزور قبل الغروب، ثم عادت الشاحنات الفارغة "
    "إلى بيروت في صباح اليوم التالي محملة بالقمح.\n";

/// A workspace of two documents: a long one, and one in Arabic.
struct SampleWorkspace {
  SampleWorkspace() {
    using workspace::Workspace;
    Workspace made(file, Workspace::Mode::create_or_open);
    made.add(sample_document("relief.txt", text, "2017-09-05"),
             {mention_of(text, "Palmyra", palmyra), mention_of(text, "Deir ez-Zor", deir_ez_zor),
              mention_of(text, "Raqqa", raqqa)},
             sample_gazetteer());
    auto arabic = sample_document("arabic.txt", arabic_text, "2017-09-06");
    arabic.title = "قافلة الإغاثة";
    made.add(arabic,
             {mention_of(arabic_text, "دير الزور", deir_ez_zor),
              mention_of(arabic_text, "بيروت", beirut, geoparse::Sense::associative)},
             sample_gazetteer());
  }

  std::string text = long_report();
  TemporaryFolder folder;
  std::filesystem::path file = folder.path() / "relief.loci";
};

/// From the middle of what the picker leaves free of the map.
double distance_px(const Json& view, geo::LonLat position) {
  const map::MapView shown({view["lon"], view["lat"]}, view["zoom"], view["width"], view["height"]);
  const map::ScreenPoint at = shown.to_screen(position);
  const double free_px = shown.width_px() - session::picker_cover_px;
  return std::hypot(at.x_px - free_px / 2, at.y_px - shown.height_px() / 2);
}

}  // namespace

TEST_CASE("a click on a marker shows its passages, a click on a passage opens the document there") {
  const SampleWorkspace sample;
  DrivenViewer viewer({sample.file.string()});
  Json state = viewer.wait_until_settled();
  CHECK(state["documents"] == 2);
  CHECK(state["places"] == 4);
  viewer.screenshot("opened");

  viewer.click(viewer.marker("Deir ez-Zor"));
  state = viewer.wait_for("passages", [](const Json& now) { return now["passages"] == 2; });
  CHECK(state["selected_place"] == "geonames:170794");
  viewer.wait_until_settled();
  viewer.screenshot("selected");

  viewer.click(viewer.item("passage", "Deir ez-Zor"));
  viewer.wait_for("the reader", [](const Json& now) { return !now["reader"].is_null(); });
  state = viewer.wait_until_settled();
  CHECK(state["reader"]["document"] == "relief.txt");
  CHECK(state["reader"]["first_byte"] > 1000);  // it has scrolled
  const Spot mention = viewer.item("mention", "Deir ez-Zor");
  CHECK(mention.x_px > 1400);
  CHECK(distance_px(state["view"], deir_ez_zor.position) < 1);
  CHECK(state["view"]["zoom"] >= 7);
  viewer.screenshot("reading");
}

TEST_CASE("drag, wheel and keys move the map") {
  const SampleWorkspace sample;
  DrivenViewer viewer({sample.file.string()});
  Json before = viewer.wait_until_settled()["view"];
  const Spot map = viewer.item("map", "map");

  viewer.drag({map.x_px - 100, map.y_px + 60}, {map.x_px + 100, map.y_px});
  Json after = viewer.wait_until_settled()["view"];
  CHECK(after["zoom"] == before["zoom"]);
  CHECK(after["lon"] < before["lon"]);
  CHECK(after["lat"] < before["lat"]);

  viewer.wheel(map, 2);
  const Json zoomed = viewer.wait_until_settled()["view"];
  CHECK(zoomed["zoom"].get<double>() == Approx(after["zoom"].get<double>() + 1));
  CHECK(std::abs(zoomed["lon"].get<double>() - after["lon"].get<double>()) < 0.05);

  viewer.key("Home");
  const Json home = viewer.wait_until_settled()["view"];
  CHECK(home["zoom"] == before["zoom"]);
  CHECK(home["lon"].get<double>() == Approx(before["lon"].get<double>()));
}

TEST_CASE("a document in Arabic is read, and its mention leads to the map") {
  const SampleWorkspace sample;
  DrivenViewer viewer({sample.file.string(), "--theme", "dark"});
  CHECK(viewer.wait_until_settled()["theme"] == "dark");
  viewer.click(viewer.item("document", "قافلة الإغاثة"));
  viewer.wait_until_settled();
  viewer.click(viewer.item("mention", "دير الزور"));
  const Json state = viewer.wait_until_settled();
  CHECK(state["selected_place"] == "geonames:170794");
  CHECK(distance_px(state["view"], deir_ez_zor.position) < 1);
  viewer.screenshot("arabic_dark");
}

TEST_CASE("the File menu exports the places as GeoJSON") {
  const SampleWorkspace sample;
  DrivenViewer viewer({sample.file.string()});
  viewer.wait_until_settled();
  viewer.click(viewer.item("menu", "File"));
  viewer.click(viewer.item("menu", "Export places…"));
  const Spot button = viewer.item("button", "choose");
  viewer.screenshot("export");
  viewer.click(button);
  viewer.wait_for("the message", [](const Json& now) { return !now["messages"].empty(); });
  std::ifstream in(sample.folder.path() / "relief.places.geojson");
  const Json written = Json::parse(in);
  CHECK(written["features"].size() == 4);
}

TEST_CASE("without documents the window says what to do, and Ctrl+Q closes it") {
  DrivenViewer viewer({});
  viewer.wait_until_settled();
  viewer.screenshot("empty");
  viewer.key("ctrl+q");
  CHECK(viewer.wait() == 0);
}

TEST_CASE("without a display the viewer says so in one line and ends with 1") {
  const TemporaryFolder folder;
  const auto errors = folder.path() / "errors.txt";
  CHECK(run_viewer_without_display({}, errors) == 1);
  std::ifstream in(errors);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  CHECK(std::count(text.begin(), text.end(), '\n') == 1);
  CHECK_THAT(text, Catch::Matchers::Contains("no display"));
}

TEST_CASE("a workspace that is missing is told like everywhere in Loci") {
  const TemporaryFolder folder;
  const auto errors = folder.path() / "errors.txt";
  CHECK(run_viewer_without_display({(folder.path() / "missing.loci").string()}, errors) == 1);
  std::ifstream in(errors);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  CHECK_THAT(text, Catch::Matchers::Contains("missing.loci"));
}
