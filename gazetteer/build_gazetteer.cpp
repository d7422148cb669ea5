#include "gazetteer/build_gazetteer.hpp"

#include "gazetteer/name_index.hpp"
#include "gazetteer/name_key.hpp"
#include "gazetteer/place_line.hpp"
#include "gazetteer/schema.hpp"
#include "gazetteer/source_file.hpp"
#include "gazetteer/sqlite.hpp"

#include <fmt/format.h>

#include <unistd.h>

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <system_error>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace loci::gazetteer {
namespace {

constexpr std::size_t most_warnings_a_file = 100;

/// FNV-1a over everything that is read: the version of the data.
class Checksum {
 public:
  void add(std::string_view bytes) {
    for (const char c : bytes) value_ = (value_ ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    value_ = (value_ ^ bytes.size()) * 0x100000001b3;
  }
  std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 0xcbf29ce484222325;
};

/// The warnings of one file: all are counted, the first ones told.
class FileWarnings {
 public:
  FileWarnings(std::string subject, Warnings& warnings)
      : subject_(std::move(subject)), warnings_(warnings) {}
  ~FileWarnings() {
    if (count_ <= most_warnings_a_file) return;
    warnings_.push_back(
        {subject_, fmt::format("{} more lines left out", count_ - most_warnings_a_file)});
  }
  FileWarnings(const FileWarnings&) = delete;
  FileWarnings& operator=(const FileWarnings&) = delete;

  void add(std::size_t line, const std::string& problem) {
    if (++count_ <= most_warnings_a_file) {
      warnings_.push_back({subject_, "line left out: " + problem, line});
    }
  }

 private:
  std::string subject_;
  Warnings& warnings_;
  std::size_t count_ = 0;
};

/// A file that disappears unless it is moved to its place.
class PartialFile {
 public:
  explicit PartialFile(const std::filesystem::path& file) : file_(file), partial_(file) {
    partial_ += "." + std::to_string(::getpid()) + ".partial";
    remove();
  }
  ~PartialFile() { remove(); }
  PartialFile(const PartialFile&) = delete;
  PartialFile& operator=(const PartialFile&) = delete;

  const std::filesystem::path& path() const { return partial_; }
  void replace() {
    std::error_code problem;
    std::filesystem::rename(partial_, file_, problem);
    if (problem) {
      throw Error(file_.string(), "cannot be written (" + problem.message() + ")",
                  "check its folder's permissions");
    }
  }

 private:
  void remove() {
    std::error_code ignored;
    std::filesystem::remove(partial_, ignored);
  }
  std::filesystem::path file_;
  std::filesystem::path partial_;
};

struct ExtraName {
  std::string name;
  NameKind kind;
  std::filesystem::path file;
  std::size_t line;
};

/// Fills the tables of a new gazetteer.
class Builder {
 public:
  explicit Builder(sqlite::Database& database)
      : database_(database),
        insert_place_(
            database.prepare("INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")),
        insert_name_(database.prepare("INSERT INTO names VALUES (?, ?, ?, ?, ?)")) {}

  void read_names(const std::filesystem::path& file);
  void read_places(const std::filesystem::path& file);
  void read_words(const std::filesystem::path& file, WordKinds kinds);
  void read_attribution(const std::filesystem::path& file);
  /// After all files: names of no place become warnings; words and meta are written.
  void finish(const std::string& name);

  std::size_t places() const { return places_; }
  BuildReport take_report() { return std::move(report_); }

 private:
  std::string read(const std::filesystem::path& file);
  void add_place(const PlaceLine& line);
  void add_name(std::string_view name, NameKind kind);
  void add_word(const std::string& key, WordKinds kinds);
  void write_words();
  void write_meta(const std::string& name);

  sqlite::Database& database_;
  sqlite::Statement insert_place_;
  sqlite::Statement insert_name_;
  std::unordered_map<std::string, std::vector<ExtraName>> extra_names_;  ///< by place id
  std::unordered_set<std::string> ids_;
  std::map<std::string, unsigned> words_;
  std::string attribution_;
  Checksum checksum_;
  std::size_t places_ = 0;
  std::size_t names_ = 0;
  BuildReport report_;
};

std::string Builder::read(const std::filesystem::path& file) {
  std::string text = read_source(file);
  checksum_.add(text);
  return text;
}

/// Calls `use` with each line after the header, which must be the expected one.
template <typename Use>
void for_each_line(const std::filesystem::path& file, std::string_view text,
                   std::string_view header, Use use) {
  SourceLines lines(text);
  SourceLine line;
  if (!lines.next(line) || line.text != header) {
    throw Error(file.string(), "its first line is not the expected header",
                fmt::format("begin with '{}', TAB separated", header));
  }
  while (lines.next(line)) {
    if (!line.text.empty()) use(line);
  }
}

void Builder::read_names(const std::filesystem::path& file) {
  const std::string text = read(file);
  FileWarnings warnings(file.string(), report_.warnings);
  std::string problem;
  for_each_line(file, text, names_header, [&](const SourceLine& line) {
    if (const auto name = parse_name_line(line.text, problem)) {
      extra_names_[std::string{name->place_id}].push_back(
          {std::string{name->name}, name->kind, file, line.number});
    } else {
      warnings.add(line.number, problem);
    }
  });
}

void Builder::read_places(const std::filesystem::path& file) {
  const std::string text = read(file);
  FileWarnings warnings(file.string(), report_.warnings);
  std::string problem;
  for_each_line(file, text, places_header, [&](const SourceLine& line) {
    const auto place = parse_place_line(line.text, problem);
    if (!place) {
      warnings.add(line.number, problem);
    } else if (!ids_.insert(place->place.id).second) {
      warnings.add(line.number, fmt::format("the id {} is there already", place->place.id));
    } else {
      add_place(*place);
    }
  });
}

void Builder::add_place(const PlaceLine& line) {
  const Place& place = line.place;
  ++places_;
  insert_place_.bind_all(places_, place.id, place.name, place.position.lat_deg,
                         place.position.lon_deg, std::string_view{&place.feature_class, 1},
                         place.feature_code, place.country, place.admin1, place.admin2,
                         place.population, place.radius_km, place.label_rank);
  insert_place_.run();

  std::vector<std::string_view> listed{place.name};
  add_name(place.name, NameKind::preferred);
  const auto extra = extra_names_.extract(place.id);  // kept to the end: `listed` looks into it
  if (!extra.empty()) {
    for (const auto& name : extra.mapped()) {
      add_name(name.name, name.kind);
      listed.push_back(name.name);
    }
  }
  for (const auto name : line.alternates) {
    if (std::find(listed.begin(), listed.end(), name) != listed.end()) continue;
    listed.push_back(name);
    add_name(name, NameKind::alternate);
  }
}

void Builder::add_name(std::string_view name, NameKind kind) {
  const std::string key = name_key(name);
  if (key.empty()) return;  // signs only: nothing to look up
  const std::string spelling = spelling_key(key);
  insert_name_.bind_all(places_, name, static_cast<int>(kind), key,
                        spelling.empty() ? std::nullopt : std::optional{spelling});
  insert_name_.run();
  ++names_;
}

void Builder::read_words(const std::filesystem::path& file, WordKinds kinds) {
  const std::string text = read(file);
  FileWarnings warnings(file.string(), report_.warnings);
  SourceLines lines(text);
  SourceLine line;
  while (lines.next(line)) {
    if (line.text.empty() || line.text.starts_with('#')) continue;
    if (!is_utf8(line.text)) {
      warnings.add(line.number, "not UTF-8");
    } else if (kinds.title || kinds.company) {  // "Prime Minister" is one, "Prime" is none
      add_word(name_key(line.text), kinds);
    } else {  // "Abdel-Rahman" stands for its parts
      for (const auto word : name_words(line.text)) add_word(word_key(word), kinds);
    }
  }
}

void Builder::add_word(const std::string& key, WordKinds kinds) {
  if (!key.empty()) words_[key] |= to_bits(kinds);
}

void Builder::read_attribution(const std::filesystem::path& file) {
  const std::string text = read(file);
  SourceLines lines(text);
  SourceLine line;
  while (lines.next(line)) {
    if (line.text.empty() || !is_utf8(line.text)) continue;
    if (!attribution_.empty()) attribution_ += ' ';
    attribution_ += line.text;
  }
}

void Builder::finish(const std::string& name) {
  std::vector<std::pair<std::string, ExtraName>> lost;
  for (const auto& [id, names] : extra_names_) {
    for (const auto& extra : names) lost.emplace_back(id, extra);
  }
  std::sort(lost.begin(), lost.end(), [](const auto& a, const auto& b) {
    return std::tie(a.second.file, a.second.line) < std::tie(b.second.file, b.second.line);
  });
  for (const auto& [id, extra] : lost) {
    report_.warnings.push_back(
        {extra.file.string(), fmt::format("line left out: there is no place {}", id), extra.line});
  }
  write_words();
  write_meta(name);
  database_.exec(std::string{create_indexes});
}

void Builder::write_words() {
  auto insert = database_.prepare("INSERT INTO words VALUES (?, ?)");
  for (const auto& [word, kinds] : words_) {
    insert.bind_all(word, static_cast<std::int64_t>(kinds));
    insert.run();
  }
  report_.words = words_.size();
}

void Builder::write_meta(const std::string& name) {
  checksum_.add(fmt::format("{} {}", schema_version, name_key_version));
  const std::string version = fmt::format("{:016x}", checksum_.value());
  auto insert = database_.prepare("INSERT INTO meta VALUES (?, ?)");
  const auto add = [&](std::string_view key, const std::string& value) {
    insert.bind_all(key, value);
    insert.run();
  };
  add("name", name);
  add("version", version);
  add("attribution", attribution_);
  add("key_version", std::to_string(name_key_version));
  add("places", std::to_string(places_));
  add("names", std::to_string(names_));
}

void read_folders(Builder& builder, std::span<const std::filesystem::path> folders) {
  const auto read_all = [&](std::string_view ending, auto use) {
    for (const auto& folder : folders) {
      for (const auto& file : sources_ending(folder, ending)) use(file);
    }
  };
  constexpr std::array<std::pair<std::string_view, WordKinds>, 7> lists{{
      {"common_words.txt", {.common = true}},
      {"first_names.txt", {.first_name = true}},
      {"people_names.txt", {.person_name = true}},
      {"titles.txt", {.title = true}},
      {"calendar_words.txt", {.calendar = true}},
      {"peoples.txt", {.people = true}},
      {"company_suffixes.txt", {.company = true}},
  }};
  read_all(".names.tsv", [&](const auto& file) { builder.read_names(file); });
  read_all(".places.tsv", [&](const auto& file) { builder.read_places(file); });
  for (const auto& [list, kinds] : lists) {
    read_all(list,
             [&, list_kinds = kinds](const auto& file) { builder.read_words(file, list_kinds); });
  }
  read_all("attribution.txt", [&](const auto& file) { builder.read_attribution(file); });
}

}  // namespace

BuildReport build_gazetteer(const std::filesystem::path& file,
                            std::span<const std::filesystem::path> source_folders) {
  PartialFile partial(file);
  BuildReport report;
  {
    sqlite::Database database(partial.path(), sqlite::Mode::create);
    database.exec(
        "PRAGMA journal_mode = MEMORY; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -200000; "
        "PRAGMA threads = 2");
    database.set_application_id(application_id);
    database.set_user_version(schema_version);
    sqlite::Transaction transaction(database);
    database.exec(std::string{create_tables});
    Builder builder(database);
    read_folders(builder, source_folders);
    if (builder.places() == 0) {
      throw Error(source_folders.empty() ? file.string() : source_folders.front().string(),
                  "no places in it", "name a folder with *.places.tsv files");
    }
    builder.finish(file.stem().string());
    transaction.commit();
    report = builder.take_report();
  }
  partial.replace();
  remove_name_index(file);               // it may come from another version of this program
  report.info = Gazetteer(file).info();  // reads it back, and writes the name index
  return report;
}

}  // namespace loci::gazetteer
