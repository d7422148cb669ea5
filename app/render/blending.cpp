#include "app/render/blending.hpp"

#include <array>

namespace loci::render {
namespace {

constexpr std::size_t bytes_at_once = 16;  // that the processor handles together

}  // namespace

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
