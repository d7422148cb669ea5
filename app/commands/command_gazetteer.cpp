#include "app/commands/command.hpp"
#include "app/commands/command_gazetteer_import.hpp"
#include "app/commands/command_line.hpp"
#include "app/commands/geoparser_options.hpp"
#include "app/commands/table.hpp"
#include "gazetteer/build_gazetteer.hpp"
#include "gazetteer/gazetteer.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace loci::commands {
namespace {

using gazetteer::Candidate;
using gazetteer::Gazetteer;
using Json = nlohmann::ordered_json;

struct GazetteerCommandOptions {
  std::string file;  ///< to write, or to tell about; empty: all that are in force
  GazetteerOptions gazetteers;
  std::vector<std::string> source_folders;
  std::vector<std::string> names;
  std::size_t limit = 10;
  bool json = false;
};

std::string dump(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

int build(const GazetteerCommandOptions& options) {
  const std::vector<std::filesystem::path> folders(options.source_folders.begin(),
                                                   options.source_folders.end());
  const auto report = gazetteer::build_gazetteer(options.file, folders);
  for (const auto& warning : report.warnings) std::cerr << one_line(to_line(warning)) << '\n';
  std::cerr << fmt::format("{}: {} places, {} names, {} words\n", options.file, report.info.places,
                           report.info.names, report.words);
  return exit_done;
}

Json to_json(const std::filesystem::path& file, const gazetteer::GazetteerInfo& info) {
  return {{"file", file.string()},          {"name", info.name},
          {"version", info.version},        {"schema_version", info.schema_version},
          {"places", info.places},          {"names", info.names},
          {"attribution", info.attribution}};
}

/// One gazetteer, or those in force: the topmost with the others below it.
int info(const GazetteerCommandOptions& options) {
  const auto files = options.file.empty() ? gazetteer_files(options.gazetteers)
                                          : std::vector<std::filesystem::path>{options.file};
  const auto info = Gazetteer(files).info();
  Json topmost = to_json(files[0], info);
  std::vector<Json> all{topmost};
  for (std::size_t i = 0; i < info.below.size(); ++i) {
    all.push_back(to_json(files[i + 1], info.below[i]));
  }
  if (options.json) {
    topmost["below"] = std::vector<Json>(all.begin() + 1, all.end());
    std::cout << dump(topmost) << '\n';
    return exit_done;
  }
  for (const Json& json : all) {
    if (&json != &all[0]) std::cout << "\nand below it\n\n";
    for (const auto& [key, value] : json.items()) {
      const auto text = value.is_string() ? value.get<std::string>() : value.dump();
      std::cout << fmt::format("{:<15} {}\n", key, one_line(text));
    }
  }
  return exit_done;
}

Json to_json(const Candidate& candidate) {
  const auto& place = candidate.place;
  return {{"id", place.id},
          {"name", place.name},
          {"lat", place.position.lat_deg},
          {"lon", place.position.lon_deg},
          {"country", place.country},
          {"feature", feature(place)},
          {"population", place.population},
          {"matched", candidate.matched},
          {"how", to_word(candidate.match)},
          {"distance", std::round(candidate.distance * 1000) / 1000},
          {"gazetteer", place.gazetteer}};
}

std::vector<std::string> to_row(const Candidate& candidate) {
  const auto& place = candidate.place;
  return {place.id,
          place.name,
          fmt::format("{:.4f}", place.position.lat_deg),
          fmt::format("{:.4f}", place.position.lon_deg),
          place.country,
          feature(place),
          place.population > 0 ? std::to_string(place.population) : "",
          candidate.matched,
          std::string{to_word(candidate.match)}};
}

int lookup(const GazetteerCommandOptions& options) {
  const Gazetteer gazetteer(gazetteer_files(options.gazetteers));
  Json found = Json::array();
  Table table(
      {"ID", "NAME", "#LAT", "#LON", "COUNTRY", "FEATURE", "#POPULATION", "MATCHED", "HOW"});
  for (const auto& name : options.names) {
    const auto candidates = gazetteer.candidates(name, options.limit);
    if (candidates.empty()) std::cerr << one_line(name) << ": no place of that name\n";
    for (const auto& candidate : candidates) {
      found.push_back(to_json(candidate));
      table.add(to_row(candidate));
    }
  }
  if (options.json) {
    std::cout << dump(found) << '\n';
  } else if (!found.empty()) {
    table.print(std::cout);
  }
  return exit_done;
}

Run set_up_gazetteer(CLI::App& gazetteer) {
  gazetteer.require_subcommand(1);
  const auto options = std::make_shared<GazetteerCommandOptions>();
  const auto chosen = std::make_shared<int (*)(const GazetteerCommandOptions&)>(nullptr);
  const auto add = [&](const char* name, const char* summary,
                       int (*run)(const GazetteerCommandOptions&)) {
    auto* const command = gazetteer.add_subcommand(name, summary);
    command->callback([chosen, run] { *chosen = run; });
    return command;
  };

  auto* const making = add("build", "Build a gazetteer from folders of text files", build);
  making->add_option("-o,--output", options->file, "Gazetteer file to write")
      ->required()
      ->type_name("FILE");
  making
      ->add_option("folders", options->source_folders,
                   "Folders with *.places.tsv, *.names.tsv and word lists, also as .zst")
      ->required()
      ->type_name("FOLDER");

  auto* const importing =
      gazetteer.add_subcommand("import", "Make a gazetteer of files of other gazetteers");
  const Run import = set_up_gazetteer_import(*importing);

  auto* const looking = add("lookup", "List the places that a name may denote, best first", lookup);
  looking->add_option("names", options->names, "Names, in any spelling")
      ->required()
      ->type_name("NAME");
  add_gazetteer_options(*looking, options->gazetteers);
  looking->add_option("--limit", options->limit, "Most places to list for a name")
      ->capture_default_str()
      ->check(CLI::PositiveNumber);
  looking->add_flag("--json", options->json, "Write a JSON array");

  auto* const telling = add(
      "info", "Say what gazetteers are in force, what they hold and where they come from", info);
  telling->add_option("file", options->file, "Gazetteer file (default: all in force, in order)")
      ->type_name("FILE");
  add_gazetteer_options(*telling, options->gazetteers);
  telling->footer(
      "Names are looked for in all gazetteers: those of --gazetteer in their order, then those of\n"
      "the user's folder (loci/gazetteers/*.gazetteer under XDG_DATA_HOME, or ~/.local/share) in "
      "the\n"
      "order of their names, then the world's. A place hides those below it of the same id, or of\n"
      "the same name and feature class within 5 km.");
  telling->add_flag("--json", options->json, "Write a JSON object");

  return [options, chosen, importing, import] {
    return importing->parsed() ? import() : (*chosen)(*options);
  };
}

}  // namespace

const Command gazetteer_command{"gazetteer", "Build or import a gazetteer, look names up in it",
                                set_up_gazetteer};

}  // namespace loci::commands
