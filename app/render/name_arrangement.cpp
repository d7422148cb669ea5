#include "app/render/name_arrangement.hpp"

#include "app/map/clusters.hpp"
#include "app/render/badge_spots.hpp"
#include "app/render/river_names.hpp"
#include "gazetteer/name_key.hpp"
#include "geo/distance.hpp"
#include "geo/web_mercator.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace loci::render {
namespace {

constexpr double gap_px = 5;        // between a marker and its name
constexpr double clearance_px = 2;  // around every name

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

/// Plain letters in lower case, nothing else: enough to see that two spellings are one name.
std::string letters_of(std::string_view name) {
  std::string key, letters;
  if (std::any_of(name.begin(), name.end(), [](char c) { return (c & 0x80) != 0; })) {
    key = gazetteer::name_key(name);
    name = key;
  }
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z') letters += static_cast<char>(c + 32);
    if (c >= 'a' && c <= 'z') letters += c;
  }
  return letters;
}

}  // namespace

MapPoint map_point_of(const geo::LonLat& position) {
  return to_map_point(geo::web_mercator::to_projected(position));
}

NameArrangement::NameArrangement(const Basemap& basemap, const AreaBoxes& boxes, Sprites& sprites,
                                 Theme theme, const geo::Projection& projection, double zoom,
                                 const MapRegion& region)
    : basemap_(basemap),
      area_boxes_(boxes),
      sprites_(sprites),
      theme_(theme),
      projection_(projection),
      zoom_(zoom),
      region_(region),
      units_per_px_(world_units / (map::tile_size_px * std::exp2(zoom))) {}

bool NameArrangement::arrange(const map::PlacesOnMap& places,
                              const std::function<bool()>& goes_on) {
  places_ = &places;
  take_markers();
  if (!place_marker_names(goes_on)) return false;
  for (const NameCandidate& candidate : names_at(basemap_, zoom_)) {
    if (goes_on && !goes_on()) return false;
    const BasemapName& name = *candidate.name;
    const Spot spot = spot_of(name.position.x, name.position.y);
    if (!in_region(spot)) continue;
    if (name.kind == NameKind::city) {
      place_city(candidate);
    } else if (!is_mentioned_area(name)) {
      place_area_name(candidate);
    }
  }
  place_rivers();
  places_ = nullptr;
  marker_ids_.clear();
  return true;
}

geo::Extent NameArrangement::extent() const {
  const auto lon_deg = [](double x) { return x / world_units * 360 - 180; };
  const auto lat_deg = [](double y) {
    const auto unit = static_cast<std::int32_t>(std::clamp(y, 0.0, world_units - 1.0));
    return geo::web_mercator::to_lonlat(to_projected(MapPoint{0, unit})).lat_deg;
  };
  if (!projection_.is_web_mercator()) return {};  // in_region() sorts them out
  geo::Extent extent{-180, lat_deg(region_.bottom), 180, lat_deg(region_.top)};
  if (region_.right - region_.left < world_units) {
    extent.west_deg = geo::wrapped_lon_deg(lon_deg(region_.left));
    extent.east_deg = geo::wrapped_lon_deg(lon_deg(region_.right));
  }
  return extent;
}

NameArrangement::Spot NameArrangement::spot_on_plane(const OutlinePoint& point) const {
  double x = point.x;
  if (projection_.is_web_mercator()) {
    const double middle = (region_.left + region_.right) / 2;
    x -= world_units * std::round((x - middle) / world_units);
  }
  return {(x - region_.left) / units_per_px_, (point.y - region_.top) / units_per_px_};
}

NameArrangement::Spot NameArrangement::spot_of(double x, double y) const {
  if (projection_.is_web_mercator()) return spot_on_plane({x, y});
  const auto point = on_plane(projection_, {x, y});
  return point ? spot_on_plane(*point) : Spot{-1e6, -1e6};
}

/// In Web Mercator.
MapPoint NameArrangement::moved(const MapPoint& from, const Spot& by) const {
  return {static_cast<std::int32_t>(from.x + by.x_px * units_per_px_),
          static_cast<std::int32_t>(from.y + by.y_px * units_per_px_)};
}

geo::ProjectedPoint NameArrangement::anchor_of(const MapPoint& position) const {
  const OutlinePoint point{static_cast<double>(position.x), static_cast<double>(position.y)};
  return to_projected(on_plane(projection_, point).value_or(OutlinePoint{}));
}

bool NameArrangement::in_region(const Spot& spot) const {
  return spot.x_px >= 0 && spot.y_px >= 0 &&
         spot.x_px < (region_.right - region_.left) / units_per_px_ &&
         spot.y_px < (region_.bottom - region_.top) / units_per_px_;
}

map::ScreenRect NameArrangement::box_at(const Spot& middle, double width_px,
                                        double height_px) const {
  return {middle.x_px - width_px / 2 - clearance_px, middle.y_px - height_px / 2 - clearance_px / 2,
          middle.x_px + width_px / 2 + clearance_px,
          middle.y_px + height_px / 2 + clearance_px / 2};
}

std::optional<NameArrangement::Spot> NameArrangement::room_at(const MapPoint& position,
                                                              const std::vector<Spot>& moves,
                                                              double width_px, double height_px) {
  const Spot spot = spot_of(position.x, position.y);
  for (const Spot& move : moves) {
    const map::ScreenRect box =
        box_at({spot.x_px + move.x_px, spot.y_px + move.y_px}, width_px, height_px);
    if (!boxes_.is_free(box)) continue;
    boxes_.take(box);
    return move;
  }
  return std::nullopt;
}

std::optional<NameArrangement::Spot> NameArrangement::room_beside(const LabelSize& size,
                                                                  const MapPoint& position,
                                                                  double radius_px) {
  const double aside = radius_px + gap_px + size.width_px / 2;
  const double over = radius_px + size.height_px / 2 - 1;
  return room_at(position,
                 {{aside, 0},
                  {-aside, 0},
                  {0, -over},
                  {0, over},
                  {aside, -over * 0.6},
                  {aside, over * 0.6},
                  {-aside, -over * 0.6},
                  {-aside, over * 0.6}},
                 size.width_px, size.height_px * 0.8);
}

void NameArrangement::take_markers() {
  const map::Clusters& clusters = places_->clusters();
  const std::vector<map::MapPlace>& places = places_->places();
  for (const map::ClusterId id : clusters.shown(zoom_, extent())) {
    const map::MapPlace& place = places[clusters[id].place];
    const MapPoint position = map_point_of(place.position);
    const Spot spot = spot_of(position.x, position.y);
    if (!in_region(spot)) continue;
    markers_.push_back(id);
    const double half_px = map::marker_diameter_px(clusters[id].mentions) / 2;
    boxes_.take(
        {spot.x_px - half_px, spot.y_px - half_px, spot.x_px + half_px, spot.y_px + half_px});
    marker_ids_.insert(place.id);
    marker_letters_.emplace(letters_of(place.name), position);
  }
  constexpr std::size_t most_areas = 200;
  for (const std::uint32_t area : places_->areas()) {
    const MapPoint position = map_point_of(places[area].position);
    if (!in_region(spot_of(position.x, position.y))) continue;
    areas_.push_back(area);
    area_letters_.insert(letters_of(places[area].name));
    area_countries_.insert(places[area].area_code);
    if (areas_.size() == most_areas) break;
  }
}

/// Markers and areas, most mentioned first; of very many, those that could not be read are left.
bool NameArrangement::place_marker_names(const std::function<bool()>& goes_on) {
  constexpr std::size_t most_names = 400;
  const map::Clusters& clusters = places_->clusters();
  auto area = areas_.begin();
  for (std::size_t i = 0; i < std::min(most_names, markers_.size()); ++i) {
    if (goes_on && !goes_on()) return false;
    while (area != areas_.end() &&
           places_->places()[*area].mentions > clusters[markers_[i]].mentions) {
      place_badge(places_->places()[*area++]);
    }
    place_marker_name(markers_[i]);
  }
  while (area != areas_.end()) place_badge(places_->places()[*area++]);
  return true;
}

void NameArrangement::place_marker_name(map::ClusterId id) {
  const map::Cluster& cluster = places_->clusters()[id];
  const map::MapPlace& place = places_->places()[cluster.place];
  named_.insert(letters_of(place.name));
  std::string name = place.name;
  if (cluster.places > 1) name += " +" + std::to_string(cluster.places - 1);
  const std::vector<LabelLine> label{{name, marker_name_style(theme_, false)}};
  const double radius_px = map::marker_diameter_px(cluster.mentions) / 2;
  const MapPoint position = map_point_of(place.position);
  const auto move = room_beside(sprites_.label_size(label), position, radius_px);
  if (!move) return;
  place_names_.push_back(
      pinned(sprites_.label(label), anchor_of(position), move->x_px, move->y_px));
  place_names_.back().part = SpritePart::name;
  place_names_.back().place_id = place.id;
  place_names_.back().cluster = id;
}

/// How far its name may stand from its point: half of its height, of a country as the map has it.
double NameArrangement::radius_px(const map::MapPlace& area) const {
  if (const auto box = area_boxes_.box(area.area_code)) {
    const double wide = static_cast<double>(box->right) - box->left;
    const double high = static_cast<double>(box->bottom) - box->top;
    return std::min(wide, high) / 2 / units_per_px_;
  }
  constexpr double equator_km = geo::web_mercator::world_width_m / 1000;
  const double lat = area.position.lat_deg * std::numbers::pi / 180;
  const double km_per_px = equator_km * units_per_px_ / world_units * std::cos(lat);
  return area.radius_km / std::max(km_per_px, 1e-9);
}

/// Anywhere in the middle of its area; where markers leave no room there, just outside of it, but
/// not where it would seem to name a neighbour.
std::optional<NameArrangement::Spot> NameArrangement::room_for_badge(const map::MapPlace& area,
                                                                     const LabelSize& size) {
  const MapPoint middle = map_point_of(area.position);
  const double height_px = size.height_px * 0.85;
  if (const auto within =
          room_at(middle, spots_within(size, 0.7 * radius_px(area)), size.width_px, height_px)) {
    return within;
  }
  const auto box = area_boxes_.box(area.area_code);
  if (!box || !projection_.is_web_mercator()) return std::nullopt;
  std::vector<Spot> beside = spots_beside(size, *box, middle, units_per_px_);
  const auto reaches_neighbour = [&](const Spot& move, std::initializer_list<double> rows) {
    for (const double down : rows) {
      for (const double across : {-0.5, -0.25, 0.0, 0.25, 0.5}) {
        const MapPoint there =
            moved(middle, {move.x_px + across * size.width_px, move.y_px + down * size.height_px});
        if (in_another_country(basemap_, there, area.area_code, zoom_)) return true;
      }
    }
    return false;
  };
  std::erase_if(beside, [&](const Spot& move) { return reaches_neighbour(move, {0}); });
  // Rather clear of it altogether.
  std::stable_partition(beside.begin(), beside.end(), [&](const Spot& move) {
    return !reaches_neighbour(move, {-0.5, 0.5});
  });
  return room_at(middle, beside, size.width_px, height_px);
}

void NameArrangement::place_badge(const map::MapPlace& area) {
  named_.insert(letters_of(area.name));
  const LabelLine label{area.name, marker_name_style(theme_, false)};
  const auto move = room_for_badge(area, sprites_.area_label_size(label, area.mentions));
  if (!move) return;
  const geo::ProjectedPoint anchor = anchor_of(map_point_of(area.position));
  place_names_.push_back(
      pinned(sprites_.area_label(label, area.mentions), anchor, move->x_px, move->y_px));
  place_names_.back().part = SpritePart::badge;
  place_names_.back().place_id = area.id;
}

void NameArrangement::place_city(const NameCandidate& candidate) {
  const BasemapName& city = *candidate.name;
  if (has_marker(city)) return;
  const Spot spot = spot_of(city.position.x, city.position.y);
  const map::ScreenRect dot = box_at(spot, candidate.dot_px, candidate.dot_px);
  if (!boxes_.is_free(dot)) return;
  const std::vector<LabelLine> label = label_of(basemap_, candidate, zoom_, theme_);
  const auto move = room_beside(sprites_.label_size(label), city.position, candidate.dot_px / 2);
  if (!move) return;
  boxes_.take(dot);
  named_.insert(letters_of(basemap_.text(city.name)));
  const Sprite& sprite = sprites_.city_dot(candidate.dot_px, city.is_capital == 2);
  const geo::ProjectedPoint anchor = anchor_of(city.position);
  basemap_names_.push_back(pinned(sprite, anchor, 0, 0));
  basemap_names_.push_back(pinned(sprites_.label(label), anchor, move->x_px, move->y_px));
}

void NameArrangement::place_area_name(const NameCandidate& candidate) {
  // A unit of a divided country, or an area named after its city, says nothing new.
  const std::vector<LabelLine> lines = label_of(basemap_, candidate, zoom_, theme_);
  const std::string letters = letters_of(lines.front().text);
  const BasemapName& name = *candidate.name;
  const bool is_sea = name.kind == NameKind::ocean || name.kind == NameKind::sea;
  const Spot spot = spot_of(name.position.x, name.position.y);
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
  const auto move =
      room_at(name.position, {{0, 0}, {0, -step}, {0, step}}, size.width_px, size.height_px * 0.85);
  if (!move) return;
  basemap_names_.push_back(
      pinned(sprites_.label(lines), anchor_of(name.position), move->x_px, move->y_px));
  named_.insert(letters);
  if (is_sea) sea_spots_[letters] = spot;
}

/// By its number or its name nearby; where a marker merely lies over its dot, there is no room.
bool NameArrangement::has_marker(const BasemapName& city) const {
  if (city.geonames_id != 0 && marker_ids_.contains("geonames:" + std::to_string(city.geonames_id)))
    return true;
  const auto [first, last] = marker_letters_.equal_range(letters_of(basemap_.text(city.name)));
  return std::any_of(first, last, [&](const auto& marker) {
    constexpr double twenty_km = world_units / 2000.0;
    return std::hypot(static_cast<double>(marker.second.x) - city.position.x,
                      static_cast<double>(marker.second.y) - city.position.y) < twenty_km;
  });
}

bool NameArrangement::is_mentioned_area(const BasemapName& name) const {
  const std::string code(name.country, 2);
  if (name.kind == NameKind::country && area_countries_.contains(code)) return true;
  return area_letters_.contains(letters_of(basemap_.text(name.name)));
}

void NameArrangement::place_rivers() {
  for (const BasemapLine& line : basemap_.lines()) {
    const std::string_view name = basemap_.text(line.name);
    if (line.kind != LineKind::river || name.empty() || zoom_ < 3.2 + 0.5 * line.rank) continue;
    const Spot low = spot_of(line.box.left, line.box.top),
               high = spot_of(line.box.right, line.box.bottom);
    const bool boxed = projection_.is_web_mercator();  // else the box's corners say little
    if (boxed && (high.x_px < 0 || high.y_px < 0 ||
                  low.x_px > (region_.right - region_.left) / units_per_px_ ||
                  low.y_px > (region_.bottom - region_.top) / units_per_px_)) {
      continue;
    }
    const LabelLine label{std::string(name), river_name_style(theme_)};
    const double width_px = 7.2 * static_cast<double>(name.size());
    for (const RiverStretch& stretch :
         straight_stretches(basemap_, line, projection_, zoom_, width_px)) {
      const Spot spot = spot_on_plane({stretch.x, stretch.y});
      if (!in_region(spot)) continue;
      const double angle = stretch.angle_deg * 3.14159265358979 / 180;
      const double up_x = std::sin(angle) * 9, up_y = -std::cos(angle) * 9;
      std::vector<map::ScreenRect> parts;
      for (double along = -width_px / 2; along <= width_px / 2; along += 12) {
        parts.push_back(box_at({spot.x_px + up_x + along * std::cos(angle),
                                spot.y_px + up_y + along * std::sin(angle)},
                               10, 10));
      }
      if (!std::all_of(parts.begin(), parts.end(),
                       [&](const auto& box) { return boxes_.is_free(box); })) {
        continue;
      }
      for (const map::ScreenRect& box : parts) boxes_.take(box);
      basemap_names_.push_back(pinned(sprites_.turned_label(label, stretch.angle_deg),
                                      to_projected(OutlinePoint{stretch.x, stretch.y}), up_x,
                                      up_y));
    }
  }
}

}  // namespace loci::render
