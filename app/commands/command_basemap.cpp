#include "app/commands/command.hpp"
#include "app/data/data_files.hpp"
#include "app/render/basemap.hpp"
#include "app/render/build_basemap.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <iostream>
#include <memory>
#include <string>

namespace loci::commands {
namespace {

struct BasemapOptions {
  std::string file;  ///< the basemap; empty: the one that comes with Loci
  std::string source_folder;
  bool json = false;
};

int info(const BasemapOptions& options) {
  const std::filesystem::path file =
      options.file.empty() ? data::data_file("world.basemap") : std::filesystem::path(options.file);
  const render::Basemap basemap(file);
  const nlohmann::ordered_json json{{"file", file.string()},
                                    {"bytes", std::filesystem::file_size(file)},
                                    {"areas", basemap.areas().size()},
                                    {"lines", basemap.lines().size()},
                                    {"names", basemap.names().size()}};
  if (options.json) {
    std::cout << json.dump(2) << '\n';
    return exit_done;
  }
  for (const auto& [key, value] : json.items()) {
    const std::string text = value.is_string() ? value.get<std::string>() : value.dump();
    std::cout << fmt::format("{:<8} {}\n", key, text);
  }
  return exit_done;
}

Run set_up_basemap(CLI::App& app) {
  const auto options = std::make_shared<BasemapOptions>();
  app.require_subcommand(1);

  CLI::App* const build = app.add_subcommand("build", "Build the basemap from its sources");
  build->add_option("-o,--output", options->file, "The basemap to write")
      ->required()
      ->type_name("FILE");
  build->add_option("folder", options->source_folder, "assets/basemap of Loci's sources")
      ->required()
      ->type_name("FOLDER");

  CLI::App* const show = app.add_subcommand("info", "Say what a basemap holds");
  show->add_option("-b,--basemap", options->file, "Instead of the basemap that comes with Loci")
      ->type_name("FILE");
  show->add_flag("--json", options->json, "As JSON");

  return [options, build] {
    if (!build->parsed()) return info(*options);
    render::build_basemap(options->source_folder, options->file);
    return exit_done;
  };
}

}  // namespace

const Command basemap_command{"basemap", "Build the map's background, or say what it holds",
                              set_up_basemap};

}  // namespace loci::commands
