/// \file
/// Runs a program as a user does, and what came of it.
#pragma once

#include <string>
#include <vector>

namespace loci::tests {

struct CommandResult {
  int exit_code = -1;  ///< 128 + number where a signal ended it
  std::string out;     ///< what it wrote to standard output
  std::string err;     ///< and to standard error
};

/// Runs `loci` with these arguments and `input` on its standard input, without a display.
CommandResult run_loci(const std::vector<std::string>& arguments, const std::string& input = {});

/// Runs any program found on PATH likewise.
CommandResult run_command(const std::vector<std::string>& words, const std::string& input = {});

/// Number of lines of a text.
std::size_t lines_of(const std::string& text);

}  // namespace loci::tests
