/// \file
/// Files that were read before, told by how they lie on the disk.
#pragma once

#include "gazetteer/sqlite.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace loci::workspace {

/// How a file lies on the disk. Whoever writes it changes at least one of these; the time of the
/// last change of its status (ctime) cannot be set by a program.
struct FileStamp {
  std::uint64_t size = 0, inode = 0;
  std::int64_t mtime_ns = 0, ctime_ns = 0;

  bool operator==(const FileStamp&) const = default;
};

/// Nothing for what is no regular file.
std::optional<FileStamp> stamp_of(const std::filesystem::path& file);

/// Whether the file had not changed for two seconds: else the next change might leave the same
/// stamp (file systems keep time as coarsely as that), or somebody is still writing.
bool is_settled(const FileStamp& stamp, std::chrono::system_clock::time_point now);

/// The stamp of a file, where it is settled now.
std::optional<FileStamp> settled_stamp_of(const std::filesystem::path& file);

/// A file that was read to its end without a failure.
struct FileRead {
  std::string path;  ///< as the user gave it
  FileStamp stamp;
  std::size_t documents = 0;  ///< that were in it
};

/// The number of documents of a file that was read and has this stamp still; nothing for others.
std::optional<std::size_t> documents_of_unchanged(const sqlite::Database& database,
                                                  const std::string& path, const FileStamp& stamp);

void remember_files(sqlite::Database& database, const std::vector<FileRead>& files);

}  // namespace loci::workspace
