/// \file
/// The bytes of a file that a user named.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

namespace loci::document {

/// Larger files are refused: no text is so long, and it would not fit beside its mentions in
/// memory.
inline constexpr std::size_t max_file_bytes = std::size_t{64} << 20;

/// All bytes of a regular file, or of standard input for "-". Throws Error, naming the file and the
/// remedy, when it is missing, unreadable, too large, a folder or anything else that is no regular
/// file (never waits for a pipe).
std::string file_bytes(const std::filesystem::path& file);

}  // namespace loci::document
