/// \file
/// Byte offsets (inside Loci) to code points (in every file and JSON that leaves it).
#pragma once

#include "gazetteer/geoparse/text_span.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace loci::geoparse {

/// The same stretch counted in Unicode code points, end exclusive.
struct CodePointSpan {
  std::size_t start = 0;
  std::size_t end = 0;

  auto operator<=>(const CodePointSpan&) const = default;
};

/// Converts spans of one text. Spans must be asked for in ascending order of begin for speed; any
/// order works.
class CodePoints {
 public:
  /// \param text valid UTF-8 that outlives this object
  explicit CodePoints(std::string_view text);

  CodePointSpan of(TextSpan bytes) const;
  /// Offsets beyond the text are taken as its end.
  TextSpan bytes_of(CodePointSpan code_points) const;
  std::size_t size() const;

 private:
  std::size_t count_before(std::size_t byte) const;
  std::size_t byte_of(std::size_t code_point) const;

  static constexpr std::size_t stride_bytes_ = 256;
  std::string_view text_;
  std::vector<std::size_t> counts_;  ///< code points before each multiple of stride_bytes_
};

}  // namespace loci::geoparse
