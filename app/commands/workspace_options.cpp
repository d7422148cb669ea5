#include "app/commands/workspace_options.hpp"

#include "gazetteer/name_key.hpp"
#include "geo/error.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <system_error>

namespace loci::commands {

void add_workspace_option(CLI::App& options, std::string& file) {
  options.add_option("-w,--workspace", file, "The workspace (*.loci)")
      ->required()
      ->type_name("FILE");
}

namespace {

using workspace::Filter;

constexpr std::array kinds{gazetteer::PlaceKind::settlement, gazetteer::PlaceKind::capital,
                           gazetteer::PlaceKind::area,       gazetteer::PlaceKind::water,
                           gazetteer::PlaceKind::airfield,   gazetteer::PlaceKind::terrain,
                           gazetteer::PlaceKind::site};
constexpr std::array statuses{workspace::Status::resolved, workspace::Status::unlocated,
                              workspace::Status::corrected, workspace::Status::rejected};

template <typename Values, typename ToWord>
std::vector<std::string> words_of(const Values& values, const ToWord& to_word) {
  std::vector<std::string> words;
  for (const auto value : values) words.emplace_back(to_word(value));
  return words;
}

/// The values whose words are among those given, in the order of `values`.
template <typename Values, typename ToWord>
auto named(const Values& values, const std::vector<std::string>& words, const ToWord& to_word) {
  std::vector<typename Values::value_type> found;
  for (const auto value : values) {
    if (std::find(words.begin(), words.end(), to_word(value)) != words.end())
      found.push_back(value);
  }
  return found;
}

std::string word_of(gazetteer::PlaceKind kind) {
  return gazetteer::to_words(kind);
}
std::string word_of(workspace::Status status) {
  return std::string(to_word(status));
}
constexpr auto to_own_word = [](auto value) { return word_of(value); };

/// "2015", "2015-03", "2015-03-07", also with a time behind. Throws Error for anything else.
const std::string& checked_date(const std::string& option, const std::string& date) {
  constexpr std::string_view form = "0000-00-00";
  bool fits = date.empty() || date.size() == 4 || date.size() == 7 || date.size() >= form.size();
  for (std::size_t i = 0; i < std::min(date.size(), form.size()); ++i) {
    const bool digit = date[i] >= '0' && date[i] <= '9';
    fits = fits && (form[i] == '0' ? digit : date[i] == form[i]);
  }
  if (!fits) {
    throw Error(option + " '" + date + "'", "is no date", "write 2015, 2015-03 or 2015-03-07");
  }
  return date;
}

workspace::DocumentId document_of(const workspace::Workspace& workspace,
                                  const std::vector<workspace::DocumentSummary>& documents,
                                  const std::string& path_or_number) {
  const workspace::DocumentSummary* found = nullptr;
  for (const auto& document : documents) {
    if (document.path == path_or_number) return document.id;
    if (std::to_string(document.id) == path_or_number) found = &document;
  }
  if (found == nullptr) {
    throw Error(path_or_number, "no such document in " + workspace.file().string(),
                "see 'loci documents -w " + workspace.file().string() + "'");
  }
  return found->id;
}

std::optional<geo::Region> region_of(const FilterOptions& chosen) {
  if (!chosen.box.empty()) return geo::parse_extent(chosen.box);
  if (!chosen.polygon.empty()) return geo::parse_polygon(chosen.polygon);
  if (!chosen.circle.empty()) return geo::parse_circle(chosen.circle);
  return std::nullopt;
}

std::vector<geoparse::Sense> senses_of(const FilterOptions& chosen) {
  using enum geoparse::Sense;
  std::vector<std::string> words = chosen.senses;
  if (chosen.demonyms && words.empty()) words = {"literal", "associative"};
  if (chosen.demonyms) words.emplace_back("demonym");
  return named(std::array{literal, associative, demonym}, words,
               [](geoparse::Sense sense) { return to_word(sense); });
}

std::string upper(std::string code) {
  for (char& letter : code) {
    if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
  }
  return code;
}

void add_document_options(CLI::App& options, FilterOptions& chosen) {
  const auto add = [&options](const char* name, auto& value, const char* help, const char* type) {
    return options.add_option(name, value, help)->type_name(type)->group("Which mentions");
  };
  add("--document", chosen.documents, "Only this document: its path or its number", "DOCUMENT");
  add("--source", chosen.sources, "Only documents of this source", "SOURCE");
  add("--from", chosen.from, "Only documents from this date on: 2015, 2015-03 or 2015-03-07",
      "DATE");
  add("--to", chosen.to, "Only documents up to this date, its last day included", "DATE");
  options.add_flag("--no-undated", chosen.no_undated, "Leave out documents without a date")
      ->group("Which mentions");
  add("--text", chosen.text, "Only documents with all of these words", "WORDS");
}

void add_place_options(CLI::App& options, FilterOptions& chosen) {
  const auto add = [&options](const char* name, auto& value, const char* help, const char* type) {
    return options.add_option(name, value, help)->type_name(type)->group("Which mentions");
  };
  add("--place", chosen.places, "Only this place: its id or name", "PLACE");
  add("--kind", chosen.kinds,
      "Only places of this kind: settlement, capital, area, water, airfield, terrain, site", "KIND")
      ->check(CLI::IsMember(words_of(kinds, to_own_word)));
  add("--country", chosen.countries, "Only places of this country: two letters, as SY", "CODE")
      ->check([](const std::string& code) {
        return code.size() == 2 ? std::string() : "'" + code + "' is not two letters, as SY";
      });
  auto* const box = add("--box", chosen.box, "Only places in this box, in degrees", "W,S,E,N");
  auto* const polygon = add("--polygon", chosen.polygon,
                            "Only places in this polygon: its corners, or WKT", "LON,LAT,…");
  add("--circle", chosen.circle, "Only places so far from a position", "LON,LAT,KM")
      ->excludes(box)
      ->excludes(polygon);
  polygon->excludes(box);
}

}  // namespace

void add_filter_options(CLI::App& options, FilterOptions& chosen) {
  add_document_options(options, chosen);
  add_place_options(options, chosen);
  const auto add = [&options](const char* name, auto& value, const char* help, const char* type) {
    return options.add_option(name, value, help)->type_name(type)->group("Which mentions");
  };
  add("--sense", chosen.senses, "Only literal, associative or demonym mentions", "SENSE")
      ->check(CLI::IsMember({"literal", "associative", "demonym"}));
  options.add_flag("--demonyms", chosen.demonyms, "Also adjectives and people (\"Syrian\")")
      ->group("Which mentions");
  add("--status", chosen.statuses, "Only resolved, unlocated, corrected or rejected mentions",
      "STATUS")
      ->check(CLI::IsMember(words_of(statuses, to_own_word)));
  add("--min-confidence", chosen.min_confidence, "Only mentions at least so sure, 0 to 1", "N")
      ->check(CLI::Range(0.0, 1.0));
  add("--max-confidence", chosen.max_confidence, "Only mentions at most so sure", "N")
      ->check(CLI::Range(0.0, 1.0));
}

Filter filter_of(const FilterOptions& chosen, const workspace::Workspace& workspace) {
  Filter filter;
  filter.sources = chosen.sources;
  filter.from = checked_date("--from", chosen.from);
  filter.to = checked_date("--to", chosen.to);
  filter.undated = !chosen.no_undated;
  filter.text = chosen.text;
  filter.kinds = named(kinds, chosen.kinds, to_own_word);
  for (const std::string& code : chosen.countries) filter.countries.push_back(upper(code));
  filter.region = region_of(chosen);
  filter.senses = senses_of(chosen);
  filter.statuses = named(statuses, chosen.statuses, to_own_word);
  filter.min_confidence = chosen.min_confidence;
  filter.max_confidence = chosen.max_confidence;
  if (!chosen.documents.empty()) {
    const auto documents = workspace.documents();
    for (const std::string& document : chosen.documents) {
      filter.documents.push_back(document_of(workspace, documents, document));
    }
  }
  std::vector<std::string> ids;  // found without each other
  for (const std::string& place : chosen.places) {
    ids.push_back(find_place(workspace, filter, place).place.id);
  }
  filter.places = std::move(ids);
  return filter;
}

void refuse_overwriting(const std::string& workspace, const std::string& output) {
  std::error_code unknown;
  if (std::filesystem::equivalent(workspace, output, unknown)) {
    throw Error(output, "is the workspace itself", "name another file for the output");
  }
}

void add_list_options(CLI::App& options, ListOptions& chosen) {
  add_workspace_option(options, chosen.workspace);
  add_filter_options(options, chosen.filter);
  options.add_flag("--json", chosen.json, "Print a JSON array of flat objects");
  options.add_option("--limit", chosen.limit, "Print only the first N")->type_name("N");
}

Run set_up_list(CLI::App& options, int (*run)(const ListOptions&)) {
  const auto chosen = std::make_shared<ListOptions>();
  add_list_options(options, *chosen);
  return [chosen, run] { return run(*chosen); };
}

void say_shortened(std::size_t shown, std::size_t count, std::string_view noun) {
  std::cerr << shown << " of " << count << ' ' << noun << '\n';
}

workspace::PlaceSummary find_place(const workspace::Workspace& workspace,
                                   const workspace::Filter& filter, const std::string& id_or_name) {
  const std::string key = gazetteer::name_key(id_or_name);
  std::vector<workspace::PlaceSummary> found;
  for (auto& summary : workspace.places(filter)) {
    if (summary.place.id == id_or_name) return summary;
    const auto names_it = [&key](const std::string& name) {
      return gazetteer::name_key(name) == key;
    };
    if (names_it(summary.place.name) ||
        std::any_of(summary.spellings.begin(), summary.spellings.end(), names_it)) {
      found.push_back(std::move(summary));
    }
  }
  if (found.empty()) {
    throw Error(id_or_name, "no such place in " + workspace.file().string(),
                "see 'loci places -w " + workspace.file().string() + "'");
  }
  if (found.size() > 1) {
    std::string ids;
    for (const auto& summary : found) ids += (ids.empty() ? "" : ", ") + summary.place.id;
    throw Error(id_or_name, "the name of " + std::to_string(found.size()) + " places",
                "give an id: " + ids);
  }
  return found.front();
}

void print_json(const std::vector<nlohmann::ordered_json>& objects) {
  const char* separator = "\n";
  std::cout << '[';
  for (const auto& object : objects) {
    std::cout << separator
              << object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    separator = ",\n";
  }
  std::cout << "\n]\n";
}

}  // namespace loci::commands
