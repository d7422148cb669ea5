#include "app/render/name_arrangement.hpp"

#include "app/map/clusters.hpp"
#include "app/render/badge_spots.hpp"
#include "app/render/river_names.hpp"
#include "geo/distance.hpp"
#include "geo/web_mercator.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace loci::render {
namespace {

PlacedSprite pinned(const Sprite& sprite, const geo::ProjectedPoint& anchor, double x_px,
                    double y_px) {
  return {sprite.picture,
          anchor,
          x_px - sprite.middle_x_px,
          y_px - sprite.middle_y_px,
          SpritePart::basemap_name,
          "",
          0,
          x_px,
          y_px,
          sprite.width_px / 2};
}

}  // namespace

NameArrangement::NameArrangement(const Basemap& basemap, const AreaBoxes& boxes, Sprites& sprites,
                                 Theme theme, const geo::Projection& projection, double zoom,
                                 const MapRegion& region)
    : basemap_(basemap),
      area_boxes_(boxes),
      sprites_(sprites),
      theme_(theme),
      projection_(projection),
      zoom_(zoom),
      room_(projection, zoom, region) {}

void NameArrangement::keep_free(const std::vector<map::PinnedBox>& boxes) {
  for (const auto& [position, box] : boxes) {
    const MapPoint at = map_point_of(position);
    const map::ScreenPoint spot = room_.spot_of(at.x, at.y);
    room_.take({spot.x_px + box.left_px, spot.y_px + box.top_px, spot.x_px + box.right_px,
                spot.y_px + box.bottom_px});
  }
}

bool NameArrangement::arrange(const map::PlacesOnMap& places,
                              const std::function<bool()>& goes_on) {
  places_ = &places;
  take_markers();
  if (!place_marker_names(goes_on)) return false;
  for (const NameCandidate& candidate : names_at(basemap_, zoom_)) {
    if (goes_on && !goes_on()) return false;
    const BasemapName& name = *candidate.name;
    const map::ScreenPoint spot = room_.spot_of(name.position.x, name.position.y);
    if (!room_.in_region(spot)) continue;
    if (name.kind == NameKind::city) {
      place_city(candidate);
    } else if (!mentioned_.has_badge(basemap_, name)) {
      place_area_name(candidate);
    }
  }
  place_rivers();
  places_ = nullptr;
  mentioned_ = {};
  return true;
}

void NameArrangement::take_markers() {
  const map::Clusters& clusters = places_->clusters();
  const std::vector<map::MapPlace>& places = places_->places();
  for (const map::ClusterId id : clusters.shown(zoom_, room_.extent())) {
    const map::MapPlace& place = places[clusters[id].place];
    const MapPoint position = map_point_of(place.position);
    const map::ScreenPoint spot = room_.spot_of(position.x, position.y);
    if (!room_.in_region(spot)) continue;
    markers_.push_back(id);
    const double half_px = map::marker_diameter_px(clusters[id].mentions) / 2;
    room_.take(
        {spot.x_px - half_px, spot.y_px - half_px, spot.x_px + half_px, spot.y_px + half_px});
    mentioned_.add_marker(place, position);
  }
  constexpr std::size_t most_badges = 200;
  for (const std::uint32_t area : places_->areas()) {
    take_area(area);
    if (badges_.size() >= most_badges) break;
  }
}

void NameArrangement::take_area(std::uint32_t area) {
  const map::MapPlace& place = places_->places()[area];
  const MapPoint own = map_point_of(place.position);
  const std::size_t before = badges_.size();
  const auto in_region = [&](const MapPoint& middle) {
    return room_.in_region(room_.spot_of(middle.x, middle.y));
  };
  if (in_region(own)) badges_.push_back({area, own, true});
  const bool is_country = place.area_code.size() == 2;
  if (const auto* const country = is_country ? area_boxes_.country(place.area_code) : nullptr) {
    const LabelLine label{place.name, marker_name_style(theme_, false)};
    for (const MapPoint& spot : spots_far_off(country->box, own, zoom_)) {
      if (!in_region(spot)) continue;
      const LabelSize size = sprites_.area_label_size(label, place.mentions);
      if (has_room_within(basemap_, *country, spot, size, zoom_)) {
        badges_.push_back({area, spot, false});
      }
    }
  }
  if (badges_.size() > before) mentioned_.add_area(place);
}

/// Markers and areas, most mentioned first; of very many, those that could not be read are left.
bool NameArrangement::place_marker_names(const std::function<bool()>& goes_on) {
  constexpr std::size_t most_names = 400;
  const map::Clusters& clusters = places_->clusters();
  auto badge = badges_.begin();
  const auto mentions_of = [&](const BadgeSpot& spot) {
    return places_->places()[spot.area].mentions;
  };
  for (std::size_t i = 0; i < std::min(most_names, markers_.size()); ++i) {
    if (goes_on && !goes_on()) return false;
    while (badge != badges_.end() && mentions_of(*badge) > clusters[markers_[i]].mentions) {
      place_badge(*badge++);
    }
    place_marker_name(markers_[i]);
  }
  while (badge != badges_.end()) place_badge(*badge++);
  return true;
}

void NameArrangement::place_marker_name(map::ClusterId id) {
  const map::Cluster& cluster = places_->clusters()[id];
  const map::MapPlace& place = places_->places()[cluster.place];
  named_.insert(letters_of(place.name));
  const std::vector<LabelLine> label{
      {marker_name(place.name, cluster.places), marker_name_style(theme_, false)}};
  const double radius_px = map::marker_diameter_px(cluster.mentions) / 2;
  const MapPoint position = map_point_of(place.position);
  const auto move = room_.find_beside(sprites_.label_size(label), position, radius_px);
  if (!move) return;
  place_names_.push_back(
      pinned(sprites_.label(label), room_.anchor_of(position), move->x_px, move->y_px));
  place_names_.back().part = SpritePart::name;
  place_names_.back().place_id = place.id;
  place_names_.back().cluster = id;
}

/// How far its name may stand from its point: half of its height, of a country as the map has it.
double NameArrangement::radius_px(const map::MapPlace& area) const {
  if (const auto box = area_boxes_.box(area.area_code)) {
    const double wide = static_cast<double>(box->right) - box->left;
    const double high = static_cast<double>(box->bottom) - box->top;
    return std::min(wide, high) / 2 / room_.units_per_px();
  }
  constexpr double equator_km = geo::web_mercator::world_width_m / 1000;
  const double lat = area.position.lat_deg * std::numbers::pi / 180;
  const double km_per_px = equator_km * room_.units_per_px() / world_units * std::cos(lat);
  return area.radius_km / std::max(km_per_px, 1e-9);
}

/// Anywhere in the middle of its area; where markers leave no room there, just outside of it, but
/// not where it would seem to name a neighbour.
std::optional<map::ScreenPoint> NameArrangement::room_for_badge(const map::MapPlace& area,
                                                                const LabelSize& size) {
  const MapPoint middle = map_point_of(area.position);
  const double height_px = size.height_px * 0.85;
  if (const auto within = room_.find_at(middle, spots_within(size, 0.7 * radius_px(area)),
                                        size.width_px, height_px)) {
    return within;
  }
  // Of an area within a country there are too many, and its neighbours are not told apart.
  const auto box = area_boxes_.box(area.area_code);
  const bool is_country = area.area_code.size() == 2;
  if (!box || !is_country || !projection_.is_web_mercator()) return std::nullopt;
  std::vector<map::ScreenPoint> beside = spots_beside(size, *box, middle, room_.units_per_px());
  const map::ScreenPoint spot = room_.spot_of(middle.x, middle.y);
  std::erase_if(beside, [&](const map::ScreenPoint& move) {
    const map::ScreenPoint there{spot.x_px + move.x_px, spot.y_px + move.y_px};
    return !room_.is_free(NameRoom::box_at(there, size.width_px, height_px));
  });
  const auto reaches_neighbour = [&](const map::ScreenPoint& move,
                                     std::initializer_list<double> rows) {
    for (const double down : rows) {
      for (const double across : {-0.5, -0.25, 0.0, 0.25, 0.5}) {
        const MapPoint there = room_.moved(
            middle, {move.x_px + across * size.width_px, move.y_px + down * size.height_px});
        if (in_another_country(basemap_, area_boxes_.countries(), there, area.area_code, zoom_))
          return true;
      }
    }
    return false;
  };
  std::erase_if(beside, [&](const map::ScreenPoint& move) { return reaches_neighbour(move, {0}); });
  // Rather clear of it altogether.
  std::stable_partition(beside.begin(), beside.end(), [&](const map::ScreenPoint& move) {
    return !reaches_neighbour(move, {-0.5, 0.5});
  });
  return room_.find_at(middle, beside, size.width_px, height_px);
}

void NameArrangement::place_badge(const BadgeSpot& spot) {
  const map::MapPlace& area = places_->places()[spot.area];
  named_.insert(letters_of(area.name));
  const LabelLine label{area.name, marker_name_style(theme_, false)};
  const LabelSize size = sprites_.area_label_size(label, area.mentions);
  constexpr double height = 0.85, again_within_px = 40;
  const auto move = spot.own ? room_for_badge(area, size)
                             : room_.find_at(spot.middle, spots_within(size, again_within_px),
                                             size.width_px, size.height_px * height);
  if (!move) return;
  place_names_.push_back(pinned(sprites_.area_label(label, area.mentions),
                                room_.anchor_of(spot.middle), move->x_px, move->y_px));
  place_names_.back().part = SpritePart::badge;
  place_names_.back().place_id = area.id;
}

void NameArrangement::place_city(const NameCandidate& candidate) {
  const BasemapName& city = *candidate.name;
  if (mentioned_.has_marker(basemap_, city)) return;
  const map::ScreenPoint spot = room_.spot_of(city.position.x, city.position.y);
  const map::ScreenRect dot = room_.box_at(spot, candidate.dot_px, candidate.dot_px);
  if (!room_.is_free(dot)) return;
  const std::vector<LabelLine> label = label_of(basemap_, candidate, zoom_, theme_);
  const auto move =
      room_.find_beside(sprites_.label_size(label), city.position, candidate.dot_px / 2);
  if (!move) return;
  room_.take(dot);
  named_.insert(letters_of(basemap_.text(city.name)));
  const Sprite& sprite = sprites_.city_dot(candidate.dot_px, city.is_capital == 2);
  const geo::ProjectedPoint anchor = room_.anchor_of(city.position);
  basemap_names_.push_back(pinned(sprite, anchor, 0, 0));
  basemap_names_.push_back(pinned(sprites_.label(label), anchor, move->x_px, move->y_px));
}

void NameArrangement::place_area_name(const NameCandidate& candidate) {
  // A unit of a divided country, or an area named after its city, says nothing new.
  const std::vector<LabelLine> lines = label_of(basemap_, candidate, zoom_, theme_);
  const std::string letters = letters_of(lines.front().text);
  const BasemapName& name = *candidate.name;
  const bool is_sea = name.kind == NameKind::ocean || name.kind == NameKind::sea;
  const map::ScreenPoint spot = room_.spot_of(name.position.x, name.position.y);
  if (!letters.empty() && named_.contains(letters)) {
    // A sea has several points; it is named again only far from the last.
    constexpr double apart_px = 900;
    const auto before = sea_spots_.find(letters);
    if (!is_sea || before == sea_spots_.end() ||
        std::hypot(before->second.x_px - spot.x_px, before->second.y_px - spot.y_px) < apart_px) {
      return;
    }
  }
  const LabelSize size = sprites_.label_size(lines);
  const double step = size.height_px + 4;
  const auto move = room_.find_at(name.position, {{0, 0}, {0, -step}, {0, step}}, size.width_px,
                                  size.height_px * 0.85);
  if (!move) return;
  basemap_names_.push_back(
      pinned(sprites_.label(lines), room_.anchor_of(name.position), move->x_px, move->y_px));
  named_.insert(letters);
  if (is_sea) sea_spots_[letters] = spot;
}

void NameArrangement::place_rivers() {
  for (const BasemapLine& line : basemap_.lines()) {
    const std::string_view name = basemap_.text(line.name);
    if (line.kind != LineKind::river || name.empty() || zoom_ < 3.2 + 0.5 * line.rank) continue;
    const map::ScreenPoint low = room_.spot_of(line.box.left, line.box.top),
                           high = room_.spot_of(line.box.right, line.box.bottom);
    const bool boxed = projection_.is_web_mercator();  // else the box's corners say little
    if (boxed && (high.x_px < 0 || high.y_px < 0 || low.x_px > room_.width_px() ||
                  low.y_px > room_.height_px())) {
      continue;
    }
    const LabelLine label{std::string(name), river_name_style(theme_)};
    const double width_px = 7.2 * static_cast<double>(name.size());
    for (const RiverStretch& stretch :
         straight_stretches(basemap_, line, projection_, zoom_, width_px)) {
      const map::ScreenPoint spot = room_.spot_on_plane({stretch.x, stretch.y});
      if (!room_.in_region(spot)) continue;
      const double angle = stretch.angle_deg * 3.14159265358979 / 180;
      const double up_x = std::sin(angle) * 9, up_y = -std::cos(angle) * 9;
      std::vector<map::ScreenRect> parts;
      for (double along = -width_px / 2; along <= width_px / 2; along += 12) {
        parts.push_back(room_.box_at({spot.x_px + up_x + along * std::cos(angle),
                                      spot.y_px + up_y + along * std::sin(angle)},
                                     10, 10));
      }
      if (!std::all_of(parts.begin(), parts.end(),
                       [&](const auto& box) { return room_.is_free(box); })) {
        continue;
      }
      for (const map::ScreenRect& box : parts) room_.take(box);
      basemap_names_.push_back(pinned(sprites_.turned_label(label, stretch.angle_deg),
                                      to_projected(OutlinePoint{stretch.x, stretch.y}), up_x,
                                      up_y));
    }
  }
}

}  // namespace loci::render
