/// \file
/// Files that a library writes by itself, and that are there complete or not at all.
#pragma once

#include <filesystem>

namespace loci {

/// A folder of drafts beside a file, for formats whose library chooses files by their suffix or
/// makes several of them. It disappears with everything in it.
class PartialFolder {
 public:
  /// Makes the folder; for a device or a pipe one among the temporary files. Throws Error naming
  /// the file where that cannot be done, or where the file is a folder.
  explicit PartialFolder(std::filesystem::path file);
  ~PartialFolder();
  PartialFolder(const PartialFolder&) = delete;
  PartialFolder& operator=(const PartialFolder&) = delete;

  /// Where to write the draft: the file's own name.
  std::filesystem::path draft() const;

  /// Moves what is in the folder to its place, over older files of the same names, the file itself
  /// last; into a device or a pipe the draft is copied. Throws Error naming the file.
  void replace();

 private:
  std::filesystem::path file_, folder_;
  bool into_stream_ = false;
};

}  // namespace loci
