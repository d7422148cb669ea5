#include "app/commands/command.hpp"
#include "app/commands/table.hpp"
#include "app/commands/workspace_options.hpp"
#include "app/export/feature_layers.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <iostream>
#include <memory>

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
  if (summary.groups > 0) json["groups"] = summary.groups;
  return json;
}

void print_table(const std::vector<PlaceSummary>& places) {
  constexpr std::size_t spellings_columns = 50;
  const bool groups = !places.empty() && places.front().groups > 0;
  Table table({"PLACE", "COUNTRY", "FEATURE", "#MENTIONS", groups ? "#GROUPS" : "#DOCUMENTS",
               "#LAT", "#LON", "ID", "WRITTEN"});
  for (const PlaceSummary& summary : places) {
    const gazetteer::Place& place = summary.place;
    table.add({place.name, place.country, feature(place), std::to_string(summary.mentions),
               std::to_string(groups ? summary.groups : summary.documents),
               fmt::format("{:.3f}", place.position.lat_deg),
               fmt::format("{:.3f}", place.position.lon_deg), place.id,
               fitted(spellings_of(summary), spellings_columns)});
  }
  table.print(std::cout);
}

struct PlacesOptions {
  ListOptions list;
  std::string count_by = "mentions";
};

int run_places(const PlacesOptions& chosen) {
  const Workspace workspace(chosen.list.workspace, Workspace::Mode::read);
  const auto count_by = chosen.count_by == "groups"      ? workspace::CountBy::groups
                        : chosen.count_by == "documents" ? workspace::CountBy::documents
                                                         : workspace::CountBy::mentions;
  print_list(workspace.places(filter_of(chosen.list.filter, workspace), count_by), chosen.list,
             "places", print_table, to_json);
  return exit_done;
}

Run set_up_places(CLI::App& options) {
  const auto chosen = std::make_shared<PlacesOptions>();
  add_list_options(options, chosen->list);
  options
      .add_option("--count-by", chosen->count_by,
                  "What makes a place one of the first: mentions, documents, or groups of "
                  "documents, near-copies counted once (mentions)")
      ->type_name("WHAT")
      ->check(CLI::IsMember({"mentions", "documents", "groups"}));
  return [chosen] { return run_places(*chosen); };
}

}  // namespace

const Command places_command{"places", "List the places of a workspace, most mentioned first",
                             set_up_places};

}  // namespace loci::commands
