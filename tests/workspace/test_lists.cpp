#include "gazetteer/sqlite.hpp"
#include "tests/temporary_folder.hpp"
#include "tests/workspace/sample_workspace.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

using namespace loci;
using namespace loci::tests;
using geoparse::Sense;
using workspace::Added;
using workspace::Filter;
using workspace::Workspace;

namespace {

/// Three documents: Palmyra in two spellings, Raqqa, a demonym, and a name that could not be
/// placed.
struct Sample {
  TemporaryFolder folder;
  Workspace workspace{folder.path() / "w.loci", Workspace::Mode::create_or_open};

  Sample() {
    const std::string a = "Café first. They left Palmyra for Raqqa. Syrians say so.";
    const std::string b = "Tadmur lies in the desert. Nobody knows Xanadu.";
    workspace.add(sample_document("a.txt", a, "2018-05-28"),
                  {mention_of(a, "Palmyra", palmyra), mention_of(a, "Raqqa", raqqa),
                   mention_of(a, "Syrians", raqqa, Sense::demonym)},
                  sample_gazetteer());
    workspace.add(sample_document("b.txt", b, "2016-03-27"),
                  {mention_of(b, "Tadmur", palmyra, Sense::associative),
                   mention_of(b, "Xanadu", std::nullopt)},
                  sample_gazetteer());
    workspace.add(sample_document("c.txt", "No place here."), {}, sample_gazetteer());
  }
};

std::vector<std::string> paths(const Workspace& workspace, const std::string& words) {
  std::vector<std::string> found;
  Filter filter;
  filter.text = words;
  for (const auto& summary : workspace.documents(filter)) found.push_back(summary.path);
  return found;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("documents are listed by date with their mentions and places, demonyms left out") {
  const Sample sample;
  const auto documents = sample.workspace.documents();
  REQUIRE(documents.size() == 3);
  CHECK(documents[0].path == "c.txt");
  CHECK(documents[1].path == "b.txt");
  CHECK(documents[1].mentions == 2);
  CHECK(documents[1].places == 1);
  CHECK(documents[2].path == "a.txt");
  CHECK(documents[2].mentions == 2);
  CHECK(documents[2].places == 2);
}

TEST_CASE("places are listed with counts, dates and spellings, most mentioned first") {
  const Sample sample;
  const auto places = sample.workspace.places();
  REQUIRE(places.size() == 2);
  CHECK(places[0].place == stored(palmyra));
  CHECK(places[0].mentions == 2);
  CHECK(places[0].documents == 2);
  CHECK(places[0].confidence == Approx(0.75));
  CHECK(places[0].first_date == "2016-03-27");
  CHECK(places[0].last_date == "2018-05-28");
  CHECK(places[0].spellings == Strings{"Palmyra", "Tadmur"});
  CHECK(places[0].gazetteer == "world");
  CHECK(places[1].place == stored(raqqa));
}

TEST_CASE("filters choose senses, a document, and words of the text") {
  const Sample sample;
  Filter demonyms;
  demonyms.senses = {Sense::demonym};
  REQUIRE(sample.workspace.places(demonyms).size() == 1);
  CHECK(sample.workspace.places(demonyms)[0].spellings == Strings{"Syrians"});
  Filter of_document;
  of_document.documents = {sample.workspace.documents()[1].id};
  CHECK(sample.workspace.places(of_document).size() == 1);
  CHECK(sample.workspace.mentions(of_document).size() == 2);
  Filter words;
  words.text = "desert nobody";
  CHECK(sample.workspace.mentions(words).size() == 2);
  words.text = "desert raqqa";
  CHECK(sample.workspace.mentions(words).empty());
}

TEST_CASE("full-text words find any case and accents, and are never operators") {
  const Sample sample;
  CHECK(paths(sample.workspace, "CAFE") == Strings{"a.txt"});
  CHECK(paths(sample.workspace, "Title of c") == Strings{"c.txt"});
  for (const char* const hostile : {"\"", "desert\"", "AND", "desert OR raqqa", "NEAR(", "title:x",
                                    "-x*", "a^b", "(", "''", "\"\"\"", "... !!", "{}"}) {
    INFO(hostile);
    CHECK_NOTHROW(paths(sample.workspace, hostile));
  }
  CHECK(paths(sample.workspace, "raqqa\" OR \"desert").empty());
  CHECK(paths(sample.workspace, "\"raqqa\"") == Strings{"a.txt"});
}

TEST_CASE("a mention comes back as it was stored") {
  const Sample sample;
  const auto mentions = sample.workspace.mentions();
  REQUIRE(mentions.size() == 4);
  const auto& first = mentions[0];
  CHECK(first.mention.name == "Palmyra");
  CHECK(first.resolution.place == stored(palmyra));
  CHECK(first.resolution.confidence == Approx(0.75));
  CHECK(first.resolution.method == "context");
  CHECK(first.resolution.reasons == Strings{"the first reason", "the second"});
  CHECK(first.status == "resolved");
  CHECK(first.decided_by == "loci");
  CHECK(first.gazetteer == "world");
  CHECK(first.gazetteer_version == "2026-01-01");
  CHECK(mentions[3].mention.name == "Xanadu");
  CHECK(mentions[3].status == "unlocated");
  CHECK_FALSE(mentions[3].resolution.place);
  CHECK(mentions[3].gazetteer == "world");
}

TEST_CASE("passages show each mention of a place within its sentence") {
  const Sample sample;
  const auto passages = sample.workspace.passages(palmyra.id);
  REQUIRE(passages.size() == 2);
  CHECK(passages[0].prefix == "They left ");
  CHECK(passages[0].quote == "Palmyra");
  CHECK(passages[0].suffix == " for Raqqa.");
  CHECK(passages[0].span.begin == 23);  // é has two bytes
  CHECK(passages[1].quote == "Tadmur");
  CHECK(sample.workspace.passages("geonames:0").empty());
  REQUIRE(sample.workspace.unlocated().size() == 1);
  CHECK(sample.workspace.unlocated()[0].quote == "Xanadu");
}

TEST_CASE("a document comes back as it was stored, and not one that was not") {
  const Sample sample;
  const auto id = sample.workspace.documents()[1].id;
  const auto document = sample.workspace.document(id);
  REQUIRE(document);
  CHECK(*document == sample_document("b.txt", document->text, "2016-03-27"));
  CHECK_FALSE(sample.workspace.document(999));
}

TEST_CASE("the same bytes under the same path are not stored twice, and others replace them") {
  Sample sample;
  const auto again = [&sample](const char* path, const char* text) {
    return sample.workspace.add(sample_document(path, text), {}, sample_gazetteer());
  };
  CHECK(again("c.txt", "No place here.") == Added::already_there);
  CHECK(again("c.txt", "No place here, now.") == Added::added);
  CHECK(again("d.txt", "No place here.") == Added::added);
  CHECK(again("e.txt", "No place here.") == Added::already_there);
  CHECK(sample.workspace.documents().size() == 4);
}

TEST_CASE("a document whose mentions lie outside its text is refused as a whole") {
  Sample sample;
  auto outside = mention_of("Raqqa", "Raqqa", raqqa);
  outside.mention.span = {3, 99};
  CHECK_THROWS_AS(
      sample.workspace.add(sample_document("d.txt", "Short."), {outside}, sample_gazetteer()),
      Error);
  CHECK(sample.workspace.documents().size() == 3);
}

TEST_CASE("a place of two versions of a gazetteer is one place, as the newer has it") {
  Sample sample;
  auto moved = palmyra;
  moved.name = "Tadmor";
  sample.workspace.add(sample_document("d.txt", "Palmyra"),
                       {mention_of("Palmyra", "Palmyra", moved)}, sample_gazetteer("2027-01-01"));
  const auto places = sample.workspace.places();
  REQUIRE(places.size() == 2);
  CHECK(places[0].place.name == "Tadmor");
  CHECK(places[0].mentions == 3);
  CHECK(places[0].gazetteer_version == "2027-01-01");
  CHECK(sample.workspace.gazetteers().size() == 2);
}

TEST_CASE("a document keeps its author, language and pages, and a passage knows its page") {
  Sample sample;
  auto paged = sample_document("d.pdf", "Of Palmyra. On to Raqqa.");
  paged.author = "R. Haddad";
  paged.language = "ar-SY";
  paged.page_begins = {0, 12};
  sample.workspace.add(
      paged, {mention_of(paged.text, "Palmyra", palmyra), mention_of(paged.text, "Raqqa", raqqa)},
      sample_gazetteer());
  const auto documents = sample.workspace.documents();
  const auto found = std::find_if(documents.begin(), documents.end(),
                                  [](const auto& one) { return one.path == "d.pdf"; });
  REQUIRE(found != documents.end());
  CHECK(found->author == "R. Haddad");
  CHECK(found->language == "ar-SY");
  CHECK(sample.workspace.document(found->id) == paged);
  Filter filter;
  filter.documents = {found->id};
  const auto in_palmyra = sample.workspace.passages(palmyra.id, filter);
  const auto in_raqqa = sample.workspace.passages(raqqa.id, filter);
  REQUIRE((in_palmyra.size() == 1 && in_raqqa.size() == 1));
  CHECK(in_palmyra[0].page == 1);
  CHECK(in_raqqa[0].page == 2);
  CHECK(sample.workspace.passages(palmyra.id).front().page == 0);  // of a text without pages

  // A newer version brings its own.
  paged.text = "On to Raqqa.";
  paged.sha256 = std::string(64, '7');
  paged.author = "L. Nasser";
  paged.page_begins = {0};
  sample.workspace.add(paged, {mention_of(paged.text, "Raqqa", raqqa)}, sample_gazetteer());
  CHECK(sample.workspace.document(found->id) == paged);
}

/// What a map gets, by id.
std::map<std::string, std::pair<std::string, std::size_t>> counted_places(
    const Workspace& workspace, const Filter& filter, const std::optional<geo::Extent>& near = {}) {
  std::vector<std::pair<std::string, std::string>> visited;
  const workspace::CountedPlaces places = workspace.visit_counted_places(
      filter, near,
      [&](const gazetteer::Place& place) { visited.emplace_back(place.id, place.name); });
  REQUIRE(places.mentions.size() == visited.size());
  std::map<std::string, std::pair<std::string, std::size_t>> counted;
  for (std::size_t i = 0; i < visited.size(); ++i) {
    const auto& [id, name] = visited[i];
    if (places.mentions[i] == 0) continue;
    CHECK(counted.emplace(id, std::pair(name, places.mentions[i])).second);
  }
  CHECK(places.in_all >= counted.size());
  return counted;
}

TEST_CASE("places counted for a map are those of the list, whatever the filter") {
  const bool with_copies = GENERATE(true, false);
  Sample sample;
  auto moved = palmyra;
  moved.name = "Tadmor";
  if (with_copies) {
    sample.workspace.add(sample_document("d.txt", "Palmyra"),
                         {mention_of("Palmyra", "Palmyra", moved)}, sample_gazetteer("2027-01-01"));
  }
  sample.workspace.add(sample_document("e.txt", "Raqqa"), {mention_of("Raqqa", "Raqqa", raqqa)},
                       sample_gazetteer());
  sqlite::Database(sample.workspace.file(), sqlite::Mode::read_write)
      .exec(
          "UPDATE resolutions SET status = 3 WHERE mention = (SELECT max(mention) FROM "
          "resolutions)");
  Filter demonyms, words, sure, place, rejected;
  demonyms.senses = {Sense::demonym};
  words.text = "desert";
  sure.min_confidence = 0.76;
  place.places = {raqqa.id};
  rejected.statuses = {workspace::Status::rejected};
  std::size_t seen = 0;
  for (const Filter& filter : {Filter{}, demonyms, words, sure, place, rejected}) {
    const auto listed = sample.workspace.places(filter);
    const auto counted = counted_places(sample.workspace, filter);
    REQUIRE(counted.size() == listed.size());
    for (const auto& summary : listed) {
      CHECK(counted.at(summary.place.id) == std::pair(summary.place.name, summary.mentions));
    }
    seen += listed.size();
  }
  CHECK(seen >= 6);
}

TEST_CASE("places near an extent are counted as all are, and countries beyond it come along") {
  Sample sample;
  auto suva = sample_place("geonames:2198148", "Suva", {178.44, -18.14});
  auto fiji = sample_place("geonames:2205218", "Fiji", {178, -18}, "PCLI");
  auto district = sample_place("geonames:1", "District", {178, -18}, "ADM2");
  fiji.feature_class = district.feature_class = 'A';
  const std::string text = "Suva in a District of Fiji";
  sample.workspace.add(sample_document("f.txt", text),
                       {mention_of(text, "Suva", suva), mention_of(text, "District", district),
                        mention_of(text, "Fiji", fiji)},
                       sample_gazetteer());
  const auto all = counted_places(sample.workspace, {});
  CHECK(counted_places(sample.workspace, {}, geo::Extent{}) == all);

  const auto ids_near = [&](const geo::Extent& near) {
    std::set<std::string> ids;
    for (const auto& [id, counted] : counted_places(sample.workspace, {}, near)) {
      CHECK(all.at(id) == counted);
      ids.insert(id);
    }
    return ids;
  };
  CHECK(ids_near({38.5, 35, 40, 37}) == std::set{raqqa.id, fiji.id});
  CHECK(ids_near({177, -20, -178, -16}) == std::set{suva.id, district.id, fiji.id});
  CHECK(ids_near({-20, 0, -10, 10}) == std::set{fiji.id});
}
