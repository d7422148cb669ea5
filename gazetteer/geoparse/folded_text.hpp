/// \file
/// A text to look for words in, whatever their case and accents.
#pragma once

#include "gazetteer/geoparse/text_span.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace loci::geoparse {

/// A text as gazetteer::append_folded spells it, white space as single blanks, with the way back to
/// its bytes.
class FoldedText {
 public:
  FoldedText() = default;
  /// \param text at most 4 GB; bytes that are no UTF-8 match nothing that can be typed
  explicit FoldedText(std::string_view text);

  /// Where the words stand, from the beginning, without overlap; accents that follow a hit belong
  /// to it. Nothing for words of which folding leaves nothing. \param most no more than these
  std::vector<TextSpan> find(std::string_view words, std::size_t most) const;

 private:
  std::string folded_;
  std::vector<std::uint32_t> from_;  ///< for each byte of folded_, and its end: where it comes from
};

}  // namespace loci::geoparse
