#include "app/commands/command.hpp"

#include <array>

namespace loci::commands {

std::span<const Command> all_commands() {
  // In the order of a first reading: documents in, lists, maps out, then the data behind them.
  // clang-format off
  static const std::array commands{
      add_command,
      watch_command,
      parse_command,
      places_command,
      passages_command,
      documents_command,
      review_command,
      correct_command,
      resolve_command,
      export_command,
      import_command,
      render_command,
      view_command,
      gazetteer_command,
      basemap_command,
      evaluate_command,
      train_command,
      manual_command,
  };
  // clang-format on
  return commands;
}

}  // namespace loci::commands
