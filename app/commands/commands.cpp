#include "app/commands/command.hpp"

#include <array>

namespace loci::commands {

std::span<const Command> all_commands() {
  // In the order of a first reading: documents in, lists, maps out, then the data behind them.
  static const std::array commands{
      gazetteer_command,
      basemap_command,
      manual_command,
  };
  return commands;
}

}  // namespace loci::commands
