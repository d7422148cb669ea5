/// \file
/// Files that are there complete or not at all.
#pragma once

#include <filesystem>
#include <functional>
#include <iosfwd>

namespace loci {

/// A draft beside a file, which disappears unless it is moved to its place. Its name is that of the
/// file with the process and a number behind it, so that programs and threads that write the same
/// file do not meet.
class PartialFile {
 public:
  /// Writes nothing yet.
  explicit PartialFile(std::filesystem::path file);
  /// Removes the draft, with what SQLite keeps beside it.
  ~PartialFile();
  PartialFile(const PartialFile&) = delete;
  PartialFile& operator=(const PartialFile&) = delete;

  /// Where to write the draft.
  const std::filesystem::path& path() const { return partial_; }

  /// Moves the draft to its place, over an older file. Throws Error naming the file.
  void replace();

  /// Moves the draft to its place unless there is a file already; false where there is. Throws
  /// Error naming the file.
  bool place_if_new();

 private:
  void remove() const;

  std::filesystem::path file_;
  std::filesystem::path partial_;
};

/// Has `write` fill a file through a draft, so that a failure leaves what was there; pipes and
/// devices are written directly. An Error that `write` throws while the stream is in order is
/// passed on; every other failure throws an Error naming the file.
void write_whole_file(const std::filesystem::path& file,
                      const std::function<void(std::ostream&)>& write);

}  // namespace loci
