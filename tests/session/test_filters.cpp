#include "app/session/session.hpp"
#include "gazetteer/sqlite.hpp"
#include "tests/bench/big_workspace.hpp"
#include "tests/temporary_folder.hpp"
#include "tests/workspace/sample_workspace.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <chrono>
#include <random>
#include <thread>

using namespace loci;
using namespace loci::tests;
using gazetteer::PlaceKind;
using session::Session;
using workspace::Filter;
using workspace::Status;

namespace {

/// A session on a made-up workspace: two thousand documents, a few hundred places.
struct BigSession {
  BigSession() {
    BigWorkspace size;
    size.documents = 2000;
    size.mentions = 20'000;
    size.places = 600;
    make_big_workspace(LOCI_TEST_DATA_FOLDER "/world.gazetteer", file, size);
    session.open_workspace(file);
    wait();
  }

  void wait() {
    while (session.loading()) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
      session.update(0);
    }
  }
  void apply(const Filter& filter) {
    session.set_filter(filter);
    wait();
  }

  TemporaryFolder folder;
  std::filesystem::path file = folder.path() / "made-up.loci";
  Session session;
};

/// A filter, and the same condition in SQL, written down apart.
struct Asked {
  Filter filter;
  std::string sql = "1";
};

class RandomFilters {
 public:
  explicit RandomFilters(const sqlite::Database& database) : database_(database) {}

  Asked next() {
    Asked asked;
    bool demonyms = false, rejected = false;
    if (one_in(3)) ask_dates(asked);
    if (one_in(5)) ask_text(asked, {"bakery", "oil slick", "storm roofs", "nowhere"});
    if (one_in(4)) ask_source(asked);
    if (one_in(8)) ask_document(asked);
    if (one_in(4)) ask_country(asked);
    if (one_in(4)) ask_kind(asked);
    if (one_in(4)) ask_box(asked);
    if (one_in(8)) ask_place(asked);
    if (one_in(3)) demonyms = ask_sense(asked);
    if (one_in(4)) rejected = ask_status(asked);
    if (one_in(4)) ask_confidence(asked);
    if (!demonyms) asked.sql += " AND m.sense < 2";
    if (!rejected) asked.sql += " AND r.status < 3";
    return asked;
  }

 private:
  bool one_in(int n) { return random_() % static_cast<unsigned>(n) == 0; }
  std::string any(const std::string& column, const std::string& table) {
    auto row = database_.prepare("SELECT " + column + " FROM " + table + " ORDER BY id LIMIT 1 " +
                                 "OFFSET ?1 % (SELECT count(*) FROM " + table + ")");
    row.bind(1, static_cast<int>(random_() % 100'000)).step();
    return row.string(0);
  }
  static std::string literal(const std::string& text) {
    std::string sql = "'";
    for (const char c : text) sql += c == '\'' ? std::string("''") : std::string(1, c);
    return sql + "'";
  }

  void ask_dates(Asked& asked) {
    const int year = 2009 + static_cast<int>(random_() % 15);
    asked.filter.from = std::to_string(year) + (one_in(2) ? "-06" : "");
    asked.filter.to = std::to_string(year + static_cast<int>(random_() % 3)) + "-09-15";
    asked.filter.undated = one_in(2);
    asked.sql += " AND ((d.date >= '" + asked.filter.from + "' AND d.date < '" + asked.filter.to +
                 "~' AND d.date <> '')" + (asked.filter.undated ? " OR d.date = ''" : "") + ")";
  }
  void ask_text(Asked& asked, const std::vector<std::string>& texts) {
    asked.filter.text = texts[random_() % texts.size()];
    std::string word;
    for (const char c : asked.filter.text + " ") {
      if (c != ' ') {
        word += c;
        continue;
      }
      asked.sql += " AND ' ' || lower(d.title || ' ' || d.text) LIKE '%" + word + "%'";
      word.clear();
    }
  }
  void ask_source(Asked& asked) {
    asked.filter.sources = {any("source", "documents"), any("source", "documents")};
    asked.sql += " AND (d.source = " + literal(asked.filter.sources[0]) +
                 " OR d.source = " + literal(asked.filter.sources[1]) + ")";
  }
  void ask_document(Asked& asked) {
    const std::string id = any("id", "documents");
    asked.filter.documents = {std::stoll(id)};
    asked.sql += " AND d.id = " + id;
  }
  void ask_country(Asked& asked) {
    asked.filter.countries = {any("country", "places"), "SY"};
    asked.sql += " AND p.country IN ('SY', " + literal(asked.filter.countries[0]) + ")";
  }
  void ask_kind(Asked& asked) {
    if (one_in(2)) {
      asked.filter.kinds = {PlaceKind::capital};
      asked.sql += " AND p.feature_code = 'PPLC'";
    } else {
      asked.filter.kinds = {PlaceKind::area, PlaceKind::settlement};
      asked.sql +=
          " AND p.feature_code <> 'PPLC' AND p.feature_code NOT LIKE 'AIR%' AND "
          "p.feature_class IN ('P', 'A', 'L')";
    }
  }
  void ask_box(Asked& asked) {
    if (one_in(2)) {
      asked.filter.region = geo::Extent{30, 20, 60, 40};
      asked.sql += " AND p.lon_deg BETWEEN 30 AND 60 AND p.lat_deg BETWEEN 20 AND 40";
    } else {
      asked.filter.region = geo::Extent{100, -50, -60, 50};
      asked.sql += " AND (p.lon_deg >= 100 OR p.lon_deg <= -60) AND p.lat_deg BETWEEN -50 AND 50";
    }
  }
  void ask_place(Asked& asked) {
    asked.filter.places = {any("place_id", "places"), any("place_id", "places")};
    asked.sql += " AND p.place_id IN (" + literal(asked.filter.places[0]) + ", " +
                 literal(asked.filter.places[1]) + ")";
  }
  bool ask_sense(Asked& asked) {
    const bool demonym = one_in(2);
    asked.filter.senses = {demonym ? geoparse::Sense::demonym : geoparse::Sense::literal};
    asked.sql += demonym ? " AND m.sense = 2" : " AND m.sense = 0";
    return true;
  }
  bool ask_status(Asked& asked) {
    const bool unlocated = one_in(2);
    asked.filter.statuses = {unlocated ? Status::unlocated : Status::resolved};
    asked.sql += unlocated ? " AND r.place IS NULL" : " AND r.place IS NOT NULL";
    return true;
  }
  void ask_confidence(Asked& asked) {
    asked.filter.min_confidence = 0.5;
    asked.filter.max_confidence = 0.9;
    asked.sql += " AND r.confidence >= 0.5 AND r.confidence <= 0.9";
  }

  const sqlite::Database& database_;
  std::mt19937 random_{7};
};

}  // namespace

TEST_CASE(
    "a hundred random filters: the session counts as plain SQL and the workspace's lists do") {
  BigSession open;
  const workspace::Workspace stored(open.file, workspace::Workspace::Mode::read);
  const sqlite::Database database(open.file, sqlite::Mode::read_only);
  RandomFilters random(database);
  std::size_t with_mentions = 0;
  for (int number = 0; number < 100; ++number) {
    const Asked asked = random.next();
    INFO(number << ": " << asked.sql);
    open.apply(asked.filter);
    const session::Lists& lists = open.session.lists();
    auto row = database.prepare(
        "SELECT count(*), count(DISTINCT p.place_id), count(DISTINCT m.document), "
        "coalesce(sum(r.place IS NULL), 0) FROM mentions m JOIN resolutions r ON r.mention = m.id "
        "JOIN documents d ON d.id = m.document LEFT JOIN places p ON p.id = r.place WHERE " +
        asked.sql);
    row.step();
    CHECK(lists.mentions == static_cast<std::size_t>(row.integer(0)));
    CHECK(lists.places.size() == static_cast<std::size_t>(row.integer(1)));
    CHECK(lists.unlocated == static_cast<std::size_t>(row.integer(3)));
    std::int64_t documents = 0;
    for (const auto& document : lists.documents.rows) documents += document.mentions > 0 ? 1 : 0;
    CHECK(documents == row.integer(2));
    with_mentions += lists.mentions > 0 ? 1 : 0;

    // What the command line lists is the same, in the same order.
    CHECK(stored.mentions(asked.filter).size() == lists.mentions);
    const auto listed = stored.documents(asked.filter);
    REQUIRE(listed.size() == lists.documents.size());
    for (std::size_t i = 0; i < listed.size(); ++i) {
      if (listed[i] != lists.documents[i]) FAIL(listed[i].path);
    }
    const auto places = stored.places(asked.filter);
    REQUIRE(places.size() == lists.places.size());
    for (std::size_t i = 0; i < places.size(); ++i) {
      CHECK(places[i].confidence == Approx(lists.places[i].confidence));
      auto same = places[i];
      same.confidence = lists.places[i].confidence;
      if (same != lists.places[i]) FAIL(same.place.name);
    }
  }
  CHECK(with_mentions > 30);
}

TEST_CASE("days count what passes at any date, so that a range can be widened again") {
  BigSession open;
  const auto all = open.session.lists().days;
  const auto undated = open.session.lists().undated;
  Filter filter;
  filter.from = "2015";
  filter.to = "2015-06-30";
  open.apply(filter);
  CHECK(open.session.lists().days == all);
  CHECK(open.session.lists().undated == undated);
  std::size_t in_range = undated;
  for (const auto& [day, mentions] : all) {
    const auto date = std::chrono::year_month_day(day);
    if (int(date.year()) == 2015 && unsigned(date.month()) <= 6) in_range += mentions;
  }
  CHECK(open.session.lists().mentions == in_range);
}

TEST_CASE("the passages of a place are those that pass") {
  BigSession open;
  const std::string id = open.session.lists().places.place(0).id;
  open.session.select_place(id);
  Filter filter;
  filter.senses = {geoparse::Sense::associative};
  open.apply(filter);
  const workspace::Workspace stored(open.file, workspace::Workspace::Mode::read);
  std::size_t mentions = 0;
  for (const auto& group : open.session.passages()) mentions += group.mentions.size();
  CHECK(mentions > 0);
  CHECK(mentions == stored.passages(id, filter).size());
  CHECK(mentions == open.session.place(id)->mentions);
}

TEST_CASE("mentions without a place have passages too") {
  BigSession open;
  open.session.select_unlocated();
  std::size_t mentions = 0;
  for (const auto& group : open.session.passages()) mentions += group.mentions.size();
  CHECK(mentions == open.session.lists().unlocated);
  CHECK(open.session.passage(open.session.passages()[0].mentions[0]) != nullptr);
}

TEST_CASE("a filter is a line of the command line") {
  BigSession open;
  Filter filter;
  filter.sources = {"River Wire"};
  filter.region = geo::Circle{{-40, 35}, 50};
  open.apply(filter);
  CHECK(open.session.filter_as_command() ==
        "loci places -w " + open.file.string() + " --source 'River Wire' --circle=-40,35,50");
}
