#include "app/window/map_pictures.hpp"

#include "app/panels/picker_pins.hpp"

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
      sprites_(sprite_textures_),
      layer_(tiles_, lines_, sprites_),
      places_(session.lists().on_map) {}

void MapPictures::begin_frame(double pixel_ratio, double now_s) {
  seconds_ = std::min(0.08, now_s - now_s_);
  now_s_ = now_s;
  pixel_ratio_ = pixel_ratio;
  places_ = session_.lists().on_map;
}

void MapPictures::draw(ImDrawList& list, const panels::Area& area, const map::MapView& view) {
  list.PushClipRect(area.min, area.max, true);
  tint_areas();
  tiles_.show({.projection = view.projection(),
               .graticule = session_.graticule,
               .ground = session_.layers().drawn_ground(),
               .layers = session_.layers().drawn_over()});
  if (shown_ && shown_->view.projection() != view.projection()) {  // pinned to another plane
    sprites_.replace({}, {.fade = false});
    shown_.reset();
  }
  annotate();
  take_annotation(view);
  prepare_steps();
  lines_.update(session_);
  layer_.draw(list, area, view, session_.destination(), render_theme(session_.theme), pixel_ratio_,
              now_s_, seconds_);
  list.PopClipRect();
}

/// Mentioned countries have no marker; the selected one stands out.
void MapPictures::tint_areas() {
  if (tinted_for_ == places_ && tinted_selected_ == session_.selected_place()) return;
  tinted_for_ = places_;
  tinted_selected_ = session_.selected_place();
  TintedAreas wanted;
  for (const std::uint32_t area : places_->areas()) {
    const map::MapPlace& place = places_->places()[area];
    if (place.area_code.empty()) continue;
    wanted.mentioned.push_back(place);
    // One more changes nothing here.
    wanted.mentioned.back().mentions = std::size_t{1} << 2 * render::tint_step(place.mentions);
    wanted.mentioned.back().confidence = 0;
    if (place.id == session_.selected_place()) wanted.selected.push_back(place);
  }
  if (wanted == tinted_) return;
  tinted_ = wanted;
  tiles_.tint(std::move(wanted));
}

std::optional<panels::Touched> MapPictures::touched(const map::MapView& view,
                                                    const map::ScreenPoint& point) {
  const auto* const sprite = render::sprite_at(sprites_.present(), view, point);
  if (sprite == nullptr) return std::nullopt;
  panels::Touched touched{sprite->place_id, std::nullopt, view.to_screen(sprite->anchor),
                          sprite->reach_px};
  const bool of_marker = sprite->part != render::SpritePart::badge;
  if (of_marker && shown_->places == places_) {
    const map::Cluster& cluster = places_->clusters()[sprite->cluster];
    if (cluster.places > 1) touched.cluster = sprite->cluster;
  }
  return touched;
}

std::vector<panels::LegendEntry> MapPictures::legend() const {
  std::vector<panels::LegendEntry> legend;
  for (auto& entry : render::legend_of(session_.coloured_by, render_theme(session_.theme))) {
    legend.push_back({entry.colour, std::move(entry.words)});
  }
  return legend;
}

std::vector<ShownMarker> MapPictures::markers() const {
  std::vector<ShownMarker> markers;
  const map::MapView& view = session_.view();
  const map::ScreenRect inside{0, 0, view.width_px(), view.height_px()};
  for (const render::PlacedSprite& sprite : sprites_.present()) {
    map::ScreenPoint at = view.to_screen(sprite.anchor);
    at.x_px += sprite.middle_x_px;
    at.y_px += sprite.middle_y_px;
    if (sprite.part != render::SpritePart::marker || !map::contains(inside, at)) continue;
    const map::MapPlace* const place = shown_->places->find(sprite.place_id);
    const map::Cluster& cluster = shown_->places->clusters()[sprite.cluster];
    markers.push_back({place->id, place->name, cluster.mentions, cluster.places, at});
  }
  return markers;
}

bool MapPictures::out_of_date(const AnnotationRequest& wanted) const {
  if (!requested_) return true;
  const AnnotationRequest& before = *requested_;
  if (before.places != wanted.places || before.emphasis != wanted.emphasis ||
      before.coloured_by != wanted.coloured_by || before.theme != wanted.theme ||
      before.pixel_ratio != wanted.pixel_ratio ||
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
                           {session_.selected_place(), session_.hovered_place(),
                            panels::picker_pin_boxes(session_, target)},
                           session_.coloured_by,
                           render_theme(session_.theme),
                           pixel_ratio_};
  if (!out_of_date(wanted)) return;
  requested_ = wanted;
  prepared_ = false;
  annotations_.request(std::move(wanted));
}

/// So that the names are there when a step's motion ends, as the tiles are.
void MapPictures::prepare_steps() {
  if (prepared_ || session_.animating() || !annotations_.idle() || !shown_) return;
  prepared_ = true;
  std::vector<AnnotationRequest> next;
  const map::MapView& view = requested_->view;
  const map::ScreenPoint middle{view.width_px() / 2, view.height_px() / 2};
  for (const double step : {1.0, -1.0, 0.5, -0.5}) {
    next.push_back(*requested_);
    next.back().view = view.zoomed_at(middle, view.zoom() + step);
  }
  annotations_.prepare(std::move(next));
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
  const SpriteChange change = change_to(*waiting_);
  shown_ = waiting_->request;
  sprites_.replace(std::move(waiting_->sprites), change);
  waiting_.reset();
}

/// Of the same places, markers come out of the markers that held them, and go into those that will.
SpriteChange MapPictures::change_to(const Annotation& next) const {
  SpriteChange change;
  change.fade = shown_ && shown_->theme == next.request.theme &&
                shown_->pixel_ratio == next.request.pixel_ratio;
  if (!shown_ || shown_->places != next.request.places) return change;
  change.only_emphasis = shown_->view.zoom() == next.request.view.zoom() &&
                         shown_->coloured_by == next.request.coloured_by &&
                         shown_->emphasis != next.request.emphasis &&
                         shown_->emphasis.drawn_over == next.request.emphasis.drawn_over;
  const geo::Projection& projection = next.request.view.projection();
  if (shown_->view.projection() != projection) return change;
  const auto way_at = [places = shown_->places, &projection](double zoom) {
    return [places, &projection, zoom](const render::PlacedSprite& sprite) {
      std::optional<geo::ProjectedPoint> end;
      const bool moves = sprite.part != render::SpritePart::basemap_name &&
                         sprite.part != render::SpritePart::badge;
      if (!moves) return end;
      const map::Clusters& clusters = places->clusters();
      const map::ClusterId holder = clusters.at_zoom(sprite.cluster, zoom);
      const geo::LonLat at = places->places()[clusters[holder].place].position;
      const auto point = projection.to_projected(at);
      const bool moved =
          point && std::hypot(point->x_m - sprite.anchor.x_m, point->y_m - sprite.anchor.y_m) > 1;
      if (moved) end = point;
      return end;
    };
  };
  change.comes_from = way_at(render::arranged_zoom(shown_->view.zoom()));
  change.goes_to = way_at(render::arranged_zoom(next.request.view.zoom()));
  return change;
}

bool MapPictures::sharp() const {
  return !tiles_.fading() && !sprites_.fading() && tiles_.complete() && annotations_.idle() &&
         !waiting_;
}

bool MapPictures::settled() const {
  return sharp() && tiles_.missing() == 0;
}

}  // namespace loci::window
