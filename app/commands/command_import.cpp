#include "app/commands/command.hpp"
#include "app/commands/command_line.hpp"
#include "app/commands/workspace_options.hpp"
#include "app/import/import_mentions.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <filesystem>
#include <iostream>
#include <memory>

namespace loci::commands {
namespace {

using workspace::Workspace;

struct MentionImportOptions {
  std::string workspace;
  std::string file;
};

int run_import(const MentionImportOptions& chosen) {
  Workspace(chosen.workspace, Workspace::Mode::read);  // an import makes no new workspace
  Workspace workspace(chosen.workspace, Workspace::Mode::create_or_open);
  const auto imported =
      imports::import_mentions(imports::read_mentions(chosen.file), chosen.file, workspace);
  for (const Warning& warning : imported.warnings) {
    std::cerr << one_line(to_line(warning)) << '\n';
  }
  std::cerr << one_line(fmt::format("{}: {} mentions added, {} changed, {} left out",
                                    chosen.workspace, imported.added, imported.updated,
                                    imported.left_out))
            << '\n';
  return imported.left_out > 0 ? exit_failed : exit_done;
}

Run set_up_import(CLI::App& options) {
  const auto chosen = std::make_shared<MentionImportOptions>();
  add_workspace_option(options, chosen->workspace);
  options
      .add_option("FILE", chosen->file,
                  "GeoJSON with the layer mentions, W3C Web Annotations, or a CSV of Recogito")
      ->required();
  options.footer(
      "The documents must be in the workspace. Each mention goes where its document has its "
      "words:\n"
      "at its offsets, else where its quotation stands between the same words. A mention that is\n"
      "there already is changed to what the file says; none is deleted.");
  return [chosen] { return run_import(*chosen); };
}

}  // namespace

const Command import_command{"import", "Take mentions from a file that export or others wrote",
                             set_up_import};

}  // namespace loci::commands
