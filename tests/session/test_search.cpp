#include "app/session/session.hpp"
#include "tests/temporary_folder.hpp"
#include "tests/workspace/sample_workspace.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <thread>

using namespace loci;
using namespace loci::tests;

namespace {

const std::string text = "Convoys left Tadmur at dawn.\nThey reached Raqqa by night.";

struct SearchedSession {
  SearchedSession() {
    workspace::Workspace made(file, workspace::Workspace::Mode::create_or_open);
    made.add(sample_document("first.txt", text, "2017-06-01"),
             {mention_of(text, "Tadmur", palmyra), mention_of(text, "Raqqa", raqqa)},
             sample_gazetteer());
    session.open_workspace(file);
    wait();
  }
  void wait() {
    do {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
      session.update(0);
    } while (session.loading() || session.searching());
    session.update(0);
  }
  const session::SearchResults& find(const std::string& query) {
    session.search(query);
    wait();
    return session.search_results();
  }

  TemporaryFolder folder;
  std::filesystem::path file = folder.path() / "convoys.loci";
  session::Session session;
};

}  // namespace

TEST_CASE("a search finds places of the workspace by name and spelling, as far as it is typed") {
  SearchedSession open;
  for (const char* const query : {"palm", "TADM", "Palmyra"}) {
    INFO(query);
    const auto& results = open.find(query);
    CHECK(results.query == query);
    REQUIRE(results.places.size() == 1);
    CHECK(results.places[0].id == palmyra.id);
  }
  CHECK(open.find("almyra").places.empty());
}

TEST_CASE("a search finds places of the gazetteer that no document mentions") {
  SearchedSession open;
  const auto& results = open.find("Suva");
  CHECK(results.places.empty());
  REQUIRE_FALSE(results.gazetteer.empty());
  CHECK(results.gazetteer[0].country == "FJ");
  CHECK(open.session.country_name("FJ") == "Fiji");  // although no place of the lists is there
}

TEST_CASE("a search finds places of the gazetteer as far as they are typed, the best known first") {
  SearchedSession open;
  for (const char* const query : {"deir ez", "Deir-ez-Z", "deir ez zo"}) {
    INFO(query);
    const auto& found = open.find(query).gazetteer;
    REQUIRE_FALSE(found.empty());
    CHECK(found[0].name.starts_with("Deir ez-Zor"));
  }
  const auto& cities = open.find("buenos a").gazetteer;
  REQUIRE_FALSE(cities.empty());
  CHECK(cities[0].name == "Buenos Aires");
  CHECK(open.find("%%%").gazetteer.empty());
}

TEST_CASE("a search finds documents by words, the last of them begun, with the words marked") {
  SearchedSession open;
  const auto& results = open.find("reached raq");
  REQUIRE(results.documents.size() == 1);
  CHECK(results.documents[0].title == "Title of first.txt");
  CHECK(results.documents[0].snippet ==
        "Convoys left Tadmur at dawn. They \x01reached\x02 \x01Raqqa\x02 by night.");
}

TEST_CASE("coordinates lead to their position, which is marked until the selection is cleared") {
  SearchedSession open;
  for (const char* const query : {"35.336, 40.141", "35°20'09.6\"N 40°08'27.6\"E"}) {
    INFO(query);
    const auto& position = open.find(query).position;
    REQUIRE(position);
    CHECK(position->lat_deg == Approx(35.336).margin(1e-4));
    CHECK(position->lon_deg == Approx(40.141).margin(1e-4));
  }
  const auto& coarse = open.find("-17.75, 177.45").position;
  REQUIRE(coarse);
  CHECK(coarse->lon_deg == Approx(177.45));
  open.session.show_position({40.141, 35.336}, "");
  REQUIRE(open.session.pin());
  while (open.session.animating()) open.session.update(0.1);
  CHECK(open.session.view().center().lat_deg == Approx(35.336).margin(1e-6));
  open.session.clear_selection();
  CHECK_FALSE(open.session.pin());
}

TEST_CASE("a search for operators of the full-text language finds nothing and breaks nothing") {
  SearchedSession open;
  for (const char* const query : {"\"", "* OR", "NEAR(", "text:"}) {
    INFO(query);
    CHECK(open.find(query).documents.empty());
  }
}
