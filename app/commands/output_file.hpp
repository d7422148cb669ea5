/// \file
/// Files that commands write.
#pragma once

#include <filesystem>
#include <functional>
#include <iosfwd>

namespace loci::commands {

/// Has `write` fill a file as write_whole_file() does, or standard output for "-".
void write_output(const std::filesystem::path& file,
                  const std::function<void(std::ostream&)>& write);

}  // namespace loci::commands
