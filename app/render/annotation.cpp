#include "app/render/annotation.hpp"

#include "app/map/clusters.hpp"
#include "app/render/marker_colours.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <optional>
#include <utility>

namespace loci::render {
namespace {

/// Puts the sprites of one view together.
class Annotation {
 public:
  Annotation(const AnnotatedView& wanted, Sprites& sprites)
      : view_(wanted.view),
        places_(wanted.places),
        emphasis_(wanted.emphasis),
        sprites_(sprites),
        theme_(wanted.theme),
        coloured_by_(wanted.coloured_by),
        shown_{-wanted.margin_px, -wanted.margin_px, view_.width_px() + wanted.margin_px,
               view_.height_px() + wanted.margin_px} {}

  std::vector<PlacedSprite> annotated(const NameArrangement& names) {
    choose_markers(names);
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
    int level;                 ///< 0; 1 hovered; 2 selected
    map::ScreenPoint aside{};  ///< drawn so far from where its place is
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
  void choose_markers(const NameArrangement& names) {
    const map::Clusters& clusters = places_.clusters();
    for (const map::ClusterId id : names.markers()) {
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
      const Marker alone{*own, {*index, 1, place.mentions, place.confidence}, level_of(place.id)};
      markers_.push_back(alone);
      markers_.back().aside = beside_its_cluster(alone, names);
    }
    std::stable_sort(markers_.begin(), markers_.end(), [](const Marker& a, const Marker& b) {
      return std::pair(a.level, b.cluster.mentions) < std::pair(b.level, a.cluster.mentions);
    });
  }

  /// Where it would lie over the count of the cluster that holds it, it stands at that one's rim:
  /// on its own side, as far as the name of the cluster and other markers let it.
  map::ScreenPoint beside_its_cluster(const Marker& alone, const NameArrangement& names) const {
    const auto holds = places_.clusters().at_zoom(alone.id, arranged_zoom(view_.zoom()));
    const auto holder = std::find_if(markers_.begin(), markers_.end(),
                                     [&](const Marker& marker) { return marker.id == holds; });
    if (holder == markers_.end() || holder->id == alone.id) return {};
    constexpr double half_count_px = 13, ring_px = 4;
    const map::ScreenPoint at = view_.to_screen(place_of(alone).position);
    const map::ScreenPoint middle = view_.to_screen(place_of(*holder).position);
    const double x = at.x_px - middle.x_px, y = at.y_px - middle.y_px;
    const double own_px = map::marker_diameter_px(alone.cluster.mentions) / 2 + ring_px;
    if (std::hypot(x, y) >= own_px + half_count_px) return {};
    const double rim_px = map::marker_diameter_px(holder->cluster.mentions) / 2 + own_px;
    const auto name = std::find_if(names.place_names().begin(), names.place_names().end(),
                                   [&](const PlacedSprite& one) { return one.cluster == holds; });
    std::optional<map::ScreenPoint> over_others;  // where nothing but other markers is
    for (const double turn : {0.0, 0.8, -0.8, 1.6, -1.6, 2.4, -2.4, 3.14}) {
      const double angle = std::atan2(y, x) + turn;
      const double to_x = std::cos(angle) * rim_px, to_y = std::sin(angle) * rim_px;
      constexpr double half_line_px = 8;
      const bool on_name = name != names.place_names().end() &&
                           std::abs(name->middle_x_px - to_x) < name->reach_px + own_px &&
                           std::abs(name->middle_y_px - to_y) < half_line_px + own_px;
      if (on_name) continue;
      const map::ScreenPoint aside{to_x - x, to_y - y};
      if (!over_markers({at.x_px + aside.x_px, at.y_px + aside.y_px}, own_px, *holder))
        return aside;
      if (!over_others) over_others = aside;
    }
    return over_others.value_or(map::ScreenPoint{});
  }

  /// Whether a disc lies over markers; the one beside which it stands and its own do not count.
  bool over_markers(const map::ScreenPoint& middle, double radius_px, const Marker& beside) const {
    return std::any_of(markers_.begin(), markers_.end(), [&](const Marker& marker) {
      if (&marker == &beside || marker.level > 0) return false;
      const map::ScreenPoint other = view_.to_screen(place_of(marker).position);
      return std::hypot(other.x_px - middle.x_px, other.y_px - middle.y_px) <
             radius_px + map::marker_diameter_px(marker.cluster.mentions) / 2;
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
    add(sprites_.glow(look_of(marker)), place_of(marker), marker.aside.x_px, marker.aside.y_px,
        SpritePart::glow)
        .cluster = marker.id;
  }

  void add_marker(const Marker& marker) {
    add(sprites_.marker(look_of(marker)), place_of(marker), marker.aside.x_px, marker.aside.y_px,
        SpritePart::marker)
        .cluster = marker.id;
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
    if (place == nullptr) return;
    if (place->is_area) return add_badges(*place, names);
    if (!map::contains(shown_, view_.to_screen(place->position))) return;
    const auto& plain_names = names.place_names();
    const auto plain =
        std::find_if(plain_names.begin(), plain_names.end(),
                     [&](const PlacedSprite& sprite) { return sprite.place_id == id; });
    const bool has_plain = plain != plain_names.end();
    const double x_px = has_plain ? plain->middle_x_px : 0;
    const double y_px = has_plain ? plain->middle_y_px : 0;
    const auto marker = marker_of(*place);
    const std::size_t held = marker == markers_.end() ? 1 : marker->cluster.places;
    const LabelLine line{marker_name(place->name, held), marker_name_style(theme_, true)};
    const Sprite& sprite = sprites_.label({line});
    const double side = x_px < 0 ? -1 : 1;
    const double aside_px = radius_px(*place) + 5 + sprite.width_px / 2;
    const map::ScreenPoint from = marker == markers_.end() ? map::ScreenPoint{} : marker->aside;
    const double direction = from.x_px < 0 ? -1 : from.x_px > 0 ? 1 : side;
    // Above or below it stays there: beside, it would leave the pointer that touched it.
    const bool beside = !has_plain || x_px != 0;
    map::ScreenPoint to{from.x_px + (beside ? direction * aside_px : 0), from.y_px + y_px};
    if (!has_plain) {
      const double over_px = radius_px(*place) + sprite.height_px / 2 + 1;
      const std::array<map::ScreenPoint, 4> choices{
          {to,
           {from.x_px, from.y_px - over_px},
           {from.x_px, from.y_px + over_px},
           {from.x_px - direction * aside_px, from.y_px}}};
      const auto clear = std::find_if(choices.begin(), choices.end(), [&](const auto& choice) {
        return is_clear(*place, choice, sprite);
      });
      if (clear != choices.end()) to = *clear;
    }
    add(sprite, *place, to.x_px, to.y_px, SpritePart::name).cluster =
        marker == markers_.end() ? 0 : marker->id;
  }

  /// All badges of an emphasised area, where the plain ones stand; where none does, at its point.
  void add_badges(const map::MapPlace& area, const NameArrangement& names) {
    const Sprite& badge =
        sprites_.area_label({area.name, marker_name_style(theme_, true)}, area.mentions);
    bool any = false;
    for (const PlacedSprite& plain : names.place_names()) {
      if (plain.place_id != area.id || !map::contains(shown_, view_.to_screen(plain.anchor))) {
        continue;
      }
      add(badge, area, plain.middle_x_px, plain.middle_y_px, SpritePart::badge).anchor =
          plain.anchor;
      any = true;
    }
    if (!any && map::contains(shown_, view_.to_screen(area.position))) {
      add(badge, area, 0, 0, SpritePart::badge);
    }
  }

  /// Whether the name of a place covers no marker but its own.
  bool is_clear(const map::MapPlace& place, const map::ScreenPoint& aside,
                const Sprite& name) const {
    const map::ScreenPoint at = view_.to_screen(place.position);
    return std::none_of(markers_.begin(), markers_.end(), [&](const Marker& marker) {
      if (&place_of(marker) == &place) return false;
      const map::ScreenPoint other = view_.to_screen(place_of(marker).position);
      const double across = other.x_px + marker.aside.x_px - at.x_px - aside.x_px;
      const double down = other.y_px + marker.aside.y_px - at.y_px - aside.y_px;
      const double beyond = std::hypot(std::max(0.0, std::abs(across) - name.width_px / 2),
                                       std::max(0.0, std::abs(down) - name.height_px * 0.4));
      return beyond < map::marker_diameter_px(marker.cluster.mentions) / 2;
    });
  }

  std::vector<Marker>::const_iterator marker_of(const map::MapPlace& place) const {
    return std::find_if(markers_.begin(), markers_.end(),
                        [&](const Marker& marker) { return &place_of(marker) == &place; });
  }

  /// Of the marker that a place has while it is emphasised.
  double radius_px(const map::MapPlace& place) const {
    const auto marker = marker_of(place);
    if (marker == markers_.end()) return map::marker_diameter_px(place.mentions) / 2;
    return map::marker_diameter_px(marker->cluster.mentions) / 2 + (marker->level == 2 ? 4 : 0);
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

std::vector<PlacedSprite> annotated(const AnnotatedView& wanted, const NameArrangement& names,
                                    Sprites& sprites) {
  return Annotation(wanted, sprites).annotated(names);
}

}  // namespace loci::render
