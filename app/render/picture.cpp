#include "app/render/picture.hpp"

#include "app/render/blending.hpp"

#include <algorithm>
#include <utility>

namespace loci::render {

Rows all_rows(const Picture& picture) {
  return {0, picture.height_px};
}

std::vector<Rows> parts_of(const Picture& picture) {
  constexpr int rows_a_part = 256;  // of smaller ones each costs too much by itself
  const int height = picture.height_px;
  const int count = std::max(1, (height + rows_a_part / 2) / rows_a_part);
  std::vector<Rows> parts;
  for (int i = 0; i < count; ++i) {
    parts.push_back({height * i / count, height * (i + 1) / count});
  }
  return parts;
}

void draw_over(Picture& bottom, const Picture& top, int x_px, int y_px) {
  if (bottom.keeps_shapes) {
    for (PictureShape shape : top.shapes) {
      shape.left_px += x_px;
      shape.right_px += x_px;
      shape.top_px += y_px;
      shape.bottom_px += y_px;
      bottom.shapes.push_back(std::move(shape));
    }
  }
  draw_over(bottom, top, x_px, y_px, all_rows(bottom));
}

void draw_over(Picture& bottom, const Picture& top, int x_px, int y_px, const Rows& rows) {
  const int left = std::max(0, -x_px), right = std::min(top.width_px, bottom.width_px - x_px);
  const int first = std::max(0, rows.first - y_px),
            last = std::min(top.height_px, rows.last - y_px);
  for (int y = first; y < last; ++y) {
    const std::uint8_t* from =
        top.rgba.data() + (static_cast<std::ptrdiff_t>(y) * top.width_px + left) * 4;
    std::uint8_t* to = bottom.rgba.data() +
                       (static_cast<std::ptrdiff_t>(y + y_px) * bottom.width_px + left + x_px) * 4;
    if (left < right) lay_row_over(from, to, static_cast<std::size_t>(right - left));
  }
}

Picture to_picture(text::TextLayout::Pixels pixels) {
  Picture picture;
  picture.width_px = pixels.width_px;
  picture.height_px = pixels.height_px;
  picture.rgba = std::move(pixels.rgba);
  picture.shapes.push_back({.kind = PictureShape::Kind::text,
                            .left_px = static_cast<double>(pixels.origin_x_px),
                            .top_px = static_cast<double>(pixels.origin_y_px),
                            .text = std::move(pixels.text),
                            .style = pixels.style,
                            .angle_rad = pixels.angle_rad});
  return picture;
}

}  // namespace loci::render
