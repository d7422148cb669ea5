#include "app/render/user_layer.hpp"

#include "geo/error.hpp"
#include "geo/web_mercator.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <utility>

namespace loci::render {
namespace {

/// Degrees on the plane of the basemap; latitudes beyond it lie on its edge.
OutlinePoint in_map_units(const geo::LonLat& position) {
  const geo::ProjectedPoint point = geo::web_mercator::to_projected(position);
  return plane_point(point);
}

OutlineBox box_around(const std::vector<Outline>& parts) {
  OutlineBox box{1e300, 1e300, -1e300, -1e300};
  for (const Outline& part : parts) {
    for (const OutlinePoint& p : part) {
      box = {std::min(box.left, p.x), std::min(box.top, p.y), std::max(box.right, p.x),
             std::max(box.bottom, p.y)};
    }
  }
  return box;
}

/// Appends positions that stand for a stroke: its corners, and more where it is long.
void add_samples(const std::vector<geo::LonLat>& part, std::vector<geo::LonLat>& samples) {
  constexpr double step_deg = 10;
  double west = 1e300, south = 1e300, east = -1e300, north = -1e300;
  for (const geo::LonLat& position : part) {
    west = std::min(west, position.lon_deg);
    east = std::max(east, position.lon_deg);
    south = std::min(south, position.lat_deg);
    north = std::max(north, position.lat_deg);
  }
  if (part.empty()) return;
  for (double lon = west; lon < east; lon += step_deg) {
    samples.push_back({geo::wrapped_lon_deg(lon), south});
  }
  samples.push_back({geo::wrapped_lon_deg(east), north});
}

/// Without points closer to the one before than half a pixel.
Outline thinned(const Outline& outline, double offset, double least) {
  Outline result;
  for (std::size_t i = 0; i < outline.size(); ++i) {
    const OutlinePoint p{outline[i].x + offset, outline[i].y};
    const bool near = !result.empty() && i + 1 < outline.size() &&
                      std::abs(p.x - result.back().x) < least &&
                      std::abs(p.y - result.back().y) < least;
    if (!near) result.push_back(p);
  }
  return result;
}

void add_disc(const OutlinePoint& at, double radius_px, Ink& ink) {
  constexpr int corners = 20;
  Outline disc;
  for (int i = 0; i < corners; ++i) {
    const double angle = 2 * std::numbers::pi * i / corners;
    disc.push_back({at.x + radius_px * std::cos(angle), at.y + radius_px * std::sin(angle)});
  }
  ink.add_ring(disc);
}

/// One picture of shapes.
class ShapeDrawing {
 public:
  ShapeDrawing(const MapPlane& plane, double pixel_ratio, Ink& ink)
      : plane_(plane), grid_(plane.grid()), ratio_(pixel_ratio), ink_(ink) {
    seen_ = {grid_.left, grid_.top, grid_.left + grid_.width_px * grid_.units_per_px,
             grid_.top + grid_.height_px * grid_.units_per_px};
    if (!plane.is_web_mercator()) seen_ = plane.source();
  }

  /// Calls use(offset) for each repetition of the world in which the box may be seen.
  template <class Use>
  void for_each_world(const OutlineBox& box, Use use) const {
    const double margin = 8 * ratio_ * grid_.units_per_px;
    const double first = std::floor((seen_.left - box.right) / world_units);
    const double last = std::ceil((seen_.right - box.left) / world_units);
    for (double world = first; world <= last; ++world) {
      const double offset = world * world_units;
      if (box.left + offset <= seen_.right + margin && box.right + offset >= seen_.left - margin &&
          box.top <= seen_.bottom + margin && box.bottom >= seen_.top - margin) {
        use(offset);
      }
    }
  }

  void ring(const Outline& part, double offset) const {
    const Outline outline = thinned(part, offset, 0.5 * grid_.units_per_px);
    if (plane_.is_web_mercator()) return ink_.add_ring(in_pixels(outline));
    for (const Outline& projected : plane_.projected_ring(outline)) ink_.add_ring(projected);
  }

  void line(const Outline& part, double offset, const Pen& pen) const {
    const Outline outline = thinned(part, offset, 0.5 * grid_.units_per_px);
    if (plane_.is_web_mercator()) return ink_.add_line(in_pixels(outline), pen, 0);
    for (const Outline& projected : plane_.projected_line(outline)) {
      ink_.add_line(projected, pen, 0);
    }
  }

  void point(const OutlinePoint& at, double offset, double radius_px) const {
    const OutlinePoint moved{at.x + offset, at.y};
    const auto there = on_plane(plane_.projection(), moved);
    if (there) add_disc(in_pixels(Outline{*there}).front(), radius_px, ink_);
  }

 private:
  Outline in_pixels(Outline outline) const {
    for (OutlinePoint& p : outline) {
      p = {(p.x - grid_.left) / grid_.units_per_px, (p.y - grid_.top) / grid_.units_per_px};
    }
    return outline;
  }

  const MapPlane& plane_;
  PixelGrid grid_;
  double ratio_;
  Ink& ink_;
  OutlineBox seen_;
};

}  // namespace

UserLayer::UserLayer(std::filesystem::path file, const std::optional<geo::Extent>& within,
                     const geo::ReadingProgress& progress)
    : file_(std::move(file)), kind_(geo::kind_of_map_file(file_)) {
  if (kind_ != geo::MapFileKind::shapes) {
    extent_ = geo::extent_of_pixels(file_);
    return;
  }
  std::vector<geo::LonLat> samples;
  for (const geo::Shape& shape : geo::read_shapes(file_, within, progress)) {
    Drawn drawn{shape.kind, {}, {}};
    for (const auto& part : shape.parts) {
      add_samples(part, samples);
      Outline& outline = drawn.parts.emplace_back();
      for (const geo::LonLat& position : part) outline.push_back(in_map_units(position));
    }
    drawn.box = box_around(drawn.parts);
    shapes_.push_back(std::move(drawn));
  }
  extent_ = geo::extent_around_samples(samples);
}

void UserLayer::draw(const MapPlane& plane, const BasemapLook& look, Colour colour, double opacity,
                     Ink& ink) const {
  if (stopped_) throw Error(file_.string(), "was not drawn: stopped");
  if (kind_ == geo::MapFileKind::shapes) return draw_shapes(plane, look, colour, opacity, ink);
  const PixelGrid& grid = plane.grid();
  const geo::ProjectedPoint top_left = to_projected(OutlinePoint{grid.left, grid.top});
  const double m_per_px =
      grid.units_per_px * geo::web_mercator::world_width_m / static_cast<double>(world_units);
  geo::PlanePixels pixels = geo::read_pixels(file_, plane.projection(), top_left, m_per_px,
                                             grid.width_px, grid.height_px,
                                             [this] { return !stopped_.load(); });
  Picture picture;
  picture.width_px = pixels.width_px;
  picture.height_px = pixels.height_px;
  picture.rgba = std::move(pixels.rgba);
  ink.draw_picture(picture, opacity);
}

/// Areas as a tint with an edge, below lines, below points.
void UserLayer::draw_shapes(const MapPlane& plane, const BasemapLook& look, Colour colour,
                            double opacity, Ink& ink) const {
  constexpr double tint = 0.16, radius_px = 3.2, rim_px = 1;
  const double ratio = look.pixel_ratio;
  const ShapeDrawing drawing(plane, ratio, ink);
  const auto each = [&](geo::ShapeKind kind, auto use) {
    for (const Drawn& shape : shapes_) {
      if (shape.kind != kind) continue;
      drawing.for_each_world(shape.box, [&](double offset) {
        for (const Outline& part : shape.parts) use(part, offset);
      });
    }
  };
  const auto closed = [](Outline part) {
    if (!part.empty() && part.front() != part.back()) part.push_back(part.front());
    return part;
  };
  const Pen edge{1.2 * ratio, {}}, stroke{1.6 * ratio, {}};
  each(geo::ShapeKind::area,
       [&](const Outline& part, double offset) { drawing.ring(part, offset); });
  ink.draw(colour, tint * opacity);
  each(geo::ShapeKind::area,
       [&](const Outline& part, double offset) { drawing.line(closed(part), offset, edge); });
  ink.draw(colour, 0.8 * opacity);
  each(geo::ShapeKind::line,
       [&](const Outline& part, double offset) { drawing.line(part, offset, stroke); });
  ink.draw(colour, 0.9 * opacity);
  for (const bool rim : {true, false}) {
    each(geo::ShapeKind::point, [&](const Outline& part, double offset) {
      for (const OutlinePoint& at : part) {
        drawing.point(at, offset, (rim ? radius_px + rim_px : radius_px) * ratio);
      }
    });
    ink.draw(rim ? map_style(look.theme).halo : colour, opacity);
  }
}

Colour layer_colour(std::size_t number, Theme theme) {
  constexpr std::array<Colour, 5> on_light{0x1f7a6d, 0xb07a1e, 0x5b5aa8, 0x4f7a2f, 0x8a5a3c};
  constexpr std::array<Colour, 5> on_dark{0x4fb8a8, 0xd9a94e, 0x9a98e0, 0x93bf6b, 0xc99673};
  return (theme == Theme::light ? on_light : on_dark)[number % on_light.size()];
}

}  // namespace loci::render
