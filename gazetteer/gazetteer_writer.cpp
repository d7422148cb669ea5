#include "gazetteer/gazetteer_writer.hpp"

#include "gazetteer/name_index.hpp"
#include "gazetteer/name_key.hpp"
#include "gazetteer/schema.hpp"
#include "geo/error.hpp"

#include <fmt/format.h>

#include <chrono>
#include <limits>
#include <thread>
#include <unordered_set>
#include <utility>

namespace loci::gazetteer {
namespace {

// Rows that the second thread takes at a time.
constexpr std::size_t most_places = 4096;
constexpr std::size_t most_names = 16384;

// The name index notes the rows of names as numbers of 32 bits.
constexpr std::size_t most_names_in_all = std::numeric_limits<std::uint32_t>::max();

/// Asks again and again whether to stop, and if so breaks off what the database is doing.
class Watch {
 public:
  Watch(sqlite::Database& database, const std::function<bool()>& stopped) {
    if (!stopped) return;
    thread_ = std::jthread([&database, stopped](const std::stop_token& ended) {
      while (!ended.stop_requested()) {
        if (stopped()) database.interrupt();
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
      }
    });
  }

 private:
  std::jthread thread_;
};

}  // namespace

void Checksum::add(std::string_view bytes) {
  for (const char c : bytes) value_ = (value_ ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  value_ = (value_ ^ bytes.size()) * 0x100000001b3;
}

GazetteerWriter::GazetteerWriter(const std::filesystem::path& file)
    : file_(file), partial_(file), partial_index_(name_index_file(file)) {
  database_.emplace(partial_.path(), sqlite::Mode::create);
  // Nobody reads the partial file: when something fails it is removed, so that nothing needs
  // undoing. Rows are appended, and names sorted for the indexes in parts that fit into the
  // processor's cache: with a large cache of pages, and with sorting threads, that takes twice as
  // long.
  database_->exec(
      "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; "
      "PRAGMA cache_size = -4000");
  database_->set_application_id(application_id);
  database_->set_user_version(schema_version);
  transaction_.emplace(*database_);
  database_->exec(std::string{create_tables});
  insert_place_ =
      database_->prepare("INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  insert_name_ = database_->prepare("INSERT INTO names VALUES (?, ?, ?, ?)");
  insert_word_ = database_->prepare("INSERT INTO words VALUES (?, ?)");
}

void GazetteerWriter::add_place(const Place& place, std::span<const ListedName> names) {
  ++places_;
  const std::size_t names_before = names_;
  gathered_.places.push_back({place, names_before + 1});
  add_name(place.name, NameKind::preferred);
  if (!names.empty()) {
    std::unordered_set<std::string_view> listed{place.name};
    for (const auto& [name, kind] : names) {
      // A name listed with a kind of its own is not an alternate as well.
      if (listed.insert(name).second || kind != NameKind::alternate) add_name(name, kind);
    }
  }
  gathered_.places.back().name_count = names_ - names_before;
  if (gathered_.places.size() >= most_places || gathered_.names.size() >= most_names) pass_on();
}

void GazetteerWriter::add_name(std::string_view name, NameKind kind) {
  std::string key = name_key(name);
  if (key.empty()) return;  // signs only: nothing to look up
  if (names_ >= most_names_in_all) {
    throw Error(file_.string(), "more than four billion names", "import it in parts");
  }
  const auto spelling = spelling_hash(key);
  gathered_.names.emplace_back(places_, std::string(name), std::move(key), kind, spelling);
  ++names_;
}

void GazetteerWriter::wait_until_written() {
  if (writing_.valid()) writing_.get();
}

void GazetteerWriter::pass_on() {
  wait_until_written();
  std::swap(gathered_, passed_on_);
  gathered_.first_place = places_ + 1;
  gathered_.first_name = names_ + 1;
  gathered_.places.clear();
  gathered_.names.clear();
  writing_ = std::async(std::launch::async, [this] { insert(passed_on_); });
}

void GazetteerWriter::insert(const Rows& rows) {
  std::size_t number = rows.first_place;
  for (const auto& [place, names_from, name_count] : rows.places) {
    insert_place_->bind_all(
        number++, place.id, place.name, place.position.lat_deg, place.position.lon_deg,
        std::string_view{&place.feature_class, 1}, place.feature_code, place.country, place.admin1,
        place.admin2, place.population, place.radius_km, place.label_rank, names_from, name_count);
    insert_place_->run();
  }
  std::size_t name_number = rows.first_name;
  for (const NameRow& row : rows.names) {
    insert_name_->bind_all(name_number, row.place, row.name, static_cast<int>(row.kind));
    insert_name_->run();
    index_.add_listed_name(row.key, row.name, row.kind);
    index_.add_row(static_cast<std::uint32_t>(name_number++), row.key, row.spelling);
  }
}

void GazetteerWriter::add_word(std::string_view word_key, unsigned kinds) {
  wait_until_written();
  insert_word_->bind_all(word_key, static_cast<std::int64_t>(kinds));
  insert_word_->run();
  index_.add_word(word_key, kinds);
}

void GazetteerWriter::write_meta(const std::string& name, const std::string& attribution,
                                 const std::string& version) {
  auto insert = database_->prepare("INSERT INTO meta VALUES (?, ?)");
  const auto add = [&](std::string_view key, const std::string& value) {
    insert.bind_all(key, value);
    insert.run();
  };
  add("name", name);
  add("version", version);
  add("attribution", attribution);
  add("key_version", std::to_string(name_key_version));
  add("places", std::to_string(places_));
  add("names", std::to_string(names_));
}

/// Of the file as the one transaction will leave it. Were it otherwise, the gazetteer's first user
/// would make the index again.
void GazetteerWriter::write_name_index(const std::string& version) {
  const auto change_counter = database_->change_counter() + 1;
  writing_ = std::async(std::launch::async, [this, version, change_counter] {
    index_.write(partial_index_.path(), name_index_fingerprint(version, names_, change_counter));
  });
}

GazetteerInfo GazetteerWriter::finish(const std::string& name, const std::string& attribution,
                                      Checksum sources, const std::function<bool()>& stopped) {
  pass_on();
  wait_until_written();
  sources.add(fmt::format("{} {}", schema_version, name_key_version));
  const auto version = fmt::format("{:016x}", sources.value());
  write_meta(name, attribution, version);
  write_name_index(version);
  try {
    const Watch watch(*database_, stopped);
    database_->exec(std::string{create_indexes});
    transaction_->commit();
    wait_until_written();
  } catch (const Error&) {
    if (stopped && stopped()) throw Error(file_.string(), "stopped, nothing was written");
    throw;
  }
  insert_word_.reset();
  insert_name_.reset();
  insert_place_.reset();
  transaction_.reset();
  database_.reset();
  partial_.replace();
  partial_index_.replace();
  return Gazetteer(file_).info();  // reads both back
}

}  // namespace loci::gazetteer
