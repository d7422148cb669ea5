#include "app/render/blending.hpp"

#include <array>

namespace loci::render {
namespace {

constexpr std::size_t bytes_at_once = 16;  // that the processor handles together

using TwoPixels = std::uint8_t __attribute__((vector_size(8)));
using WideTwoPixels = std::uint16_t __attribute__((vector_size(16)));

/// Two pixels over two others, each by its own alpha.
void lay_two_over(std::uint64_t top, std::uint8_t* bottom) {
  TwoPixels above, below;
  std::memcpy(&above, &top, sizeof above);
  std::memcpy(&below, bottom, sizeof below);
  const auto wide = __builtin_convertvector(above, WideTwoPixels);
  const WideTwoPixels rest = 255 - __builtin_shufflevector(wide, wide, 3, 3, 3, 3, 7, 7, 7, 7);
  const WideTwoPixels product = __builtin_convertvector(below, WideTwoPixels) * rest + 127;
  const WideTwoPixels left = (product + (product >> 8) + 1) >> 8;  // / 255
  below = above + __builtin_convertvector(left, TwoPixels);
  std::memcpy(bottom, &below, sizeof below);
}

}  // namespace

void lay_row_over(const std::uint8_t* top, std::uint8_t* bottom, std::size_t count) {
  for (; count >= 2; count -= 2, top += 8, bottom += 8) {
    std::uint64_t two = 0;
    std::memcpy(&two, top, sizeof two);
    if (two != 0) lay_two_over(two, bottom);
  }
  if (count > 0 && top[3] != 0) lay_over(top, bottom);
}

void lay_over_all(const std::uint8_t* top, std::uint8_t* bottom, std::size_t count) {
  constexpr std::size_t pixels_at_once = bytes_at_once / 4;
  std::array<std::uint8_t, bytes_at_once> above;
  for (std::size_t i = 0; i < bytes_at_once; ++i) above[i] = top[i % 4];
  const auto rest = static_cast<std::uint16_t>(255 - top[3]);
  for (; count >= pixels_at_once; count -= pixels_at_once, bottom += bytes_at_once) {
    for (std::size_t i = 0; i < bytes_at_once; ++i) {
      const auto product = static_cast<std::uint16_t>(bottom[i] * rest + 127);
      const auto left = static_cast<std::uint16_t>(product + (product >> 8) + 1) >> 8;  // / 255
      bottom[i] = static_cast<std::uint8_t>(above[i] + left);
    }
  }
  for (; count > 0; --count, bottom += 4) lay_over(top, bottom);
}

}  // namespace loci::render
