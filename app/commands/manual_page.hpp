/// \file
/// The manual page, from the same definitions that read the command line.
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace loci::commands {

/// loci(1) in the man(7) macro language of roff: every command and option of the program.
std::string manual_page(const CLI::App& program);

}  // namespace loci::commands
