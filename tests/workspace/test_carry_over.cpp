// What becomes of a person's decisions when their document has a newer version.
#include "app/workspace/carry_over.hpp"
#include "app/workspace/corrections.hpp"
#include "app/workspace/mention_candidates.hpp"
#include "tests/temporary_folder.hpp"
#include "tests/workspace/sample_workspace.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace loci;
using namespace loci::tests;
using namespace loci::workspace;
using Catch::Matchers::Contains;

namespace {

/// A document that is stored again and again. Its mentions are all "Homs", and "Raqqa".
struct Versions {
  TemporaryFolder folder;
  Workspace workspace{folder.path() / "w.loci", Workspace::Mode::create_or_open};
  Corrections corrections{workspace};
  int version = 0;

  static std::vector<geoparse::ResolvedMention> mentions_in(const std::string& text) {
    std::vector<geoparse::ResolvedMention> found;
    for (const std::string name : {"Homs", "Raqqa"}) {
      for (auto at = text.find(name); at != std::string::npos; at = text.find(name, at + 1)) {
        found.push_back(mention_of(text, name, name == "Homs" ? palmyra : raqqa));
        found.back().mention.span = {at, at + name.size()};
      }
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
      return a.mention.span.begin < b.mention.span.begin;
    });
    return found;
  }
  Warnings store(const std::string& text, bool is_seen = true) {
    auto document = sample_document("a.txt", text);
    document.sha256 = std::string(60, '0') + std::to_string(1000 + ++version);
    const auto mentions = is_seen ? mentions_in(text) : std::vector<geoparse::ResolvedMention>();
    return workspace.add({{document, mentions}}, sample_gazetteer()).warnings;
  }
  std::vector<StoredMention> all() const {
    return all_mentions(workspace, workspace.documents().front().id);
  }
  /// Says of the mention at an offset that it is no place.
  void reject(std::size_t at, Scope scope = Scope::mention) {
    for (const StoredMention& one : all()) {
      if (one.mention.span.begin != at) continue;
      corrections.correct({.mention = one.id,
                           .kind = CorrectionKind::not_a_place,
                           .scope = scope,
                           .made_by = "anna"});
      return;
    }
    FAIL("no mention at " << at);
  }
  /// Offsets of what was decided.
  std::vector<std::size_t> decided() const {
    std::vector<std::size_t> offsets;
    for (const StoredMention& one : all()) {
      if (one.decided_by == "anna") offsets.push_back(one.mention.span.begin);
    }
    return offsets;
  }
};

using Offsets = std::vector<std::size_t>;

}  // namespace

TEST_CASE("a decision goes on standing where only the words of one side stayed") {
  Versions v;
  v.store("Trains to Homs were late on Monday, as ever. Trains to Raqqa were not.");
  v.reject(10);
  SECTION("those before it") {
    CHECK(v.store("Trains to Homs ran on time. Trains to Raqqa did not.").empty());
    CHECK(v.decided() == Offsets{10});
  }
  SECTION("those behind it") {
    CHECK(v.store("All lorries for Homs were late on Monday, as ever. Homs is quiet.").empty());
    CHECK(v.decided() == Offsets{16});
  }
  SECTION("whether Loci sees a place there or not") {
    CHECK(v.store("Trains to Homs ran on time.", false).empty());
    CHECK(v.decided() == Offsets{10});
  }
  CHECK(v.corrections.lost().empty());
}

TEST_CASE("of several places with equally many words, a decision goes to the nearest") {
  Versions v;
  const std::string old =
      "One: we know that the road to Homs is open. Two: we know that the road to Homs is shut.";
  v.store(old);
  v.reject(old.rfind("Homs"));
  const std::string text =
      "One: we know that the road to Homs, or so. Two: we know that the road to Homs, or not.";
  v.store(text);
  CHECK(v.decided() == Offsets{text.rfind("Homs")});
}

TEST_CASE("a decision goes on standing where its name stood once and stands once, in other words") {
  Versions v;
  v.store("Trains to Homs were late.");
  v.reject(10);
  CHECK(v.store("Everybody spoke of Homs again this morning.").empty());
  CHECK(v.decided() == Offsets{19});
}

TEST_CASE("a decision is kept on record when its words are gone, and comes back with them") {
  Versions v;
  v.store("Trains to Homs were late on Monday. Those from Homs were not.");
  v.reject(10);
  const auto before = v.all();
  const Warnings warnings = v.store("Aleppo is quiet. Nothing from Homs today, nor from Homs.");
  REQUIRE(warnings.size() == 1);
  CHECK(warnings[0].subject == "a.txt");
  CHECK_THAT(warnings[0].message,
             Contains("no longer has \"Trains to [Homs] were late on Monday. T"));
  CHECK_THAT(warnings[0].message, Contains("(not a place, by anna)"));
  CHECK_THAT(warnings[0].message, Contains("loci correct --lost"));
  CHECK(v.decided().empty());
  CHECK(v.all().size() == 2);
  const auto lost = v.corrections.lost();
  REQUIRE(lost.size() == 1);
  CHECK(lost[0].mention == before[0].id);
  CHECK(lost[0].path == "a.txt");
  CHECK(lost[0].name == "Homs");
  CHECK(lost[0].before == "Trains to ");
  CHECK(lost[0].state.status == Status::rejected);
  CHECK(v.corrections.first_mention("Homs") != before[0].id);
  CHECK_FALSE(v.workspace.passage(before[0].id));

  SECTION("it is said once") {
    CHECK(v.store("Aleppo is quiet, and so are Homs and Homs.").empty());
    CHECK(v.corrections.lost().size() == 1);
  }
  SECTION("as it was, with its number, so that undo knows it") {
    CHECK(v.store("A first line. Trains to Homs were late on Monday. Homs!").empty());
    CHECK(v.decided() == Offsets{24});
    CHECK(v.all()[0].id == before[0].id);
    CHECK(v.all()[0].status == "rejected");
    CHECK(v.all().size() == 2);
    CHECK(v.corrections.lost().empty());
    v.corrections.undo();
    CHECK(v.decided().empty());
  }
  SECTION("undone meanwhile, it does not; made again, it does") {
    v.corrections.undo();
    CHECK(v.corrections.lost().empty());
    v.corrections.redo();
    CHECK(v.corrections.lost().size() == 1);
    v.corrections.undo();
    v.store("A first line. Trains to Homs were late on Monday.");
    CHECK(v.decided().empty());
  }
}

TEST_CASE("a decision about the sense stays with its words, and is kept like the others") {
  Versions v;
  v.store("Trains to Homs were late on Monday. Those from Homs were not.");
  v.corrections.correct({.mention = v.all()[0].id,
                         .kind = CorrectionKind::sense,
                         .sense = geoparse::Sense::associative,
                         .made_by = "anna"});
  CHECK(v.store("A line. Trains to Homs were late on Monday. Those from Homs, too.").empty());
  CHECK(v.all()[0].mention.sense == geoparse::Sense::associative);
  CHECK(v.all()[1].mention.sense == geoparse::Sense::literal);
  const Warnings warnings = v.store("Homs is quiet, Homs sleeps.");
  REQUIRE(warnings.size() == 1);
  CHECK_THAT(warnings[0].message, Contains("(associative)"));
  v.store("Trains to Homs were late on Monday. Those from Homs, too.");
  CHECK(v.all()[0].mention.sense == geoparse::Sense::associative);
}

TEST_CASE("a decision about a name needs no record: it holds for the name wherever it comes back") {
  Versions v;
  const Scope scope = GENERATE(Scope::document, Scope::workspace);
  v.store("Trains to Homs were late on Monday.");
  v.reject(10, scope);
  CHECK(v.store("All quiet in Raqqa.").empty());
  CHECK(v.corrections.lost().empty());
  v.store("Something new about Homs; and Homs again.");
  CHECK(v.corrections.unfinished() == 1);
}

TEST_CASE("where mentions stand in a newer version: a person's before Loci's, none twice") {
  const std::string text = "Trains to Homs Province were late.";
  auto found = mention_of(text, "Homs Province", palmyra);
  OldMention old;
  old.span = {10, 14};
  old.before = "Trains to ";
  old.name = "Homs";
  old.behind = " were late.";
  SECTION("decided") {
    old.is_place_decided = true;
    const CarriedOver carried = carry_over({old, old}, text, {found});
    CHECK(carried.standing[0] == geoparse::TextSpan{10, 14});
    CHECK_FALSE(carried.standing[1]);
    CHECK(carried.taken[0]);
  }
  SECTION("not decided") {
    const CarriedOver carried = carry_over({old}, text, {found});
    CHECK_FALSE(carried.standing[0]);
    CHECK_FALSE(carried.taken[0]);
  }
}

TEST_CASE("the words around a mention are whole code points") {
  const std::string text =
      "\u0441\u0432\u0435\u0440\u043d\u043e\u0438\u0437\u0434\u0430\u0442x Homs";
  const std::string_view before = text_before(text, text.size() - 4);
  CHECK(before.size() <= context_bytes);
  CHECK((static_cast<unsigned char>(before[0]) & 0xC0) != 0x80);
  CHECK(text_behind("Homs \u0441\u0432\u0435\u0440\u043d\u043e\u0438\u0437\u0434\u0430\u0442\u044c",
                    4)
            .size() == 23);
}

TEST_CASE("a name stands once as a word of its own") {
  CHECK(stands_once("From Hama to Hamadan.", "Hama"));
  CHECK_FALSE(stands_once("From Hama to Hama.", "Hama"));
  CHECK_FALSE(stands_once("From Hamadan.", "Hama"));
  CHECK_FALSE(stands_once("From here.", ""));
}
