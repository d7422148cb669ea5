#include "app/window/sprites.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace loci::window {
namespace {

constexpr double fade_s = 0.14, way_s = 0.26;

using Identity = std::tuple<const render::Picture*, double, double, double, double>;

Identity identity(const render::PlacedSprite& sprite) {
  return {sprite.picture.get(), sprite.anchor.x_m, sprite.anchor.y_m, sprite.offset_x_px,
          sprite.offset_y_px};
}

}  // namespace

void Sprites::replace(std::vector<render::PlacedSprite> sprites, const SpriteChange& change) {
  std::map<Identity, const Shown*> before;
  std::set<Identity> after;
  const std::vector<Shown> shown_before = std::exchange(shown_, {});
  for (const Shown& shown : shown_before) {
    if (!shown.leaving) before.emplace(identity(shown.sprite), &shown);
  }
  for (const auto& sprite : sprites) after.insert(identity(sprite));
  for (const Shown& shown : shown_before) {
    if (!change.fade || after.contains(identity(shown.sprite))) continue;
    if (!shown.leaving && change.only_emphasis) continue;
    shown_.push_back(shown);
    if (shown.leaving) continue;
    shown_.back().leaving = true;
    shown_.back().other_end = change.goes_to ? change.goes_to(shown.sprite) : std::nullopt;
    shown_.back().way = 0;
  }
  for (const auto& sprite : sprites) {
    const auto known = before.find(identity(sprite));
    if (!change.fade || (known == before.end() && change.only_emphasis)) {
      shown_.push_back({sprite, 1, false, std::nullopt, 1});
    } else if (known == before.end()) {
      shown_.push_back({sprite, 0, false, std::nullopt, 0});
      if (change.comes_from) shown_.back().other_end = change.comes_from(sprite);
    } else {  // goes on as it is
      shown_.push_back(*known->second);
      shown_.back().sprite = sprite;
    }
  }
  present_ = std::move(sprites);
  ++number_;
  forget_textures();
}

void Sprites::draw(ImDrawList& list, const panels::Area& area, const map::MapView& view,
                   double pixel_ratio, double seconds) {
  fading_ = false;
  for (Shown& shown : shown_) {
    const double step = seconds / (shown.other_end ? way_s : fade_s);
    shown.way = std::min(1.0, shown.way + step);
    shown.opacity = std::clamp(shown.opacity + (shown.leaving ? -step : 1.6 * step), 0.0, 1.0);
    fading_ = fading_ || shown.leaving || shown.opacity < 1 || (shown.other_end && shown.way < 1);
    draw_one(list, area, view, pixel_ratio, shown);
  }
  std::erase_if(shown_, [](const Shown& shown) { return shown.leaving && shown.opacity <= 0; });
}

/// Where a sprite is on its way, slowing down towards the end.
map::ScreenPoint Sprites::position_of(const Shown& shown, const map::MapView& view) {
  const map::ScreenPoint at = view.to_screen(shown.sprite.anchor);
  if (!shown.other_end) return at;
  const map::ScreenPoint end = view.to_screen(*shown.other_end);
  const double eased = 1 - (1 - shown.way) * (1 - shown.way) * (1 - shown.way);
  const double away = shown.leaving ? eased : 1 - eased;
  return {at.x_px + (end.x_px - at.x_px) * away, at.y_px + (end.y_px - at.y_px) * away};
}

void Sprites::draw_one(ImDrawList& list, const panels::Area& area, const map::MapView& view,
                       double pixel_ratio, const Shown& shown) {
  const render::PlacedSprite& sprite = shown.sprite;
  const map::ScreenPoint at = position_of(shown, view);
  const double left = area.min.x + at.x_px + sprite.offset_x_px;
  const double top = area.min.y + at.y_px + sprite.offset_y_px;
  const auto width = static_cast<float>(sprite.picture->width_px / pixel_ratio);
  const auto height = static_cast<float>(sprite.picture->height_px / pixel_ratio);
  if (left > area.max.x || top > area.max.y || left + width < area.min.x ||
      top + height < area.min.y) {
    return;
  }
  const auto whole = [&](double px) {
    return static_cast<float>(std::round(px * pixel_ratio) / pixel_ratio);
  };
  const ImVec2 from{whole(left), whole(top)};
  const panels::TextureRegion& region = texture_of(sprite.picture);
  list.AddImage(region.texture, from, {from.x + width, from.y + height}, region.uv_min,
                region.uv_max, IM_COL32(255, 255, 255, static_cast<int>(shown.opacity * 255)));
}

const panels::TextureRegion& Sprites::texture_of(
    const std::shared_ptr<const render::Picture>& picture) {
  auto found = textures_.find(picture.get());
  if (found == textures_.end()) {
    panels::Texture texture(store_, picture->rgba.data(), picture->width_px, picture->height_px);
    found = textures_.emplace(picture.get(), Kept{picture, std::move(texture)}).first;
  }
  return found->second.texture.region();
}

void Sprites::forget_textures() {
  constexpr std::size_t few = 400;
  if (textures_.size() < few) return;
  std::set<const render::Picture*> used;
  for (const Shown& shown : shown_) used.insert(shown.sprite.picture.get());
  std::erase_if(textures_, [&](const auto& kept) { return !used.contains(kept.first); });
}

}  // namespace loci::window
