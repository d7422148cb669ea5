/// \file
/// A quick hash of short texts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace loci::geoparse {

template <typename Number>
inline std::uint64_t number_at(const char* bytes) {
  Number number = 0;
  std::memcpy(&number, bytes, sizeof number);
  return number;
}

/// All bytes of at most eight, of which some may count twice.
inline std::uint64_t few_bytes(std::string_view text) {
  const char* const begin = text.data();
  const std::size_t size = text.size();
  if (size >= 4) {
    return number_at<std::uint32_t>(begin) | number_at<std::uint32_t>(begin + size - 4) << 32;
  }
  if (size == 0) return 0;
  return number_at<std::uint8_t>(begin) | number_at<std::uint8_t>(begin + size / 2) << 8 |
         number_at<std::uint8_t>(begin + size - 1) << 16;
}

/// Different for each part, where the hash is the same.
inline std::uint64_t mixed(std::uint64_t hash, std::uint64_t part) {
  hash = (hash ^ part) * 0x9e3779b97f4a7c15;
  return hash ^ (hash >> 32);
}

/// Most texts are a short word.
inline std::uint64_t hash_of_text(std::string_view text) {
  std::uint64_t hash = text.size();
  for (; text.size() > 8; text.remove_prefix(8)) {
    hash = mixed(hash, number_at<std::uint64_t>(text.data()));
  }
  return mixed(hash, few_bytes(text));
}

/// Whether texts of one hash are the same. Nearly always, so that all of them is looked at, but for
/// those of eight bytes and fewer: where they are as long, the hash says all of them.
inline bool are_same_texts(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  if (a.size() <= 8) return true;
  for (; a.size() > 8; a.remove_prefix(8), b.remove_prefix(8)) {
    if (number_at<std::uint64_t>(a.data()) != number_at<std::uint64_t>(b.data())) return false;
  }
  return few_bytes(a) == few_bytes(b);
}

}  // namespace loci::geoparse
