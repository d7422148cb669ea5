#include "app/session/session.hpp"
#include "geo/error.hpp"
#include "tests/temporary_folder.hpp"
#include "tests/workspace/sample_workspace.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <chrono>
#include <fstream>
#include <string>
#include <thread>

using namespace loci;
using namespace loci::tests;
using session::Message;
using session::Session;

namespace {

const std::string first_text = "Convoys left Palmyra at dawn. They reached Raqqa by night.";
const std::string second_text = "Nobody in Raqqa had expected the Syrian convoy.";

/// A session on a workspace of two documents: Raqqa in both, Palmyra in one, an adjective.
struct OpenSession {
  OpenSession() {
    using workspace::Workspace;
    Workspace made(file, Workspace::Mode::create_or_open);
    made.add(sample_document("first.txt", first_text, "2017-06-01"),
             {mention_of(first_text, "Palmyra", palmyra), mention_of(first_text, "Raqqa", raqqa)},
             sample_gazetteer());
    made.add(sample_document("second.txt", second_text, "2017-06-02"),
             {mention_of(second_text, "Raqqa", raqqa),
              mention_of(second_text, "Syrian", std::nullopt, geoparse::Sense::demonym)},
             sample_gazetteer());
    session.resize_map(1000, 800);
    session.open_workspace(file);
    wait_until_loaded();
  }

  void wait_until_loaded() {
    do {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
      session.update(0);
    } while (session.loading() || session.reading());
  }

  void wait_until_exported() {
    while (session.exporting()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    session.update(0);
  }

  void let_come_to_rest() {
    while (session.animating()) session.update(1.0 / 60);
  }

  TemporaryFolder folder;
  std::filesystem::path file = folder.path() / "convoys.loci";
  Session session;
};

}  // namespace

TEST_CASE("an opened workspace shows its lists, and the map goes to its places") {
  OpenSession open;
  CHECK(open.session.lists().documents.size() == 2);
  REQUIRE(open.session.lists().places.size() == 2);
  CHECK(open.session.lists().places.place(0).name == "Raqqa");
  CHECK(open.session.mention_count() == 3);
  const auto raqqa_at = open.session.view().to_screen(raqqa.position);
  CHECK(map::contains({0, 0, 1000, 800}, raqqa_at));
  CHECK(open.session.view().zoom() > 5);
}

TEST_CASE("a file that is no workspace leaves the open one as it is") {
  OpenSession open;
  const auto other = open.folder.path() / "other.loci";
  std::ofstream(other) << "not a database at all, only a line of text in a file of that name";
  CHECK_THROWS_WITH(open.session.open_workspace(other), Catch::Matchers::Contains("other.loci"));
  CHECK(open.session.workspace_file() == open.file);
  CHECK(open.session.lists().documents.size() == 2);
}

TEST_CASE("selecting a place brings its passages, grouped by document") {
  OpenSession open;
  open.session.select_place(raqqa.id);
  const auto& groups = open.session.passages();
  REQUIRE(groups.size() == 2);
  CHECK(groups[0].document->path == "first.txt");
  REQUIRE(groups[0].mentions.size() == 1);
  REQUIRE(open.session.passage(groups[0].mentions[0]));
  CHECK(open.session.passage(groups[0].mentions[0])->quote == "Raqqa");
  CHECK(groups[1].document->path == "second.txt");
}

TEST_CASE("a selected place in sight does not move the map, one out of sight does") {
  OpenSession open;
  const auto before = open.session.view();
  open.session.select_place(raqqa.id);
  CHECK(open.session.view() == before);
  CHECK_FALSE(open.session.animating());
  open.session.map().pan(50'000, 0);
  open.session.select_place(raqqa.id);
  CHECK(open.session.animating());
  open.let_come_to_rest();
  CHECK(open.session.view().center().lon_deg == Approx(raqqa.position.lon_deg));
}

TEST_CASE("a country that is selected out of sight, or read about, is shown as a whole") {
  OpenSession open;
  auto fiji = sample_place("geonames:2205218", "Fiji", {178, -18}, "PCLI");
  fiji.feature_class = 'A';
  fiji.country = "FJ";
  const std::string text = "Nothing new in Fiji.";
  {
    workspace::Workspace more(open.file, workspace::Workspace::Mode::create_or_open);
    more.add(sample_document("fiji.txt", text), {mention_of(text, "Fiji", fiji)},
             sample_gazetteer());
  }
  const geo::Extent whole{176.8, -19.2, 180, -16};
  open.session.extent_of_area = [&](const std::string& code) {
    return code == "FJ" ? std::optional(whole) : std::nullopt;
  };
  open.session.open_workspace(open.file);
  open.wait_until_loaded();
  open.session.map().jump_to(open.session.view().centered_at({0, 0}));
  SECTION("selected") {
    open.session.select_place(fiji.id);
  }
  SECTION("read about") {
    open.session.select_place(fiji.id);
    const workspace::Passage passage =
        *open.session.passage(open.session.passages().at(0).mentions[0]);
    open.session.open_passage(passage.document, passage.mention);
  }
  open.let_come_to_rest();
  const geo::Extent shown = open.session.view().extent();
  CHECK(geo::contains(shown, {whole.west_deg, whole.south_deg}));
  CHECK(geo::contains(shown, {whole.east_deg, whole.north_deg}));
}

TEST_CASE("opening a passage opens its document at the mention and flies to the place") {
  OpenSession open;
  open.session.select_place(raqqa.id);
  const workspace::Passage passage = *open.session.passage(open.session.passages()[1].mentions[0]);
  open.session.open_passage(passage.document, passage.mention);
  REQUIRE(open.session.open_document());
  CHECK(open.session.open_document()->text == second_text);
  CHECK(open.session.reader_target().mention == passage.mention);
  CHECK(open.session.selected_place() == raqqa.id);
  CHECK(open.session.animating());
  open.let_come_to_rest();
  CHECK(open.session.view().center().lon_deg == Approx(raqqa.position.lon_deg));
  CHECK(open.session.view().zoom() >= 7);
}

TEST_CASE("opening the same passage again asks the reader again") {
  OpenSession open;
  open.session.select_place(palmyra.id);
  const workspace::Passage passage = *open.session.passage(open.session.passages()[0].mentions[0]);
  open.session.open_passage(passage.document, passage.mention);
  const auto first = open.session.reader_target().number;
  open.session.open_passage(passage.document, passage.mention);
  CHECK(open.session.reader_target().number != first);
}

TEST_CASE("a mention followed in the reader does not scroll it") {
  OpenSession open;
  open.session.select_document(open.session.lists().documents[0].id);
  const auto before = open.session.reader_target().number;
  open.session.follow_mention(open.session.open_document()->mentions[0].id);
  CHECK(open.session.reader_target().number == before);
  CHECK(open.session.selected_place() == palmyra.id);
}

TEST_CASE("the open document has all its mentions, adjectives too") {
  OpenSession open;
  open.session.select_document(open.session.lists().documents[1].id);
  REQUIRE(open.session.open_document()->mentions.size() == 2);
  CHECK(open.session.open_document()->mentions[1].mention.sense == geoparse::Sense::demonym);
}

TEST_CASE("clearing the selection empties the passages and leaves the document open") {
  OpenSession open;
  open.session.select_place(raqqa.id);
  open.session.select_document(open.session.lists().documents[0].id);
  open.session.clear_selection();
  CHECK(open.session.selected_place().empty());
  CHECK(open.session.passages().empty());
  CHECK(open.session.open_document());
}

TEST_CASE("home comes back to the places") {
  OpenSession open;
  const auto home = open.session.view();
  open.session.map().pan(20'000, 3000);
  open.session.home();
  open.let_come_to_rest();
  CHECK(open.session.view() == home);
}

TEST_CASE("countries have names where the gazetteer knows them, else their codes") {
  const OpenSession open;
  REQUIRE(open.session.lists().places.place(0).country == "SY");
  CHECK(open.session.country_name("SY") == "Syria");
  CHECK(open.session.country_name("ZZ") == "ZZ");
}

TEST_CASE("the export is GeoJSON with a feature a place, beside the workspace by default") {
  OpenSession open;
  const auto file = open.session.suggested_export_file(session::ExportLayer::places);
  CHECK(file == open.folder.path() / "convoys.places.geojson");
  open.session.export_file(session::ExportLayer::places, file);
  open.wait_until_exported();
  std::ifstream in(file);
  const auto json = nlohmann::json::parse(in);
  CHECK(json["type"] == "FeatureCollection");
  CHECK(json["features"].size() == 2);
  REQUIRE(open.session.messages().size() == 1);
  CHECK(open.session.messages()[0].kind == Message::Kind::note);
}

TEST_CASE("an export that cannot be written says so and leaves no file") {
  OpenSession open;
  const auto file = open.folder.path() / "no such folder" / "out.geojson";
  open.session.export_file(session::ExportLayer::mentions, file);
  open.wait_until_exported();
  REQUIRE(open.session.messages().size() == 1);
  CHECK(open.session.messages()[0].kind == Message::Kind::failure);
  CHECK_THAT(open.session.messages()[0].text, Catch::Matchers::Contains("out.geojson"));
  CHECK_FALSE(std::filesystem::exists(file));
}

TEST_CASE("notes go away by themselves, failures stay until they are dismissed") {
  Session session;
  session.say({Message::Kind::note, "2 documents added"});
  session.say({Message::Kind::failure, "a.txt: missing"});
  REQUIRE(session.next_change_s());
  session.update(*session.next_change_s());
  REQUIRE(session.messages().size() == 1);
  CHECK(session.messages()[0].text == "a.txt: missing");
  CHECK_FALSE(session.next_change_s());
  session.dismiss_message(0);
  CHECK(session.messages().empty());
}
