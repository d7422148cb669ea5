#include "tests/temporary_folder.hpp"
#include "tests/window/driven_viewer.hpp"
#include "tests/workspace/sample_workspace.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <thread>

using namespace loci;
using namespace loci::tests;
using Json = nlohmann::json;

namespace {

/// Paragraphs enough that the reader has to scroll.
std::string report_to_read() {
  std::string text = "Relief on the river\n\nThe first trucks left Palmyra at dawn, past Łódź.\n\n";
  for (int i = 0; i < 40; ++i) {
    text +=
        "The road follows the dry valley for hours, and nothing grows beside it but thorn and "
        "the odd tamarisk; drivers keep their eyes on the tracks in front of them.\n\n";
  }
  return text + "By night they were in Raqqa, where bread had run out. LODZ is far.\n";
}

const std::string arabic_report =
    "قافلة الإغاثة\n\nوصلت القافلة إلى دير الزور قادمة من بَيْرُوت قبل الغروب، ثم عادت الشاحنات "
    "الفارغة "
    "إلى بيروت في صباح اليوم التالي محملة بالقمح.\n";

/// A workspace of a long document and one in Arabic.
struct Reading {
  Reading() {
    using workspace::Workspace;
    Workspace made(file, Workspace::Mode::create_or_open);
    auto report = sample_document("relief.txt", text, "2017-09-05");
    report.title = "Relief on the river";
    made.add(report, {mention_of(text, "Palmyra", palmyra), mention_of(text, "Raqqa", raqqa)},
             sample_gazetteer());
    auto arabic = sample_document("arabic.txt", arabic_report, "2017-09-06");
    arabic.title = "قافلة الإغاثة";
    made.add(arabic, {mention_of(arabic_report, "بيروت", beirut)}, sample_gazetteer());
  }

  std::string text = report_to_read();
  TemporaryFolder folder;
  std::filesystem::path file = folder.path() / "reading.loci";
};

struct ReadingViewer : DrivenViewer {
  explicit ReadingViewer(const Reading& sample, const std::string& theme = "light")
      : DrivenViewer({sample.file.string(), "--theme", theme}) {
    wait_until_settled();
  }
  void open(const std::string& title, const std::string& path) {
    click(item("document", title));
    wait_for("the document", [&](const Json& now) {
      return !now["reader"].is_null() && now["reader"]["document"] == path;
    });
    wait_until_settled();
  }
  void find(const std::string& words) {
    key("ctrl+f");
    wait_for("the field", [](const Json& now) { return now["reader"]["find"]["typing"] == true; });
    wait_until_settled();
    type(words);
    wait_for("the words", [&](const Json& now) { return now["reader"]["find"]["words"] == words; });
    wait_until_settled();
  }
  /// The bytes of the current hit, once it is this one.
  void at_hit(std::size_t begin) {
    wait_for("hit at " + std::to_string(begin), [&](const Json& now) {
      const Json& hit = now["reader"]["find"]["hit"];
      return hit.is_array() && hit[0] == begin;
    });
    wait_until_settled();
  }
  void selected(const std::string& text) {
    wait_for("selected: " + text,
             [&](const Json& now) { return now["reader"]["selected"] == text; });
  }
  /// Clicks in quick succession until they count as such: a loaded machine may take them for single
  /// ones.
  void mark(Spot spot, int clicks, const std::string& text) {
    for (int tries = 0; tries < 5; ++tries) {
      click(spot, clicks);
      if (wait_until_settled()["reader"]["selected"] == text) return;
      std::this_thread::sleep_for(std::chrono::seconds(1));  // or the next click is the third
    }
    selected(text);
  }
  /// What Ctrl+C has copied, pasted where it can be read again.
  std::string copied() {
    key("ctrl+c");
    wait_until_settled();
    key("ctrl+f");
    wait_for("the field", [](const Json& now) { return now["reader"]["find"]["typing"] == true; });
    wait_until_settled();
    key("ctrl+a");
    key("ctrl+v");
    wait_for("what was copied",
             [](const Json& now) { return now["reader"]["find"]["words"] != ""; });
    return wait_until_settled()["reader"]["find"]["words"];
  }
};

Spot left_of(const Box& box) {
  return {static_cast<int>(box.left_px) + 1, static_cast<int>(box.top_px + box.height_px / 2)};
}
Spot right_of(const Box& box) {
  return {static_cast<int>(box.left_px + box.width_px) - 1,
          static_cast<int>(box.top_px + box.height_px / 2)};
}
Spot middle_of(const Box& box) {
  return {static_cast<int>(box.left_px + box.width_px / 2),
          static_cast<int>(box.top_px + box.height_px / 2)};
}

}  // namespace

TEST_CASE("Ctrl+F finds words in the document whatever their case and accents, Enter goes on") {
  const Reading sample;
  ReadingViewer viewer(sample);
  viewer.open("Relief on the river", "relief.txt");
  viewer.find("lodz");
  const std::size_t first = sample.text.find("Łódź"), second = sample.text.find("LODZ");
  viewer.at_hit(first);
  CHECK(viewer.state()["reader"]["find"]["hits"] == 2);
  viewer.key("Return");
  viewer.at_hit(second);
  CHECK(viewer.state()["reader"]["first_byte"] > 1000);  // it has scrolled
  viewer.screenshot("find_last");
  viewer.key("shift+Return");
  viewer.at_hit(first);
  viewer.key("shift+Return");  // round and round
  viewer.at_hit(second);
  viewer.key("Return");
  viewer.at_hit(first);

  viewer.key("ctrl+f");
  viewer.wait_until_settled();
  viewer.type("valley");
  const Json state =
      viewer.wait_for("forty", [](const Json& now) { return now["reader"]["find"]["hits"] == 40; });
  viewer.screenshot("find");
  viewer.key("Escape");
  viewer.wait_for("no search",
                  [](const Json& now) { return now["reader"]["find"]["open"] == false; });
  CHECK(viewer.state()["reader"]["document"] == "relief.txt");
}

TEST_CASE("what is not there is said, and keys are typed, not obeyed") {
  const Reading sample;
  ReadingViewer viewer(sample);
  viewer.open("Relief on the river", "relief.txt");
  viewer.click(viewer.item("mention", "Palmyra"));
  viewer.wait_for("the picker", [](const Json& now) { return !now["picker"].is_null(); });
  viewer.wait_until_settled();
  viewer.find("x0 lx");
  CHECK(viewer.state()["reader"]["find"]["hits"] == 0);
  viewer.key("Return");
  viewer.key("Return");
  viewer.wait_until_settled();
  CHECK_FALSE(viewer.state()["picker"].is_null());
  CHECK(viewer.state()["messages"].empty());  // nothing was decided
}

TEST_CASE("a search of an Arabic text takes no notice of its vowel signs") {
  const Reading sample;
  ReadingViewer viewer(sample, "dark");
  viewer.open("قافلة الإغاثة", "arabic.txt");
  // Pasted: a keyboard of Latin letters cannot type it.
  const Box city = viewer.box("mention", "بيروت");
  viewer.mark(middle_of(city), 2, "بيروت");
  CHECK(viewer.copied() == "بيروت");
  viewer.at_hit(arabic_report.find("بَيْرُوت"));
  CHECK(viewer.state()["reader"]["find"]["hits"] == 2);
  viewer.key("Return");
  viewer.at_hit(arabic_report.find("بيروت"));
  viewer.screenshot("find_arabic_dark");
}

TEST_CASE("a drag marks letters, clicks mark words and paragraphs, Ctrl+C copies") {
  const Reading sample;
  ReadingViewer viewer(sample);
  viewer.open("Relief on the river", "relief.txt");
  const Box palmyra_box = viewer.box("mention", "Palmyra");
  viewer.drag(left_of(palmyra_box), right_of(palmyra_box));
  viewer.selected("Palmyra");
  CHECK(viewer.state()["picker"].is_null());  // marked, not clicked
  viewer.screenshot("marked");
  CHECK(viewer.copied() == "Palmyra");
  viewer.key("Escape");
  viewer.wait_for("no search",
                  [](const Json& now) { return now["reader"]["find"]["open"] == false; });

  const Box again = viewer.box("mention", "Palmyra");
  const Spot before{static_cast<int>(again.left_px) - 14, middle_of(again).y_px};  // in "left"
  viewer.mark(before, 2, "left");
  viewer.hold("shift");
  viewer.click(right_of(again));
  viewer.release("shift");
  viewer.selected("left Palmyra");
  viewer.wait_until_settled();
  viewer.mark({before.x_px + 4, before.y_px}, 3,
              "The first trucks left Palmyra at dawn, past Łódź.");
  viewer.wait_until_settled();
  viewer.key("ctrl+a");
  viewer.selected(sample.text.substr(0, 2000));
  viewer.key("Escape");
  viewer.selected("");
}

TEST_CASE("text that runs to the left is marked in its own order") {
  const Reading sample;
  ReadingViewer viewer(sample);
  viewer.open("قافلة الإغاثة", "arabic.txt");
  const Box city = viewer.box("mention", "بيروت");
  viewer.mark(middle_of(city), 2, "بيروت");
  viewer.wait_until_settled();
  viewer.click({left_of(city).x_px - 30, left_of(city).y_px});  // lets go
  viewer.selected("");
  viewer.wait_until_settled();
  viewer.drag(right_of(city), left_of(city));  // as one reads
  viewer.selected("بيروت");
  viewer.screenshot("marked_arabic");
  CHECK(viewer.copied() == "بيروت");
}

TEST_CASE("the strip beside the text has a tick for each mention and leads to it") {
  const Reading sample;
  ReadingViewer viewer(sample);
  viewer.open("Relief on the river", "relief.txt");
  const Json before = viewer.state();
  const auto ticks = [](const Json& state) {
    return std::count_if(state["items"].begin(), state["items"].end(),
                         [](const Json& item) { return item["kind"] == "tick"; });
  };
  CHECK(ticks(before) == 2);
  viewer.click(viewer.item("tick", "2"));  // Raqqa, at the end
  viewer.wait_for("the mention", [](const Json& now) { return now["reader"]["mention"] == 2; });
  Json state = viewer.wait_until_settled();
  CHECK(state["selected_place"] == raqqa.id);
  CHECK(state["reader"]["first_byte"] > 1000);
  viewer.screenshot("gutter");

  // The part in sight is dragged to the top again.
  const Box last = viewer.box("tick", "2"), first = viewer.box("tick", "1");
  viewer.drag({middle_of(last).x_px, middle_of(last).y_px - 12},
              {middle_of(first).x_px, middle_of(first).y_px - 40});
  viewer.wait_for("the beginning",
                  [](const Json& now) { return now["reader"]["first_byte"] == 0; });
}
