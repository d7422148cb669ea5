#include "app/render/pixel_ink.hpp"

#include "app/render/blending.hpp"
#include "app/render/shading.hpp"
#include "app/render/sorted_cells.hpp"

#include <agg2/agg_color_rgba.h>
#include <agg2/agg_conv_dash.h>
#include <agg2/agg_conv_stroke.h>
#include <agg2/agg_path_storage.h>
#include <agg2/agg_rasterizer_scanline_aa.h>
#include <agg2/agg_renderer_scanline.h>
#include <agg2/agg_scanline_u.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

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

struct PixelInk::Rasterizer {
  agg::rasterizer_scanline_aa<agg::rasterizer_sl_clip_dbl> cells;
  agg::scanline_u8 scanline;
  agg::path_storage path;
};

PixelInk::PixelInk(Picture& picture) : picture_(picture), raster_(std::make_unique<Rasterizer>()) {
  raster_->cells.clip_box(-2, -2, picture.width_px + 2, picture.height_px + 2);
}

PixelInk::~PixelInk() = default;

/// Which pixels of the picture are covered how much, row by row; forgets what was added.
template <class Use>
void PixelInk::for_each_span(Use use) {
  auto& [cells, scanline, path] = *raster_;
  if (cells.rewind_scanlines()) {
    scanline.reset(cells.min_x(), cells.max_x());
    while (cells.sweep_scanline(scanline)) {
      if (scanline.y() < 0 || scanline.y() >= picture_.height_px) continue;
      auto span = scanline.begin();
      for (unsigned i = 0; i < scanline.num_spans(); ++i, ++span) {
        const int left = std::max<int>(0, span->x);
        const int right = std::min<int>(picture_.width_px, span->x + span->len);
        if (left >= right) continue;
        use(left, scanline.y(),
            std::span(span->covers + (left - span->x), static_cast<std::size_t>(right - left)));
      }
    }
  }
  cells.reset();
}

void PixelInk::add_ring(const Outline& ring) {
  if (ring.size() < 3) return;
  raster_->cells.move_to_d(ring.front().x, ring.front().y);
  for (std::size_t i = 1; i < ring.size(); ++i) raster_->cells.line_to_d(ring[i].x, ring[i].y);
  raster_->cells.close_polygon();
}

void PixelInk::add_line(const Outline& line, const Pen& pen, double dash_start_px) {
  if (line.size() < 2) return;
  agg::path_storage& path = raster_->path;
  path.remove_all();
  path.move_to(line.front().x, line.front().y);
  for (std::size_t i = 1; i < line.size(); ++i) path.line_to(line[i].x, line[i].y);
  const auto add = [&](auto& source) {
    agg::conv_stroke<std::remove_reference_t<decltype(source)>> stroke(source);
    stroke.width(pen.width_px);
    stroke.line_join(agg::round_join);
    stroke.line_cap(pen.dashes_px.empty() ? agg::round_cap : agg::butt_cap);
    raster_->cells.add_path(stroke);
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

void PixelInk::draw(Colour colour, double alpha) {
  agg::rgba8 ink(colour >> 16, (colour >> 8) & 0xFFu, colour & 0xFFu,
                 static_cast<unsigned>(std::lround(alpha * 255)));
  ink.premultiply();
  for_each_span([&, whole = std::array{ink.r, ink.g, ink.b, ink.a}](
                    int x, int y, std::span<const std::uint8_t> covers) {
    const auto at = static_cast<std::ptrdiff_t>(y) * picture_.width_px + x;
    std::uint8_t* to = picture_.rgba.data() + 4 * at;
    for (std::size_t i = 0; i < covers.size();) {
      const std::size_t begin = i;
      while (i < covers.size() && covers[i] == 255) ++i;
      lay_over_all(whole.data(), to, i - begin);
      to += 4 * (i - begin);
      for (; i < covers.size() && covers[i] != 255; ++i, to += 4) {
        std::array<std::uint8_t, 4> part;
        for (std::size_t c = 0; c < part.size(); ++c) {
          part[c] = agg::rgba8::mult_cover(whole[c], covers[i]);
        }
        lay_over(part.data(), to);
      }
    }
  });
}

std::vector<std::uint8_t> PixelInk::coverage() {
  std::vector<std::uint8_t> mask(static_cast<std::size_t>(picture_.width_px) *
                                 static_cast<std::size_t>(picture_.height_px));
  for_each_span([&](int x, int y, std::span<const std::uint8_t> covers) {
    std::copy(covers.begin(), covers.end(),
              mask.begin() + static_cast<std::ptrdiff_t>(y) * picture_.width_px + x);
  });
  return mask;
}

void PixelInk::draw_land(const MapStyle& style, double relief_strength,
                         const std::function<std::vector<float>()>& relief) {
  const std::vector<std::uint8_t> land = coverage();
  if (std::none_of(land.begin(), land.end(), [](std::uint8_t c) { return c != 0; })) return;
  const std::vector<float> differences = relief();
  const Shades shades(style, static_cast<float>(relief_strength));
  std::uint8_t* to = picture_.rgba.data();
  for (std::size_t i = 0; i < land.size(); ++i, to += 4) {
    if (land[i] == 0) continue;
    const auto& shade = shades.of(differences[i]);
    const unsigned cover = land[i], rest = 255 - cover;
    for (std::size_t c = 0; c < 3; ++c) {
      to[c] = static_cast<std::uint8_t>((shade[c] * cover + to[c] * rest + 127) / 255);
    }
  }
}

void PixelInk::draw_picture(const Picture& picture, double alpha) {
  Picture faint = picture;
  const auto share = static_cast<unsigned>(std::lround(alpha * 255));
  if (share < 255) {
    for (std::uint8_t& value : faint.rgba) {
      value = static_cast<std::uint8_t>((value * share + 127) / 255);
    }
  }
  draw_over(picture_, faint, 0, 0);
}

}  // namespace loci::render
