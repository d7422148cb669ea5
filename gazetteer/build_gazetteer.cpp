#include "gazetteer/build_gazetteer.hpp"

#include "gazetteer/gazetteer_writer.hpp"
#include "gazetteer/name_index.hpp"
#include "gazetteer/name_key.hpp"
#include "gazetteer/place_line.hpp"
#include "gazetteer/source_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace loci::gazetteer {
namespace {

constexpr std::size_t most_warnings_a_file = 100;

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

struct ExtraName {
  std::string name;
  NameKind kind;
  std::filesystem::path file;
  std::size_t line;
};

/// Fills the tables of a new gazetteer.
class Builder {
 public:
  explicit Builder(const std::filesystem::path& file) : writer_(file) {}

  void read_names(const std::filesystem::path& file);
  void read_places(const std::filesystem::path& file);
  void read_words(const std::filesystem::path& file, WordKinds kinds);
  void read_attribution(const std::filesystem::path& file);
  std::size_t places() const { return writer_.places(); }
  /// After all files: names of no place become warnings, and the file is finished.
  BuildReport finish(const std::string& name);

 private:
  std::string read(const std::filesystem::path& file);
  void add_place(const PlaceLine& line);
  void add_word(const std::string& key, WordKinds kinds);

  GazetteerWriter writer_;
  std::unordered_map<std::string, std::vector<ExtraName>> extra_names_;  ///< by place id
  std::unordered_set<std::string> ids_;
  std::map<std::string, unsigned> words_;
  std::string attribution_;
  Checksum checksum_;
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
  std::vector<ListedName> names;
  const auto extra = extra_names_.find(line.place.id);
  if (extra != extra_names_.end()) {
    for (const auto& name : extra->second) names.push_back({name.name, name.kind});
  }
  for (const auto name : line.alternates) names.push_back({name, NameKind::alternate});
  writer_.add_place(line.place, names);
  if (extra != extra_names_.end()) extra_names_.erase(extra);
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

BuildReport Builder::finish(const std::string& name) {
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
  for (const auto& [word, kinds] : words_) writer_.add_word(word, kinds);
  report_.words = words_.size();
  report_.info = writer_.finish(name, attribution_, checksum_);
  return std::move(report_);
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
  Builder builder(file);
  read_folders(builder, source_folders);
  if (builder.places() == 0) {
    throw Error(source_folders.empty() ? file.string() : source_folders.front().string(),
                "no places in it", "name a folder with *.places.tsv files");
  }
  return builder.finish(file.stem().string());
}

}  // namespace loci::gazetteer
