#include "app/commands/command.hpp"
#include "app/commands/output_file.hpp"
#include "app/commands/workspace_options.hpp"
#include "app/map/place_layer.hpp"
#include "geo/error.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace loci::commands {
namespace {

using workspace::Workspace;

struct Options {
  std::string workspace;
  std::string output;
  std::string layer = "places";
  std::string format = "geojson";
  FilterOptions filter;
};

int run(const Options& chosen) {
  const Workspace workspace(chosen.workspace, Workspace::Mode::read);
  refuse_overwriting(chosen.workspace, chosen.output);
  const workspace::Filter filter = filter_of(chosen.filter, workspace);
  const geo::Layer layer = chosen.layer == "places" ? map::place_layer(workspace, filter)
                                                    : map::mention_layer(workspace, filter);
  write_output(chosen.output, [&layer](std::ostream& out) { geo::write_geojson(layer, out); });
  return exit_done;
}

Run setup(CLI::App& options) {
  const auto chosen = std::make_shared<Options>();
  add_workspace_option(options, chosen->workspace);
  options.add_option("-o,--output", chosen->output, "The file to write; '-' for standard output")
      ->required()
      ->type_name("FILE");
  options
      .add_option("--layer", chosen->layer, "places: one feature a place; mentions: one a mention")
      ->type_name("LAYER")
      ->capture_default_str()
      ->check(CLI::IsMember({"places", "mentions"}));
  options.add_option("--format", chosen->format, "The file format: geojson (RFC 7946)")
      ->type_name("FORMAT")
      ->capture_default_str()
      ->check(CLI::IsMember({"geojson"}));
  add_filter_options(options, chosen->filter);
  return [chosen] { return run(*chosen); };
}

}  // namespace

const Command export_command{"export", "Write the places or mentions of a workspace as a map layer",
                             setup};

}  // namespace loci::commands
