#include "app/map/map_view.hpp"
#include "tests/window/correcting_viewer.hpp"

using namespace loci;
using namespace loci::tests;
using Json = nlohmann::json;

TEST_CASE("a key chooses a candidate everywhere, all views follow") {
  const ReadDocuments sample;
  const auto id = std::to_string(sample.mention("Lancaster").id);
  CorrectingViewer viewer(sample.file, {"--theme", "light"});
  const Json before = viewer.state();
  viewer.pick("Lancaster");
  viewer.screenshot("picker");
  CHECK(name_of(viewer.state(), "reach", "count") == "Only this mention changes");
  viewer.choose_scope("workspace");
  Json state = viewer.wait_until_settled();
  CHECK(state["picker"]["reach"].size() == 3);
  CHECK(name_of(state, "reach", "count") == "3 mentions in 2 documents change");
  viewer.key("w");
  state =
      viewer.wait_for("which mentions", [&](const Json& now) { return shows(now, "reach", id); });
  for (const Json& mention : state["picker"]["reach"]) {
    CHECK(shows(state, "reach", std::to_string(mention.get<int>())));
  }
  viewer.screenshot("picker_reach");

  viewer.key(viewer.key_of(lancaster_in_england));
  state = viewer.said("Lancaster is Lancaster, GB · 3 mentions");
  viewer.screenshot("corrected");
  CHECK(state["picker"].is_null());
  CHECK(state["selected_place"] == lancaster_in_england);
  CHECK(state["passages"] == 3);
  CHECK(shows(state, "place", lancaster_in_england));
  CHECK(state["mentions"] == before["mentions"]);
  CHECK(sample.mention("Lancaster").resolution.place->id == lancaster_in_england);
  CHECK(sample.mention("Lancaster").status == "corrected");
  CHECK(sample.mention("York").resolution.place->country == "GB");  // depends on it
}

TEST_CASE("in a small window the picker lies below, and what is picked stays in sight above it") {
  const ReadDocuments sample;
  CorrectingViewer viewer(sample.file);
  viewer.resize(1100, 700);
  viewer.pick("Lancaster");
  const Json state = viewer.wait_until_settled();
  viewer.screenshot("picker_below");
  const std::string id = std::to_string(state["picker"]["mention"].get<int>());
  const Box map = viewer.box("map", "map"), card = viewer.box("picker", id);
  CHECK(card.top_px > map.top_px + 0.3 * map.height_px);
  CHECK(card.top_px + card.height_px < map.top_px + map.height_px);
  const std::string now = viewer.key_of(sample.mention("Lancaster").resolution.place->id);
  const Box pin = viewer.box("candidate_pin", now);
  CHECK(name_of(viewer.state(), "candidate_pin", now) == "in sight");
  CHECK(pin.top_px + pin.height_px < card.top_px);
}

TEST_CASE("what a correction makes fail the filter leaves every view, and undoing brings it back") {
  const ReadDocuments sample;
  CorrectingViewer viewer(sample.file);
  const int all = viewer.state()["mentions"];
  viewer.click(viewer.item("button", "add_filter"));
  viewer.click(viewer.item("menu", "Status"));
  viewer.click(viewer.item("menu", "resolved"));
  viewer.wait_for("the filter", [](const Json& now) { return now["filter"].size() == 2; });
  Json state = viewer.wait_until_settled();
  CHECK(state["mentions"] == all);  // nobody has decided anything yet
  const auto pennsylvania = sample.mention("Lancaster").resolution.place->id;
  CHECK(shows(state, "place", pennsylvania));

  viewer.pick("Lancaster");
  viewer.choose_scope("workspace");
  viewer.key(viewer.key_of(lancaster_in_england));
  viewer.said("Lancaster is Lancaster, GB · 3 mentions");
  viewer.wait_for("three fewer", [&](const Json& now) { return now["mentions"] == all - 3; });
  state = viewer.wait_until_settled();
  viewer.screenshot("corrected_filtered");
  CHECK(state["filter"].size() == 2);
  CHECK_FALSE(shows(state, "place", pennsylvania));
  CHECK_FALSE(shows(state, "place", lancaster_in_england));
  CHECK(state["passages"] == 0);
  CHECK(sample.mention("Lancaster").status == "corrected");

  viewer.key("ctrl+z");
  viewer.said("Undone: Lancaster");
  viewer.wait_for("all again", [&](const Json& now) { return now["mentions"] == all; });
  CHECK(shows(viewer.wait_until_settled(), "place", pennsylvania));
}

TEST_CASE("Ctrl+Z takes corrections back without limit, also after a restart") {
  const ReadDocuments sample;
  const auto lancaster = sample.mention("Lancaster");
  const auto columbia = sample.mention("Columbia");
  {
    CorrectingViewer viewer(sample.file);
    viewer.pick("Lancaster");
    viewer.key(viewer.key_of(lancaster_in_england));
    viewer.said("Lancaster is Lancaster, GB");
    viewer.pick("Columbia");
    viewer.key("0");
    viewer.said("Columbia is not located");
    viewer.key("ctrl+z");
    viewer.said("Undone: Columbia");
    CHECK(sample.mention("Columbia").resolution.place);
    viewer.key("ctrl+shift+z");
    viewer.said("Again: Columbia");
    CHECK_FALSE(sample.mention("Columbia").resolution.place);
    viewer.key("ctrl+q");
    CHECK(viewer.wait() == 0);
  }
  const auto log = sample.log();
  REQUIRE(log.size() == 2);
  CHECK(log[0].made_by == workspace::user_name());
  CHECK(log[0].made_at.size() == std::string("2026-11-24T17:00:00Z").size());

  CorrectingViewer again(sample.file);
  again.key("ctrl+z");
  again.said("Undone: Columbia");
  again.key("ctrl+z");
  again.said("Undone: Lancaster");
  CHECK(sample.mention("Lancaster") == lancaster);
  CHECK(sample.mention("Columbia") == columbia);
  again.key("ctrl+z");
  again.said("Nothing to undo");
  again.key("ctrl+shift+z");
  again.said("Again: Lancaster");
  again.pick("Lancaster");
  CHECK(again.state()["picker"]["place"] == lancaster_in_england);
  again.screenshot("picker_decided");
}

TEST_CASE("X says that a mention is no place, the message undoes it, and does it again") {
  const ReadDocuments sample;
  CorrectingViewer viewer(sample.file, {"--theme", "dark"});
  const Json before = viewer.state();
  viewer.pick("Columbia");
  viewer.screenshot("picker_dark");
  viewer.key("x");
  Json state = viewer.said("Columbia is not a place");
  viewer.screenshot("not_a_place_dark");
  CHECK(sample.mention("Columbia").status == "rejected");
  CHECK(state["mentions"] == before["mentions"].get<int>() - 1);
  CHECK_FALSE(name_of(state, "mention", std::to_string(sample.mention("Columbia").id)).empty());
  viewer.click(viewer.item("button", "undo"));
  state = viewer.said("Undone: Columbia");
  CHECK(sample.mention("Columbia").status == "resolved");
  CHECK(state["mentions"] == before["mentions"]);
  viewer.click(viewer.item("button", "redo"));
  viewer.said("Again: Columbia");
  CHECK(sample.mention("Columbia").status == "rejected");
}

TEST_CASE("0 leaves a mention without a place: it moves to those not located") {
  const ReadDocuments sample;
  CorrectingViewer viewer(sample.file);
  const int before = viewer.state()["unlocated"];
  viewer.pick("York");
  viewer.choose_scope("document");
  viewer.key("0");
  CHECK(viewer.said("York is not located")["unlocated"] == before + 1);
  CHECK_FALSE(sample.mention("York").resolution.place);
}

TEST_CASE("A and L change the sense, the picker stays for the place") {
  const ReadDocuments sample;
  CorrectingViewer viewer(sample.file);
  viewer.pick("Columbia");
  REQUIRE(viewer.state()["picker"]["sense"] == "literal");
  viewer.key("a");
  viewer.wait_for("the sense",
                  [](const Json& now) { return now["picker"]["sense"] == "associative"; });
  viewer.said("Columbia is associative");
  CHECK(sample.mention("Columbia").mention.sense == geoparse::Sense::associative);
  viewer.key("l");
  viewer.wait_for("the sense", [](const Json& now) { return now["picker"]["sense"] == "literal"; });
  viewer.said("Columbia is literal");
  CHECK(sample.mention("Columbia").mention.sense == geoparse::Sense::literal);
}

TEST_CASE("M and a click on the map place a mention by hand") {
  const ReadDocuments sample;
  CorrectingViewer viewer(sample.file);
  viewer.pick("York");
  viewer.key("m");
  viewer.wait_for("placing", [](const Json& now) { return now["picker"]["placing"] == true; });
  const Json view = viewer.wait_until_settled()["view"];
  viewer.screenshot("placing");
  const Spot map = viewer.item("map", "map");
  viewer.click({map.x_px - 200, map.y_px + 100});
  viewer.said("York is York");
  const auto placed = sample.mention("York");
  REQUIRE(placed.resolution.place);
  CHECK(placed.gazetteer == "by hand");
  const map::MapView shown({view["lon"], view["lat"]}, view["zoom"], view["width"], view["height"]);
  const map::ScreenPoint at = shown.to_screen(placed.resolution.place->position);
  CHECK(at.x_px == Approx(shown.width_px() / 2 - 200).margin(2));
  CHECK(at.y_px == Approx(shown.height_px() / 2 + 100).margin(2));
}

TEST_CASE("S looks for another place, Esc goes back step by step") {
  const ReadDocuments sample;
  CorrectingViewer viewer(sample.file);
  viewer.pick("York");
  viewer.key("s");
  viewer.wait_for("the field", [](const Json& now) {
    return name_of(now, "field", "candidate_name") == "typing";
  });
  viewer.type("Homs");
  viewer.key("Return");
  viewer.wait_for("places called Homs", [](const Json& now) {
    const auto& picker = now["picker"];
    return picker["searched"] == "Homs" && picker["candidates"][0] == "geonames:169577";
  });
  viewer.wait_until_settled();
  viewer.screenshot("picker_search");
  viewer.key("Escape");
  viewer.wait_for("places called York", [](const Json& now) {
    const auto& picker = now["picker"];
    return picker["searched"] == "" && picker["candidates"][0] != "geonames:169577";
  });
  viewer.key("Escape");
  viewer.without_picker();
  CHECK(sample.mention("York").decided_by == "loci");
}

TEST_CASE("a click on a row or on a number of the map chooses, a passage can be asked about too") {
  const ReadDocuments sample;
  CorrectingViewer viewer(sample.file);
  viewer.pick("Lancaster");
  viewer.click(viewer.item("candidate", viewer.key_of(lancaster_in_england)));
  viewer.said("Lancaster is Lancaster, GB");
  CHECK(sample.mention("Lancaster").resolution.place->id == lancaster_in_england);

  viewer.click(viewer.item("passage", "Lancaster"));  // of the one in England
  Json state = viewer.picked("Lancaster");
  CHECK(state["picker"]["place"] == lancaster_in_england);
  std::string far;  // a candidate out of sight
  for (std::size_t i = 1; i <= state["picker"]["candidates"].size() && far.empty(); ++i) {
    if (name_of(state, "candidate_pin", std::to_string(i)) == "out of sight")
      far = std::to_string(i);
  }
  REQUIRE_FALSE(far.empty());
  viewer.click(viewer.item("candidate_pin", far));
  state = viewer.wait_for("all candidates", [&](const Json& now) {
    return name_of(now, "candidate_pin", far) == "in sight";
  });
  viewer.screenshot("candidates_on_the_map");
  const std::string chosen = state["picker"]["candidates"][std::stoul(far) - 1];
  viewer.click(viewer.item("candidate_pin", far));
  viewer.without_picker();
  viewer.said("Lancaster is");
  CHECK(sample.mention("Lancaster").resolution.place->id == chosen);
}

TEST_CASE("the review walks through the names in doubt in their order, and goes on by itself") {
  const ReadDocuments sample;
  const auto doubts = sample.doubts();
  REQUIRE(doubts.size() >= 2);
  CorrectingViewer viewer(sample.file);
  const auto at = [&](std::size_t step) {
    viewer.wait_for("doubt " + std::to_string(step), [&](const Json& now) {
      return now["review"]["at"] == step && now["picker"]["mention"] == doubts[step - 1].mention;
    });
    return viewer.picked(doubts[step - 1].name);
  };
  viewer.click(viewer.item("mode", "review"));
  Json state = at(1);
  viewer.screenshot("review");
  CHECK(state["review"]["of"] == doubts.size());
  CHECK(name_of(state, "review", "progress") == "1 of " + std::to_string(doubts.size()));
  CHECK(state["reader"]["mention"] == doubts[0].mention);
  CHECK(state["picker"]["scope"] == "workspace");
  viewer.key("n");
  at(2);
  viewer.key("p");
  at(1);
  viewer.key("Return");
  viewer.said("accepted");
  state = viewer.state();
  CHECK((state["review"].is_null() || state["review"]["at"] > 1));  // others were settled with it
  viewer.key("ctrl+z");
  viewer.said("Undone");
  if (!state["review"].is_null()) {
    at(1);
    viewer.key("Escape");
  }
  viewer.wait_for("no review", [](const Json& now) { return now["review"].is_null(); });
  CHECK(viewer.state()["picker"].is_null());
}

TEST_CASE(
    "corrections are commands of the search box, and their keys are in the list of shortcuts") {
  const ReadDocuments sample;
  CorrectingViewer viewer(sample.file);
  viewer.pick("Columbia");
  const auto command = [&](const std::string& words) {
    viewer.key("ctrl+k");
    viewer.wait_until_settled();
    viewer.type(words);
    viewer.wait_for(words, [](const Json& now) {
      const auto& items = now["items"];
      return std::any_of(items.begin(), items.end(),
                         [](const Json& item) { return item["kind"] == "hit"; });
    });
    viewer.key("Return");
  };
  command("is not a place");
  viewer.said("Columbia is not a place");
  command("undo correction");
  viewer.said("Undone: Columbia");
  CHECK(sample.mention("Columbia").status == "resolved");
  viewer.key("F1");
  viewer.wait_for("the shortcuts", [](const Json& now) {
    return shows(now, "shortcut", "1 to 9") && shows(now, "shortcut", "Ctrl+Z");
  });
  viewer.screenshot("shortcuts");
}
