/// \file
/// Pixels.
#pragma once

#include "app/text/text_layout.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace loci::render {

/// What was drawn on a picture, for outputs without pixels. Lengths in pixels of the picture.
struct PictureShape {
  enum class Kind { pill, rect, text };  ///< a disc is a pill as wide as it is high

  Kind kind = Kind::rect;
  double left_px = 0, top_px = 0, right_px = 0, bottom_px = 0;  ///< of a text: left and top
  std::uint32_t colour = 0;                                     ///< 0xRRGGBB
  double alpha = 1;
  std::string text{};
  text::TextStyle style{};
  double angle_rad = 0;  ///< of a text that is turned about its middle, which is at left and top

  bool operator==(const PictureShape&) const = default;
};

/// A picture: rows from the top, four bytes a pixel, red green blue alpha, sRGB, alpha
/// premultiplied.
struct Picture {
  int width_px = 0;
  int height_px = 0;
  std::vector<std::uint8_t> rgba;
  std::vector<PictureShape> shapes{};  ///< of small pictures, in the order they were drawn
  bool keeps_shapes = true;            ///< false for the map itself

  Picture() = default;
  /// Transparent black.
  Picture(int width, int height)
      : width_px(width),
        height_px(height),
        rgba(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4) {}

  bool operator==(const Picture&) const = default;
};

/// Some rows of a picture: from the first on, before the last.
struct Rows {
  int first = 0, last = 0;
};

Rows all_rows(const Picture& picture);

/// All rows of a picture in parts, on each of which a thread may draw beside the others. They
/// depend on nothing but its height, so that what is drawn by parts is the same on any machine.
std::vector<Rows> parts_of(const Picture& picture);

/// Lays `top` over `bottom` with its top left corner at (x, y); parts outside are cut off.
void draw_over(Picture& bottom, const Picture& top, int x_px, int y_px);

/// The same only of some rows of `bottom`, and only pixels.
void draw_over(Picture& bottom, const Picture& top, int x_px, int y_px, const Rows& rows);

Picture to_picture(text::TextLayout::Pixels pixels);

/// Writes a PNG (8-bit RGB when every pixel is opaque, else RGBA) through a temporary file beside
/// it, so that a failure leaves no half picture. Throws Error naming the file.
void write_png(const Picture& picture, const std::filesystem::path& file);

}  // namespace loci::render
