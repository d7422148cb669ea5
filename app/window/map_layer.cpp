#include "app/window/map_layer.hpp"

#include <algorithm>
#include <cmath>

namespace loci::window {
namespace {

constexpr double margin_px = 128;

}  // namespace

void MapLayer::draw(ImDrawList& list, const panels::Area& area, const map::MapView& view,
                    const map::MapView& destination, render::Theme theme, double pixel_ratio,
                    double now_s, double seconds) {
  const bool unfinished = tiles_.fading() || !tiles_.complete();
  const bool news = tiles_.update(view, destination, theme, pixel_ratio, now_s);
  auto from = offset(view, theme, pixel_ratio);
  if (!from || tiles_.shown_anew() || tiles_.fading() || (unfinished && news) ||
      tiles_.tinted_anew() || sprites_.fading() || sprites_painted_ != sprites_.number() ||
      lines_painted_ != lines_.number()) {
    // While it zooms or sprites move, every frame is drawn anew: nothing is kept around it.
    const bool zooming = painted_ && painted_->view.zoom() != view.zoom();
    paint(view, theme, pixel_ratio, zooming || sprites_.fading() ? 0 : margin_px, seconds);
    from = offset(view, theme, pixel_ratio);
  }
  const auto width = static_cast<float>(picture_.width_px() / pixel_ratio);
  const auto height = static_cast<float>(picture_.height_px() / pixel_ratio);
  copying_pixels(list, version_);
  list.AddImage(picture_.texture(), area.min, area.max, {from->x / width, 1 - from->y / height},
                {(from->x + area.width()) / width, 1 - (from->y + area.height()) / height});
  blending_as_usual(list);
}

/// The view's left upper corner in the picture; nothing if it is not all in there.
std::optional<ImVec2> MapLayer::offset(const map::MapView& view, render::Theme theme,
                                       double ratio) const {
  if (!painted_ || painted_->theme != theme || painted_->pixel_ratio != ratio ||
      painted_->view.projection() != view.projection() || painted_->view.zoom() != view.zoom() ||
      painted_->view.width_px() != view.width_px() ||
      painted_->view.height_px() != view.height_px()) {
    return std::nullopt;
  }
  const map::ScreenPoint middle = painted_->view.to_screen(view.center_projected());
  const double right = middle.x_px - view.width_px() / 2, down = middle.y_px - view.height_px() / 2;
  const double most = painted_->margin_px;
  if (std::abs(right) > most || std::abs(down) > most) return std::nullopt;
  const auto whole = [&](double px) {
    return static_cast<float>(std::round(px * ratio) / ratio + most);
  };
  return ImVec2{whole(right), whole(down)};
}

void MapLayer::paint(const map::MapView& view, render::Theme theme, double pixel_ratio,
                     double margin, double seconds) {
  const double wide = view.width_px() + 2 * margin, high = view.height_px() + 2 * margin;
  const int width = static_cast<int>(std::ceil(wide * pixel_ratio));
  const int height = static_cast<int>(std::ceil(high * pixel_ratio));
  if (picture_.width_px() != width || picture_.height_px() != height) {
    picture_ = Framebuffer(width, height);
  }
  ImDrawList list(ImGui::GetDrawListSharedData());
  list._ResetForNewFrame();
  list.PushTextureID(ImGui::GetIO().Fonts->TexID);
  const panels::Area area{{0, 0}, {static_cast<float>(wide), static_cast<float>(high)}};
  list.PushClipRect(area.min, area.max);
  const map::MapView all = view.with_margin(margin);
  tiles_.draw(list, area, all, theme, pixel_ratio);
  lines_.draw(
      list, area, all,
      panels::palette(theme == render::Theme::dark ? session::Theme::dark : session::Theme::light));
  lines_painted_ = lines_.number();
  blending_pixels(list);
  sprites_.draw(list, area, all, pixel_ratio, seconds);
  blending_as_usual(list);
  sprites_painted_ = sprites_.number();
  picture_.draw({&list}, pixel_ratio);
  painted_ = Painted{view, theme, pixel_ratio, margin};
  ++version_;
}

}  // namespace loci::window
