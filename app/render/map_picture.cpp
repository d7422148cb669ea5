#include "app/render/map_picture.hpp"

#include "app/render/shapes.hpp"
#include "app/text/text_layout.hpp"
#include "geo/side_by_side.hpp"
#include "geo/usable_processors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <future>
#include <memory>
#include <utility>

namespace loci::render {
namespace {

/// A panel with half-transparent ground, for words that must stay legible.
Picture panel(double width_px, double height_px, Theme theme) {
  Picture picture(static_cast<int>(std::ceil(width_px)), static_cast<int>(std::ceil(height_px)));
  fill_rect(picture, 0, 0, picture.width_px, picture.height_px, map_style(theme).halo, 0.78);
  return picture;
}

PlacedPicture attribution(int map_width_px, int map_height_px, Theme theme, double ratio) {
  const text::TextLayout words(std::string(map_attribution),
                               {.size_px = 10.5, .colour = map_style(theme).text}, {}, ratio);
  const Picture text = to_picture(words.draw());
  const int pad_x = static_cast<int>(6 * ratio), pad_y = static_cast<int>(2 * ratio);
  Picture picture = panel(text.width_px + 2 * pad_x, text.height_px + 2 * pad_y, theme);
  draw_over(picture, text, pad_x, pad_y);
  const int left = map_width_px - picture.width_px, top = map_height_px - picture.height_px;
  return {std::make_shared<const Picture>(std::move(picture)), left, top};
}

PlacedPicture scale_bar_picture(const map::MapView& view, int map_height_px, Theme theme,
                                double ratio) {
  const MapStyle& style = map_style(theme);
  const ScaleBar bar = scale_bar(view);
  const text::TextLayout words(
      bar.label,
      {.size_px = 10.5, .weight = 500, .colour = style.text, .halo = style.halo, .halo_px = 1.5},
      {}, ratio);
  const text::TextLayout::Pixels pixels = words.draw();
  const double left = std::round(14 * ratio), right = std::round(left + bar.length_px * ratio);
  const int height =
      static_cast<int>(36 * ratio) + pixels.origin_y_px + static_cast<int>(2 * ratio);
  Picture picture = panel(right + 14 * ratio, height, theme);
  const double bottom = height - std::round(14 * ratio);
  const double thick = std::max(1.0, std::round(1.4 * ratio)), tick = std::round(6 * ratio);
  for (const bool halo : {true, false}) {
    const double grown = halo ? std::round(1.2 * ratio) : 0;
    const auto rect = [&](double l, double t, double r, double b) {
      fill_rect(picture, l - grown, t - grown, r + grown, b + grown, halo ? style.halo : style.text,
                halo ? 0.8 : 1);
    };
    rect(left, bottom - thick, right, bottom);
    rect(left, bottom - tick, left + thick, bottom);
    rect(right - thick, bottom - tick, right, bottom);
  }
  draw_over(picture, to_picture(pixels),
            static_cast<int>(left) - pixels.origin_x_px + static_cast<int>(4 * ratio),
            static_cast<int>(2 * ratio));
  return {std::make_shared<const Picture>(std::move(picture)), 0, map_height_px - height};
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

/// The ground of a map, painted part by part by whoever has time.
class Ground {
 public:
  Ground(const TilePainter& painter, const map::MapView& view, Theme theme, double pixel_ratio,
         const MapSetting& setting)
      : painter_(painter),
        view_(view),
        theme_(theme),
        pixel_ratio_(pixel_ratio),
        setting_(setting),
        picture_(TilePainter::empty_picture(view, pixel_ratio)),
        parts_(TilePainter::parts_to_paint(picture_, view, setting)) {}

  /// Paints parts that nobody has begun, until there are none. Any number of threads at a time.
  void paint_on() {
    for (std::size_t part = next_++; part < parts_.size(); part = next_++) {
      painter_.paint_rows(picture_, parts_[part], view_, theme_, pixel_ratio_, setting_);
    }
  }

  /// When all parts are painted.
  Picture take(const AreasByTint& mentioned) {
    geo::side_by_side(parts_.size(), [&](std::size_t part) {
      painter_.tint_areas(picture_, parts_[part], view_, mentioned, theme_, pixel_ratio_);
    });
    return std::move(picture_);
  }

 private:
  const TilePainter& painter_;
  const map::MapView& view_;
  Theme theme_;
  double pixel_ratio_;
  const MapSetting& setting_;
  Picture picture_;
  std::vector<Rows> parts_;
  std::atomic<std::size_t> next_ = 0;
};

void draw_all_over(Picture& map, const std::vector<PlacedPicture>& pictures) {
  const std::vector<Rows> parts = parts_of(map);
  geo::side_by_side(parts.size(), [&](std::size_t part) {
    for (const PlacedPicture& over : pictures) {
      draw_over(map, *over.picture, over.x_px, over.y_px, parts[part]);
    }
  });
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

std::vector<PlacedPicture> pictures_over(const map::MapView& view, Annotator& annotator,
                                         const map::ComingPlaces& places, Theme theme,
                                         double pixel_ratio, const MapSetting& setting) {
  const int width_px = static_cast<int>(std::lround(view.width_px() * pixel_ratio));
  const int height_px = static_cast<int>(std::lround(view.height_px() * pixel_ratio));
  // First what needs no places, while they come.
  const PlacedPicture bar = scale_bar_picture(view, height_px, theme, pixel_ratio);
  const PlacedPicture sources = attribution(width_px, height_px, theme, pixel_ratio);
  annotator.find_fonts(theme, pixel_ratio, [&] {
    return places.wait_for(std::chrono::seconds(0)) != std::future_status::ready;
  });
  std::vector<PlacedPicture> pictures;
  for (const PlacedSprite& sprite :
       whole_names(annotator.annotate(view, places.get(), {}, theme, map::ColouredBy::nothing,
                                      pixel_ratio, picture_alone),
                   view, pixel_ratio)) {
    if (setting.ground.layer != nullptr && sprite.place_id.empty()) continue;  // it has its own
    const map::ScreenPoint at = view.to_screen(sprite.anchor);
    pictures.push_back(
        {sprite.picture,
         static_cast<int>(std::lround((at.x_px + sprite.offset_x_px) * pixel_ratio)),
         static_cast<int>(std::lround((at.y_px + sprite.offset_y_px) * pixel_ratio))});
  }
  pictures.push_back(bar);
  pictures.push_back(sources);
  return pictures;
}

Picture draw_map(const TilePainter& painter, Annotator& annotator, const map::MapView& view,
                 const map::ComingPlaces& places, Theme theme, double pixel_ratio,
                 const MapSetting& setting) {
  // Beside each other: what lies under the markers does not depend on where they are. Of two
  // processors both are busy until the places are there, and markers take as long as the ground.
  Ground ground(painter, view, theme, pixel_ratio, setting);
  const unsigned processors = geo::usable_processors();
  std::vector<std::future<void>> others;
  for (unsigned i = 1; i < std::max(2U, processors); ++i) {
    others.push_back(std::async(std::launch::async, [&] {
      if (processors <= 2) places.wait();
      ground.paint_on();
    }));
  }
  const auto above = pictures_over(view, annotator, places, theme, pixel_ratio, setting);
  const AreasByTint mentioned = mentioned_areas(*painter.basemap(), places.get()->places());
  ground.paint_on();
  for (std::future<void>& other : others) other.get();
  Picture map = ground.take(mentioned);
  draw_all_over(map, above);
  return map;
}

bool has_areas(const std::vector<map::MapPlace>& places) {
  return std::any_of(places.begin(), places.end(), [](const auto& place) { return place.is_area; });
}

}  // namespace loci::render
