#include "app/render/shapes.hpp"

#include <agg2/agg_pixfmt_rgba.h>
#include <agg2/agg_rasterizer_scanline_aa.h>
#include <agg2/agg_renderer_base.h>
#include <agg2/agg_renderer_scanline.h>
#include <agg2/agg_scanline_u.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <vector>

namespace loci::render {
namespace {

struct Corner {
  double x_px = 0, y_px = 0;
};

void fill(Picture& picture, const std::vector<Corner>& outline, Colour colour, double alpha) {
  agg::rendering_buffer buffer(picture.rgba.data(), static_cast<unsigned>(picture.width_px),
                               static_cast<unsigned>(picture.height_px), picture.width_px * 4);
  agg::pixfmt_rgba32_pre pixels(buffer);
  agg::renderer_base<agg::pixfmt_rgba32_pre> base(pixels);
  agg::rasterizer_scanline_aa<> cells;
  agg::scanline_u8 scanline;
  cells.clip_box(0, 0, picture.width_px, picture.height_px);
  cells.move_to_d(outline.front().x_px, outline.front().y_px);
  for (const Corner& corner : outline) cells.line_to_d(corner.x_px, corner.y_px);
  cells.close_polygon();
  agg::rgba8 ink(colour >> 16, (colour >> 8) & 0xFFu, colour & 0xFFu,
                 static_cast<unsigned>(std::lround(alpha * 255)));
  agg::render_scanlines_aa_solid(cells, scanline, base, ink.premultiply());
}

void keep(Picture& picture, PictureShape::Kind kind, double left_px, double top_px, double right_px,
          double bottom_px, Colour colour, double alpha) {
  if (!picture.keeps_shapes) return;
  picture.shapes.push_back({.kind = kind,
                            .left_px = left_px,
                            .top_px = top_px,
                            .right_px = right_px,
                            .bottom_px = bottom_px,
                            .colour = colour,
                            .alpha = alpha});
}

/// Part of a circle, clockwise on the screen.
void append_arc(std::vector<Corner>& outline, double x_px, double y_px, double radius_px,
                double from, double to) {
  constexpr int steps = 48;
  for (int i = 0; i <= steps; ++i) {
    const double angle = from + (to - from) * i / steps;
    outline.push_back({x_px + radius_px * std::cos(angle), y_px + radius_px * std::sin(angle)});
  }
}

/// Ink of some thickness over pixels.
class Wash {
 public:
  Wash(Colour colour, double alpha)
      : rest_(static_cast<std::uint16_t>(255 - std::lround(255 * alpha))) {
    const unsigned share = 255u - rest_;
    const std::array<unsigned, 4> channels{colour >> 16, (colour >> 8) & 0xFFu, colour & 0xFFu,
                                           255};
    for (std::size_t i = 0; i < ink_.size(); ++i) {
      ink_[i] = static_cast<std::uint16_t>(channels[i % 4] * share + 127);
    }
  }

  void lay(std::uint8_t* pixel) const {
    for (std::size_t c = 0; c < 4; ++c) pixel[c] = laid(ink_[c], pixel[c], rest_);
  }

  /// Ink of another thickness over one pixel.
  static void lay(Colour colour, double alpha, std::uint8_t* pixel) {
    const auto share = static_cast<unsigned>(std::lround(255 * alpha));
    const auto rest = static_cast<std::uint16_t>(255 - share);
    const auto ink = [share](unsigned channel) {
      return static_cast<std::uint16_t>(channel * share + 127);
    };
    pixel[0] = laid(ink(colour >> 16), pixel[0], rest);
    pixel[1] = laid(ink((colour >> 8) & 0xFFu), pixel[1], rest);
    pixel[2] = laid(ink(colour & 0xFFu), pixel[2], rest);
    pixel[3] = laid(ink(255), pixel[3], rest);
  }

  /// Over many that follow one another: those that the processor handles together, then the rest.
  void lay(std::uint8_t* pixel, std::ptrdiff_t count) const {
    constexpr std::ptrdiff_t at_once = 4;
    for (; count >= at_once; count -= at_once, pixel += 4 * at_once) {
      for (std::size_t i = 0; i < ink_.size(); ++i) pixel[i] = laid(ink_[i], pixel[i], rest_);
    }
    for (; count > 0; --count, pixel += 4) lay(pixel);
  }

 private:
  static std::uint8_t laid(std::uint16_t ink, std::uint8_t below, std::uint16_t rest) {
    const auto sum = static_cast<std::uint16_t>(ink + below * rest);
    return static_cast<std::uint8_t>(static_cast<std::uint16_t>(sum + (sum >> 8) + 1) >>
                                     8);  // / 255
  }

  std::uint16_t rest_;
  std::array<std::uint16_t, 16> ink_;  ///< of four pixels
};

}  // namespace

/// Its edge fades over a pixel: exact but for discs of a pixel or two, and ten times as fast as an
/// outline that is filled.
void fill_disc(Picture& picture, double x_px, double y_px, double radius_px, Colour colour,
               double alpha) {
  if (radius_px <= 0) return;
  keep(picture, PictureShape::Kind::pill, x_px - radius_px, y_px - radius_px, x_px + radius_px,
       y_px + radius_px, colour, alpha);
  const auto first = [](double px) { return std::max(0, static_cast<int>(std::floor(px))); };
  const int top = first(y_px - radius_px), left = first(x_px - radius_px);
  const int bottom = std::min(picture.height_px, static_cast<int>(std::ceil(y_px + radius_px)));
  const int right = std::min(picture.width_px, static_cast<int>(std::ceil(x_px + radius_px)));
  const Wash whole(colour, alpha);
  // No pixel so near to the middle, or so far from it, lies on the edge.
  constexpr double hair = 1e-6;
  const double surely_px = std::max(0.0, radius_px - 0.5 - hair);
  const double surely = surely_px * surely_px,
               not_at_all = (radius_px + 0.5) * (radius_px + 0.5) + hair;
  for (int y = top; y < bottom; ++y) {
    std::uint8_t* const row =
        picture.rgba.data() + static_cast<std::ptrdiff_t>(y) * picture.width_px * 4;
    const double down = y + 0.5 - y_px;
    const auto squared = [&](int x) {
      const double aside = x + 0.5 - x_px;
      return aside * aside + down * down;
    };
    const auto edge = [&](int from, int to) {
      for (int x = from; x < to; ++x) {
        if (squared(x) >= not_at_all) continue;
        const double inside = radius_px + 0.5 - std::sqrt(squared(x));
        if (inside > 0) Wash::lay(colour, alpha * std::min(1.0, inside), row + 4 * x);
      }
    };
    // What lies beyond the disc in this row is not looked at.
    const double half = std::sqrt(std::max(0.0, not_at_all - down * down));
    const int from = std::max(left, static_cast<int>(std::floor(x_px - half - 0.5)));
    const int to = std::min(right, static_cast<int>(std::ceil(x_px + half + 0.5)));
    int first_whole = from, behind_whole = to;
    while (first_whole < to && squared(first_whole) >= surely) ++first_whole;
    while (behind_whole > first_whole && squared(behind_whole - 1) >= surely) --behind_whole;
    edge(from, first_whole);
    whole.lay(row + 4 * first_whole, behind_whole - first_whole);
    edge(behind_whole, to);
  }
}

void fill_pill(Picture& picture, double left_px, double top_px, double right_px, double bottom_px,
               Colour colour, double alpha) {
  const double radius = (bottom_px - top_px) / 2, middle = (top_px + bottom_px) / 2;
  constexpr double quarter = std::numbers::pi / 2;
  std::vector<Corner> outline;
  append_arc(outline, right_px - radius, middle, radius, -quarter, quarter);
  append_arc(outline, left_px + radius, middle, radius, quarter, 3 * quarter);
  keep(picture, PictureShape::Kind::pill, left_px, top_px, right_px, bottom_px, colour, alpha);
  fill(picture, outline, colour, alpha);
}

void fill_rect(Picture& picture, double left_px, double top_px, double right_px, double bottom_px,
               Colour colour, double alpha) {
  keep(picture, PictureShape::Kind::rect, left_px, top_px, right_px, bottom_px, colour, alpha);
  fill(picture,
       {{left_px, top_px}, {right_px, top_px}, {right_px, bottom_px}, {left_px, bottom_px}}, colour,
       alpha);
}

}  // namespace loci::render
