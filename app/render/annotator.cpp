#include "app/render/annotator.hpp"

#include "app/render/basemap.hpp"
#include "app/render/map_plane.hpp"
#include "app/render/name_arrangement.hpp"
#include "app/render/sprites.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>
#include <utility>

namespace loci::render {
namespace {

/// Names are arranged for steps of a quarter of a zoom: in between they only move apart.
double arranged_zoom(double zoom) {
  return std::floor(zoom * 4) / 4;
}

/// The region to arrange for: whole squares of 512 px around the view, so that it stays the same
/// while panning a little, and names that come in later were already taken into account.
MapRegion region_around(const map::MapView& view, double zoom, double margin_px) {
  const PixelGrid grid = pixel_grid(view, 1);
  const double margin = margin_px * grid.units_per_px;
  const double square = 512.0 * world_units / (map::tile_size_px * std::exp2(zoom));
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
  std::vector<map::MapPlace> places;

  bool operator==(const ArrangementKey&) const = default;
};

}  // namespace

struct Annotator::Parts {
  explicit Parts(const std::filesystem::path& file) : basemap(file) {}

  Sprites& sprites_for(Theme theme, double pixel_ratio) {
    return sprites.try_emplace({theme, pixel_ratio}, theme, pixel_ratio).first->second;
  }

  const NameArrangement& arranged(ArrangementKey wanted) {
    if (!arrangement || key != wanted) {
      key = std::move(wanted);
      arrangement.emplace(basemap, sprites_for(key.theme, key.pixel_ratio), key.theme,
                          key.projection, key.zoom, key.region);
      arrangement->arrange(key.places);
    }
    return *arrangement;
  }

  Basemap basemap;
  std::map<std::pair<Theme, double>, Sprites> sprites;
  ArrangementKey key;
  std::optional<NameArrangement> arrangement;
};

Annotator::Annotator(const std::filesystem::path& basemap_file)
    : parts_(std::make_unique<Parts>(basemap_file)) {}

Annotator::~Annotator() = default;

std::vector<PlacedSprite> Annotator::annotate(const map::MapView& view,
                                              const std::vector<map::MapPlace>& places,
                                              const Emphasis& emphasis, Theme theme,
                                              double pixel_ratio, double margin_px) {
  const double zoom = arranged_zoom(view.zoom());
  Sprites& sprites = parts_->sprites_for(theme, pixel_ratio);
  const NameArrangement& names = parts_->arranged(
      {view.projection(), zoom, region_around(view, zoom, margin_px), theme, pixel_ratio, places});

  const map::ScreenRect shown{-margin_px, -margin_px, view.width_px() + margin_px,
                              view.height_px() + margin_px};
  std::vector<std::size_t> order;  // large markers below small ones, emphasised ones on top
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (!places[i].is_area && contains(shown, view.to_screen(places[i].position)))
      order.push_back(i);
  }
  const auto level = [&](const map::MapPlace& place) {
    return place.id == emphasis.selected_place ? 2 : place.id == emphasis.hovered_place ? 1 : 0;
  };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::pair(level(places[a]), places[b].mentions) <
           std::pair(level(places[b]), places[a].mentions);
  });

  std::vector<PlacedSprite> result;
  const auto look_of = [&](const map::MapPlace& place) {
    return MarkerLook{place.mentions, place.id == emphasis.selected_place,
                      place.id == emphasis.hovered_place};
  };
  const auto add = [&](const Sprite& sprite, const map::MapPlace& place, double x_px, double y_px) {
    const auto anchor = view.projection().to_projected(place.position);
    result.push_back({sprite.picture, anchor.value_or(geo::ProjectedPoint{}),
                      x_px - sprite.middle_x_px, y_px - sprite.middle_y_px, place.id});
  };
  for (const std::size_t i : order) add(sprites.glow(look_of(places[i])), places[i], 0, 0);
  const auto add_shown = [&](const PlacedSprite& sprite) {
    if (contains(shown, view.to_screen(sprite.anchor))) result.push_back(sprite);
  };
  for (const PlacedSprite& sprite : names.basemap_names()) add_shown(sprite);
  for (const std::size_t i : order) add(sprites.marker(look_of(places[i])), places[i], 0, 0);
  for (const PlacedSprite& sprite : names.place_names()) {
    if (sprite.place_id != emphasis.selected_place && sprite.place_id != emphasis.hovered_place) {
      add_shown(sprite);
    }
  }
  for (const map::MapPlace& place : places) {  // the emphasised names always, above everything
    if (level(place) == 0) continue;
    const LabelLine line{place.name, marker_name_style(theme, true)};
    const Sprite& sprite =
        place.is_area ? sprites.area_label(line, place.mentions) : sprites.label({line});
    const double aside = marker_diameter_px(place.mentions) / 2 + 5 + sprite.width_px / 2;
    add(sprite, place, place.is_area ? 0 : aside, 0);
  }
  return result;
}

double marker_diameter_px(std::size_t mentions) {
  // Beyond 64 mentions (48 px) only a little larger, so that the map stays to be seen.
  const auto n = static_cast<double>(mentions);
  return n <= 64 ? 8 + 5 * std::sqrt(n) : 48 + 4 * std::log2(n / 64);
}

std::string place_at(const map::MapView& view, const std::vector<map::MapPlace>& places,
                     const map::ScreenPoint& point) {
  const map::MapPlace* nearest = nullptr;
  double nearest_px = 1e9;
  for (const map::MapPlace& place : places) {
    const map::ScreenPoint at = view.to_screen(place.position);
    const double dx = at.x_px - point.x_px, dy = at.y_px - point.y_px;
    const bool hit =
        place.is_area
            ? std::abs(dx) < 4.0 * static_cast<double>(place.name.size()) + 14 && std::abs(dy) < 11
            : std::hypot(dx, dy) <= std::max(10.0, marker_diameter_px(place.mentions) / 2 + 3);
    const double distance_px = std::hypot(dx, dy) + (place.is_area ? 1000 : 0);  // markers first
    if (hit && distance_px < nearest_px) {
      nearest = &place;
      nearest_px = distance_px;
    }
  }
  return nearest == nullptr ? "" : nearest->id;
}

}  // namespace loci::render
