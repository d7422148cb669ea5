/// \file
/// `loci gazetteer import`, under the command gazetteer.
#pragma once

#include "app/commands/command.hpp"

namespace loci::commands {

/// Adds its options to the parser.
Run set_up_gazetteer_import(CLI::App& options);

}  // namespace loci::commands
