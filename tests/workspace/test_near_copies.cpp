// Wire copies: texts that are nearly the same.
#include "app/workspace/near_copies.hpp"
#include "tests/temporary_folder.hpp"
#include "tests/workspace/sample_workspace.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace loci;
using namespace loci::tests;
using namespace loci::workspace;

namespace {

const std::string report =
    "Engineers reopened the bridge at Raqqa on Tuesday after eleven weeks of repairs. The first "
    "lorries with wheat crossed before noon, and a queue of cars reached the old mill on the "
    "southern bank. The town council said that two of the five spans had been laid anew, and that "
    "heavy vehicles would be weighed until the spring. A ferry that had carried people meanwhile "
    "will go on running at night. Farmers at the market welcomed the news, because the way round "
    "by the dam had cost them half a day. Nobody could say who would pay for the last span.";

std::string changed(std::string text, const std::string& from, const std::string& to) {
  return text.replace(text.find(from), from.size(), to);
}

const std::string reprint =
    "RAQQA (Evening Post) - " +
    changed(changed(report, "Tuesday", "Tuesday, 4 May,"), "eleven weeks", "almost three months");
const std::string shortened = report.substr(0, report.find("Farmers at the market"));
const std::string another =
    "Fishermen on the lake above the dam caught more carp this year than in any since the war. The "
    "price at the market of Raqqa fell by a third, and two boats were sold. The council said that "
    "a licence would be asked for from the spring, which the fishermen called unfair. Most of them "
    "go out before dawn and sell what they have before noon at the old mill.";

}  // namespace

TEST_CASE("a reprint with a new dateline and changed words is similar, another report is not") {
  const Sketch sketch = sketch_of(report);
  CHECK(similarity(sketch, sketch) == 1);
  CHECK(similarity(sketch, sketch_of(reprint)) > 0.7);
  CHECK(similarity(sketch, sketch_of(shortened)) > near_copy_from);
  CHECK(similarity(sketch, sketch_of(another)) < 0.1);
}

TEST_CASE("case, signs and white space make no difference to a sketch") {
  CHECK(sketch_of("The bridge, at Raqqa: open.") == sketch_of("the  BRIDGE at\nraqqa open"));
  CHECK_FALSE(sketch_of("The bridge at Raqqa is open.") ==
              sketch_of("The bridge at Homs is open."));
}

TEST_CASE("texts of few words, or none, are compared too") {
  CHECK(sketch_of("Raqqa.") == sketch_of("raqqa"));
  CHECK(similarity(sketch_of("Raqqa."), sketch_of("Homs.")) < 0.1);
  CHECK(similarity(sketch_of(""), sketch_of("Homs.")) < 0.1);
}

TEST_CASE("characters of a script without blanks are words") {
  const std::string one = "\u5927\u6c34\u51b2\u57ae\u4e86\u6751\u5b50\u91cc\u7684\u6865\u6881",
                    other = "\u6628\u5929" + one;
  CHECK(similarity(sketch_of(one), sketch_of(other)) > 0.6);
}

TEST_CASE("groups do not depend on the order of the texts") {
  const std::vector<std::string> texts{report, another, reprint, shortened};
  std::vector<std::size_t> order{0, 1, 2, 3};
  do {
    std::vector<Sketch> sketches;
    for (const std::size_t at : order) sketches.push_back(sketch_of(texts[at]));
    const auto groups = groups_of(sketches);
    const auto group = [&](std::size_t text) {
      return groups[static_cast<std::size_t>(std::find(order.begin(), order.end(), text) -
                                             order.begin())];
    };
    CHECK(group(0) == group(2));
    CHECK(group(0) == group(3));
    CHECK(group(0) != group(1));
    CHECK(groups[group(0)] == group(0));
  } while (std::next_permutation(order.begin(), order.end()));
  CHECK(groups_of({}).empty());
}

TEST_CASE("a workspace groups its near-copies and counts independent sources") {
  const TemporaryFolder folder;
  Workspace workspace(folder.path() / "w.loci", Workspace::Mode::create_or_open);
  int number = 0;
  for (const std::string& text : {report, another, reprint, shortened}) {
    auto document = sample_document(std::to_string(++number) + ".txt", text);
    document.sha256 = std::string(63, '0') + std::to_string(number);
    std::vector mentions{mention_of(text, "Raqqa", raqqa)};
    if (number != 2) mentions.push_back(mention_of(text, "bank", palmyra));
    workspace.add(document, mentions, sample_gazetteer());
  }
  CHECK(workspace.near_copies() == DocumentGroups{{1, 1}, {3, 1}, {4, 1}});

  const auto places = workspace.places({}, CountBy::groups);
  REQUIRE(places.size() == 2);
  CHECK(places[0].place.id == raqqa.id);
  CHECK(places[0].documents == 4);
  CHECK(places[0].groups == 2);
  CHECK(places[1].documents == 3);
  CHECK(places[1].groups == 1);
  CHECK(workspace.places()[0].groups == 0);

  SECTION("of a newer version, its text counts") {
    auto document = sample_document("3.txt", "Nothing was said about Raqqa on that day.");
    workspace.add(document, {}, sample_gazetteer());
    CHECK(workspace.near_copies() == DocumentGroups{{1, 1}, {4, 1}});
  }
}
