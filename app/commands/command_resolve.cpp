#include "app/commands/changes_list.hpp"
#include "app/commands/command.hpp"
#include "app/commands/geoparser_options.hpp"
#include "app/commands/workspace_options.hpp"
#include "app/workspace/corrections.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <unistd.h>

#include <iostream>
#include <memory>

namespace loci::commands {
namespace {

using namespace workspace;

struct ResolveOptions {
  std::string workspace, by;
  bool json = false;
  std::size_t limit = 0;
  GeoparserOptions geoparser;
};

int run_resolve(const ResolveOptions& chosen) {
  Workspace workspace(chosen.workspace, Workspace::Mode::read);  // before one would be made
  workspace = Workspace(chosen.workspace, Workspace::Mode::create_or_open);
  const gazetteer::Gazetteer gazetteer(gazetteer_files(chosen.geoparser.gazetteers));
  const auto geoparser = geoparser_of(gazetteer, chosen.geoparser);
  Corrections corrections(workspace);
  corrections.finish(geoparser, gazetteer.info());
  const auto made = corrections.resolve_all(chosen.by);
  const bool terminal = isatty(STDERR_FILENO) == 1;
  const auto finished = corrections.finish(
      geoparser, gazetteer.info(), [terminal](std::size_t done, std::size_t total) {
        if (terminal) std::cerr << fmt::format("\r\033[K[{}/{}]", done + 1, total) << std::flush;
        return true;
      });
  if (terminal) std::cerr << "\r\033[K";
  const auto changes = corrections.changes(made.id);
  print_changes(changes, workspace, chosen.json, chosen.limit);
  std::cerr << fmt::format("{} document{} resolved again, {} mention{} changed\n",
                           finished.documents, finished.documents == 1 ? "" : "s", changes.size(),
                           changes.size() == 1 ? "" : "s");
  return exit_done;
}

Run set_up_resolve(CLI::App& options) {
  const auto chosen = std::make_shared<ResolveOptions>();
  add_workspace_option(options, chosen->workspace);
  options.add_option("--by", chosen->by, "Who asks for it; the system's user where not given")
      ->type_name("NAME");
  options.add_flag("--json", chosen->json, "Print a JSON array of flat objects");
  options.add_option("--limit", chosen->limit, "Print only the first N changes")->type_name("N");
  add_geoparser_options(options, chosen->geoparser);
  options.footer(
      "Resolves all mentions that nobody has decided again, with the present gazetteer and model. "
      "Corrections stay, and 'loci correct --undo' takes it back. Prints what changed.");
  return [chosen] { return run_resolve(*chosen); };
}

}  // namespace

const Command resolve_command{"resolve", "Resolve undecided mentions again, keeping corrections",
                              set_up_resolve};

}  // namespace loci::commands
