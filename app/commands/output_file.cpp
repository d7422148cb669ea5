#include "app/commands/output_file.hpp"

#include "geo/partial_file.hpp"

#include <iostream>

namespace loci::commands {

void write_output(const std::filesystem::path& file,
                  const std::function<void(std::ostream&)>& write) {
  if (file == "-") return write(std::cout);
  write_whole_file(file, write);
}

}  // namespace loci::commands
