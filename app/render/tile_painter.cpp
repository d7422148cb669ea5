#include "app/render/tile_painter.hpp"

#include "app/render/basemap.hpp"
#include "app/render/map_canvas.hpp"
#include "app/render/relief.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <string>

namespace loci::render {
namespace {

/// a at zoom za, b at zoom zb, in between between.
double by_zoom(double zoom, double za, double a, double zb, double b) {
  return a + (b - a) * std::clamp((zoom - za) / (zb - za), 0.0, 1.0);
}

struct Rgb {
  float red, green, blue;
};

Rgb to_rgb(Colour colour) {
  return {static_cast<float>((colour >> 16) & 0xFFu), static_cast<float>((colour >> 8) & 0xFFu),
          static_cast<float>(colour & 0xFFu)};
}

std::uint8_t to_byte(float value) {
  return static_cast<std::uint8_t>(std::clamp(value, 0.f, 255.f) + 0.5f);
}

/// One picture of the basemap being painted.
class Painting {
 public:
  Painting(const Basemap& basemap, const PixelGrid& grid, double zoom, Theme theme, double ratio)
      : basemap_(basemap),
        style_(map_style(theme)),
        zoom_(zoom),
        ratio_(ratio),
        canvas_(basemap, grid, zoom + std::log2(ratio)),
        picture_(grid.width_px, grid.height_px) {}

  Picture painted() {
    paint_land();
    fill(AreaKind::glacier, style_.glacier, 0.8);
    fill(AreaKind::urban, style_.urban, by_zoom(zoom_, 3.5, 0, 5, 0.9));
    fill(AreaKind::contested, style_.contested_area, style_.theme == Theme::light ? 0.35 : 0.7);
    paint_rivers();
    paint_lakes();
    stroke(LineKind::coast, style_.coast, 1, by_zoom(zoom_, 2, 0.6, 5, 0.8));
    paint_borders();
    return std::move(picture_);
  }

 private:
  void paint_land() {
    for (const BasemapArea& area : basemap_.areas()) {
      if (area.kind == AreaKind::land) canvas_.add_area(area);
    }
    const std::vector<std::uint8_t> land = canvas_.coverage();
    const bool any = std::any_of(land.begin(), land.end(), [](std::uint8_t c) { return c != 0; });
    const Rgb sea = to_rgb(style_.sea), ground = to_rgb(style_.land);
    if (!any) {
      fill_all(sea);
      return;
    }
    const std::vector<float> relief = relief_of(basemap_, canvas_.grid());
    // The source has 2 arc-minutes a pixel: it says less and less the closer one looks.
    const auto strength = static_cast<float>(by_zoom(zoom_, 7, 1, 11, 0.35));
    const bool light = style_.theme == Theme::light;
    std::uint8_t* to = picture_.rgba.data();
    for (std::size_t i = 0; i < land.size(); ++i, to += 4) {
      const float cover = static_cast<float>(land[i]) / 255.f;
      const Rgb shaded = cover == 0 ? ground
                         : light    ? multiplied(ground, relief[i] * strength)
                                    : soft_lit(ground, relief[i] * strength);
      to[0] = to_byte(sea.red + (shaded.red - sea.red) * cover);
      to[1] = to_byte(sea.green + (shaded.green - sea.green) * cover);
      to[2] = to_byte(sea.blue + (shaded.blue - sea.blue) * cover);
      to[3] = 255;
    }
  }

  void fill_all(const Rgb& colour) {
    for (std::size_t i = 0; i < picture_.rgba.size(); i += 4) {
      picture_.rgba[i] = to_byte(colour.red);
      picture_.rgba[i + 1] = to_byte(colour.green);
      picture_.rgba[i + 2] = to_byte(colour.blue);
      picture_.rgba[i + 3] = 255;
    }
  }

  /// Shadows a little warm, as on paper; sunny slopes hardly lighter than level ground.
  static Rgb multiplied(const Rgb& ground, float relief) {
    constexpr float gain = 1.5f * 0.8f / 255.f;
    const float factor =
        relief < 0 ? std::max(0.3f, 1 + 0.85f * gain * relief) : 1 + 0.25f * gain * relief;
    const float shade = 1 - std::min(1.f, factor);
    return {ground.red * factor, ground.green * (factor - 0.01f * shade),
            ground.blue * (factor - 0.06f * shade)};
  }

  static Rgb soft_lit(const Rgb& ground, float relief) {
    constexpr float gain = 1.1f * 0.7f / 255.f;
    const float light = std::clamp(0.5f + gain * relief, 0.f, 1.f);
    const auto lit = [&](float value) {
      const float base = value / 255.f;
      return 255.f * ((1 - 2 * light) * base * base + 2 * light * base);
    };
    return {lit(ground.red), lit(ground.green), lit(ground.blue)};
  }

  void fill(AreaKind kind, Colour colour, double alpha) {
    if (alpha <= 0) return;
    for (const BasemapArea& area : basemap_.areas()) {
      if (area.kind == kind && is_large_enough(area.box) && canvas_.shows(area.box)) {
        canvas_.add_area(area);
      }
    }
    canvas_.draw(picture_, colour, alpha);
  }

  bool is_large_enough(const MapBox& box) const {
    const double wide = static_cast<double>(box.right) - box.left;
    const double high = static_cast<double>(box.bottom) - box.top;
    return std::max(wide, high) > 1.2 * canvas_.grid().units_per_px;
  }

  void stroke(LineKind kind, Colour colour, double alpha, double width_px,
              std::vector<double> dashes_px = {}) {
    if (alpha <= 0) return;
    for (double& dash : dashes_px) dash *= ratio_;
    const Pen pen{colour, alpha, width_px * ratio_, std::move(dashes_px)};
    for (const BasemapLine& line : basemap_.lines()) {
      if (line.kind == kind && is_large_enough(line.box)) canvas_.add_line(line, pen);
    }
    canvas_.draw(picture_, colour, alpha);
  }

  void paint_rivers() {
    for (const BasemapLine& line : basemap_.lines()) {
      if (line.kind != LineKind::river) continue;
      const double first_zoom = 0.5 + 0.62 * line.rank;
      if (zoom_ < first_zoom) continue;
      const double width_px = std::clamp(0.45 + 0.3 * (zoom_ - first_zoom), 0.45, 4.0);
      canvas_.add_line(line, {style_.river, 1, width_px * ratio_, {}});
    }
    canvas_.draw(picture_, style_.river, 1);
  }

  void paint_lakes() {
    fill(AreaKind::lake, style_.lake, 1);
    const Pen shore{style_.coast, 1, by_zoom(zoom_, 3, 0.3, 6, 0.7) * ratio_, {}};
    for (const BasemapArea& area : basemap_.areas()) {
      if (area.kind == AreaKind::lake && is_large_enough(area.box))
        canvas_.add_outline(area, shore);
    }
    canvas_.draw(picture_, style_.coast, by_zoom(zoom_, 3, 0.5, 6, 1));
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
  const MapStyle& style_;
  double zoom_;
  double ratio_;
  MapCanvas canvas_;
  Picture picture_;
};

}  // namespace

struct TilePainter::Parts {
  explicit Parts(const std::filesystem::path& file) : basemap(file) {}
  Basemap basemap;
};

TilePainter::TilePainter(const std::filesystem::path& basemap_file)
    : parts_(std::make_unique<Parts>(basemap_file)) {}

TilePainter::~TilePainter() = default;

namespace {

PixelGrid pixel_grid(const map::TileId& tile, double pixel_ratio) {
  const int side_px = static_cast<int>(std::lround(map::tile_size_px * pixel_ratio));
  const double side_units = world_units / std::exp2(tile.zoom);
  return {tile.column * side_units, tile.row * side_units, side_units / side_px, side_px, side_px};
}

Picture areas_painted(const Basemap& basemap, const PixelGrid& grid, double zoom,
                      const std::vector<map::MapPlace>& places, Theme theme, double ratio) {
  const MapStyle& style = map_style(theme);
  Picture picture(grid.width_px, grid.height_px);
  MapCanvas canvas(basemap, grid, zoom + std::log2(ratio));
  const Pen edge{style.marker, 0.2, 1.4 * ratio, {}};
  std::vector<const BasemapArea*> mentioned;
  for (const BasemapArea& area : basemap.areas()) {
    const std::string code(area.country, strnlen(area.country, sizeof area.country));
    if (area.kind != AreaKind::country || code.empty() || !canvas.shows(area.box)) continue;
    if (std::any_of(places.begin(), places.end(), [&](const map::MapPlace& place) {
          return place.is_area && place.area_country == code;
        })) {
      mentioned.push_back(&area);
    }
  }
  for (const BasemapArea* area : mentioned) canvas.add_area(*area);
  // Faint: articles mention many countries, and the markers are what matters.
  canvas.draw(picture, style.marker, 0.02);
  for (const BasemapArea* area : mentioned) canvas.add_outline(*area, edge);
  canvas.draw(picture, style.marker, edge.alpha);
  return picture;
}

}  // namespace

Picture TilePainter::paint(const map::TileId& tile, Theme theme, double pixel_ratio) const {
  return Painting(parts_->basemap, pixel_grid(tile, pixel_ratio), tile.zoom, theme, pixel_ratio)
      .painted();
}

Picture TilePainter::paint(const map::MapView& view, Theme theme, double pixel_ratio) const {
  return Painting(parts_->basemap, pixel_grid(view, pixel_ratio), view.zoom(), theme, pixel_ratio)
      .painted();
}

Picture TilePainter::paint_areas(const map::MapView& view, const std::vector<map::MapPlace>& places,
                                 Theme theme, double pixel_ratio) const {
  return areas_painted(parts_->basemap, pixel_grid(view, pixel_ratio), view.zoom(), places, theme,
                       pixel_ratio);
}

Picture TilePainter::paint_areas(const map::TileId& tile, const std::vector<map::MapPlace>& places,
                                 Theme theme, double pixel_ratio) const {
  return areas_painted(parts_->basemap, pixel_grid(tile, pixel_ratio), tile.zoom, places, theme,
                       pixel_ratio);
}

}  // namespace loci::render
