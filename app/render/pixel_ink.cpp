#include "app/render/pixel_ink.hpp"

#include "app/render/blending.hpp"
#include "app/render/cover_sums.hpp"
#include "app/render/shading.hpp"

#include <agg2/agg_color_rgba.h>
#include <agg2/agg_conv_dash.h>
#include <agg2/agg_conv_stroke.h>
#include <agg2/agg_path_storage.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace loci::render {
namespace {

std::uint8_t to_byte(float value) {
  return static_cast<std::uint8_t>(std::clamp(value, 0.f, 255.f) + 0.5f);
}

/// The colours of land by its relief: fewer than can be told apart.
class Shades {
 public:
  Shades(const MapStyle& style, float strength) {
    for (std::size_t i = 0; i < colours_.size(); ++i) {
      const float difference = (static_cast<float>(i) - middle) / steps_a_unit;
      const Rgb exact = shaded_land(style, difference * strength);
      colours_[i] = {to_byte(exact.red), to_byte(exact.green), to_byte(exact.blue)};
    }
  }

  const std::array<std::uint8_t, 3>& of(float difference) const {
    const float step = difference * steps_a_unit + (middle + 0.5F);
    return colours_[static_cast<std::size_t>(std::clamp(step, 0.F, 2 * middle))];
  }

 private:
  static constexpr float steps_a_unit = 4;
  static constexpr float middle = 128 * steps_a_unit;  // of level ground

  std::array<std::array<std::uint8_t, 3>, 1025> colours_{};
};

}  // namespace

struct PixelInk::Outlines {
  Outlines(int width_px, int height_px) : cover(width_px, height_px) {}
  CoverSums cover;
  agg::path_storage path;
};

PixelInk::PixelInk(Picture& picture) : PixelInk(picture, all_rows(picture)) {}

PixelInk::PixelInk(Picture& picture, const Rows& rows)
    : picture_(picture),
      rows_(rows),
      outlines_(std::make_unique<Outlines>(picture.width_px, rows.last - rows.first)) {}

PixelInk::~PixelInk() = default;

void PixelInk::add_ring(const Outline& ring) {
  if (ring.size() < 3) return;
  CoverSums& cover = outlines_->cover;
  cover.move_to(ring.front().x, ring.front().y);
  for (std::size_t i = 1; i < ring.size(); ++i) cover.line_to(ring[i].x, ring[i].y);
  cover.close();
}

void PixelInk::add_line(const Outline& line, const Pen& pen, double dash_start_px) {
  if (line.size() < 2) return;
  agg::path_storage& path = outlines_->path;
  path.remove_all();
  path.move_to(line.front().x, line.front().y);
  for (std::size_t i = 1; i < line.size(); ++i) path.line_to(line[i].x, line[i].y);
  const auto add = [&](auto& source) {
    agg::conv_stroke<std::remove_reference_t<decltype(source)>> stroke(source);
    stroke.width(pen.width_px);
    stroke.line_join(agg::round_join);
    stroke.line_cap(pen.dashes_px.empty() ? agg::round_cap : agg::butt_cap);
    outlines_->cover.add(stroke);
  };
  if (pen.dashes_px.size() < 2) {
    add(path);
    return;
  }
  agg::conv_dash<agg::path_storage> dashed(path);
  double period_px = 0;
  for (std::size_t i = 0; i + 1 < pen.dashes_px.size(); i += 2) {
    dashed.add_dash(pen.dashes_px[i], pen.dashes_px[i + 1]);
    period_px += pen.dashes_px[i] + pen.dashes_px[i + 1];
  }
  dashed.dash_start(std::fmod(dash_start_px, period_px));
  add(dashed);
}

std::uint8_t* PixelInk::pixel(int x_px, int y_px) {
  const std::ptrdiff_t row = rows_.first + y_px;
  return picture_.rgba.data() + 4 * (row * picture_.width_px + x_px);
}

void PixelInk::draw(Colour colour, double alpha) {
  constexpr int few = 4;
  agg::rgba8 ink(colour >> 16, (colour >> 8) & 0xFFu, colour & 0xFFu,
                 static_cast<unsigned>(std::lround(alpha * 255)));
  ink.premultiply();
  const std::array whole{ink.r, ink.g, ink.b, ink.a};
  outlines_->cover.take([&](int x, int y, int length, int cover) {
    std::array<std::uint8_t, 4> part;
    for (std::size_t c = 0; c < part.size(); ++c) {
      part[c] = agg::rgba8::mult_cover(whole[c], static_cast<std::uint8_t>(cover));
    }
    std::uint8_t* to = pixel(x, y);
    if (length > few) return lay_over_all(part.data(), to, static_cast<std::size_t>(length));
    for (; length > 0; --length, to += 4) lay_over(part.data(), to);
  });
}

std::vector<std::uint8_t> PixelInk::coverage() {
  std::vector<std::uint8_t> mask(static_cast<std::size_t>(picture_.width_px) *
                                 static_cast<std::size_t>(rows_.last - rows_.first));
  outlines_->cover.take([&](int x, int y, int length, int cover) {
    const auto at = static_cast<std::ptrdiff_t>(y) * picture_.width_px + x;
    std::fill_n(mask.begin() + at, length, static_cast<std::uint8_t>(cover));
  });
  return mask;
}

void PixelInk::draw_land(const MapStyle& style, double relief_strength,
                         const std::function<const float*(int y)>& relief) {
  if (outlines_->cover.is_empty()) return;
  const Shades shades(style, static_cast<float>(relief_strength));
  outlines_->cover.take([&](int x, int y, int length, int cover) {
    const float* difference = relief(y) + x;
    const auto share = static_cast<unsigned>(cover), rest = 255 - share;
    for (std::uint8_t* to = pixel(x, y); length > 0; --length, to += 4, ++difference) {
      const auto& shade = shades.of(*difference);
      for (std::size_t c = 0; c < 3; ++c) {
        to[c] = rest == 0
                    ? shade[c]
                    : static_cast<std::uint8_t>((shade[c] * share + to[c] * rest + 127) / 255);
      }
    }
  });
}

void PixelInk::draw_picture(const Picture& picture, double alpha) {
  Picture faint = picture;
  const auto share = static_cast<unsigned>(std::lround(alpha * 255));
  if (share < 255) {
    for (std::uint8_t& value : faint.rgba) {
      value = static_cast<std::uint8_t>((value * share + 127) / 255);
    }
  }
  draw_over(picture_, faint, 0, rows_.first, rows_);
}

}  // namespace loci::render
