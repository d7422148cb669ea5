#include "app/text/halo.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace loci::text {
namespace {

constexpr std::size_t at_once = 8;  // numbers that the processor handles together

/// A number for each pixel, with a margin of empty ones around, in rows of whole blocks.
class Coverage {
 public:
  Coverage(const TextLayout::Pixels& pixels, std::size_t margin)
      : margin_(margin),
        width_(static_cast<std::size_t>(pixels.width_px)),
        height_(static_cast<std::size_t>(pixels.height_px)),
        row_((width_ + at_once - 1) / at_once * at_once + 2 * margin),
        values_(row_ * (height_ + 2 * margin), empty) {
    for (std::size_t y = 0; y < height_; ++y) {
      std::int16_t* const to = at(0, y);
      const std::uint8_t* const alpha = pixels.rgba.data() + y * width_ * 4 + 3;
      for (std::size_t x = 0; x < width_; ++x) {
        if (alpha[4 * x] != 0) to[x] = alpha[4 * x];
      }
    }
  }

  std::int16_t* at(std::ptrdiff_t x, std::size_t y) {
    return values_.data() + (y + margin_) * row_ + margin_ + x;
  }
  std::size_t row() const { return row_; }
  std::size_t blocks() const { return (width_ + at_once - 1) / at_once; }
  std::size_t height() const { return height_; }

 private:
  static constexpr std::int16_t empty = -16384;  // stays below 0 whatever is added

  std::size_t margin_, width_, height_, row_;
  std::vector<std::int16_t> values_;
};

/// A pixel so far from another one that a rim around that one may reach it.
struct Reach {
  std::ptrdiff_t right, down;
  std::int16_t more;  ///< added to the other's coverage it is the pixel's; 255: whole
};

std::vector<Reach> reaches(double width_px, int farthest) {
  std::vector<Reach> all;
  for (int down = -farthest; down <= farthest; ++down) {
    for (int right = -farthest; right <= farthest; ++right) {
      // A pixel covered to a share c ends c - 1/2 from its middle, its rim width_px further.
      const double more = width_px - std::hypot(right, down);
      if (more > -1)
        all.push_back({right, down, static_cast<std::int16_t>(std::lround(255 * more))});
    }
  }
  return all;
}

}  // namespace

void put_halo_behind(TextLayout::Pixels& pixels, std::uint32_t colour, double width_px) {
  const int farthest = static_cast<int>(std::ceil(width_px));
  Coverage letters(pixels, static_cast<std::size_t>(farthest));
  const std::vector<Reach> around = reaches(width_px, farthest);
  const unsigned red = (colour >> 16) & 0xFFu, green = (colour >> 8) & 0xFFu, blue = colour & 0xFFu;
  std::vector<std::int16_t> rim(letters.blocks() * at_once);
  for (std::size_t y = 0; y < letters.height(); ++y) {
    std::fill(rim.begin(), rim.end(), std::int16_t{0});
    for (const Reach& reach : around) {
      const std::int16_t* from =
          letters.at(reach.right, y) + reach.down * static_cast<std::ptrdiff_t>(letters.row());
      std::int16_t* to = rim.data();
      for (std::size_t block = 0; block < letters.blocks(); ++block) {
        for (std::size_t i = 0; i < at_once; ++i) {
          const auto value = static_cast<std::int16_t>(from[i] + reach.more);
          to[i] = std::max(to[i], value);
        }
        from += at_once;
        to += at_once;
      }
    }
    std::uint8_t* pixel = pixels.rgba.data() + y * static_cast<std::size_t>(pixels.width_px) * 4;
    for (int x = 0; x < pixels.width_px; ++x, pixel += 4) {
      const auto whole =
          static_cast<unsigned>(std::min<int>(rim[static_cast<std::size_t>(x)], 255));
      if (whole == 0) continue;
      const unsigned share = whole * (255u - pixel[3]);  // of 255 * 255
      const auto add = [share](std::uint8_t& to, unsigned value) {
        to = static_cast<std::uint8_t>(std::min(255u, to + (value * share + 32512) / 65025));
      };
      add(pixel[0], red);
      add(pixel[1], green);
      add(pixel[2], blue);
      add(pixel[3], 255);
    }
  }
}

}  // namespace loci::text
