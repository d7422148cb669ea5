#include "app/render/map_canvas.hpp"

#include <agg2/agg_conv_dash.h>
#include <agg2/agg_conv_stroke.h>
#include <agg2/agg_path_storage.h>
#include <agg2/agg_pixfmt_gray.h>
#include <agg2/agg_pixfmt_rgba.h>
#include <agg2/agg_rasterizer_scanline_aa.h>
#include <agg2/agg_renderer_base.h>
#include <agg2/agg_renderer_scanline.h>
#include <agg2/agg_scanline_u.h>

#include <algorithm>
#include <cmath>

namespace loci::render {

struct MapCanvas::Rasterizer {
  agg::rasterizer_scanline_aa<agg::rasterizer_sl_clip_dbl> cells;
  agg::scanline_u8 scanline;
  agg::path_storage path;
};

MapCanvas::MapCanvas(const Basemap& basemap, const PixelGrid& grid, double zoom)
    : basemap_(basemap),
      grid_(grid),
      level_(Basemap::level_for(zoom)),
      raster_(std::make_unique<Rasterizer>()) {
  raster_->cells.clip_box(-2, -2, grid.width_px + 2, grid.height_px + 2);
}

MapCanvas::~MapCanvas() = default;

bool MapCanvas::meets(const MapBox& box, double offset, double margin_px) const {
  const double margin = margin_px * grid_.units_per_px;
  return box.left + offset <= grid_.left + grid_.width_px * grid_.units_per_px + margin &&
         box.right + offset >= grid_.left - margin &&
         box.top <= grid_.top + grid_.height_px * grid_.units_per_px + margin &&
         box.bottom >= grid_.top - margin;
}

template <class Use>
void MapCanvas::for_each_world(const MapBox& box, double margin_px, Use use) const {
  const double first = std::floor(grid_.left / world_units) - 1;
  const double last = std::ceil((grid_.left + grid_.width_px * grid_.units_per_px) / world_units);
  for (double world = first; world <= last; ++world) {
    const double offset = world * world_units;
    if (meets(box, offset, margin_px)) use(offset);
  }
}

bool MapCanvas::shows(const MapBox& box, double margin_px) const {
  bool shown = false;
  for_each_world(box, margin_px, [&](double) { shown = true; });
  return shown;
}

void MapCanvas::add_area(const BasemapArea& area) {
  for (const BasemapRing& ring : basemap_.rings(area)) {
    const double wide = static_cast<double>(ring.box.right) - ring.box.left;
    const double high = static_cast<double>(ring.box.bottom) - ring.box.top;
    const double size_px = std::max(wide, high) / grid_.units_per_px;
    if (size_px < 0.3) continue;
    for_each_world(ring.box, 2, [&](double offset) { add_ring(basemap_.refs(ring), offset); });
  }
}

void MapCanvas::add_ring(std::span<const geo::ArcRef> refs, double offset) {
  auto& cells = raster_->cells;
  bool first = true;
  const auto to = [&](const MapPoint& point) {
    const double x = (point.x + offset - grid_.left) / grid_.units_per_px;
    const double y = (point.y - grid_.top) / grid_.units_per_px;
    if (first) cells.move_to_d(x, y);
    if (!first) cells.line_to_d(x, y);
    first = false;
  };
  for (const geo::ArcRef ref : refs) {
    const std::size_t index = geo::arc_index(ref);
    const auto points = basemap_.arc(index, level_);
    // Seen from outside its box, an arc and its chord enclose the same.
    const bool whole = meets(basemap_.arc_box(index), offset, 2);
    if (ref >= 0) {
      to(points.front());
      for (std::size_t i = 1; whole && i + 1 < points.size(); ++i) to(points[i]);
      to(points.back());
    } else {
      to(points.back());
      for (std::size_t i = points.size() - 1; whole && i-- > 1;) to(points[i]);
      to(points.front());
    }
  }
  cells.close_polygon();
}

void MapCanvas::add_outline(const BasemapArea& area, const Pen& pen) {
  for (const BasemapRing& ring : basemap_.rings(area)) {
    for_each_world(ring.box, pen.width_px,
                   [&](double offset) { add_refs(basemap_.refs(ring), offset, pen); });
  }
}

void MapCanvas::add_line(const BasemapLine& line, const Pen& pen) {
  for_each_world(line.box, pen.width_px,
                 [&](double offset) { add_refs(basemap_.refs(line), offset, pen); });
}

void MapCanvas::add_refs(std::span<const geo::ArcRef> refs, double offset, const Pen& pen) {
  double passed = 0, run_start = 0;  // length since the line's start, in map units
  for (const geo::ArcRef ref : refs) {
    const std::size_t index = geo::arc_index(ref);
    if (meets(basemap_.arc_box(index), offset, pen.width_px + 1)) {
      if (raster_->path.total_vertices() == 0) run_start = passed;
      append_arc(ref, offset);
    } else {
      stroke_path(pen, run_start / grid_.units_per_px);
    }
    passed += basemap_.arc_length(index, level_);
  }
  stroke_path(pen, run_start / grid_.units_per_px);
}

void MapCanvas::append_arc(geo::ArcRef ref, double offset) {
  agg::path_storage& path = raster_->path;
  const auto points = basemap_.arc(geo::arc_index(ref), level_);
  const bool goes_on = path.total_vertices() > 0;
  for (std::size_t i = goes_on ? 1 : 0; i < points.size(); ++i) {
    const MapPoint& point = points[ref < 0 ? points.size() - 1 - i : i];
    const double x = (point.x + offset - grid_.left) / grid_.units_per_px;
    const double y = (point.y - grid_.top) / grid_.units_per_px;
    if (path.total_vertices() == 0) {
      path.move_to(x, y);
    } else {
      path.line_to(x, y);
    }
  }
}

void MapCanvas::stroke_path(const Pen& pen, double dash_start_px) {
  agg::path_storage& path = raster_->path;
  if (path.total_vertices() < 2) {
    path.remove_all();
    return;
  }
  const auto add = [&](auto& source) {
    agg::conv_stroke<std::remove_reference_t<decltype(source)>> stroke(source);
    stroke.width(pen.width_px);
    stroke.line_join(agg::round_join);
    stroke.line_cap(pen.dashes_px.empty() ? agg::round_cap : agg::butt_cap);
    raster_->cells.add_path(stroke);
  };
  if (pen.dashes_px.size() < 2) {
    add(path);
  } else {
    agg::conv_dash<agg::path_storage> dashed(path);
    double period_px = 0;
    for (std::size_t i = 0; i + 1 < pen.dashes_px.size(); i += 2) {
      dashed.add_dash(pen.dashes_px[i], pen.dashes_px[i + 1]);
      period_px += pen.dashes_px[i] + pen.dashes_px[i + 1];
    }
    dashed.dash_start(std::fmod(dash_start_px, period_px));
    add(dashed);
  }
  path.remove_all();
}

void MapCanvas::draw(Picture& picture, Colour colour, double alpha) {
  agg::rendering_buffer buffer(picture.rgba.data(), static_cast<unsigned>(picture.width_px),
                               static_cast<unsigned>(picture.height_px), picture.width_px * 4);
  agg::pixfmt_rgba32_pre pixels(buffer);
  agg::renderer_base<agg::pixfmt_rgba32_pre> base(pixels);
  agg::rgba8 ink(colour >> 16, (colour >> 8) & 0xFFu, colour & 0xFFu,
                 static_cast<unsigned>(std::lround(alpha * 255)));
  agg::render_scanlines_aa_solid(raster_->cells, raster_->scanline, base, ink.premultiply());
  raster_->cells.reset();
}

std::vector<std::uint8_t> MapCanvas::coverage() {
  std::vector<std::uint8_t> mask(static_cast<std::size_t>(grid_.width_px) *
                                 static_cast<std::size_t>(grid_.height_px));
  agg::rendering_buffer buffer(mask.data(), static_cast<unsigned>(grid_.width_px),
                               static_cast<unsigned>(grid_.height_px), grid_.width_px);
  agg::pixfmt_gray8 pixels(buffer);
  agg::renderer_base<agg::pixfmt_gray8> base(pixels);
  agg::render_scanlines_aa_solid(raster_->cells, raster_->scanline, base, agg::gray8(255));
  raster_->cells.reset();
  return mask;
}

}  // namespace loci::render
