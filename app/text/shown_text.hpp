/// \file
/// Text as it can be shown: valid UTF-8, with the way back to the bytes it came from.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace loci::text {

/// A text in which every byte that is not part of valid UTF-8, and every NUL, is replaced by
/// U+FFFD. Offsets of the original and of the shown text convert both ways.
class ShownText {
 public:
  explicit ShownText(std::string original);

  const std::string& utf8() const { return utf8_; }
  std::size_t to_shown(std::size_t original_byte) const;
  std::size_t to_original(std::size_t shown_byte) const;

 private:
  std::string utf8_;
  std::size_t original_size_;
  std::vector<std::size_t> replaced_at_;  ///< offsets of replaced bytes in the original, ascending
};

}  // namespace loci::text
