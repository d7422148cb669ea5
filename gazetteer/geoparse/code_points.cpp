#include "gazetteer/geoparse/code_points.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace loci::geoparse {
namespace {

bool starts_code_point(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
}

/// How many code points begin in some bytes; eight bytes at a time, as most of a text is counted.
std::size_t count_of(std::string_view bytes) {
  constexpr std::uint64_t ones = 0x0101010101010101;
  std::size_t count = bytes.size();
  for (; bytes.size() >= sizeof ones; bytes.remove_prefix(sizeof ones)) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, bytes.data(), sizeof eight);
    const std::uint64_t inner = (eight >> 7) & ~(eight >> 6) & ones;  // 1 for each 0b10......
    count -= static_cast<std::size_t>((inner * ones) >> 56);
  }
  for (const char byte : bytes) count -= !starts_code_point(byte);
  return count;
}

}  // namespace

CodePoints::CodePoints(std::string_view text) : text_(text) {
  counts_.reserve(text.size() / stride_bytes_ + 2);
  std::size_t count = 0;
  for (std::size_t begin = 0; begin < text.size(); begin += stride_bytes_) {
    counts_.push_back(count);
    count += count_of(text.substr(begin, stride_bytes_));
  }
  counts_.push_back(count);
}

std::size_t CodePoints::size() const {
  return counts_.back();
}

std::size_t CodePoints::count_before(std::size_t byte) const {
  if (byte >= text_.size()) return size();
  if (size() == text_.size()) return byte;  // all of it is ASCII
  const std::size_t begin = byte / stride_bytes_ * stride_bytes_;
  return counts_[byte / stride_bytes_] + count_of(text_.substr(begin, byte - begin));
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
