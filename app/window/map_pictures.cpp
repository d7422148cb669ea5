#include "app/window/map_pictures.hpp"

#include <cmath>
#include <utility>

namespace loci::window {
namespace {

constexpr double again_after_px = 150;  // of panning; sprites reach 256 px beyond the view
constexpr double close_levels = 0.35;   // names of a zoom may be shown this far from it

render::Theme render_theme(session::Theme theme) {
  return theme == session::Theme::dark ? render::Theme::dark : render::Theme::light;
}

}  // namespace

MapPictures::MapPictures(const session::Session& session, TileWorkers& tiles,
                         AnnotationWorker& annotations)
    : session_(session),
      workers_(tiles),
      annotations_(annotations),
      tiles_(tiles),
      layer_(tiles_),
      sprites_(sprite_textures_) {}

void MapPictures::begin_frame(double pixel_ratio, double now_s) {
  seconds_ = std::min(0.05, now_s - now_s_);
  now_s_ = now_s;
  pixel_ratio_ = pixel_ratio;
  if (places_of_ == session_.lists_number()) return;
  places_of_ = session_.lists_number();
  places_ = std::make_shared<const std::vector<map::MapPlace>>(session_.lists().map_places);
}

void MapPictures::draw(ImDrawList& list, const panels::Area& area, const map::MapView& view) {
  list.PushClipRect(area.min, area.max, true);
  tint_areas();
  tiles_.show({.projection = view.projection(), .graticule = session_.graticule});
  if (shown_ && shown_->view.projection() != view.projection()) {  // pinned to another plane
    sprites_.replace({}, false);
    shown_.reset();
  }
  layer_.draw(list, area, view, render_theme(session_.theme), pixel_ratio_, now_s_);
  annotate();
  take_annotation(view);
  blending_pixels(list, sprite_textures_.version());
  sprites_.draw(list, area, view, pixel_ratio_, seconds_);
  blending_as_usual(list);
  list.PopClipRect();
}

/// Mentioned countries have no marker; the selected one stands out.
void MapPictures::tint_areas() {
  TintedAreas wanted;
  for (const map::MapPlace& place : *places_) {
    if (!place.is_area || place.area_country.empty()) continue;
    wanted.mentioned.push_back(place);
    wanted.mentioned.back().mentions = 0;  // one more changes nothing here
    if (place.id == session_.selected_place()) wanted.selected.push_back(place);
  }
  if (wanted == tinted_) return;
  tinted_ = wanted;
  tiles_.tint(std::move(wanted));
}

std::string MapPictures::place_at(const map::MapView& view, const map::ScreenPoint& point) {
  return render::place_at(view, *places_, point);
}

bool MapPictures::out_of_date(const AnnotationRequest& wanted) const {
  if (!requested_) return true;
  const AnnotationRequest& before = *requested_;
  if (before.places != wanted.places || before.emphasis != wanted.emphasis ||
      before.theme != wanted.theme || before.pixel_ratio != wanted.pixel_ratio ||
      before.view.projection() != wanted.view.projection() ||
      before.view.zoom() != wanted.view.zoom() ||
      before.view.width_px() != wanted.view.width_px() ||
      before.view.height_px() != wanted.view.height_px()) {
    return true;
  }
  const map::ScreenPoint moved = wanted.view.to_screen(before.view.center_projected());
  return std::hypot(moved.x_px - wanted.view.width_px() / 2,
                    moved.y_px - wanted.view.height_px() / 2) > again_after_px;
}

/// Asks for the sprites of where the view will come to rest, so that names do not change on the
/// way.
void MapPictures::annotate() {
  const map::MapView target = session_.destination();
  AnnotationRequest wanted{target,
                           places_,
                           {session_.selected_place(), session_.hovered_place()},
                           render_theme(session_.theme),
                           pixel_ratio_};
  if (!out_of_date(wanted)) return;
  requested_ = wanted;
  annotations_.request(std::move(wanted));
}

void MapPictures::take_annotation(const map::MapView& view) {
  if (auto done = annotations_.take()) waiting_ = std::move(done);
  if (!waiting_) return;
  if (waiting_->request.view.projection() != view.projection()) {
    waiting_.reset();
    return;
  }
  const bool far = std::abs(waiting_->request.view.zoom() - view.zoom()) > close_levels;
  if (far && session_.animating()) return;
  const bool fade = shown_ && shown_->theme == waiting_->request.theme &&
                    shown_->pixel_ratio == waiting_->request.pixel_ratio;
  shown_ = waiting_->request;
  sprites_.replace(std::move(waiting_->sprites), fade);
  waiting_.reset();
}

bool MapPictures::settled() const {
  return !changing() && tiles_.complete() && workers_.idle() && annotations_.idle() && !waiting_;
}

}  // namespace loci::window
