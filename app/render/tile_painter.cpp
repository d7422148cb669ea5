#include "app/render/tile_painter.hpp"

#include "app/render/map_canvas.hpp"
#include "app/render/pixel_ink.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>
#include <string>

namespace loci::render {
namespace {

Picture map_picture(const PixelGrid& grid) {
  Picture picture(grid.width_px, grid.height_px);
  picture.keeps_shapes = false;
  return picture;
}

/// What some rows of a picture show.
PixelGrid grid_of(const Rows& rows, PixelGrid grid) {
  grid.top += rows.first * grid.units_per_px;
  grid.height_px = rows.last - rows.first;
  return grid;
}

BasemapLook look_of(double zoom, Theme theme, double pixel_ratio, bool graticule = false) {
  return {.zoom = zoom, .theme = theme, .pixel_ratio = pixel_ratio, .graticule = graticule};
}

}  // namespace

TilePainter::TilePainter(const std::filesystem::path& basemap_file)
    : basemap_(std::make_shared<const Basemap>(basemap_file)) {}

Picture TilePainter::paint(const map::TileId& tile, Theme theme, double pixel_ratio,
                           const MapSetting& setting) const {
  const PixelGrid grid = pixel_grid(tile, pixel_ratio);
  Picture picture = map_picture(grid);
  PixelInk ink(picture);
  draw_ground(*basemap_, MapPlane(setting.projection, grid),
              look_of(tile.zoom, theme, pixel_ratio, setting.graticule), setting, ink);
  return picture;
}

Picture TilePainter::paint(const map::MapView& view, Theme theme, double pixel_ratio,
                           const MapSetting& setting) const {
  Picture picture = empty_picture(view, pixel_ratio);
  paint_rows(picture, all_rows(picture), view, theme, pixel_ratio, setting);
  return picture;
}

Picture TilePainter::empty_picture(const map::MapView& view, double pixel_ratio) {
  return map_picture(pixel_grid(view, pixel_ratio));
}

/// The user's files are drawn at once: they are read for what the picture shows. And of other
/// projections what lies within a picture is only known about, from its edges.
std::vector<Rows> TilePainter::parts_to_paint(const Picture& picture, const map::MapView& view,
                                              const MapSetting& setting) {
  const bool at_once = setting.ground.layer != nullptr || !setting.layers.empty() ||
                       !view.projection().is_web_mercator();
  return at_once ? std::vector{all_rows(picture)} : parts_of(picture);
}

void TilePainter::paint_rows(Picture& picture, const Rows& rows, const map::MapView& view,
                             Theme theme, double pixel_ratio, const MapSetting& setting) const {
  PixelInk ink(picture, rows);
  draw_ground(*basemap_, MapPlane(view.projection(), grid_of(rows, pixel_grid(view, pixel_ratio))),
              look_of(view.zoom(), theme, pixel_ratio, setting.graticule), setting, ink);
}

void TilePainter::tint_areas(Picture& ground, const Rows& rows, const map::MapView& view,
                             const AreasByTint& areas, Theme theme, double pixel_ratio) const {
  PixelInk ink(ground, rows);
  draw_areas(*basemap_, MapPlane(view.projection(), grid_of(rows, pixel_grid(view, pixel_ratio))),
             look_of(view.zoom(), theme, pixel_ratio), areas, ink);
}

Picture TilePainter::paint_areas(const map::TileId& tile, const std::vector<map::MapPlace>& places,
                                 Theme theme, double pixel_ratio,
                                 const geo::Projection& projection) const {
  const MapPlane plane(projection, pixel_grid(tile, pixel_ratio));
  Picture picture(plane.grid().width_px, plane.grid().height_px);
  PixelInk ink(picture);
  draw_areas(*basemap_, plane, look_of(tile.zoom, theme, pixel_ratio),
             mentioned_areas(*basemap_, places), ink);
  return picture;
}

namespace {

void draw_layer(const LayerOnMap& shown, Colour colour, const MapPlane& plane,
                const BasemapLook& look, Ink& ink) {
  try {
    shown.layer->draw(plane, look, colour, shown.opacity, ink);
  } catch (const Error& error) {
    throw LayerFailure(error, shown.layer);
  }
}

}  // namespace

void draw_ground(const Basemap& basemap, const MapPlane& plane, const BasemapLook& look,
                 const MapSetting& setting, Ink& ink) {
  if (setting.ground.layer == nullptr) {
    draw_basemap(basemap, plane, look, ink);
  } else {
    draw_paper(plane, look, ink);
    draw_layer(setting.ground, map_style(look.theme).text, plane, look, ink);
  }
  for (const LayerOnMap& shown : setting.layers) {
    draw_layer(shown, layer_colour(shown.colour, look.theme), plane, look, ink);
  }
  draw_edge(plane, look, ink);
}

AreasByTint mentioned_areas(const Basemap& basemap, const std::vector<map::MapPlace>& places) {
  std::map<std::string, int> steps;
  for (const map::MapPlace& place : places) {
    if (place.is_area && !place.area_code.empty()) {
      int& step = steps[area_key(place.area_code)];
      step = std::max(step, tint_step(place.mentions));
    }
  }
  AreasByTint mentioned;
  for (const BasemapArea& area : basemap.areas()) {
    if (area.kind != AreaKind::country && area.kind != AreaKind::admin1) continue;
    const auto found = steps.find(area_key(area));
    if (found != steps.end()) mentioned[found->second].push_back(&area);
  }
  return mentioned;
}

void draw_areas(const Basemap& basemap, const MapPlane& plane, const BasemapLook& look,
                const AreasByTint& mentioned, Ink& ink) {
  constexpr double edge = 0.2;
  const Colour colour = map_style(look.theme).marker;
  MapCanvas canvas(basemap, plane, look.zoom + std::log2(look.pixel_ratio), ink);
  std::vector<const BasemapArea*> all;
  for (const auto& [step, areas] : mentioned) {
    for (const BasemapArea* const area : areas) {
      if (!canvas.shows(area->box)) continue;
      canvas.add_area(*area);
      all.push_back(area);
    }
    // Faint: articles mention many countries, and the markers are what matters.
    ink.draw(colour, 0.02 + 0.018 * step);
  }
  const Pen pen{1.4 * look.pixel_ratio, {}};
  canvas.add_outlines(all, pen);
  ink.draw(colour, edge);
}

int tint_step(std::size_t mentions) {
  int step = 0;
  for (; mentions >= 4 && step < 3; mentions /= 4) ++step;
  return step;
}

}  // namespace loci::render
