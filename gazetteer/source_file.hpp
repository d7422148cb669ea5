/// \file
/// The text files that a gazetteer is built from.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace loci::gazetteer {

inline constexpr std::size_t largest_source_bytes = std::size_t{1} << 30;  ///< unpacked

/// The bytes of a file, unpacked where its name ends in ".zst". Throws Error naming the file when
/// it cannot be read, is no zstd file or is larger than largest_source_bytes.
std::string read_source(const std::filesystem::path& file);

/// The files of a folder whose names, without ".zst", end so; in the order of their names.
std::vector<std::filesystem::path> sources_ending(const std::filesystem::path& folder,
                                                  std::string_view ending);

/// One line without its end of line, and its number.
struct SourceLine {
  std::string_view text;
  std::size_t number = 0;  ///< 1-based
};

/// Goes through the lines of a text ("\n" or "\r\n").
class SourceLines {
 public:
  explicit SourceLines(std::string_view text) : rest_(text) {}

  /// False at the end of the text.
  bool next(SourceLine& line);

 private:
  std::string_view rest_;
  std::size_t number_ = 0;
};

/// The fields of a line between a separator; always at least one.
std::vector<std::string_view> split(std::string_view line, char separator);

bool is_utf8(std::string_view text);

}  // namespace loci::gazetteer
