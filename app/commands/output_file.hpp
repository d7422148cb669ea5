/// \file
/// Files that commands write.
#pragma once

#include <filesystem>
#include <functional>
#include <iosfwd>

namespace loci::commands {

/// Has `write` fill a file, or standard output for "-". The file is written under another name
/// beside it and then moved, so that a failure leaves what was there; pipes and devices are written
/// directly. Throws Error naming the file.
void write_output(const std::filesystem::path& file,
                  const std::function<void(std::ostream&)>& write);

}  // namespace loci::commands
