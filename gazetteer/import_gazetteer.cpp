#include "gazetteer/import_gazetteer.hpp"

#include "gazetteer/gazetteer_writer.hpp"
#include "gazetteer/import_alternates.hpp"
#include "gazetteer/import_stream.hpp"
#include "gazetteer/source_file.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <optional>
#include <string_view>
#include <utility>

namespace loci::gazetteer {
namespace {

constexpr std::size_t longest_id_bytes = 400;
constexpr std::int64_t most_people = 20'000'000'000;

/// The ids met so far, by hash: two of twelve million differ and share one in a case of 250,000.
class SeenIds {
 public:
  /// False where the id is there already.
  bool insert(std::string_view id) {
    if (count_ * 4 >= slots_.size() * 3) grow();
    Checksum hash;
    hash.add(id);
    if (!put(hash.value() | 1)) return false;
    ++count_;
    return true;
  }

 private:
  bool put(std::uint64_t hash) {
    std::size_t slot = (hash >> 16) % slots_.size();
    while (slots_[slot] != 0 && slots_[slot] != hash) slot = (slot + 1) % slots_.size();
    return std::exchange(slots_[slot], hash) == 0;
  }
  void grow() {
    const auto before = std::move(slots_);
    slots_.assign(std::max<std::size_t>(1024, before.size() * 2), 0);
    for (const auto hash : before) {
      if (hash != 0) put(hash);
    }
  }

  std::vector<std::uint64_t> slots_;
  std::size_t count_ = 0;
};

/// Why this is no place; empty where it is one.
std::string_view problem_of(const Place& place) {
  if (place.id.size() > longest_id_bytes) return "its id is longer than 400 bytes";
  if (place.name.empty() || place.name.size() > longest_name_bytes ||
      place.name.find_first_not_of(' ') == std::string::npos) {
    return "no name, or one longer than 400 bytes";
  }
  if (!geo::is_valid(place.position)) return "no position with lat in -90..90 and lon in -180..180";
  if (std::string_view("AHLPRSTUV").find(place.feature_class) == std::string_view::npos) {
    return "its feature class is none of A H L P R S T U V";
  }
  for (const auto* const text : {&place.id, &place.name, &place.feature_code, &place.country,
                                 &place.admin1, &place.admin2}) {
    if (!is_utf8(*text)) return "not UTF-8";
    if (text->find('\0') != std::string::npos) return "a NUL byte in it";
    if (text->size() > longest_name_bytes) return "a code longer than 400 bytes";
  }
  return {};
}

bool is_usable(const ListedName& name) {
  return !name.name.empty() && name.name.size() <= longest_name_bytes && is_utf8(name.name) &&
         name.name.find('\0') == std::string_view::npos;
}

/// The number in "geonames:174448".
std::optional<std::int64_t> geonames_number(std::string_view id) {
  constexpr std::string_view prefix = "geonames:";
  if (!id.starts_with(prefix)) return std::nullopt;
  id.remove_prefix(prefix.size());
  std::int64_t number = 0;
  const auto [stop, failure] = std::from_chars(id.data(), id.data() + id.size(), number);
  if (failure != std::errc{} || stop != id.data() + id.size()) return std::nullopt;
  return number;
}

class Importing : public ImportTarget {
 public:
  Importing(const std::filesystem::path& gazetteer, const ImportOptions& options)
      : gazetteer_(gazetteer),
        options_(options),
        name_(options.name.empty() ? gazetteer.stem().string() : options.name),
        writer_(gazetteer) {}

  void read_alternates(std::span<const std::filesystem::path> files);
  void read(const std::filesystem::path& file);
  ImportReport finish(const std::string& attribution);

  bool any_geonames() const { return any_geonames_; }

  void take(ImportedPlace& imported, std::size_t line) override;
  void skip(std::size_t line, std::string_view problem) override;
  void pass(std::size_t line) override;

 private:
  void tell();
  void add(const Place& place, std::vector<ListedName>& names);
  std::string own_id(std::string_view id, std::size_t line) const;

  std::filesystem::path gazetteer_;
  const ImportOptions& options_;
  std::string name_;
  GazetteerWriter writer_;
  std::optional<ImportAlternates> alternates_;
  SeenIds ids_;
  Checksum checksum_;
  ImportProgress progress_;
  ImportStream* stream_ = nullptr;  ///< being read
  std::optional<Warning> first_skipped_;
  std::size_t skipped_ = 0;
  std::size_t used_names_ = 0;
  bool any_geonames_ = false;
};

void Importing::tell() {
  constexpr std::size_t every_lines = 4096;
  if (++progress_.lines % every_lines != 0) return;
  if (options_.stopped && options_.stopped()) {
    throw Error(gazetteer_.string(), "stopped, nothing was written");
  }
  if (!options_.progress) return;
  progress_.bytes = stream_ == nullptr ? 0 : stream_->bytes_read();
  progress_.bytes_total = stream_ == nullptr ? 0 : stream_->bytes_total();
  options_.progress(progress_);
}

void Importing::pass(std::size_t /*line*/) {
  tell();
}

void Importing::skip(std::size_t line, std::string_view problem) {
  ++skipped_;
  const Warning warning{progress_.file.string(), "left out: " + std::string(problem), line};
  if (!first_skipped_) first_skipped_ = warning;
  if (options_.skipped) options_.skipped(warning);
  tell();
}

/// Ids of other sources keep to themselves: "42" of mine.gazetteer is "mine:42".
std::string Importing::own_id(std::string_view id, std::size_t line) const {
  if (id.find(':') != std::string_view::npos) return std::string(id);
  if (!id.empty()) return name_ + ":" + std::string(id);
  return name_ + ":" + progress_.file.filename().string() + ":" + std::to_string(line);
}

void Importing::take(ImportedPlace& imported, std::size_t line) {
  Place& place = imported.place;
  place.id = own_id(place.id, line);
  if (const auto problem = problem_of(place); !problem.empty()) return skip(line, problem);
  if (!ids_.insert(place.id)) return skip(line, "the id " + place.id + " is there already");
  place.population = std::clamp<std::int64_t>(place.population, 0, most_people);
  std::erase_if(imported.names, [](const ListedName& name) { return !is_usable(name); });
  add(place, imported.names);
  tell();
}

void Importing::add(const Place& place, std::vector<ListedName>& names) {
  std::vector<std::pair<std::string, NameKind>> further;
  if (const auto number = geonames_number(place.id); alternates_ && number) {
    further = alternates_->names_of(*number);
    used_names_ += further.size();
  }
  std::vector<ListedName> all;
  all.reserve(further.size() + names.size());
  for (const auto& [name, kind] : further) {
    if (kind != NameKind::preferred || name != place.name) all.push_back({name, kind});
  }
  all.insert(all.end(), names.begin(), names.end());
  const auto bits = [](double value) { return std::bit_cast<std::uint64_t>(value); };
  for (const auto number : {bits(place.position.lat_deg), bits(place.position.lon_deg),
                            bits(place.radius_km), static_cast<std::uint64_t>(place.population)}) {
    checksum_.add(std::to_string(number));
  }
  for (const auto* const text : {&place.id, &place.name, &place.feature_code, &place.country,
                                 &place.admin1, &place.admin2}) {
    checksum_.add(*text);
  }
  checksum_.add({&place.feature_class, 1});
  for (const auto& name : all) checksum_.add(name.name);
  writer_.add_place(place, all);
}

void Importing::read_alternates(std::span<const std::filesystem::path> files) {
  if (files.empty()) return;
  alternates_.emplace(gazetteer_);
  for (const auto& file : files) {
    ImportStream stream(file);
    stream_ = &stream;
    progress_.file = file;
    alternates_->read(stream, *this);
    stream_ = nullptr;
  }
  alternates_->finish();
}

void Importing::read(const std::filesystem::path& file) {
  const auto format =
      options_.format == ImportFormat::guessed ? guessed_format(file) : options_.format;
  progress_.file = file;
  if (format == ImportFormat::layer) return import_layer(file, options_.columns, *this);
  ImportStream stream(file);
  stream_ = &stream;
  if (format == ImportFormat::lpf) import_lpf(stream, *this);
  if (format == ImportFormat::csv) import_table(stream, options_.columns, *this);
  if (format == ImportFormat::geonames) {
    any_geonames_ = true;
    import_geonames(stream, *this);
  }
  stream_ = nullptr;
}

ImportReport Importing::finish(const std::string& attribution) {
  if (writer_.places() == 0) {
    if (first_skipped_) throw Error(to_line(*first_skipped_), "no place in any line");
    throw Error(gazetteer_.string(), "no places to write");
  }
  if (options_.progress) {
    progress_.file.clear();
    options_.progress(progress_);
  }
  ImportReport report;
  report.skipped = skipped_;
  report.unused_names = alternates_ ? alternates_->names() - used_names_ : 0;
  alternates_.reset();
  report.info = writer_.finish(name_, attribution, checksum_, options_.stopped);
  return report;
}

std::string attribution_of(std::span<const std::filesystem::path> files, bool geonames) {
  if (geonames) return "GeoNames (geonames.org), CC BY 4.0";
  std::string names;
  for (const auto& file : files) names += (names.empty() ? "" : ", ") + file.filename().string();
  return "Imported from " + names;
}

}  // namespace

ImportReport import_gazetteer(const std::filesystem::path& gazetteer,
                              std::span<const std::filesystem::path> files,
                              const ImportOptions& options) {
  Importing importing(gazetteer, options);
  importing.read_alternates(options.alternates);
  for (const auto& file : files) importing.read(file);
  return importing.finish(options.attribution.empty()
                              ? attribution_of(files, importing.any_geonames())
                              : options.attribution);
}

}  // namespace loci::gazetteer
