/// \file
/// Where the session's map goes.
#include "app/map/fitted_extent.hpp"
#include "app/session/home_view.hpp"
#include "app/session/session.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace loci::session {
namespace {

constexpr double home_margin_px = 72;
constexpr double home_zoom_limit = 8;
constexpr double place_zoom = 7;
constexpr double km_per_deg_lat = 111.2;

/// Half levels look crisp: a tile is then shown at its own size or the root of a half of it.
map::MapView at_half_level(const map::MapView& view) {
  const map::ScreenPoint middle{view.width_px() / 2, view.height_px() / 2};
  return view.zoomed_at(middle, std::floor(view.zoom() * 2) / 2);
}

geo::Extent extent_of(const gazetteer::Place& place) {
  const double lat_deg = place.radius_km / km_per_deg_lat;
  const double shrink = std::max(0.1, std::cos(place.position.lat_deg * std::numbers::pi / 180));
  const double lon_deg = std::min(170.0, lat_deg / shrink);
  return {geo::wrapped_lon_deg(place.position.lon_deg - lon_deg),
          std::max(-85.0, place.position.lat_deg - lat_deg),
          geo::wrapped_lon_deg(place.position.lon_deg + lon_deg),
          std::min(85.0, place.position.lat_deg + lat_deg)};
}

}  // namespace

map::MapView everywhere(double width_px, double height_px) {
  return {{20, 25}, 1.5, width_px, height_px};
}

void Session::resize_map(double width_px, double height_px) {
  if (width_px == view().width_px() && height_px == view().height_px()) return;
  const bool at_home = home_shown_ == motion_.destination();
  motion_.resize(width_px, height_px);
  if (at_home) {
    home_shown_ = motion_.destination();
    stay_home();
  }
}

/// Shows the places that came in, unless the user has moved the map.
void Session::stay_home() {
  if (home_shown_ != motion_.destination()) return;
  if (const auto home = home_view()) {
    motion_.jump_to(*home);
    home_shown_ = home;
  }
}

void Session::set_projection(const geo::Projection& projection) {
  if (projection == view().projection()) return;
  motion_.jump_to(motion_.destination().projected_by(projection));
}

void Session::zoom_in_middle(double levels) {
  motion_.zoom_at({view().width_px() / 2, view().height_px() / 2}, levels);
}

std::optional<map::MapView> Session::home_view() const {
  if (lists_.on_map->places().empty()) return std::nullopt;
  return at_half_level(map::MapView::showing(lists_.home, view().width_px(), view().height_px(),
                                             home_margin_px, home_zoom_limit, view().projection()));
}

void Session::home() {
  motion_.fly_to(home_view().value_or(everywhere(view().width_px(), view().height_px())));
}

/// The view of an extent in the part of the map that the picker leaves free.
map::MapView Session::view_beside_picker(const geo::Extent& extent, double margin_px,
                                         double zoom_limit) const {
  const PickerCover cover = picker_cover();
  const map::MapView free = at_half_level(map::MapView::showing(
      extent, view().width_px() - cover.right_px, view().height_px() - cover.below_px, margin_px,
      zoom_limit, view().projection()));
  return map::MapView(free.center(), free.zoom(), view().width_px(), view().height_px(),
                      view().projection())
      .panned(-cover.right_px / 2, -cover.below_px / 2);
}

PickerCover Session::picker_cover() const {
  if (!picker_) return {};
  if (view().width_px() > picker_cover_px * 1.4) return {picker_cover_px, 0};
  return {0, std::min(picker_below_px, view().height_px() * 0.65)};
}

void Session::fly_to_place(const gazetteer::Place& place) {
  constexpr double closest_zoom = 9;
  std::optional<geo::Extent> extent;
  if (extent_of_area) extent = extent_of_area(map::map_place(place, 1, 1).area_code);
  if (!extent && gazetteer::is_area(place) && place.radius_km > 0) extent = extent_of(place);
  if (extent) {
    motion_.fly_to(view_beside_picker(*extent, home_margin_px / 2, closest_zoom));
  } else {
    fly_to_position(place.position);
  }
}

/// Nothing moves where it is to be seen already.
void Session::bring_into_view(const map::MapPlace& place) {
  const map::ScreenPoint point = view().to_screen(place.position);
  const PickerCover cover = picker_cover();
  const map::ScreenRect inside{24, 24, view().width_px() - cover.right_px - 24,
                               view().height_px() - cover.below_px - 24};
  if (map::contains(inside, point)) return;
  const auto area = extent_of_area ? extent_of_area(place.area_code) : std::nullopt;
  motion_.fly_to(area ? view_beside_picker(*area, home_margin_px / 2, view().zoom())
                      : view().centered_at(place.position));
}

void Session::fly_to_position(const geo::LonLat& position) {
  const PickerCover cover = picker_cover();
  const double zoom = std::max(place_zoom, motion_.destination().zoom());
  motion_.fly_to(
      map::MapView(position, zoom, view().width_px(), view().height_px(), view().projection())
          .panned(-cover.right_px / 2, -cover.below_px / 2));
}

void Session::fly_to_layer(LayerId id) {
  constexpr double closest_zoom = 12;
  const auto extent = layers_.extent(id);
  if (extent) motion_.fly_to(view_beside_picker(*extent, home_margin_px, closest_zoom));
}

void Session::go_back() {
  if (const auto there = history_.back(motion_.destination())) motion_.fly_to(*there);
}

void Session::go_forward() {
  if (const auto there = history_.forward(motion_.destination())) motion_.fly_to(*there);
}

void Session::fly_to_box(const map::ScreenPoint& left_top, const map::ScreenPoint& right_bottom) {
  const map::ScreenPoint middle{(left_top.x_px + right_bottom.x_px) / 2,
                                (left_top.y_px + right_bottom.y_px) / 2};
  const double larger = std::min(view().width_px() / (right_bottom.x_px - left_top.x_px),
                                 view().height_px() / (right_bottom.y_px - left_top.y_px));
  const map::MapView there =
      view().panned(view().width_px() / 2 - middle.x_px, view().height_px() / 2 - middle.y_px);
  motion_.fly_to(there.zoomed_at({there.width_px() / 2, there.height_px() / 2},
                                 there.zoom() + std::log2(larger)));
}

bool Session::fly_into_cluster(map::ClusterId id) {
  constexpr std::size_t enough = 2000;  // places, to know their extent
  const map::Clusters& clusters = lists_.on_map->clusters();
  const auto zoom = clusters.comes_apart_at(id);
  if (!zoom) return false;
  std::vector<geo::LonLat> positions;
  for (const std::uint32_t place : clusters.places_of(id, enough)) {
    positions.push_back(lists_.on_map->places()[place].position);
  }
  const map::MapView all =
      map::MapView::showing(*geo::extent_around(positions), view().width_px(), view().height_px(),
                            home_margin_px, map::max_zoom, view().projection());
  const map::ScreenPoint middle{all.width_px() / 2, all.height_px() / 2};
  motion_.fly_to(all.zoomed_at(middle, std::max(*zoom, std::floor(all.zoom() * 2) / 2)));
  return true;
}

}  // namespace loci::session
