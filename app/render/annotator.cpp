#include "app/render/annotator.hpp"

#include "app/render/annotation.hpp"
#include "app/render/basemap.hpp"
#include "app/render/map_plane.hpp"

#include <algorithm>
#include <cmath>
#include <list>
#include <map>
#include <optional>
#include <utility>

namespace loci::render {
namespace {

/// The region to arrange for: whole squares around the view, so that it stays the same while
/// panning a little, and names that come in later were already taken into account.
MapRegion region_around(const map::MapView& view, double zoom, const Around& around) {
  const PixelGrid grid = pixel_grid(view, 1);
  const double margin = around.margin_px * grid.units_per_px;
  const double square = around.squares_px * world_units / (map::tile_size_px * std::exp2(zoom));
  const auto down = [&](double value) { return std::floor(value / square) * square; };
  const auto up = [&](double value) { return std::ceil(value / square) * square; };
  return {down(grid.left - margin), down(grid.top - margin),
          up(grid.left + grid.width_px * grid.units_per_px + margin),
          up(grid.top + grid.height_px * grid.units_per_px + margin)};
}

/// What an arrangement depends on.
struct ArrangementKey {
  geo::Projection projection;
  double zoom = 0;
  MapRegion region;
  Theme theme = Theme::light;
  double pixel_ratio = 1;
  map::SharedPlaces places;
  std::vector<map::PinnedBox> drawn_over{};

  bool operator==(const ArrangementKey&) const = default;
};

ArrangementKey key_for(const map::MapView& view, const map::SharedPlaces& places, Theme theme,
                       double pixel_ratio, const Around& around) {
  const double zoom = arranged_zoom(view.zoom());
  return {
      view.projection(), zoom, region_around(view, zoom, around), theme, pixel_ratio, places, {}};
}

}  // namespace

struct Annotator::Parts {
  explicit Parts(std::shared_ptr<const Basemap> shared)
      : basemap(std::move(shared)), area_boxes(*basemap) {}

  Sprites& sprites_for(Theme theme, double pixel_ratio) {
    return sprites.try_emplace({theme, pixel_ratio}, theme, pixel_ratio).first->second;
  }

  /// Null where it was stopped.
  const NameArrangement* arranged(const ArrangementKey& wanted,
                                  const std::function<bool()>& goes_on = {}) {
    const auto known = std::find_if(arrangements.begin(), arrangements.end(),
                                    [&](const auto& kept) { return kept.first == wanted; });
    if (known != arrangements.end()) {
      arrangements.splice(arrangements.begin(), arrangements, known);
    } else if (!arrange(wanted, goes_on)) {
      return nullptr;
    }
    return &arrangements.front().second;
  }

  bool arrange(const ArrangementKey& wanted, const std::function<bool()>& goes_on) {
    constexpr std::size_t most = 6;  // where one is, and where the next step may lead
    std::erase_if(arrangements, [&](const auto& kept) {
      return kept.first.places != wanted.places || kept.first.theme != wanted.theme ||
             kept.first.projection != wanted.projection;
    });
    if (arrangements.size() == most) arrangements.pop_back();
    Sprites& drawn = sprites_for(wanted.theme, wanted.pixel_ratio);
    drawn.forget_many();
    NameArrangement made(*basemap, area_boxes, drawn, wanted.theme, wanted.projection, wanted.zoom,
                         wanted.region);
    made.keep_free(wanted.drawn_over);
    if (!made.arrange(*wanted.places, goes_on)) return false;
    arrangements.emplace_front(wanted, std::move(made));
    return true;
  }

  std::shared_ptr<const Basemap> basemap;
  AreaBoxes area_boxes;
  std::map<std::pair<Theme, double>, Sprites> sprites;
  std::list<std::pair<ArrangementKey, NameArrangement>> arrangements;  ///< the last used first
};

Annotator::Annotator(const std::filesystem::path& basemap_file)
    : Annotator(std::make_shared<const Basemap>(basemap_file)) {}

Annotator::Annotator(std::shared_ptr<const Basemap> basemap)
    : parts_(std::make_unique<Parts>(std::move(basemap))) {}

Annotator::~Annotator() = default;

std::optional<geo::Extent> Annotator::extent_of_area(const std::string& area_code) const {
  return parts_->area_boxes.extent(area_code);
}

std::vector<PlacedSprite> Annotator::annotate(const map::MapView& view,
                                              const map::SharedPlaces& places,
                                              const Emphasis& emphasis, Theme theme,
                                              map::ColouredBy coloured_by, double pixel_ratio,
                                              const Around& around) {
  ArrangementKey key = key_for(view, places, theme, pixel_ratio, around);
  key.drawn_over = emphasis.drawn_over;
  const NameArrangement* const names = parts_->arranged(key);
  return annotated({view, *places, emphasis, theme, coloured_by, around.margin_px}, *names,
                   parts_->sprites_for(theme, pixel_ratio));
}

void Annotator::prepare(const map::MapView& view, const map::SharedPlaces& places, Theme theme,
                        map::ColouredBy coloured_by, double pixel_ratio,
                        const std::function<bool()>& goes_on) {
  const NameArrangement* const names =
      parts_->arranged(key_for(view, places, theme, pixel_ratio, while_dragged), goes_on);
  if (names == nullptr || !goes_on()) return;
  annotated({view, *places, {}, theme, coloured_by, while_dragged.margin_px}, *names,
            parts_->sprites_for(theme, pixel_ratio));
}

void Annotator::find_fonts(Theme theme, double pixel_ratio, const std::function<bool()>& goes_on) {
  parts_->sprites_for(theme, pixel_ratio).find_fonts(goes_on);
}

double arranged_zoom(double zoom) {
  return std::floor(zoom * 4) / 4;
}

std::optional<double> touch_distance_px(const PlacedSprite& sprite, const map::MapView& view,
                                        const map::ScreenPoint& point) {
  constexpr double finger_px = 10, grace_px = 3, half_line_px = 9;
  const map::ScreenPoint at = view.to_screen(sprite.anchor);
  const double aside = point.x_px - at.x_px - sprite.middle_x_px;
  const double over = point.y_px - at.y_px - sprite.middle_y_px;
  const double apart = std::hypot(aside, over);
  switch (sprite.part) {
    case SpritePart::marker:
      if (apart > std::max(finger_px, sprite.reach_px + grace_px)) return std::nullopt;
      return apart;
    case SpritePart::name:
    case SpritePart::badge: {
      const bool touches =
          std::abs(aside) <= sprite.reach_px + grace_px && std::abs(over) <= half_line_px;
      return touches ? std::optional(apart) : std::nullopt;
    }
    case SpritePart::basemap_name:
    case SpritePart::glow:
      break;
  }
  return std::nullopt;
}

const PlacedSprite* sprite_at(const std::vector<PlacedSprite>& sprites, const map::MapView& view,
                              const map::ScreenPoint& point) {
  const PlacedSprite* nearest = nullptr;
  double nearest_px = 1e9;
  for (const PlacedSprite& sprite : sprites) {
    const auto touched = touch_distance_px(sprite, view, point);
    if (!touched) continue;
    const double px = *touched + (sprite.part == SpritePart::marker ? 0 : 1000);
    if (px > nearest_px) continue;
    nearest = &sprite;
    nearest_px = px;
  }
  return nearest;
}

}  // namespace loci::render
