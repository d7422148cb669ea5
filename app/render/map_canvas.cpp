#include "app/render/map_canvas.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_set>
#include <vector>

namespace loci::render {

MapCanvas::MapCanvas(const Basemap& basemap, const MapPlane& plane, double zoom, Ink& ink)
    : basemap_(basemap),
      plane_(plane),
      grid_(plane.grid()),
      level_(Basemap::level_for(zoom)),
      ink_(ink) {}

bool MapCanvas::meets(const MapBox& box, double offset, double margin_px) const {
  const double margin = margin_px * grid_.units_per_px;
  OutlineBox seen{grid_.left, grid_.top, grid_.left + grid_.width_px * grid_.units_per_px,
                  grid_.top + grid_.height_px * grid_.units_per_px};
  if (!plane_.is_web_mercator()) seen = plane_.source();
  return box.left + offset <= seen.right + margin && box.right + offset >= seen.left - margin &&
         box.top <= seen.bottom + margin && box.bottom >= seen.top - margin;
}

template <class Use>
void MapCanvas::for_each_world(const MapBox& box, double margin_px, Use use) const {
  double left = grid_.left, right = grid_.left + grid_.width_px * grid_.units_per_px;
  if (!plane_.is_web_mercator()) {
    left = plane_.source().left;
    right = plane_.source().right;
  }
  const double first = std::floor(left / world_units) - 1, last = std::ceil(right / world_units);
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

void MapCanvas::to_pixels(Outline& outline) const {
  for (OutlinePoint& point : outline) {
    point = {(point.x - grid_.left) / grid_.units_per_px,
             (point.y - grid_.top) / grid_.units_per_px};
  }
}

/// Points that lie too close to be told apart are left out: at the zoom where a level of detail
/// begins, most of them. From the arc's first point on, so that tiles beside each other leave out
/// the same.
void MapCanvas::append_arc(geo::ArcRef ref, double offset, bool ends_only) {
  constexpr double finest_px = 0.6;
  const double finest = finest_px * grid_.units_per_px, finest_squared = finest * finest;
  const auto points = basemap_.arc(geo::arc_index(ref), level_);
  const std::size_t last = points.size() - 1;
  const std::size_t step = ends_only ? std::max<std::size_t>(1, last) : 1;
  for (std::size_t i = 0; i <= last; i += step) {
    const MapPoint& p = points[ref < 0 ? last - i : i];
    OutlinePoint point{p.x + offset, static_cast<double>(p.y)};
    if (p.y >= world_units && !plane_.is_web_mercator()) point.y = south_pole_y;
    if (i > 0 && i < last) {
      const double dx = point.x - outline_.back().x, dy = point.y - outline_.back().y;
      if (dx * dx + dy * dy < finest_squared) continue;
    }
    if (outline_.empty() || outline_.back() != point) outline_.push_back(point);
  }
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
  outline_.clear();
  for (const geo::ArcRef ref : refs) {
    // Seen from outside its box, an arc and its chord enclose the same.
    append_arc(ref, offset, !meets(basemap_.arc_box(geo::arc_index(ref)), offset, 2));
  }
  if (plane_.is_web_mercator()) {
    to_pixels(outline_);
    ink_.add_ring(outline_);
  } else {
    for (const Outline& ring : plane_.projected_ring(outline_)) ink_.add_ring(ring);
  }
  outline_.clear();
}

void MapCanvas::add_outline(const BasemapArea& area, const Pen& pen) {
  for (const BasemapRing& ring : basemap_.rings(area)) {
    for_each_world(ring.box, pen.width_px,
                   [&](double offset) { add_refs(basemap_.refs(ring), offset, pen); });
  }
}

void MapCanvas::add_outlines(std::span<const BasemapArea* const> areas, const Pen& pen) {
  std::unordered_set<std::size_t> drawn;
  std::vector<geo::ArcRef> run;
  for (const BasemapArea* const area : areas) {
    for (const BasemapRing& ring : basemap_.rings(*area)) {
      for_each_world(ring.box, pen.width_px, [&](double offset) {
        const auto copy = static_cast<std::size_t>(std::llround(offset / world_units) + 8);
        const auto draw_run = [&] {
          if (!run.empty()) add_refs(run, offset, pen);
          run.clear();
        };
        for (const geo::ArcRef ref : basemap_.refs(ring)) {
          const std::size_t arc = geo::arc_index(ref);
          if (!is_along_edge(basemap_.arc_box(arc)) && drawn.insert(arc << 4 | copy).second) {
            run.push_back(ref);
          } else {
            draw_run();
          }
        }
        draw_run();
      });
    }
  }
}

void MapCanvas::add_line(const BasemapLine& line, const Pen& pen) {
  for_each_world(line.box, pen.width_px,
                 [&](double offset) { add_refs(basemap_.refs(line), offset, pen); });
}

void MapCanvas::add_line(const Outline& line, const Pen& pen) {
  MapBox box{world_units, world_units, 0, 0};
  for (const OutlinePoint& p : line) {
    const auto x = static_cast<std::int32_t>(p.x), y = static_cast<std::int32_t>(p.y);
    box = {std::min(box.left, x), std::min(box.top, y), std::max(box.right, x),
           std::max(box.bottom, y)};
  }
  for_each_world(box, pen.width_px, [&](double offset) {
    outline_ = line;
    for (OutlinePoint& point : outline_) point.x += offset;
    stroke(pen, 0);
  });
}

void MapCanvas::add_refs(std::span<const geo::ArcRef> refs, double offset, const Pen& pen) {
  double passed = 0, run_start = 0;  // length since the line's start, in map units
  // Projected lengths differ from the basemap's: dashes are counted anew from each arc's start.
  const bool arc_by_arc = !plane_.is_web_mercator() && !pen.dashes_px.empty();
  for (const geo::ArcRef ref : refs) {
    const std::size_t index = geo::arc_index(ref);
    if (arc_by_arc) stroke(pen, run_start / grid_.units_per_px);
    if (meets(basemap_.arc_box(index), offset, pen.width_px + 1)) {
      if (outline_.empty()) run_start = passed;
      append_arc(ref, offset, false);
    } else {
      stroke(pen, run_start / grid_.units_per_px);
    }
    passed += basemap_.arc_length(index, level_);
  }
  stroke(pen, run_start / grid_.units_per_px);
}

void MapCanvas::stroke(const Pen& pen, double dash_start_px) {
  if (outline_.size() > 1) {
    if (plane_.is_web_mercator()) {
      to_pixels(outline_);
      ink_.add_line(outline_, pen, dash_start_px);
    } else {
      for (const Outline& part : plane_.projected_line(outline_)) {
        ink_.add_line(part, pen, dash_start_px);
      }
    }
  }
  outline_.clear();
}

}  // namespace loci::render
