/// \file
/// Looks at eight bytes of a text at a time.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace loci::geo {

/// Every byte 1.
inline constexpr std::uint64_t each_byte = 0x0101010101010101;
/// The high bit of every byte, which no ASCII character has.
inline constexpr std::uint64_t high_bits = 0x80 * each_byte;

inline std::uint64_t eight_bytes(const char* from) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, from, sizeof bytes);
  return bytes;
}

/// The high bits of those bytes that are ASCII and lie between two characters, both included.
constexpr std::uint64_t bytes_between(std::uint64_t bytes, char least, char most) {
  const std::uint64_t low = bytes & ~high_bits;  // so that no byte carries over to the next
  const std::uint64_t from_least = low + (0x80 - static_cast<std::uint64_t>(least)) * each_byte;
  const std::uint64_t past_most = low + (0x7f - static_cast<std::uint64_t>(most)) * each_byte;
  return from_least & ~past_most & ~bytes & high_bits;
}

/// The place of the first of some high bits, as the bytes lie in memory; 8: there is none.
constexpr std::size_t first_of(std::uint64_t bits) {
  const int before =
      std::endian::native == std::endian::little ? std::countr_zero(bits) : std::countl_zero(bits);
  return static_cast<std::size_t>(before) / 8;
}

}  // namespace loci::geo
