#include "app/commands/command.hpp"
#include "app/commands/table.hpp"
#include "app/commands/workspace_options.hpp"
#include "app/export/feature_layers.hpp"

#include <fmt/format.h>

#include <iostream>

namespace loci::commands {
namespace {

using workspace::PlaceSummary;
using workspace::Workspace;

std::string spellings_of(const PlaceSummary& summary) {
  std::string line;
  for (const auto& spelling : summary.spellings) line += (line.empty() ? "" : "; ") + spelling;
  return line;
}

nlohmann::ordered_json to_json(const PlaceSummary& summary) {
  const nlohmann::ordered_json properties = exports::properties_of(summary);
  nlohmann::ordered_json json;
  for (const auto& [key, value] : properties.items()) {
    json[key] = value;
    if (key == "name") {
      json["lat"] = summary.place.position.lat_deg;
      json["lon"] = summary.place.position.lon_deg;
    }
  }
  json["spellings"] = spellings_of(summary);
  return json;
}

void print_table(const std::vector<PlaceSummary>& places) {
  constexpr std::size_t spellings_columns = 50;
  Table table(
      {"PLACE", "COUNTRY", "FEATURE", "#MENTIONS", "#DOCUMENTS", "#LAT", "#LON", "ID", "WRITTEN"});
  for (const PlaceSummary& summary : places) {
    const gazetteer::Place& place = summary.place;
    table.add({place.name, place.country, feature(place), std::to_string(summary.mentions),
               std::to_string(summary.documents), fmt::format("{:.3f}", place.position.lat_deg),
               fmt::format("{:.3f}", place.position.lon_deg), place.id,
               fitted(spellings_of(summary), spellings_columns)});
  }
  table.print(std::cout);
}

int run(const ListOptions& chosen) {
  const Workspace workspace(chosen.workspace, Workspace::Mode::read);
  print_list(workspace.places(filter_of(chosen.filter, workspace)), chosen, "places", print_table,
             to_json);
  return exit_done;
}

Run setup(CLI::App& options) {
  return set_up_list(options, run);
}

}  // namespace

const Command places_command{"places", "List the places of a workspace, most mentioned first",
                             setup};

}  // namespace loci::commands
