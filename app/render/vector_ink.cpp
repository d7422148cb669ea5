#include "app/render/vector_ink.hpp"

#include "app/render/pixel_ink.hpp"
#include "app/render/shading.hpp"
#include "app/text/text_layout.hpp"

#include <cairo.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>

namespace loci::render {
namespace {

void set_colour(cairo_t* cairo, Colour colour, double alpha) {
  const Rgb rgb = to_rgb(colour);
  cairo_set_source_rgba(cairo, static_cast<double>(rgb.red) / 255,
                        static_cast<double>(rgb.green) / 255, static_cast<double>(rgb.blue) / 255,
                        alpha);
}

/// A rectangle with half circles for its short sides.
void trace_pill(cairo_t* cairo, const PictureShape& shape) {
  constexpr double quarter = std::numbers::pi / 2;
  const double radius = (shape.bottom_px - shape.top_px) / 2;
  const double middle = (shape.top_px + shape.bottom_px) / 2;
  cairo_new_sub_path(cairo);
  cairo_arc(cairo, shape.right_px - radius, middle, radius, -quarter, quarter);
  cairo_arc(cairo, shape.left_px + radius, middle, radius, quarter, 3 * quarter);
  cairo_close_path(cairo);
}

}  // namespace

VectorInk::VectorInk(_cairo* cairo, int width_px, int height_px)
    : cairo_(cairo),
      width_px_(width_px),
      height_px_(height_px),
      page_{-16, -16, width_px + 16.0, height_px + 16.0} {
  cairo_rectangle(cairo_, 0, 0, width_px, height_px);
  cairo_clip(cairo_);
  cairo_set_line_join(cairo_, CAIRO_LINE_JOIN_ROUND);
}

void VectorInk::add_ring(const Outline& ring) {
  Outline part = clipped_ring(ring, page_);
  if (part.size() > 2) rings_.push_back(std::move(part));
}

void VectorInk::add_line(const Outline& line, const Pen& pen, double dash_start_px) {
  auto same = std::find_if(lines_.begin(), lines_.end(),
                           [&](const auto& kept) { return kept.first == pen; });
  if (same == lines_.end()) same = lines_.insert(same, {pen, {}});
  for (Outline& part : clipped_line(line, page_)) {
    same->second.push_back({std::move(part), dash_start_px});
  }
}

void VectorInk::trace(const Outline& outline) {
  cairo_move_to(cairo_, outline.front().x, outline.front().y);
  for (std::size_t i = 1; i < outline.size(); ++i)
    cairo_line_to(cairo_, outline[i].x, outline[i].y);
}

void VectorInk::draw(Colour colour, double alpha) {
  set_colour(cairo_, colour, alpha);
  for (const Outline& ring : rings_) {
    trace(ring);
    cairo_close_path(cairo_);
  }
  if (!rings_.empty()) cairo_fill(cairo_);
  rings_.clear();
  for (const auto& [pen, lines] : lines_) {
    cairo_set_line_width(cairo_, pen.width_px);
    cairo_set_line_cap(cairo_, pen.dashes_px.empty() ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
    for (const Line& line : lines) {
      trace(line.points);
      if (pen.dashes_px.empty()) continue;
      cairo_set_dash(cairo_, pen.dashes_px.data(), static_cast<int>(pen.dashes_px.size()),
                     line.dash_start_px);
      cairo_stroke(cairo_);
    }
    if (pen.dashes_px.empty()) {
      cairo_set_dash(cairo_, nullptr, 0, 0);
      cairo_stroke(cairo_);
    }
  }
  lines_.clear();
}

void VectorInk::draw_land(const MapStyle& style, double relief_strength,
                          const std::function<const float*(int y)>& relief) {
  Picture shading(width_px_, height_px_);
  PixelInk pixels(shading);
  for (const Outline& ring : rings_) pixels.add_ring(ring);
  draw(style.land, 1);
  const std::vector<std::uint8_t> land = pixels.coverage();
  if (std::none_of(land.begin(), land.end(), [](std::uint8_t c) { return c != 0; })) return;
  const auto strength = static_cast<float>(relief_strength);
  const auto width = static_cast<std::size_t>(width_px_);
  const float* differences = nullptr;  // of a row
  for (std::size_t i = 0; i < land.size(); ++i) {
    if (i % width == 0) differences = relief(static_cast<int>(i / width));
    const Rgb shaded = shaded_land(style, differences[i % width] * strength);
    // Never quite transparent: viewers smooth colour and cover apart, and would draw a dark fringe.
    const auto cover = std::max<std::uint8_t>(1, land[i]);
    const auto covered = [&](float value) {
      return static_cast<std::uint8_t>(
          std::lround(std::clamp(value, 0.f, 255.f) * static_cast<float>(cover) / 255.f));
    };
    shading.rgba[4 * i] = covered(shaded.red);
    shading.rgba[4 * i + 1] = covered(shaded.green);
    shading.rgba[4 * i + 2] = covered(shaded.blue);
    shading.rgba[4 * i + 3] = cover;
  }
  draw_picture(shading, 1);
}

void VectorInk::draw_picture(const Picture& picture, double alpha) {
  const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface(
      cairo_image_surface_create(CAIRO_FORMAT_ARGB32, picture.width_px, picture.height_px),
      &cairo_surface_destroy);
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) throw std::bad_alloc();
  unsigned char* const data = cairo_image_surface_get_data(surface.get());
  const int stride = cairo_image_surface_get_stride(surface.get());
  const std::uint8_t* from = picture.rgba.data();
  for (int y = 0; y < picture.height_px; ++y) {
    auto* row = reinterpret_cast<std::uint32_t*>(data + static_cast<std::ptrdiff_t>(y) * stride);
    for (int x = 0; x < picture.width_px; ++x, from += 4) {
      row[x] = std::uint32_t{from[3]} << 24 | std::uint32_t{from[0]} << 16 |
               std::uint32_t{from[1]} << 8 | from[2];
    }
  }
  cairo_surface_mark_dirty(surface.get());
  cairo_set_source_surface(cairo_, surface.get(), 0, 0);
  cairo_paint_with_alpha(cairo_, alpha);
}

void VectorInk::draw_shapes(const Picture& picture, double x_px, double y_px) {
  for (const PictureShape& shape : picture.shapes) {
    cairo_save(cairo_);
    cairo_translate(cairo_, x_px, y_px);
    set_colour(cairo_, shape.colour, shape.alpha);
    switch (shape.kind) {
      case PictureShape::Kind::pill:
        trace_pill(cairo_, shape);
        cairo_fill(cairo_);
        break;
      case PictureShape::Kind::rect:
        cairo_rectangle(cairo_, shape.left_px, shape.top_px, shape.right_px - shape.left_px,
                        shape.bottom_px - shape.top_px);
        cairo_fill(cairo_);
        break;
      case PictureShape::Kind::text: {
        const text::TextLayout layout(shape.text, shape.style);
        cairo_translate(cairo_, shape.left_px, shape.top_px);
        if (shape.angle_rad != 0) {
          layout.paint_turned(cairo_, shape.angle_rad);
        } else {
          layout.paint(cairo_);
        }
        break;
      }
    }
    cairo_restore(cairo_);
  }
}

}  // namespace loci::render
