#include "app/commands/command_line.hpp"

#include "app/commands/command.hpp"
#include "geo/error.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <exception>
#include <iostream>
#include <map>
#include <string>

namespace loci::commands {
namespace {

constexpr const char* description =
    "Loci finds the places that documents mention and puts them on a map, offline.";
constexpr const char* footer =
    "Data goes to standard output, messages to standard error; '-' is standard input or output. "
    "Exit codes: 0 done, 1 failed or done in part, 2 the command line was not understood.";

void say(const std::string& line) {
  std::cerr << one_line(line) << '\n';
}

/// "loci gazetteer lookup": the words that led to the innermost command on the line.
std::string command_words(const CLI::App& program) {
  std::string words = program.get_name();
  const CLI::App* command = &program;
  while (!command->get_subcommands().empty()) {
    command = command->get_subcommands().front();
    words += " " + command->get_name();
  }
  return words;
}

int report_usage(const CLI::App& program, const CLI::ParseError& error, std::string_view first) {
  const std::string words = command_words(program);
  std::string problem = error.what();
  if (program.get_subcommands().empty() && first.empty()) problem = "name a command";
  if (program.get_subcommands().empty() && !first.empty() && first.front() != '-') {
    problem = "no command '" + std::string(first) + "'";
  }
  say(words + ": " + problem + "; see '" + words + " --help'");
  return exit_usage;
}

int run_checked(const Run& run) {
  const int code = run();
  if (!std::cout.flush()) {
    throw Error("standard output", "could not be written", "check the disk or the next program");
  }
  return code;
}

int parse_and_run(int argc, const char* const* argv) {
  CLI::App program{description, "loci"};
  program.set_version_flag("--version", "loci " LOCI_VERSION, "Print the version and exit");
  program.set_help_flag("-h,--help", "Print this help and exit");
  program.get_formatter()->label("SUBCOMMAND", "COMMAND");
  program.get_formatter()->column_width(34);
  program.footer(footer);
  program.require_subcommand(1);

  std::map<std::string, Run, std::less<>> runs;
  for (const Command& command : all_commands()) {
    const std::string name(command.name);
    CLI::App* const options = program.add_subcommand(name, std::string(command.summary));
    runs[name] = command.setup(*options->group("Commands"));
  }
  try {
    program.parse(argc, argv);
  } catch (const CLI::Success& asked_for) {  // --help, --version
    return program.exit(asked_for) == 0 ? exit_done : exit_failed;
  } catch (const CLI::ParseError& error) {
    return report_usage(program, error, argc > 1 ? argv[1] : "");
  }
  return run_checked(runs.at(program.get_subcommands().front()->get_name()));
}

}  // namespace

std::string one_line(std::string_view text) {
  std::string line;
  line.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = [&](std::size_t ahead) {
      return i + ahead < text.size() ? static_cast<unsigned char>(text[i + ahead]) : 0U;
    };
    const bool control = byte(0) < 0x20 || byte(0) == 0x7F;
    const bool high_control = byte(0) == 0xC2 && byte(1) >= 0x80 && byte(1) <= 0x9F;
    // U+202A to U+202E and U+2066 to U+2069 turn the order of all that follows.
    const bool turning =
        byte(0) == 0xE2 && ((byte(1) == 0x80 && byte(2) >= 0xAA && byte(2) <= 0xAE) ||
                            (byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9));
    line += control || high_control || turning ? ' ' : text[i];
    i += high_control ? 1 : turning ? 2 : 0;
  }
  return line;
}

int run_command_line(int argc, const char* const* argv) {
  try {
    return parse_and_run(argc, argv);
  } catch (const Error& error) {
    say(std::string("loci: ") + error.what());
  } catch (const std::bad_alloc&) {
    say("loci: out of memory; read fewer or smaller documents at a time");
  } catch (const std::exception& error) {
    say(std::string("loci: unexpected failure: ") + error.what() + "; please report it");
  }
  return exit_failed;
}

}  // namespace loci::commands
