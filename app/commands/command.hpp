/// \file
/// What every command of the command line has in common.
#pragma once

#include <functional>
#include <span>
#include <string_view>

namespace CLI {
class App;
}

namespace loci::commands {

/// Exit codes of the program.
inline constexpr int exit_done = 0;
inline constexpr int exit_failed = 1;  ///< failed, or done only in part
inline constexpr int exit_usage = 2;

/// Does the command's work after its options have been read; returns an exit code. Data goes to
/// standard output, progress and messages to standard error. Failures are thrown as Error.
using Run = std::function<int()>;

/// One command. setup adds its options to the parser and opens nothing.
struct Command {
  std::string_view name;
  std::string_view summary;  ///< one line for --help and the manual page
  Run (*setup)(CLI::App& options);
};

/// All commands, in the order in which help shows them.
std::span<const Command> all_commands();

// One a file: command_<name>.cpp. The table in commands.cpp has those that exist.
extern const Command add_command;
extern const Command watch_command;
extern const Command parse_command;
extern const Command places_command;
extern const Command passages_command;
extern const Command documents_command;
extern const Command review_command;
extern const Command correct_command;
extern const Command resolve_command;
extern const Command export_command;
extern const Command import_command;
extern const Command render_command;
extern const Command view_command;
extern const Command gazetteer_command;  ///< with build, lookup, info under it
extern const Command basemap_command;    ///< with build, info under it
extern const Command evaluate_command;
extern const Command train_command;
extern const Command manual_command;

}  // namespace loci::commands
