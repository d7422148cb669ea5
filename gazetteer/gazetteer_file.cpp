#include "gazetteer/gazetteer_file.hpp"

#include "gazetteer/false_friends.hpp"
#include "gazetteer/gazetteer_reader.hpp"
#include "gazetteer/name_index.hpp"
#include "gazetteer/name_index_builder.hpp"
#include "gazetteer/name_key.hpp"
#include "gazetteer/prominence.hpp"
#include "gazetteer/schema.hpp"
#include "gazetteer/sounds.hpp"
#include "gazetteer/sqlite.hpp"
#include "geo/error.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <mutex>
#include <unordered_set>
#include <utility>

namespace loci::gazetteer {
namespace {

bool is_name_of_place(NameKind kind) {
  return kind == NameKind::preferred || kind == NameKind::alternate;
}

std::string meta(const sqlite::Database& database, std::string_view key) {
  auto query = database.prepare("SELECT value FROM meta WHERE key = ?1");
  query.bind(1, key);
  if (!query.step()) {
    throw Error(database.file().string(), "damaged (meta has no " + std::string(key) + ")",
                remake_gazetteer);
  }
  return query.string(0);
}

std::size_t meta_number(const sqlite::Database& database, std::string_view key) {
  const std::string value = meta(database, key);
  std::size_t number = 0;
  const auto [end, failure] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (failure != std::errc{} || end != value.data() + value.size()) {
    throw Error(database.file().string(), "damaged (meta: " + std::string(key) + ")",
                remake_gazetteer);
  }
  return number;
}

void refuse_foreign(const sqlite::Database& database) {
  const std::string file = database.file().string();
  if (database.application_id() != application_id) {
    throw Error(file, "not a gazetteer", remake_gazetteer);
  }
  if (database.user_version() != schema_version) {
    throw Error(file,
                "a gazetteer of version " + std::to_string(database.user_version()) +
                    ", this program reads version " + std::to_string(schema_version),
                remake_gazetteer);
  }
  if (database.has_views_or_triggers()) {
    throw Error(file, "damaged: it has views or triggers, which no gazetteer needs",
                remake_gazetteer);
  }
  for (const std::string_view table : {"meta", "places", "names", "words"}) {
    if (!database.has_table(table)) {
      throw Error(file, "damaged (no table " + std::string(table) + ")", remake_gazetteer);
    }
  }
  if (meta_number(database, "key_version") != name_key_version) {
    throw Error(file, "its name keys are of another version", remake_gazetteer);
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

void add_names(const sqlite::Database& database, NameIndexBuilder& builder) {
  auto names = database.prepare("SELECT number, name, kind FROM names");
  while (names.step()) {
    const std::int64_t number = names.integer(0);
    const std::string key = name_key(names.text(1));
    if (key.empty() || number < 0 || number > std::numeric_limits<std::uint32_t>::max()) continue;
    builder.add_listed_name(key, names.text(1), read_kind(names.integer(2)));
    builder.add_row(static_cast<std::uint32_t>(number), key, spelling_hash(key));
  }
  auto words = database.prepare("SELECT word, kinds FROM words");
  while (words.step()) builder.add_word(words.text(0), static_cast<unsigned>(words.integer(1)));
}

/// The index beside the gazetteer; made again where it is missing or not of this gazetteer.
NameIndex open_index(const sqlite::Database& database, const GazetteerInfo& info) {
  const auto file = name_index_file(database.file());
  const std::uint64_t wanted =
      name_index_fingerprint(info.version, info.names, database.change_counter());
  if (auto index = NameIndex::open(file, wanted)) return *index;
  NameIndexBuilder builder;
  add_names(database, builder);
  try {
    builder.write(file, wanted);
    if (auto index = NameIndex::open(file, wanted)) return *index;
  } catch (const Error&) {
    // The gazetteer lies where this user may not write: the index serves from memory.
  }
  return NameIndex(builder.table(wanted));
}

void refuse_shortened(const NameIndex& index, const std::filesystem::path& gazetteer) {
  if (!index.was_shortened()) return;
  throw Error(name_index_file(gazetteer).string(), "was made shorter while it was in use",
              "start again: it is made anew");
}

/// The less a key says, the closer the spellings must be.
double largest_distance(std::string_view spelling_key) {
  switch (spelling_key.size()) {
    case 0:
    case 1:
      return -1;
    case 2:
      return 0.05;
    case 3:
      return 0.09;
    default:
      return 0.13;
  }
}

/// For LIKE; empty where it begins with no letter or digit. Whatever stands between letters is as
/// good as anything else: "deir ez zo" begins "Deir ez-Zor".
std::string beginning_pattern(std::string_view letters) {
  std::string pattern;
  for (const char c : letters) {
    const bool letter = static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') ||
                        (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    pattern += letter ? c : '_';
  }
  return pattern.empty() || pattern.front() == '_' ? std::string() : pattern + '%';
}

/// A row of the names that sounds like what is asked for.
struct Near {
  std::int64_t place;
  std::string name;
  NameKind kind;
  double distance;
};

/// Collects the names of spelling keys that sound like one name.
class NearNames {
 public:
  NearNames(GazetteerReader& reader, const NameIndex& index, std::string_view key)
      : reader_(reader),
        index_(index),
        key_(key),
        readings_(readings_of(key)),
        without_vowels_(leaves_out_vowels(key)) {}

  std::vector<Near> find() {
    constexpr std::size_t most_keys = 48;
    constexpr std::size_t shortest_with_neighbours = 4;
    const auto keys = spelling_keys_of(readings_.front(), most_keys);
    if (keys.empty()) return {};
    largest_ = largest_distance(keys.front());
    for (const auto& spelling : keys) add(spelling);
    for (const auto& reading : std::span(readings_).subspan(1)) {
      for (const auto& spelling : spelling_keys_of(reading, most_keys)) add(spelling);
    }
    // One consonant more, less or another, where nothing else is close.
    if (near_.empty() && keys.front().size() >= shortest_with_neighbours) {
      for (const auto& spelling : neighbours_of_spelling_key(keys.front())) add(spelling);
    }
    return std::move(near_);
  }

 private:
  void add(const std::string& spelling) {
    constexpr std::size_t most_rows = 30'000;  // of short keys, which very many names have
    if (rows_ > most_rows || !seen_.insert(spelling).second) return;
    for (const std::uint32_t row : index_.rows_with_spelling(spelling)) {
      add_name(row);
      ++rows_;
    }
  }

  void add_name(std::uint32_t row) {
    auto& name = reader_.name.reset().bind(1, std::int64_t{row});
    if (!name.step()) return;
    const auto kind = read_kind(name.integer(2));
    if (!is_name_of_place(kind)) return;
    const std::string listed_key = name_key(name.text(1));
    const std::string listed = sounds_of(listed_key);
    const double distance = distance_to(listed);
    if (distance > largest_ || are_false_friends(key_, listed_key)) return;
    constexpr double other_letters = 0.01;  // however alike they sound
    near_.push_back({name.integer(0), name.string(1), kind, distance + other_letters});
  }

  /// The distance of the reading that is closest to a listed name's sounds; 1 where none begins
  /// like it.
  double distance_to(std::string_view listed) const {
    constexpr double other_reading = 0.02;
    double least = 1;
    for (const auto& reading : readings_) {
      if (!begin_alike(reading, listed)) continue;
      const double more = &reading == &readings_.front() ? 0 : other_reading;
      least = std::min(least, more + sound_distance(reading, listed, without_vowels_));
    }
    return least;
  }

  GazetteerReader& reader_;
  const NameIndex& index_;
  std::string_view key_;
  std::vector<std::string> readings_;
  bool without_vowels_;
  double largest_ = 0;
  std::size_t rows_ = 0;
  std::unordered_set<std::string> seen_;
  std::vector<Near> near_;
};

}  // namespace

struct GazetteerFile::Store {
  std::filesystem::path file;
  GazetteerInfo info;
  std::optional<NameIndex> index;
  std::mutex mutex;
  std::vector<std::unique_ptr<GazetteerReader>> idle;  ///< guarded by mutex

  /// Places say whose they are.
  Place place_of(const sqlite::Statement& row) const {
    Place place = read_place(row);
    place.gazetteer = info.name;
    return place;
  }

  /// Runs a lookup on a connection that no other thread uses meanwhile.
  template <typename Lookup>
  auto read(Lookup lookup) {
    std::unique_ptr<GazetteerReader> reader;
    {
      const std::lock_guard lock(mutex);
      if (!idle.empty()) {
        reader = std::move(idle.back());
        idle.pop_back();
      }
    }
    if (reader == nullptr) reader = std::make_unique<GazetteerReader>(file);
    auto result = lookup(*reader);
    const std::lock_guard lock(mutex);
    idle.push_back(std::move(reader));
    return result;
  }
};

GazetteerFile::GazetteerFile(const std::filesystem::path& file)
    : store_(std::make_unique<Store>()) {
  store_->file = file;
  const sqlite::Database database(file, sqlite::Mode::read_only, remake_gazetteer);
  refuse_foreign(database);
  store_->info = read_info(database);
  store_->index = open_index(database, store_->info);
  store_->idle.push_back(std::make_unique<GazetteerReader>(file));  // finds missing columns now
}

GazetteerFile::~GazetteerFile() = default;
GazetteerFile::GazetteerFile(GazetteerFile&&) noexcept = default;
GazetteerFile& GazetteerFile::operator=(GazetteerFile&&) noexcept = default;

const GazetteerInfo& GazetteerFile::info() const {
  return store_->info;
}

void GazetteerFile::set_name(const std::string& name) {
  store_->info.name = name;
}

const NameIndex& GazetteerFile::index() const {
  return *store_->index;
}

std::vector<FoundName> GazetteerFile::with_key(std::string_view key) const {
  const bool may_be_there = store_->index->may_have_name(key);
  const auto rows = may_be_there ? store_->index->rows_with_key(key) : std::vector<std::uint32_t>{};
  refuse_shortened(*store_->index, store_->file);
  if (rows.empty()) return {};
  return store_->read([&](GazetteerReader& reader) {
    std::vector<FoundName> found;
    std::optional<std::string>
        written;  // the last one with this key: places are often called quite the same
    for (const std::uint32_t row : rows) {
      auto& name = reader.place_of_name.reset().bind(1, std::int64_t{row});
      if (!name.step()) continue;
      if (name.text(13) != written) {
        if (name_key(name.text(13)) != key) continue;
        written = name.text(13);
      }
      found.push_back({store_->place_of(name), name.string(13), read_kind(name.integer(14)), 0,
                       read_name_count(name)});
    }
    return found;
  });
}

std::vector<FoundName> GazetteerFile::sounding_like(std::string_view name_key) const {
  return store_->read([&](GazetteerReader& reader) {
    std::vector<FoundName> found;
    for (auto& near : NearNames(reader, *store_->index, name_key).find()) {
      if (!reader.by_number.reset().bind(1, near.place).step()) continue;
      found.push_back({store_->place_of(reader.by_number), std::move(near.name), near.kind,
                       near.distance, read_name_count(reader.by_number)});
    }
    refuse_shortened(*store_->index, store_->file);
    return found;
  });
}

std::vector<FoundName> GazetteerFile::beginning_with(std::string_view letters) const {
  constexpr std::size_t most_names_read = 3'000'000, most_found = 100;
  const std::string pattern = beginning_pattern(letters);
  if (pattern.empty() || store_->info.names > most_names_read) return {};
  return store_->read([&](GazetteerReader& reader) {
    std::vector<std::pair<double, FoundName>> found;
    auto& query = reader.by_beginning.reset().bind(1, pattern);
    while (query.step()) {
      FoundName one{store_->place_of(query), query.string(13), read_kind(query.integer(14)), 0,
                    read_name_count(query)};
      const double renown = prominence(one.place, one.name_count);
      found.emplace_back(renown, std::move(one));
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<FoundName> names;
    for (auto& [renown, one] : found) {
      if (names.size() < most_found) names.push_back(std::move(one));
    }
    return names;
  });
}

std::optional<Place> GazetteerFile::admin_area(std::string_view country, std::string_view admin1,
                                               std::string_view admin2) const {
  return store_->read([&](GazetteerReader& reader) -> std::optional<Place> {
    auto& query = reader.area.reset();
    if (admin1.empty()) {
      // Countries carry no code of an area, or GeoNames' "00".
      for (const std::string_view code : {"00", ""}) {
        if (query.reset().bind_all(country, code, "", "PCL%").step())
          return store_->place_of(query);
      }
      return std::nullopt;
    }
    const std::string_view level = admin2.empty() ? "ADM1%" : "ADM2%";
    if (query.bind_all(country, admin1, admin2, level).step()) return store_->place_of(query);
    return std::nullopt;
  });
}

std::optional<Place> GazetteerFile::place(std::string_view id) const {
  return store_->read([&](GazetteerReader& reader) -> std::optional<Place> {
    if (!reader.by_id.reset().bind(1, id).step()) return std::nullopt;
    return store_->place_of(reader.by_id);
  });
}

std::vector<std::string> GazetteerFile::names(std::string_view place_id) const {
  return store_->read([&](GazetteerReader& reader) {
    std::vector<std::string> names;
    auto& query = reader.names_of.reset().bind(1, place_id);
    while (query.step()) names.push_back(query.string(0));
    return names;
  });
}

}  // namespace loci::gazetteer
