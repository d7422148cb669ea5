/// \file
/// The bytes of a file that is imported, little by little: as it is, unpacked, or out of an
/// archive.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct archive;

namespace loci::gazetteer {

/// Reads a file from its beginning. Of a .zip the member named like it, else the largest; .gz,
/// .bz2, .xz and .zst are unpacked. Throws Error naming the file when it cannot be read or is
/// damaged.
class ImportStream {
 public:
  explicit ImportStream(const std::filesystem::path& file);

  /// The next bytes, valid until the next call; empty at the end.
  std::string_view next();

  const std::filesystem::path& file() const { return file_; }
  /// Of a .zip the members, else the file's own name.
  const std::vector<std::string>& members() const { return members_; }
  std::uint64_t bytes_read() const;  ///< of the file as it lies on the disk
  std::uint64_t bytes_total() const { return total_; }

 private:
  struct Closer {
    void operator()(archive* reader) const;
  };
  void open();
  void find_member();
  [[noreturn]] void fail() const;

  std::filesystem::path file_;
  std::unique_ptr<archive, Closer> archive_;
  std::vector<std::string> members_;
  std::uint64_t total_ = 0;
};

/// The lines of a stream. None is longer than longest_line_bytes: what is beyond is left out, and
/// the line is marked.
class ImportLines {
 public:
  static constexpr std::size_t longest_line_bytes = 16 << 20;

  explicit ImportLines(ImportStream& stream) : stream_(stream) {}

  /// False at the end. The line, without its end ("\n" or "\r\n") and without a byte order mark at
  /// the beginning of the stream, is valid until the next call.
  bool next(std::string_view& line);
  std::size_t number() const { return number_; }  ///< of the line given last, 1-based
  bool too_long() const { return too_long_; }     ///< the line given last was cut

 private:
  ImportStream& stream_;
  std::string_view part_;  ///< what is left of the stream's last bytes
  std::string joined_;     ///< a line that spans several parts
  std::size_t number_ = 0;
  bool too_long_ = false;
};

}  // namespace loci::gazetteer
