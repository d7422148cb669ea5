/// \file
/// Pixels.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <vector>

namespace loci::render {

/// A picture: rows from the top, four bytes a pixel, red green blue alpha, sRGB, alpha
/// premultiplied.
struct Picture {
  int width_px = 0;
  int height_px = 0;
  std::vector<std::uint8_t> rgba;

  Picture() = default;
  /// Transparent black.
  Picture(int width, int height)
      : width_px(width),
        height_px(height),
        rgba(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4) {}

  bool operator==(const Picture&) const = default;
};

/// Lays `top` over `bottom` with its top left corner at (x, y); parts outside are cut off.
void draw_over(Picture& bottom, const Picture& top, int x_px, int y_px);

/// Writes a PNG (8-bit RGB when every pixel is opaque, else RGBA) through a temporary file beside
/// it, so that a failure leaves no half picture. Throws Error naming the file.
void write_png(const Picture& picture, const std::filesystem::path& file);

}  // namespace loci::render
