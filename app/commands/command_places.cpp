#include "app/commands/command.hpp"
#include "app/commands/table.hpp"
#include "app/commands/workspace_options.hpp"
#include "app/map/place_layer.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <iostream>
#include <memory>

namespace loci::commands {
namespace {

using workspace::PlaceSummary;
using workspace::Workspace;

struct Options {
  std::string workspace;
  FilterOptions filter;
  ListOptions list;
};

std::string spellings_of(const PlaceSummary& summary) {
  std::string line;
  for (const auto& spelling : summary.spellings) line += (line.empty() ? "" : "; ") + spelling;
  return line;
}

nlohmann::ordered_json to_json(const PlaceSummary& summary) {
  const nlohmann::ordered_json properties = map::place_properties(summary);
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

int run(const Options& chosen) {
  const Workspace workspace(chosen.workspace, Workspace::Mode::read);
  auto places = workspace.places(filter_of(chosen.filter, workspace));
  const std::size_t count = places.size();
  if (chosen.list.limit > 0 && count > chosen.list.limit) places.resize(chosen.list.limit);
  if (!chosen.list.json) {
    print_table(places);
    if (places.size() < count) std::cerr << fmt::format("{} of {} places\n", places.size(), count);
    return exit_done;
  }
  std::vector<nlohmann::ordered_json> objects;
  for (const PlaceSummary& summary : places) objects.push_back(to_json(summary));
  print_json(objects);
  return exit_done;
}

Run setup(CLI::App& options) {
  const auto chosen = std::make_shared<Options>();
  add_workspace_option(options, chosen->workspace);
  add_filter_options(options, chosen->filter);
  add_list_options(options, chosen->list);
  return [chosen] { return run(*chosen); };
}

}  // namespace

const Command places_command{"places", "List the places of a workspace, most mentioned first",
                             setup};

}  // namespace loci::commands
