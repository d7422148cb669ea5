#include "app/render/basemap_painting.hpp"

#include "app/render/map_canvas.hpp"
#include "app/render/relief.hpp"
#include "geo/web_mercator.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

namespace loci::render {
namespace {

/// a at zoom za, b at zoom zb, in between between.
double by_zoom(double zoom, double za, double a, double zb, double b) {
  return a + (b - a) * std::clamp((zoom - za) / (zb - za), 0.0, 1.0);
}

Outline whole_picture(const PixelGrid& grid) {
  const double right = grid.width_px, bottom = grid.height_px;
  return {{0, 0}, {right, 0}, {right, bottom}, {0, bottom}};
}

/// Degrees between the lines of the graticule: some 90 to 250 pixels.
double graticule_step_deg(double zoom) {
  const double px_per_deg = map::tile_size_px * std::exp2(zoom) / 360;
  for (const double step : {0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 15.0}) {
    if (step * px_per_deg >= 100) return step;
  }
  return 30;
}

class Painting {
 public:
  Painting(const Basemap& basemap, const MapPlane& plane, const BasemapLook& look, Ink& ink)
      : basemap_(basemap),
        plane_(plane),
        style_(map_style(look.theme)),
        look_(look),
        zoom_(look.zoom),
        ratio_(look.pixel_ratio),
        ink_(ink),
        canvas_(basemap, plane, look.zoom + std::log2(look.pixel_ratio), ink) {}

  void paint() {
    paint_sea();
    paint_land();
    fill(AreaKind::glacier, style_.glacier, 0.8);
    // The outlines of towns are coarse: nothing to look at closely.
    fill(AreaKind::urban, style_.urban,
         by_zoom(zoom_, 3.5, 0, 5, 0.9) * by_zoom(zoom_, 8, 1, 10, 0));
    fill(AreaKind::contested, style_.contested_area, style_.theme == Theme::light ? 0.35 : 0.7);
    paint_rivers();
    paint_lakes();
    if (look_.graticule) paint_graticule();
    stroke(LineKind::coast, style_.coast, 1, by_zoom(zoom_, 2, 0.6, 5, 0.8));
    paint_borders();
  }

 private:
  void paint_sea() {
    if (plane_.is_web_mercator()) {
      ink_.add_ring(whole_picture(plane_.grid()));
      ink_.draw(style_.sea, 1);
    } else {
      ink_.add_ring(whole_picture(plane_.grid()));
      ink_.draw(style_.paper, 1);
      ink_.add_ring(plane_.edge());
      ink_.draw(style_.sea, 1);
    }
    // Shallow water: a band along the coast that fades out.
    const double band_px = by_zoom(zoom_, 1, 2, 6, 11);
    for (const double share : {1.0, 0.5}) {
      stroke(LineKind::coast, style_.shallow, 0.5, 2 * band_px * share);
    }
  }

  void paint_land() {
    for (const BasemapArea& area : basemap_.areas()) {
      if (area.kind == AreaKind::land) canvas_.add_area(area);
    }
    // The source has 2 arc-minutes a pixel: it says less and less the closer one looks.
    std::optional<Relief> relief;
    ink_.draw_land(style_, by_zoom(zoom_, 7, 1, 11, 0.25), [&](int y) {
      if (!relief) relief.emplace(basemap_, plane_);
      return relief->row(y);
    });
  }

  void fill(AreaKind kind, Colour colour, double alpha) {
    if (alpha <= 0) return;
    for (const BasemapArea& area : basemap_.areas()) {
      if (area.kind == kind && is_large_enough(area.box) && canvas_.shows(area.box)) {
        canvas_.add_area(area);
      }
    }
    ink_.draw(colour, alpha);
  }

  bool is_large_enough(const MapBox& box) const {
    const double wide = static_cast<double>(box.right) - box.left;
    const double high = static_cast<double>(box.bottom) - box.top;
    return std::max(wide, high) > 1.2 * plane_.grid().units_per_px;
  }

  void stroke(LineKind kind, Colour colour, double alpha, double width_px,
              std::vector<double> dashes_px = {}) {
    if (alpha <= 0) return;
    for (double& dash : dashes_px) dash *= ratio_;
    const Pen pen{width_px * ratio_, std::move(dashes_px)};
    for (const BasemapLine& line : basemap_.lines()) {
      if (line.kind == kind && is_large_enough(line.box)) canvas_.add_line(line, pen);
    }
    ink_.draw(colour, alpha);
  }

  void paint_rivers() {
    for (const BasemapLine& line : basemap_.lines()) {
      if (line.kind != LineKind::river) continue;
      const double first_zoom = 0.5 + 0.62 * line.rank;
      if (zoom_ < first_zoom) continue;
      const double width_px = std::clamp(0.45 + 0.3 * (zoom_ - first_zoom), 0.45, 4.0);
      canvas_.add_line(line, {width_px * ratio_, {}});
    }
    ink_.draw(style_.river, 1);
  }

  void paint_lakes() {
    fill(AreaKind::lake, style_.lake, 1);
    const Pen shore{by_zoom(zoom_, 3, 0.3, 6, 0.7) * ratio_, {}};
    for (const BasemapArea& area : basemap_.areas()) {
      if (area.kind == AreaKind::lake && is_large_enough(area.box)) {
        canvas_.add_outline(area, shore);
      }
    }
    ink_.draw(style_.coast, by_zoom(zoom_, 3, 0.5, 6, 1));
  }

  void paint_graticule() {
    const double step_deg = graticule_step_deg(zoom_);
    const Pen pen{0.7 * ratio_, {}};
    const double to_x = world_units / 360.0;
    const auto y_of = [](double lat_deg) {
      return static_cast<double>(to_map_point(geo::web_mercator::to_projected({0, lat_deg})).y);
    };
    const double most_lat = std::floor(84 / step_deg) * step_deg;
    for (double lon = -180; lon < 180; lon += step_deg) {
      const double x = (lon + 180) * to_x;
      canvas_.add_line(Outline{{x, y_of(most_lat)}, {x, y_of(-most_lat)}}, pen);
    }
    for (double lat = -most_lat; lat <= most_lat; lat += step_deg) {
      canvas_.add_line(Outline{{0, y_of(lat)}, {1.0 * world_units, y_of(lat)}}, pen);
    }
    ink_.draw(style_.graticule, 0.5);
  }

  void paint_borders() {
    const Colour colour = style_.country_border;
    const double width_px = by_zoom(zoom_, 2, 0.8, 5.5, 1.5) + by_zoom(zoom_, 7, 0, 11, 0.7);
    const double band_px = by_zoom(zoom_, 2, 2.5, 5.5, 5) + by_zoom(zoom_, 7, 0, 11, 3);
    stroke(LineKind::admin1_border, style_.admin1_border, by_zoom(zoom_, 3.6, 0, 5, 1),
           by_zoom(zoom_, 4, 0.6, 6, 0.9), {4, 2.5});
    stroke(LineKind::country_border, colour, 0.12, band_px);
    stroke(LineKind::disputed_border, colour, 0.12, band_px);
    stroke(LineKind::country_border, colour, 1, width_px);
    stroke(LineKind::disputed_border, colour, 1, width_px,
           zoom_ < 4 ? std::vector<double>{3, 2} : std::vector<double>{6, 3, 1.5, 3});
  }

  const Basemap& basemap_;
  const MapPlane& plane_;
  const MapStyle& style_;
  const BasemapLook& look_;
  double zoom_;
  double ratio_;
  Ink& ink_;
  MapCanvas canvas_;
};

}  // namespace

void draw_basemap(const Basemap& basemap, const MapPlane& plane, const BasemapLook& look,
                  Ink& ink) {
  Painting(basemap, plane, look, ink).paint();
}

void draw_paper(const MapPlane& plane, const BasemapLook& look, Ink& ink) {
  ink.add_ring(whole_picture(plane.grid()));
  ink.draw(map_style(look.theme).paper, 1);
}

void draw_edge(const MapPlane& plane, const BasemapLook& look, Ink& ink) {
  if (plane.is_web_mercator()) return;
  for (const Outline& line : plane.edge_lines()) {
    ink.add_line(line, {1.2 * look.pixel_ratio, {}}, 0);
  }
  ink.draw(map_style(look.theme).coast, 1);
}

}  // namespace loci::render
