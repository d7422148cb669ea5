#include "app/render/annotator.hpp"

#include "app/render/basemap.hpp"
#include "app/render/map_plane.hpp"
#include "app/render/name_arrangement.hpp"
#include "app/render/sprites.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <list>
#include <map>
#include <numeric>
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

  bool operator==(const ArrangementKey&) const = default;
};

ArrangementKey key_for(const map::MapView& view, const map::SharedPlaces& places, Theme theme,
                       double pixel_ratio, const Around& around) {
  const double zoom = arranged_zoom(view.zoom());
  return {view.projection(), zoom, region_around(view, zoom, around), theme, pixel_ratio, places};
}

}  // namespace

struct Annotator::Parts {
  explicit Parts(const std::filesystem::path& file) : basemap(file), area_boxes(basemap) {}

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
    NameArrangement made(basemap, area_boxes, drawn, wanted.theme, wanted.projection, wanted.zoom,
                         wanted.region);
    if (!made.arrange(*wanted.places, goes_on)) return false;
    arrangements.emplace_front(wanted, std::move(made));
    return true;
  }

  Basemap basemap;
  AreaBoxes area_boxes;
  std::map<std::pair<Theme, double>, Sprites> sprites;
  std::list<std::pair<ArrangementKey, NameArrangement>> arrangements;  ///< the last used first
};

Annotator::Annotator(const std::filesystem::path& basemap_file)
    : parts_(std::make_unique<Parts>(basemap_file)) {}

Annotator::~Annotator() = default;

std::optional<geo::Extent> Annotator::extent_of_area(const std::string& area_code) const {
  return parts_->area_boxes.extent(area_code);
}

namespace {

/// Puts the sprites of one view together.
class Annotation {
 public:
  Annotation(const map::MapView& view, const map::PlacesOnMap& places, const Emphasis& emphasis,
             Sprites& sprites, Theme theme, map::ColouredBy coloured_by, double margin_px)
      : view_(view),
        places_(places),
        emphasis_(emphasis),
        sprites_(sprites),
        theme_(theme),
        coloured_by_(coloured_by),
        shown_{-margin_px, -margin_px, view.width_px() + margin_px, view.height_px() + margin_px} {}

  std::vector<PlacedSprite> annotated(const NameArrangement& names) {
    choose_markers(names.markers());
    for (const Marker& marker : markers_) add_glow(marker);
    const std::vector<PlacedSprite> emphasised = emphasised_names(names);
    for (const PlacedSprite& sprite : names.basemap_names()) add_beside(emphasised, sprite);
    for (const Marker& marker : markers_) add_marker(marker);
    for (const PlacedSprite& sprite : names.place_names()) {
      if (!is_emphasised(sprite.place_id)) add_beside(emphasised, sprite);
    }
    result_.insert(result_.end(), emphasised.begin(), emphasised.end());
    return std::move(result_);
  }

 private:
  struct Marker {
    map::ClusterId id;
    map::Cluster cluster;
    int level;  ///< 0; 1 hovered; 2 selected
  };

  const map::MapPlace& place_of(const Marker& marker) const {
    return places_.places()[marker.cluster.place];
  }

  int level_of(const std::string& id) const {
    if (id.empty()) return 0;
    return id == emphasis_.selected_place ? 2 : id == emphasis_.hovered_place ? 1 : 0;
  }
  bool is_emphasised(const std::string& id) const { return level_of(id) > 0; }

  /// Large markers below small ones, emphasised ones on top.
  void choose_markers(const std::vector<map::ClusterId>& ids) {
    const map::Clusters& clusters = places_.clusters();
    for (const map::ClusterId id : ids) {
      const map::MapPlace& place = places_.places()[clusters[id].place];
      if (map::contains(shown_, view_.to_screen(place.position))) {
        markers_.push_back({id, clusters[id], level_of(place.id)});
      }
    }
    // A place within a cluster comes out of it while it is emphasised.
    for (const std::string& id : {emphasis_.hovered_place, emphasis_.selected_place}) {
      const auto index = places_.index_of(id);
      const auto own = index ? clusters.of_place(*index) : std::nullopt;
      const bool has_marker = std::any_of(
          markers_.begin(), markers_.end(),
          [&](const Marker& marker) { return index && marker.cluster.place == *index; });
      if (!own || has_marker) continue;
      const map::MapPlace& place = places_.places()[*index];
      if (!map::contains(shown_, view_.to_screen(place.position))) continue;
      markers_.push_back({*own, {*index, 1, place.mentions, place.confidence}, level_of(place.id)});
    }
    std::stable_sort(markers_.begin(), markers_.end(), [](const Marker& a, const Marker& b) {
      return std::pair(a.level, b.cluster.mentions) < std::pair(b.level, a.cluster.mentions);
    });
  }

  MarkerLook look_of(const Marker& marker) const {
    return {marker.cluster.mentions, marker.cluster.places > 1,
            marker_colour(place_of(marker).kind, marker.cluster.confidence, coloured_by_, theme_),
            marker.level == 2, marker.level == 1};
  }

  PlacedSprite& add(const Sprite& sprite, const map::MapPlace& place, double x_px, double y_px,
                    SpritePart part) {
    const auto anchor = view_.projection().to_projected(place.position);
    result_.push_back({sprite.picture, anchor.value_or(geo::ProjectedPoint{}),
                       x_px - sprite.middle_x_px, y_px - sprite.middle_y_px, part, place.id, 0,
                       x_px, y_px, sprite.width_px / 2});
    return result_.back();
  }

  void add_glow(const Marker& marker) {
    add(sprites_.glow(look_of(marker)), place_of(marker), 0, 0, SpritePart::glow).cluster =
        marker.id;
  }

  void add_marker(const Marker& marker) {
    add(sprites_.marker(look_of(marker)), place_of(marker), 0, 0, SpritePart::marker).cluster =
        marker.id;
  }

  std::vector<PlacedSprite> emphasised_names(const NameArrangement& names) {
    const std::size_t before = result_.size();
    add_name(emphasis_.selected_place, names);
    if (emphasis_.hovered_place != emphasis_.selected_place) {
      add_name(emphasis_.hovered_place, names);
    }
    const auto first = result_.begin() + static_cast<std::ptrdiff_t>(before);
    std::vector<PlacedSprite> emphasised(std::make_move_iterator(first),
                                         std::make_move_iterator(result_.end()));
    result_.resize(before);
    return emphasised;
  }

  /// A name that lies under an emphasised one is left out: nobody could read either.
  void add_beside(const std::vector<PlacedSprite>& emphasised, const PlacedSprite& sprite) {
    const map::ScreenPoint at = view_.to_screen(sprite.anchor);
    if (!map::contains(shown_, at)) return;
    constexpr double line_px = 14, slack_px = 6;  // names next to each other may just touch
    const bool covered = std::any_of(emphasised.begin(), emphasised.end(), [&](const auto& name) {
      const map::ScreenPoint there = view_.to_screen(name.anchor);
      const double aside = there.x_px + name.middle_x_px - at.x_px - sprite.middle_x_px;
      const double over = there.y_px + name.middle_y_px - at.y_px - sprite.middle_y_px;
      return std::abs(aside) < name.reach_px + sprite.reach_px - slack_px &&
             std::abs(over) < line_px;
    });
    if (!covered) result_.push_back(sprite);
  }

  /// An emphasised name always, above everything; where the plain one stands, else it would leave
  /// the pointer that touched it.
  void add_name(const std::string& id, const NameArrangement& names) {
    const map::MapPlace* const place = places_.find(id);
    if (place == nullptr || !map::contains(shown_, view_.to_screen(place->position))) return;
    const auto& plain_names = names.place_names();
    const auto plain =
        std::find_if(plain_names.begin(), plain_names.end(),
                     [&](const PlacedSprite& sprite) { return sprite.place_id == id; });
    const bool has_plain = plain != plain_names.end();
    const double x_px = has_plain ? plain->middle_x_px : 0;
    const double y_px = has_plain ? plain->middle_y_px : 0;
    const LabelLine line{place->name, marker_name_style(theme_, true)};
    if (place->is_area) {
      add(sprites_.area_label(line, place->mentions), *place, x_px, y_px, SpritePart::badge);
      return;
    }
    const Sprite& sprite = sprites_.label({line});
    const double side = x_px < 0 ? -1 : 1;
    const double aside_px = radius_px(*place) + 5 + sprite.width_px / 2;
    const auto own = places_.clusters().of_place(places_.index_of(id).value());
    add(sprite, *place, side * aside_px, y_px, SpritePart::name).cluster = own.value_or(0);
  }

  /// Of the marker that a place has while it is emphasised.
  double radius_px(const map::MapPlace& place) const {
    for (const Marker& marker : markers_) {
      if (&place_of(marker) != &place) continue;
      return map::marker_diameter_px(marker.cluster.mentions) / 2 + (marker.level == 2 ? 4 : 0);
    }
    return map::marker_diameter_px(place.mentions) / 2;
  }

  const map::MapView& view_;
  const map::PlacesOnMap& places_;
  const Emphasis& emphasis_;
  Sprites& sprites_;
  Theme theme_;
  map::ColouredBy coloured_by_;
  map::ScreenRect shown_;
  std::vector<Marker> markers_;
  std::vector<PlacedSprite> result_;
};

}  // namespace

std::vector<PlacedSprite> Annotator::annotate(const map::MapView& view,
                                              const map::SharedPlaces& places,
                                              const Emphasis& emphasis, Theme theme,
                                              map::ColouredBy coloured_by, double pixel_ratio,
                                              const Around& around) {
  const NameArrangement* const names =
      parts_->arranged(key_for(view, places, theme, pixel_ratio, around));
  return Annotation(view, *places, emphasis, parts_->sprites_for(theme, pixel_ratio), theme,
                    coloured_by, around.margin_px)
      .annotated(*names);
}

void Annotator::prepare(const map::MapView& view, const map::SharedPlaces& places, Theme theme,
                        map::ColouredBy coloured_by, double pixel_ratio,
                        const std::function<bool()>& goes_on) {
  const NameArrangement* const names =
      parts_->arranged(key_for(view, places, theme, pixel_ratio, while_dragged), goes_on);
  if (names == nullptr || !goes_on()) return;
  Annotation(view, *places, {}, parts_->sprites_for(theme, pixel_ratio), theme, coloured_by,
             while_dragged.margin_px)
      .annotated(*names);
}

double arranged_zoom(double zoom) {
  return std::floor(zoom * 4) / 4;
}

std::optional<double> touch_distance_px(const PlacedSprite& sprite, const map::MapView& view,
                                        const map::ScreenPoint& point) {
  constexpr double finger_px = 10, grace_px = 3, half_line_px = 9;
  const map::ScreenPoint at = view.to_screen(sprite.anchor);
  const double dx = point.x_px - at.x_px, dy = point.y_px - at.y_px;
  const double apart = std::hypot(dx, dy);
  switch (sprite.part) {
    case SpritePart::marker:
      if (apart > std::max(finger_px, sprite.reach_px + grace_px)) return std::nullopt;
      return apart;
    case SpritePart::name:
    case SpritePart::badge: {
      const double aside = dx - sprite.middle_x_px, over = dy - sprite.middle_y_px;
      const bool touches =
          std::abs(aside) <= sprite.reach_px + grace_px && std::abs(over) <= half_line_px;
      return touches ? std::optional(std::hypot(aside, over)) : std::nullopt;
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
