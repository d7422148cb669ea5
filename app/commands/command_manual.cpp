#include "app/commands/command.hpp"
#include "app/commands/manual_page.hpp"

#include <CLI/CLI.hpp>

#include <iostream>

namespace loci::commands {
namespace {

Run set_up_manual(CLI::App& options) {
  options.footer("Read it with 'loci manual | man -l -'.");
  return [&options] {
    std::cout << manual_page(*options.get_parent());
    return exit_done;
  };
}

}  // namespace

const Command manual_command{"manual", "Print the manual page", set_up_manual};

}  // namespace loci::commands
