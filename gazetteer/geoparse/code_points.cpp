#include "gazetteer/geoparse/code_points.hpp"

#include <algorithm>

namespace loci::geoparse {
namespace {

bool starts_code_point(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
}

}  // namespace

CodePoints::CodePoints(std::string_view text) : text_(text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i % stride_bytes_ == 0) counts_.push_back(count);
    count += starts_code_point(text[i]);
  }
  counts_.push_back(count);
}

std::size_t CodePoints::size() const {
  return counts_.back();
}

std::size_t CodePoints::count_before(std::size_t byte) const {
  if (byte >= text_.size()) return size();
  std::size_t count = counts_[byte / stride_bytes_];
  for (std::size_t i = byte / stride_bytes_ * stride_bytes_; i < byte; ++i) {
    count += starts_code_point(text_[i]);
  }
  return count;
}

std::size_t CodePoints::byte_of(std::size_t code_point) const {
  if (code_point >= size()) return text_.size();
  // The last entry is the total, not a stride.
  const auto after = std::upper_bound(counts_.begin(), counts_.end() - 1, code_point);
  const auto stride = static_cast<std::size_t>(after - counts_.begin()) - 1;
  std::size_t count = counts_[stride];
  for (std::size_t i = stride * stride_bytes_; i < text_.size(); ++i) {
    if (!starts_code_point(text_[i])) continue;
    if (count == code_point) return i;
    ++count;
  }
  return text_.size();
}

CodePointSpan CodePoints::of(TextSpan bytes) const {
  return {count_before(bytes.begin), count_before(bytes.end)};
}

TextSpan CodePoints::bytes_of(CodePointSpan code_points) const {
  return {byte_of(code_points.start), byte_of(code_points.end)};
}

}  // namespace loci::geoparse
