#include "app/render/map_picture.hpp"

#include "app/render/shapes.hpp"
#include "app/text/text_layout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace loci::render {
namespace {

Picture to_picture(text::TextLayout::Pixels pixels) {
  Picture picture;
  picture.width_px = pixels.width_px;
  picture.height_px = pixels.height_px;
  picture.rgba = std::move(pixels.rgba);
  return picture;
}

/// A panel with half-transparent ground in a corner, for words that must stay legible.
void draw_ground(Picture& map, double left, double top, double right, double bottom, Theme theme) {
  fill_rect(map, left, top, right, bottom, map_style(theme).halo, 0.78);
}

void draw_attribution(Picture& map, Theme theme, double ratio) {
  const text::TextLayout words(std::string(map_attribution),
                               {.size_px = 10.5, .colour = map_style(theme).text}, {}, ratio);
  const Picture picture = to_picture(words.draw());
  const int pad_x = static_cast<int>(6 * ratio), pad_y = static_cast<int>(2 * ratio);
  const int left = map.width_px - picture.width_px - 2 * pad_x;
  const int top = map.height_px - picture.height_px - 2 * pad_y;
  draw_ground(map, left, top, map.width_px, map.height_px, theme);
  draw_over(map, picture, left + pad_x, top + pad_y);
}

void draw_scale_bar(Picture& map, const map::MapView& view, Theme theme, double ratio) {
  const MapStyle& style = map_style(theme);
  const ScaleBar bar = scale_bar(view);
  const text::TextLayout words(
      bar.label,
      {.size_px = 10.5, .weight = 500, .colour = style.text, .halo = style.halo, .halo_px = 1.5},
      {}, ratio);
  const text::TextLayout::Pixels pixels = words.draw();
  const int text_top = map.height_px - static_cast<int>(36 * ratio) - pixels.origin_y_px;
  const double left = std::round(14 * ratio), bottom = map.height_px - std::round(14 * ratio);
  const double right = std::round(left + bar.length_px * ratio);
  const double thick = std::max(1.0, std::round(1.4 * ratio)), tick = std::round(6 * ratio);
  draw_ground(map, 0, text_top - 2 * ratio, right + 14 * ratio, map.height_px, theme);
  for (const bool halo : {true, false}) {
    const double grown = halo ? std::round(1.2 * ratio) : 0;
    const auto rect = [&](double l, double t, double r, double b) {
      fill_rect(map, l - grown, t - grown, r + grown, b + grown, halo ? style.halo : style.text,
                halo ? 0.8 : 1);
    };
    rect(left, bottom - thick, right, bottom);
    rect(left, bottom - tick, left + thick, bottom);
    rect(right - thick, bottom - tick, right, bottom);
  }
  draw_over(map, to_picture(pixels),
            static_cast<int>(left) - pixels.origin_x_px + static_cast<int>(4 * ratio), text_top);
}

/// Without names of the basemap that would be cut off, or lie under the scale bar or the
/// attribution; their dots go with them.
std::vector<PlacedSprite> whole_names(std::vector<PlacedSprite> sprites, const map::MapView& view,
                                      double pixel_ratio) {
  constexpr double furniture_px = 40;  // along the lower edge
  constexpr double halo_px = 4;        // transparent around the letters
  const auto is_cut = [&](const PlacedSprite& sprite) {
    const map::ScreenPoint at = view.to_screen(sprite.anchor);
    const double left = at.x_px + sprite.offset_x_px, top = at.y_px + sprite.offset_y_px;
    const double right = left + sprite.picture->width_px / pixel_ratio;
    const double bottom = top + sprite.picture->height_px / pixel_ratio;
    const bool low = bottom > view.height_px() - furniture_px;
    const auto beyond_edge = [&](double x, double y) {
      return !is_valid(view.to_lonlat(map::ScreenPoint{x, y}));
    };
    if (beyond_edge(left, top) || beyond_edge(right, top) || beyond_edge(left, bottom) ||
        beyond_edge(right, bottom)) {
      return true;
    }
    return left < -halo_px || top < -halo_px || right > view.width_px() + halo_px ||
           bottom > view.height_px() + halo_px || (low && left < 120) ||
           (bottom > view.height_px() - 18 && right > view.width_px() - 290);
  };
  std::vector<geo::ProjectedPoint> cut;
  for (const PlacedSprite& sprite : sprites) {
    if (sprite.place_id.empty() && is_cut(sprite)) cut.push_back(sprite.anchor);
  }
  std::erase_if(sprites, [&](const PlacedSprite& sprite) {
    return sprite.place_id.empty() && std::find(cut.begin(), cut.end(), sprite.anchor) != cut.end();
  });
  return sprites;
}

}  // namespace

ScaleBar scale_bar(const map::MapView& view, double max_px) {
  const double true_m_per_px = view.true_m_per_px();
  const double most_m = max_px * true_m_per_px;
  const double power = std::pow(10, std::floor(std::log10(most_m)));
  const double length_m = most_m >= 5 * power ? 5 * power : most_m >= 2 * power ? 2 * power : power;
  const std::string label = length_m >= 1000 ? fmt::format("{:.0f} km", length_m / 1000)
                                             : fmt::format("{:.0f} m", length_m);
  return {length_m / true_m_per_px, label};
}

Picture draw_map(const TilePainter& painter, Annotator& annotator, const map::MapView& view,
                 const std::vector<map::MapPlace>& places, Theme theme, double pixel_ratio,
                 const MapSetting& setting) {
  Picture map = painter.paint(view, theme, pixel_ratio, setting);
  if (std::any_of(places.begin(), places.end(), [](const auto& place) { return place.is_area; })) {
    draw_over(map, painter.paint_areas(view, places, theme, pixel_ratio), 0, 0);
  }
  for (const PlacedSprite& sprite :
       whole_names(annotator.annotate(view, places, {}, theme, pixel_ratio), view, pixel_ratio)) {
    const map::ScreenPoint at = view.to_screen(sprite.anchor);
    draw_over(map, *sprite.picture,
              static_cast<int>(std::lround((at.x_px + sprite.offset_x_px) * pixel_ratio)),
              static_cast<int>(std::lround((at.y_px + sprite.offset_y_px) * pixel_ratio)));
  }
  draw_scale_bar(map, view, theme, pixel_ratio);
  draw_attribution(map, theme, pixel_ratio);
  return map;
}

}  // namespace loci::render
