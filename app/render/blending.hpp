/// \file
/// Pixels over each other: four bytes each, alpha premultiplied. Of each byte below is left
/// (byte * rest + 127) / 255, the nearest whole number.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace loci::render {

/// A pixel over another. Two bytes at a time, with 16 bits of room for each.
inline void lay_over(const std::uint8_t* top, std::uint8_t* bottom) {
  constexpr std::uint32_t bytes = 0x00FF00FF;
  const std::uint32_t rest = 255u - top[3];
  std::uint32_t above = 0, below = 0;
  std::memcpy(&above, top, 4);
  std::memcpy(&below, bottom, 4);
  const auto left = [rest](std::uint32_t two) {
    const std::uint32_t product = two * rest + 0x007F007F;
    return ((product + ((product >> 8) & bytes) + 0x00010001) >> 8) & bytes;  // product / 255
  };
  const std::uint32_t even = ((above & bytes) + left(below & bytes)) & bytes;
  const std::uint32_t odd = (((above >> 8) & bytes) + left((below >> 8) & bytes)) & bytes;
  const std::uint32_t both = even | odd << 8;
  std::memcpy(bottom, &both, 4);
}

/// The same pixel over many that follow one another.
void lay_over_all(const std::uint8_t* top, std::uint8_t* bottom, std::size_t count);

/// A row of pixels over another. What is transparent must be black, as premultiplied colours are.
void lay_row_over(const std::uint8_t* top, std::uint8_t* bottom, std::size_t count);

}  // namespace loci::render
