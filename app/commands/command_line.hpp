/// \file
/// The program `loci`: reads the command line, runs one command, reports what failed.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace CLI {
class App;
}

namespace loci::commands {

/// Runs the command that the arguments name; returns an exit code (command.hpp). Never throws:
/// whatever failed is one line on standard error.
int run_command_line(int argc, const char* const* argv);

/// The text as one line that is safe on a terminal: control characters, and those that turn the
/// order of the text, become spaces, as file names and documents may hold any.
std::string one_line(std::string_view text);

}  // namespace loci::commands
