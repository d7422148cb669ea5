#include "gazetteer/gazetteer.hpp"

#include "gazetteer/name_index.hpp"
#include "gazetteer/name_key.hpp"
#include "gazetteer/prominence.hpp"
#include "gazetteer/schema.hpp"
#include "gazetteer/source_file.hpp"
#include "gazetteer/sqlite.hpp"
#include "gazetteer/type_words.hpp"
#include "geo/error.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <mutex>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace loci::gazetteer {
namespace {

constexpr std::string_view remedy = "make it again with 'loci gazetteer build'";
#define PLACE_COLUMNS                                                                            \
  "p.id, p.name, p.lon, p.lat, p.feature_class, p.feature_code, p.country, p.admin1, p.admin2, " \
  "p.population, p.radius_km, p.label_rank"

/// One connection and its statements: what one thread uses at a time.
struct Reader {
  explicit Reader(const std::filesystem::path& file)
      : database(file, sqlite::Mode::read_only, remedy) {
    database.exec("PRAGMA cache_size = -16000");
  }

  sqlite::Database database;
  sqlite::Statement by_key =
      database.prepare("SELECT " PLACE_COLUMNS
                       ", n.name, n.kind, n.key FROM names n JOIN places p ON "
                       "p.number = n.place WHERE n.key = ?1");
  sqlite::Statement by_spelling = database.prepare(
      "SELECT n.place, n.name, n.kind, n.key FROM names n WHERE n.spelling_key = ?1");
  sqlite::Statement by_number =
      database.prepare("SELECT " PLACE_COLUMNS " FROM places p WHERE p.number = ?1");
  sqlite::Statement by_id =
      database.prepare("SELECT " PLACE_COLUMNS " FROM places p WHERE p.id = ?1");
  sqlite::Statement names_of = database.prepare(
      "SELECT n.name FROM names n JOIN places p ON p.number = n.place WHERE p.id = ?1 ORDER BY "
      "n.kind, n.rowid");
  sqlite::Statement area =
      database.prepare("SELECT " PLACE_COLUMNS
                       " FROM places p WHERE p.feature_class = 'A' AND p.country = ?1 AND "
                       "p.admin1 = ?2 AND p.admin2 = ?3 AND p.feature_code LIKE ?4 ORDER BY "
                       "p.population DESC, p.id");
};

/// Gazetteer files come from anywhere: what the rest of the program relies on is checked here.
void refuse_impossible(const sqlite::Statement& row, const Place& place) {
  const bool possible = row.is_number(2) && row.is_number(3) &&
                        std::abs(place.position.lon_deg) <= 180 &&
                        std::abs(place.position.lat_deg) <= 90 && place.radius_km >= 0 &&
                        std::isfinite(place.radius_km) && place.population >= 0;
  const bool readable = is_utf8(place.id) && is_utf8(place.name) && is_utf8(place.feature_code) &&
                        is_utf8(place.country) && is_utf8(place.admin1) && is_utf8(place.admin2) &&
                        static_cast<unsigned char>(place.feature_class) < 0x80;
  if (!possible || !readable) {
    throw Error(row.database().file().string(), "damaged (a place that cannot be)", remedy);
  }
}

Place read_place(const sqlite::Statement& row) {
  Place place;
  place.id = row.text(0);
  place.name = row.text(1);
  place.position = {row.real(2), row.real(3)};
  const auto feature_class = row.text(4);
  place.feature_class = feature_class.empty() ? 'P' : feature_class.front();
  place.feature_code = row.text(5);
  place.country = row.text(6);
  place.admin1 = row.text(7);
  place.admin2 = row.text(8);
  place.population = row.integer(9);
  place.radius_km = row.real(10);
  place.label_rank = static_cast<int>(std::clamp<std::int64_t>(row.integer(11), -1, 10));
  refuse_impossible(row, place);
  return place;
}

NameKind read_kind(std::int64_t kind) {
  const bool known = kind >= 0 && kind <= static_cast<int>(NameKind::metonym);
  return known ? static_cast<NameKind>(kind) : NameKind::alternate;
}

bool is_name_of_place(NameKind kind) {
  return kind == NameKind::preferred || kind == NameKind::alternate;
}

bool is_demonym(NameKind kind) {
  return kind == NameKind::adjective || kind == NameKind::demonym;
}

/// A candidate and what it is ranked by.
struct Ranked {
  Candidate candidate;
  double score = 0;  ///< prominence, and how well such a name speaks for the place

  auto order() const {
    // Steps of a twentieth, so that renown decides between spellings that are about as close.
    const int step = static_cast<int>(candidate.distance * 20);
    return std::tuple(candidate.match == Match::fuzzy, is_demonym(candidate.name_kind), step,
                      -score, candidate.match, candidate.name_kind,
                      std::string_view{candidate.place.id});
  }
};

/// What a name adds to or takes from its place's prominence, in the latter's unit. A place ten
/// times as large outweighs a better name: sources do not list every spelling of the large ones.
double worth(NameKind kind, Match match, bool has_lower_case) {
  double worth = match == Match::exact ? 0.5 : 0;
  if (kind == NameKind::alternate) worth -= 0.5;
  if (kind == NameKind::metonym || kind == NameKind::abbreviation) worth -= 1;
  if (kind == NameKind::abbreviation && has_lower_case) worth -= 14;  // "us", "in", "or"
  return worth;
}

/// Sorts, keeps the best name of each place, and at most `limit` of them.
std::vector<Candidate> best(std::vector<Ranked> found, std::size_t limit) {
  std::sort(found.begin(), found.end(),
            [](const Ranked& a, const Ranked& b) { return a.order() < b.order(); });
  std::vector<Candidate> candidates;
  std::unordered_map<std::string, bool> seen;
  for (auto& one : found) {
    if (candidates.size() == limit) break;
    if (!seen.emplace(one.candidate.place.id, true).second) continue;
    candidates.push_back(std::move(one.candidate));
  }
  return candidates;
}

/// The names of this key. \param written the toponym, to tell exact matches
std::vector<Ranked> with_key(Reader& reader, std::string_view key, std::string_view written) {
  std::vector<Ranked> found;
  const bool lower =
      std::any_of(written.begin(), written.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  reader.by_key.reset().bind(1, key);
  while (reader.by_key.step()) {
    std::string name = reader.by_key.string(12);
    const Match match = name == written ? Match::exact : Match::folded;
    const auto kind = read_kind(reader.by_key.integer(13));
    auto place = read_place(reader.by_key);
    const double score = prominence(place) + worth(kind, match, lower);
    found.push_back({{std::move(place), std::move(name), kind, match}, score});
  }
  return found;
}

/// "hasakah" -> "al hasakah" and back: writers drop the article and set it as they please.
std::string with_other_article(std::string_view key) {
  return key.starts_with("al ") ? std::string{key.substr(3)} : "al " + std::string{key};
}

/// The names of this key, then those that differ by their article alone.
std::vector<Ranked> listed(Reader& reader, std::string_view key, std::string_view written) {
  constexpr double article_distance = 0.05;
  auto found = with_key(reader, key, written);
  for (auto& one : with_key(reader, with_other_article(key), written)) {
    one.candidate.match = Match::folded;
    one.candidate.distance = article_distance;
    found.push_back(std::move(one));
  }
  return found;
}

/// The less a skeleton says, the closer the spellings must be.
double largest_distance(std::string_view spelling_key) {
  switch (spelling_key.size()) {
    case 0:
    case 1:
      return -1;
    case 2:
      return 0.13;
    case 3:
      return 0.2;
    default:
      return 0.27;
  }
}

std::vector<Ranked> with_spelling(Reader& reader, std::string_view key) {
  struct Near {
    std::int64_t place;
    std::string name;
    NameKind kind;
    double distance;
  };
  const std::string spelling = spelling_key(key);
  const double largest = largest_distance(spelling);
  if (largest < 0) return {};
  std::vector<Near> near;
  auto& names = reader.by_spelling.reset().bind(1, spelling);
  while (names.step()) {
    const double distance = spelling_distance(key, names.text(3));
    const auto kind = read_kind(names.integer(2));
    if (distance > largest || !is_name_of_place(kind)) continue;
    near.push_back({names.integer(0), names.string(1), kind, distance});
  }
  std::vector<Ranked> found;
  for (auto& name : near) {
    if (!reader.by_number.reset().bind(1, name.place).step()) continue;
    auto place = read_place(reader.by_number);
    const double score = prominence(place) + worth(name.kind, Match::fuzzy, true);
    found.push_back(
        {{std::move(place), std::move(name.name), name.kind, Match::fuzzy, name.distance}, score});
  }
  return found;
}

/// Places of the class that a type word names come first: "Deir ez-Zor Governorate" is the area.
void prefer_class(std::vector<Ranked>& found, char feature_class) {
  const bool any = std::any_of(found.begin(), found.end(), [&](const Ranked& one) {
    return one.candidate.place.feature_class == feature_class;
  });
  if (!any) return;
  std::erase_if(
      found, [&](const Ranked& one) { return one.candidate.place.feature_class != feature_class; });
}

bool only_areas(const std::vector<Ranked>& found) {
  return !found.empty() && std::all_of(found.begin(), found.end(), [](const Ranked& one) {
    return one.candidate.place.feature_code.starts_with("ADM");
  });
}

/// Sources list a spelling for a province and forget the city that it is named after: both are
/// candidates.
void add_namesake_settlements(std::vector<Ranked>& found, std::vector<Ranked> similar) {
  const std::size_t areas = found.size();
  for (auto& one : similar) {
    const auto& place = one.candidate.place;
    const bool within = place.feature_class == 'P' &&
                        std::any_of(found.begin(), found.begin() + static_cast<long>(areas),
                                    [&](const Ranked& area) {
                                      return area.candidate.place.country == place.country &&
                                             area.candidate.place.admin1 == place.admin1;
                                    });
    if (within) found.push_back(std::move(one));
  }
}

std::string meta(const sqlite::Database& database, std::string_view key) {
  auto query = database.prepare("SELECT value FROM meta WHERE key = ?1");
  query.bind(1, key);
  if (!query.step()) {
    throw Error(database.file().string(), "damaged (meta has no " + std::string(key) + ")", remedy);
  }
  return query.string(0);
}

std::size_t meta_number(const sqlite::Database& database, std::string_view key) {
  const std::string value = meta(database, key);
  std::size_t number = 0;
  const auto [end, failure] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (failure != std::errc{} || end != value.data() + value.size()) {
    throw Error(database.file().string(), "damaged (meta: " + std::string(key) + ")", remedy);
  }
  return number;
}

void refuse_foreign(const sqlite::Database& database) {
  const std::string file = database.file().string();
  if (database.application_id() != application_id) {
    throw Error(file, "not a gazetteer", remedy);
  }
  if (database.user_version() != schema_version) {
    throw Error(file,
                "a gazetteer of version " + std::to_string(database.user_version()) +
                    ", this program reads version " + std::to_string(schema_version),
                remedy);
  }
  if (database.has_views_or_triggers()) {
    throw Error(file, "damaged: it has views or triggers, which no gazetteer needs", remedy);
  }
  for (const std::string_view table : {"meta", "places", "names", "words"}) {
    if (!database.has_table(table)) {
      throw Error(file, "damaged (no table " + std::string(table) + ")", remedy);
    }
  }
  if (meta_number(database, "key_version") != name_key_version) {
    throw Error(file, "its name keys are of another version", remedy);
  }
}

GazetteerInfo read_info(const sqlite::Database& database) {
  return {.name = meta(database, "name"),
          .version = meta(database, "version"),
          .schema_version = schema_version,
          .places = meta_number(database, "places"),
          .names = meta_number(database, "names"),
          .attribution = meta(database, "attribution")};
}

/// Ties the index to the gazetteer's data and to every later change of its file.
std::uint64_t fingerprint(const sqlite::Database& database, const GazetteerInfo& info) {
  WordsHash hash;
  hash.add(info.version);
  hash.add(std::to_string(info.names));
  hash.add(std::to_string(database.change_counter()));
  return hash.value();
}

bool has_article(std::string_view key) {
  return key.starts_with("al ") || key.find(" al ") != std::string_view::npos;
}

/// "al-Bukamal" -> "albukamal", as many write Arabic names; empty where that is too short to be
/// told from words of other kinds ("An-Na", "Al-Ma").
std::string written_as_one_word(std::string_view name) {
  constexpr std::size_t shortest = 8;
  std::string joined;
  for (const auto word : name_words(name)) joined += word_key(word);
  return joined.size() < shortest ? std::string{} : joined;
}

std::vector<std::uint64_t> index_table(const sqlite::Database& database,
                                       std::uint64_t fingerprint) {
  NameIndexBuilder builder;
  auto names = database.prepare("SELECT key, kind, name FROM names");
  while (names.step()) {
    const auto key = names.text(0);
    const auto kind = read_kind(names.integer(1));
    builder.add_name(key, kind);
    if (has_article(key)) builder.add_name(written_as_one_word(names.text(2)), kind);
  }
  auto words = database.prepare("SELECT word, kinds FROM words");
  while (words.step()) builder.add_word(words.text(0), static_cast<unsigned>(words.integer(1)));
  return builder.table(fingerprint);
}

/// The index beside the gazetteer; made again where it is missing or not of this gazetteer.
NameIndex open_index(const sqlite::Database& database, const GazetteerInfo& info) {
  const auto file = name_index_file(database.file());
  const std::uint64_t wanted = fingerprint(database, info);
  if (auto index = NameIndex::open(file, wanted)) return *index;
  auto table = index_table(database, wanted);
  try {
    write_name_index(file, table);
  } catch (const Error&) {
    // The gazetteer lies where this user may not write: the index serves from memory.
  }
  return NameIndex(std::move(table));
}

}  // namespace

struct Gazetteer::Store {
  std::filesystem::path file;
  GazetteerInfo info;
  std::optional<NameIndex> index;
  std::mutex mutex;
  std::vector<std::unique_ptr<Reader>> idle;  ///< guarded by mutex

  /// Runs a lookup on a connection that no other thread uses meanwhile.
  template <typename Lookup>
  auto read(Lookup lookup) {
    std::unique_ptr<Reader> reader;
    {
      const std::lock_guard lock(mutex);
      if (!idle.empty()) {
        reader = std::move(idle.back());
        idle.pop_back();
      }
    }
    if (reader == nullptr) reader = std::make_unique<Reader>(file);
    auto result = lookup(*reader);
    const std::lock_guard lock(mutex);
    idle.push_back(std::move(reader));
    return result;
  }
};

Gazetteer::Gazetteer(const std::filesystem::path& file) : store_(std::make_unique<Store>()) {
  store_->file = file;
  const sqlite::Database database(file, sqlite::Mode::read_only, remedy);
  refuse_foreign(database);
  store_->info = read_info(database);
  store_->index = open_index(database, store_->info);
  store_->idle.push_back(std::make_unique<Reader>(file));  // finds missing columns now
}

Gazetteer::~Gazetteer() = default;
Gazetteer::Gazetteer(Gazetteer&&) noexcept = default;
Gazetteer& Gazetteer::operator=(Gazetteer&&) noexcept = default;

const GazetteerInfo& Gazetteer::info() const {
  return store_->info;
}

std::vector<Candidate> Gazetteer::candidates(std::string_view toponym, std::size_t limit,
                                             Spelling spelling) const {
  const std::string key = name_key(toponym);
  if (key.empty()) return {};
  const auto bare = without_type_word(key);
  return store_->read([&](Reader& reader) {
    auto found = listed(reader, key, toponym);
    if (found.empty() && bare) {
      found = listed(reader, bare->name_key, toponym);
      prefer_class(found, bare->feature_class);
    } else if (spelling == Spelling::also_fuzzy && only_areas(found)) {
      add_namesake_settlements(found, with_spelling(reader, key));
    }
    if (found.empty() && spelling == Spelling::also_fuzzy) {
      found = with_spelling(reader, key);
      if (found.empty() && bare) {
        found = with_spelling(reader, bare->name_key);
        prefer_class(found, bare->feature_class);
      }
    }
    return best(std::move(found), limit);
  });
}

std::size_t Gazetteer::longest_name(std::span<const std::string_view> word_keys) const {
  return store_->index->longest_name(word_keys);
}

NameKinds Gazetteer::name_kinds(std::span<const std::string_view> word_keys) const {
  return store_->index->name_kinds(word_keys);
}

WordKinds Gazetteer::word_kinds(std::string_view word_key) const {
  return store_->index->word_kinds(word_key);
}

std::optional<Place> Gazetteer::admin_area(std::string_view country, std::string_view admin1,
                                           std::string_view admin2) const {
  if (country.empty()) return std::nullopt;
  return store_->read([&](Reader& reader) -> std::optional<Place> {
    auto& query = reader.area.reset();
    if (admin1.empty()) {
      // Countries carry no code of an area, or GeoNames' "00".
      for (const std::string_view code : {"00", ""}) {
        if (query.reset().bind_all(country, code, "", "PCL%").step()) return read_place(query);
      }
      return std::nullopt;
    }
    const std::string_view level = admin2.empty() ? "ADM1%" : "ADM2%";
    if (query.bind_all(country, admin1, admin2, level).step()) return read_place(query);
    return std::nullopt;
  });
}

std::optional<Place> Gazetteer::place(std::string_view id) const {
  return store_->read([&](Reader& reader) -> std::optional<Place> {
    if (!reader.by_id.reset().bind(1, id).step()) return std::nullopt;
    return read_place(reader.by_id);
  });
}

std::vector<std::string> Gazetteer::names(std::string_view place_id) const {
  return store_->read([&](Reader& reader) {
    std::vector<std::string> names;
    auto& query = reader.names_of.reset().bind(1, place_id);
    while (query.step()) names.push_back(query.string(0));
    return names;
  });
}

}  // namespace loci::gazetteer
