#include "app/commands/command.hpp"
#include "app/commands/geoparser_options.hpp"
#include "app/commands/reading_options.hpp"
#include "app/commands/workspace_options.hpp"
#include "app/workspace/folder_watch.hpp"
#include "geo/error.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace loci::commands {
namespace {

using workspace::FolderWatch;

struct WatchOptions {
  std::string workspace;
  std::vector<std::string> paths;
  unsigned every_s = 2;
  GazetteerOptions gazetteers;
  ReadingChoice reading;
};

/// Until so many seconds have passed, or somebody wants to end.
void wait(unsigned seconds) {
  constexpr std::chrono::milliseconds step{100};
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
  while (!StopSignal::came() && std::chrono::steady_clock::now() < end) {
    std::this_thread::sleep_for(step);
  }
}

void refuse_missing(const std::vector<std::string>& paths) {
  for (const std::string& path : paths) {
    std::error_code unknown;
    if (!std::filesystem::exists(path, unknown)) {
      throw Error(path, "no such folder", "check the name");
    }
  }
}

int run_watch(const WatchOptions& chosen) {
  refuse_missing(chosen.paths);
  const gazetteer::Gazetteer gazetteer(gazetteer_files(chosen.gazetteers));
  const geoparse::Geoparser geoparser(gazetteer);
  const StopSignal stop;
  FolderWatch watch(chosen.paths);
  say_over_progress("watching; Ctrl+C ends");
  while (!StopSignal::came()) {
    const auto seen = watch.look(std::chrono::system_clock::now());
    for (const Warning& warning : seen.warnings) say_over_progress("loci: " + to_line(warning));
    if (!seen.files.empty()) {
      const auto tally = add_until_stopped(seen.files, chosen.workspace, geoparser,
                                           gazetteer.info(), adding_options(chosen.reading));
      say_over_progress((seen.files.size() == 1 ? seen.files.front().string()
                                                : fmt::format("{} files", seen.files.size())) +
                        ": " + to_line(tally));
    }
    wait(chosen.every_s);
  }
  say_over_progress("stopped");
  return exit_done;
}

Run set_up_watch(CLI::App& options) {
  const auto chosen = std::make_shared<WatchOptions>();
  add_workspace_option(options, chosen->workspace);
  options.add_option("FOLDER", chosen->paths, "Folders, or files, to watch")
      ->required()
      ->type_name("FOLDER");
  options.add_option("--every", chosen->every_s, "Seconds between two looks at the folders (2)")
      ->type_name("SECONDS")
      ->check(CLI::Range(1U, 86'400U));
  add_reading_options(options, chosen->reading);
  add_gazetteer_options(options, chosen->gazetteers);
  options.footer(
      "Reads what is there, then what comes or changes, as 'loci add' does, until Ctrl+C. A file "
      "waits until nobody wrote to it for two seconds. A file that is removed stays in the "
      "workspace. 'loci-map' shows what is in the workspace when it is opened.");
  return [chosen] { return run_watch(*chosen); };
}

}  // namespace

const Command watch_command{"watch", "Read documents into a workspace as they come", set_up_watch};

}  // namespace loci::commands
