/// \file
/// What is new or changed in folders, looked for again and again.
#pragma once

#include "app/workspace/files_read.hpp"
#include "geo/error.hpp"

#include <chrono>
#include <filesystem>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace loci::workspace {

/// Folders, or files, that are watched by looking at them: this sees changes on any file system,
/// those on other machines' drives too, for a few milliseconds a thousand files.
class FolderWatch {
 public:
  using Time = std::chrono::system_clock::time_point;

  explicit FolderWatch(std::vector<std::string> paths);

  struct Seen {
    std::vector<std::filesystem::path> files;  ///< to be read now, in the order of their paths
    std::size_t being_written = 0;             ///< and others that wait until nobody writes them
    Warnings warnings;                         ///< of what cannot be looked at, each told once
  };
  /// What is new or changed since it was last told, at first everything. A file waits until it was
  /// left alone for two seconds.
  Seen look(Time now);

 private:
  struct Known {
    FileStamp seen;
    Time since;  ///< when it was first seen so
    bool told = false;
  };
  std::vector<std::filesystem::path> files(Warnings& warnings);

  std::vector<std::string> paths_;
  std::unordered_map<std::string, Known> known_;
  std::set<std::string> warned_;
};

}  // namespace loci::workspace
