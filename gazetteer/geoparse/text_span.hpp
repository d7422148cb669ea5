/// \file
/// A stretch of a text.
#pragma once

#include <cstddef>
#include <string_view>

namespace loci::geoparse {

/// Bytes of UTF-8, end exclusive, on code point boundaries: begin <= end <= size of the text.
struct TextSpan {
  std::size_t begin = 0;
  std::size_t end = 0;

  auto operator<=>(const TextSpan&) const = default;
};

inline std::string_view slice(std::string_view text, TextSpan span) {
  return text.substr(span.begin, span.end - span.begin);
}

}  // namespace loci::geoparse
