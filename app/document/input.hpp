/// \file
/// Bytes that come little by little: of a file, of memory, or unpacked from other bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace loci::document {

/// Texts that must lie in memory as a whole are refused beyond this: none is so long, and it would
/// not fit beside its mentions.
inline constexpr std::size_t max_file_bytes = std::size_t{64} << 20;

/// Where an Input takes its bytes from. Throws Error naming the file when they cannot be had.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  /// At least one byte, at most `size` of them; 0 at the end.
  virtual std::size_t read(char* to, std::size_t size) = 0;
  virtual bool can_seek() const { return false; }
  /// To so many bytes from the start; from the end where `from_end`. Returns the place reached from
  /// the start. Only where can_seek().
  virtual std::int64_t seek(std::int64_t, bool) { return -1; }
};

/// A stream of bytes whose head can be looked at before it is read.
class Input {
 public:
  /// \param path what messages call it
  Input(std::unique_ptr<ByteSource> source, std::string path);

  const std::string& path() const { return path_; }
  /// The next bytes without taking them: so many, or all there are.
  std::string_view head(std::size_t size);
  /// The next bytes, valid until the next call; empty at the end.
  std::string_view next();
  /// So many bytes of what next() gave last come again.
  void give_back(std::size_t count) { last_given_ -= count; }
  /// The next line without its end ("\n" or "\r\n"); false at the end. What goes beyond the limit
  /// is dropped, and `cut` says so.
  bool line(std::string& line, std::size_t limit, bool& cut);
  /// Exactly so many bytes, or all there are.
  std::string bytes(std::size_t size);
  /// All the rest. Throws Error when it is longer than max_file_bytes.
  std::string all();

  bool can_seek() const { return source_->can_seek(); }
  std::int64_t seek(std::int64_t offset, bool from_end);

 private:
  bool fetch();  ///< more bytes behind those kept; false at the end

  std::unique_ptr<ByteSource> source_;
  std::string path_;
  std::string kept_;            ///< fetched
  std::size_t taken_ = 0;       ///< of kept_
  std::size_t last_given_ = 0;  ///< by next(), not yet dropped
  bool ended_ = false;
};

/// A regular file, or standard input for "-". Throws Error, naming the file and the remedy, when it
/// is missing, unreadable, a folder or anything else that is no regular file (never waits for a
/// pipe).
Input file_input(const std::filesystem::path& file);

/// Bytes in memory. \param path what messages call them
Input memory_input(std::string bytes, std::string path);

}  // namespace loci::document
