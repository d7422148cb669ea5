#include "app/workspace/corrections.hpp"
#include "app/workspace/geoparse_document.hpp"
#include "app/workspace/mention_candidates.hpp"
#include "geo/error.hpp"
#include "tests/temporary_folder.hpp"
#include "tests/workspace/sample_workspace.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>

using namespace loci;
using namespace loci::tests;
using namespace loci::workspace;
using Catch::Matchers::Contains;

namespace {

const gazetteer::Gazetteer& world() {
  static const gazetteer::Gazetteer gazetteer(std::filesystem::path(LOCI_TEST_DATA_FOLDER) /
                                              "world.gazetteer");
  return gazetteer;
}

const geoparse::Geoparser& geoparser() {
  static const geoparse::Geoparser one(world());
  return one;
}

const gazetteer::Place lancaster_in_england = *world().place("geonames:2644972");

/// A workspace of documents that the geoparser has read; by itself it takes all of these for towns
/// of Pennsylvania.
struct Corrected {
  TemporaryFolder folder;
  Workspace workspace{folder.path() / "w.loci", Workspace::Mode::create_or_open};
  Corrections corrections{workspace};

  Corrected() {
    add("a.txt", "A fire in Lancaster spread to Columbia. Firemen came from York to LANCASTER.");
    add("b.txt", "The train from Lancaster to York was late.");
    add("c.txt", "Nothing happened in Damascus.");
  }

  void add(const std::string& path, const std::string& text) {
    document::ReadResult read;
    read.document = sample_document(path, text);
    workspace.add(read.document, geoparse_document(read, geoparser()), world().info());
    finish();  // as whoever adds documents does
  }
  void finish() { corrections.finish(geoparser(), world().info()); }

  std::vector<StoredMention> all() const {
    std::vector<StoredMention> result;
    for (const auto& document : workspace.documents()) {
      for (auto& one : all_mentions(workspace, document.id)) result.push_back(std::move(one));
    }
    std::sort(result.begin(), result.end(),
              [](const auto& a, const auto& b) { return a.id < b.id; });
    return result;
  }
  StoredMention mention(const std::string& name, const std::string& path = "a.txt") const {
    for (const auto& document : workspace.documents()) {
      if (document.path != path) continue;
      for (auto& one : all_mentions(workspace, document.id)) {
        if (one.mention.name == name) return one;
      }
    }
    FAIL("no mention " << name << " in " << path);
    return {};
  }
  std::string country(const std::string& name, const std::string& path = "a.txt") const {
    const auto place = mention(name, path).resolution.place;
    return place ? place->country : "";
  }
  Correction choose_lancaster(Scope scope) const {
    Correction correction;
    correction.mention = mention("Lancaster").id;
    correction.kind = CorrectionKind::choose;
    correction.scope = scope;
    correction.place = lancaster_in_england;
    correction.gazetteer = world().info();
    correction.made_by = "anna";
    return correction;
  }
  Correction of(const std::string& name, CorrectionKind kind, Scope scope = Scope::mention) const {
    Correction correction;
    correction.mention = mention(name).id;
    correction.kind = kind;
    correction.scope = scope;
    correction.made_by = "anna";
    return correction;
  }
  /// Literal where it is associative, and the other way round.
  Correction other_sense(const std::string& name) const {
    Correction correction = of(name, CorrectionKind::sense);
    const bool literal = mention(name).mention.sense == geoparse::Sense::literal;
    correction.sense = literal ? geoparse::Sense::associative : geoparse::Sense::literal;
    return correction;
  }
};

}  // namespace

TEST_CASE("a correction decides its mentions, and the others of the document follow") {
  Corrected w;
  REQUIRE(w.country("Lancaster") == "US");
  REQUIRE(w.country("York") == "US");
  const LoggedCorrection made = w.corrections.correct(w.choose_lancaster(Scope::document));
  const StoredMention corrected = w.mention("Lancaster");
  CHECK(corrected.resolution.place == lancaster_in_england);
  CHECK(corrected.resolution.confidence == 1);
  CHECK(corrected.status == "corrected");
  CHECK(corrected.decided_by == "anna");
  CHECK(corrected.gazetteer == "world");
  CHECK_THAT(corrected.resolution.reasons.at(0), Contains("chosen by anna on 20"));
  CHECK(w.country("York") == "US");
  CHECK(w.corrections.unfinished() == 1);
  w.finish();
  CHECK(w.corrections.unfinished() == 0);
  CHECK(w.country("York") == "GB");
  CHECK(w.mention("York").decided_by == "loci");
  CHECK(w.country("York", "b.txt") == "US");
  CHECK(w.country("Lancaster", "b.txt") == "US");

  const auto changes = w.corrections.changes(made.id);
  REQUIRE(changes.size() >= 2);
  CHECK(changes[0].direct);
  CHECK(changes[0].before.place->country == "US");
  CHECK(changes[0].after.place == lancaster_in_england);
  CHECK(std::count_if(changes.begin(), changes.end(), [](const auto& c) { return c.direct; }) == 2);
}

TEST_CASE("the scope of a correction is a mention, its name in the document, or in the workspace") {
  Corrected w;
  const auto scope = GENERATE(Scope::mention, Scope::document, Scope::workspace);
  const Reach reach = w.corrections.reach(w.choose_lancaster(scope));
  w.corrections.correct(w.choose_lancaster(scope));
  CHECK(w.country("Lancaster") == "GB");
  CHECK(w.country("LANCASTER") == (scope == Scope::mention ? "US" : "GB"));
  CHECK(w.country("Lancaster", "b.txt") == (scope == Scope::workspace ? "GB" : "US"));
  CHECK(reach.mentions == (scope == Scope::mention ? 1 : scope == Scope::document ? 2 : 3));
  CHECK(reach.documents == (scope == Scope::workspace ? 2 : 1));
}

TEST_CASE(
    "undo restores everything exactly, redo makes it again, without limit and when reopened") {
  Corrected w;
  std::vector<std::vector<StoredMention>> states{w.all()};
  const auto keep = [&] {
    w.finish();
    states.push_back(w.all());
  };
  w.corrections.correct(w.choose_lancaster(Scope::workspace));
  keep();
  w.corrections.correct(w.of("Columbia", CorrectionKind::not_a_place));
  keep();
  w.corrections.correct(w.of("York", CorrectionKind::accept, Scope::document));
  keep();
  w.corrections.correct(w.other_sense("York"));
  keep();
  for (std::size_t i = 1; i < states.size(); ++i) {
    INFO("correction " << i);
    CHECK_FALSE(states[i] == states[i - 1]);
  }

  w.workspace = Workspace(w.folder.path() / "w.loci", Workspace::Mode::create_or_open);
  Corrections reopened(w.workspace);
  for (std::size_t i = states.size() - 1; i-- > 0;) {
    REQUIRE(reopened.undo());
    CHECK(w.all() == states[i]);
  }
  CHECK_FALSE(reopened.undo());
  for (std::size_t i = 1; i < states.size(); ++i) {
    REQUIRE(reopened.redo());
    CHECK(w.all() == states[i]);
  }
  CHECK_FALSE(reopened.redo());
}

TEST_CASE("a correction after an undo takes the place of what was undone, which stays in the log") {
  Corrected w;
  const auto first = w.corrections.correct(w.of("York", CorrectionKind::unlocated));
  w.corrections.undo();
  CHECK(w.corrections.next_redo()->id == first.id);
  const auto second = w.corrections.correct(w.of("York", CorrectionKind::accept));
  CHECK_FALSE(w.corrections.next_redo());
  const auto log = w.corrections.log();
  REQUIRE(log.size() == 2);
  CHECK(log[0].id == second.id);
  CHECK(log[0].in_force);
  CHECK(log[1].id == first.id);
  CHECK_FALSE(log[1].in_force);
  CHECK(log[1].made_by == "anna");
  CHECK(log[1].made_at.size() == 20);
  CHECK(log[1].made_at.back() == 'Z');
  CHECK(log[1].name == "York");
  CHECK(log[1].document == "a.txt");
  w.corrections.undo();
  CHECK(w.corrections.next_redo()->id == second.id);
}

TEST_CASE("each kind of correction has its status") {
  Corrected w;
  const auto before = w.mention("York");
  SECTION("accepted: resolved, decided by a person, with the reasons that it had") {
    w.corrections.correct(w.of("York", CorrectionKind::accept));
    const auto after = w.mention("York");
    CHECK(after.status == "resolved");
    CHECK(after.decided_by == "anna");
    CHECK(after.resolution.place == before.resolution.place);
    CHECK(after.resolution.reasons.size() == before.resolution.reasons.size() + 1);
  }
  SECTION("not located") {
    w.corrections.correct(w.of("York", CorrectionKind::unlocated));
    CHECK(w.mention("York").status == "unlocated");
    CHECK(w.mention("York").decided_by == "anna");
    CHECK(w.workspace.mentions().size() == w.all().size());
  }
  SECTION("not a place: in no list, but found by its status; it cannot be accepted") {
    w.corrections.correct(w.of("York", CorrectionKind::not_a_place));
    CHECK(w.mention("York").status == "rejected");
    CHECK(w.workspace.mentions().size() + 1 == w.all().size());
    Filter rejected;
    rejected.statuses = {Status::rejected};
    CHECK(w.workspace.mentions(rejected).size() == 1);
    CHECK_THROWS_WITH(w.corrections.correct(w.of("York", CorrectionKind::accept)),
                      Contains("no place"));
  }
  SECTION("placed by hand: a place of its own, under the name that was given") {
    Correction correction = w.of("York", CorrectionKind::place_by_hand);
    correction.place = place_by_hand({-1.5, 54.25}, "York camp");
    w.corrections.correct(correction);
    const auto after = w.mention("York");
    CHECK(after.status == "corrected");
    CHECK(after.gazetteer == "by hand");
    CHECK(after.resolution.place->id == "hand:54.25000,-1.50000-york-camp");
    CHECK(after.resolution.place->name == "York camp");
  }
  SECTION("sense: the place stays, and nobody has decided it") {
    const Correction correction = w.other_sense("York");
    w.corrections.correct(correction);
    CHECK(w.mention("York").mention.sense == correction.sense);
    CHECK(w.mention("York").mention.sense != before.mention.sense);
    CHECK(w.mention("York").resolution == before.resolution);
    CHECK(w.mention("York").decided_by == "loci");
  }
}

TEST_CASE("a mention that was corrected on its own stays when its name is corrected") {
  Corrected w;
  w.corrections.correct(w.of("LANCASTER", CorrectionKind::unlocated));
  CHECK(w.corrections.reach(w.choose_lancaster(Scope::workspace)).left == 1);
  w.corrections.correct(w.choose_lancaster(Scope::workspace));
  CHECK(w.mention("LANCASTER").status == "unlocated");
  CHECK(w.country("Lancaster", "b.txt") == "GB");
}

TEST_CASE("documents that come later take over corrections of the workspace, and undo knows them") {
  Corrected w;
  w.corrections.correct(w.choose_lancaster(Scope::workspace));
  w.add("d.txt", "The bus to Lancaster had left.");
  CHECK(w.mention("Lancaster", "d.txt").status == "corrected");
  CHECK(w.country("Lancaster", "d.txt") == "GB");
  CHECK(w.corrections.unfinished() == 0);
  SECTION("unless the text says where it lies") {
    w.add("e.txt", "The bus to Lancaster, California had left.");
    CHECK(w.mention("Lancaster", "e.txt").decided_by == "loci");
    CHECK(w.country("Lancaster", "e.txt") == "US");
  }
  SECTION("undone, they are as Loci had them; made again, as they were") {
    w.corrections.undo();
    CHECK(w.mention("Lancaster", "d.txt").decided_by == "loci");
    w.add("f.txt", "Back from Lancaster.");
    CHECK(w.mention("Lancaster", "f.txt").decided_by == "loci");
    w.corrections.redo();
    w.finish();
    CHECK(w.country("Lancaster", "d.txt") == "GB");
    CHECK(w.country("Lancaster", "f.txt") == "GB");
    w.corrections.undo();
    CHECK(w.mention("Lancaster", "f.txt").decided_by == "loci");
  }
}

TEST_CASE("what depends on a corrected mention goes on following it in a newer version") {
  Corrected w;
  w.corrections.correct(w.choose_lancaster(Scope::document));
  w.finish();
  REQUIRE(w.country("York") == "GB");
  w.add("a.txt",
        "Today: a fire in Lancaster spread to Columbia. Firemen came from York to LANCASTER.");
  CHECK(w.mention("Lancaster").decided_by == "anna");
  CHECK(w.country("Lancaster") == "GB");
  CHECK(w.country("York") == "GB");
  CHECK(w.corrections.unfinished() == 0);
}

TEST_CASE("a correction of a name in a document holds for what its newer version adds") {
  Corrected w;
  w.corrections.correct(w.choose_lancaster(Scope::document));
  w.finish();
  w.add("a.txt", "All is quiet there.");
  w.add("a.txt", "Another fire was seen in Lancaster, and the smoke of it in Columbia.");
  CHECK(w.mention("Lancaster").decided_by == "anna");
  CHECK(w.country("Lancaster") == "GB");
  CHECK(w.country("Lancaster", "b.txt") == "US");
}

TEST_CASE("a dry run changes nothing and says what would") {
  Corrected w;
  const auto before = w.all();
  const auto would =
      w.corrections.would_change(w.choose_lancaster(Scope::document), geoparser(), world().info());
  CHECK(w.all() == before);
  CHECK(w.corrections.log().empty());
  const auto made = w.corrections.correct(w.choose_lancaster(Scope::document));
  w.finish();
  const auto changes = w.corrections.changes(made.id);
  REQUIRE(changes.size() == would.size());
  for (std::size_t i = 0; i < changes.size(); ++i) {
    CHECK(changes[i].mention == would[i].mention);
    CHECK(changes[i].after == would[i].after);
  }
}

TEST_CASE("resolving everything again keeps corrections, and can be undone") {
  Corrected w;
  w.corrections.correct(w.choose_lancaster(Scope::document));
  w.finish();
  const auto corrected = w.all();
  w.corrections.resolve_all("anna");
  CHECK(w.corrections.unfinished() == 3);
  w.finish();
  CHECK(w.mention("Lancaster").status == "corrected");
  CHECK(w.country("York") == "GB");
  w.corrections.undo();
  CHECK(w.all() == corrected);
}

TEST_CASE("what was stopped in the middle is finished by the next who writes") {
  Corrected w;
  w.corrections.correct(w.choose_lancaster(Scope::workspace));
  const auto stopped = w.corrections.finish(geoparser(), world().info(),
                                            [](std::size_t done, std::size_t) { return done < 1; });
  CHECK_FALSE(stopped.all);
  CHECK(w.country("York") == "GB");
  CHECK(w.country("York", "b.txt") == "US");
  w.add("d.txt", "All quiet in Homs.");
  CHECK(w.country("York", "b.txt") == "GB");
}

TEST_CASE("doubts are names with their most doubtful mention, those that matter most first") {
  Corrected w;
  w.add("d.txt", "They met in Springfield, in Franklin and in San Jose.");
  const auto doubts = w.corrections.doubts();
  REQUIRE(doubts.size() >= 2);
  CHECK(std::is_sorted(doubts.begin(), doubts.end(),
                       [](const auto& a, const auto& b) { return a.impact > b.impact; }));
  const std::string first = doubts[0].name;
  Correction accept;
  accept.mention = doubts[0].mention;
  accept.scope = Scope::workspace;
  w.corrections.correct(accept);
  for (const Doubt& doubt : w.corrections.doubts()) CHECK_FALSE(doubt.mention == doubts[0].mention);
  CHECK(w.corrections.doubts(1).size() == 1);
}

TEST_CASE("candidates come with area, and with the distance to the document's other places") {
  Corrected w;
  const auto mentions = all_mentions(w.workspace, w.mention("York").document);
  const auto candidates =
      candidates_of(world(), "Lancaster", mentions, w.mention("Lancaster").resolution.place);
  REQUIRE(candidates.size() == most_candidates);
  const auto england = std::find_if(candidates.begin(), candidates.end(), [](const auto& one) {
    return one.candidate.place.id == lancaster_in_england.id;
  });
  REQUIRE(england != candidates.end());
  CHECK(england->area == "England, United Kingdom");
  REQUIRE(england->nearest_km);
  CHECK(*england->nearest_km > 5000);
  CHECK_FALSE(england->nearest.empty());
  const auto by_hand = place_by_hand({1, 2}, "Somewhere");
  CHECK(candidates_of(world(), "Lancaster", mentions, by_hand).back().candidate.place == by_hand);
}

TEST_CASE("while a name is typed there are candidates that begin so, and those of the whole name") {
  Corrected w;
  const auto mentions = all_mentions(w.workspace, w.mention("York").document);
  const auto typed = candidates_while_typed(world(), "lancast", mentions);
  REQUIRE_FALSE(typed.empty());
  for (const auto& one : typed) CHECK(one.candidate.matched.starts_with("Lancast"));
  const auto whole = candidates_while_typed(world(), "Lancaster", mentions);
  CHECK(whole.size() == most_candidates);
  CHECK(whole[0].candidate.place ==
        candidates_of(world(), "Lancaster", mentions)[0].candidate.place);
}

TEST_CASE("a mention that is not there, and an author called loci, are refused") {
  Corrected w;
  Correction missing;
  missing.mention = 9999;
  CHECK_THROWS_WITH(w.corrections.correct(missing), Contains("has no mention 9999"));
  Correction by_loci = w.of("York", CorrectionKind::accept);
  by_loci.made_by = "loci";
  CHECK_THROWS_WITH(w.corrections.correct(by_loci), Contains("own name"));
  CHECK(w.corrections.log().empty());
}
