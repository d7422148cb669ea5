/// \file
/// What lies over the basemap: markers, names, counts, as small pictures with a position each.
#pragma once

#include "app/map/map_view.hpp"
#include "app/map/places_on_map.hpp"
#include "app/render/map_style.hpp"
#include "app/render/marker_colours.hpp"
#include "app/render/picture.hpp"
#include "geo/extent.hpp"
#include "geo/projected_point.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace loci::render {

class Basemap;

/// What a sprite belongs to.
enum class SpritePart { basemap_name, glow, marker, name, badge };

/// A small picture pinned to a position: panning moves it, zooming does not scale it.
struct PlacedSprite {
  std::shared_ptr<const Picture>
      picture;                 ///< shared by equal sprites; the pointer identifies a texture
  geo::ProjectedPoint anchor;  ///< on the plane of the view
  double offset_x_px = 0;      ///< from the anchor to the picture's left edge
  double offset_y_px = 0;      ///< from the anchor to the picture's top edge
  SpritePart part = SpritePart::basemap_name;
  std::string place_id;  ///< empty for basemap names; of several places the most mentioned one
  map::ClusterId cluster = 0;  ///< of a glow, a marker or its name
  double middle_x_px = 0;      ///< of what it shows, from the anchor
  double middle_y_px = 0;
  double reach_px = 0;  ///< of a marker: its radius; of a name or badge: half of its width
};

/// How far a point is from the middle of a marker, a marker's name or an area's badge that it
/// touches; nothing where it touches none.
std::optional<double> touch_distance_px(const PlacedSprite& sprite, const map::MapView& view,
                                        const map::ScreenPoint& point);

/// The sprite that a point touches: markers before names, the nearest first; null for none.
const PlacedSprite* sprite_at(const std::vector<PlacedSprite>& sprites, const map::MapView& view,
                              const map::ScreenPoint& point);

/// What is emphasised, and what others draw over the names.
struct Emphasis {
  std::string selected_place;                ///< id, or empty
  std::string hovered_place;                 ///< id, or empty
  std::vector<map::PinnedBox> drawn_over{};  ///< names stand elsewhere

  bool operator==(const Emphasis&) const = default;
};

/// What is annotated around a view, and with it decides where names find room.
struct Around {
  double margin_px = 0;   ///< at least so much
  double squares_px = 1;  ///< the whole is made of squares so large, and so stays the same a while
};
inline constexpr Around while_dragged{256, 512};
inline constexpr Around picture_alone{128, 1};  ///< only what reaches into it

/// Sizes and places markers and names for a view. Names are placed by rank with collision avoidance
/// over a margin around the view, in a way that depends on the zoom and not on where the view
/// stands, so that panning does not make them jump. One thread at a time.
class Annotator {
 public:
  explicit Annotator(const std::filesystem::path& basemap_file);
  explicit Annotator(std::shared_ptr<const Basemap> basemap);
  ~Annotator();

  /// Where the map shows a country or first-level area; nothing for one that it does not have. May
  /// be called from any thread. \param area_code as map::MapPlace has it
  std::optional<geo::Extent> extent_of_area(const std::string& area_code) const;

  /// Bottom first: glows, basemap names, markers, marker names. Places that lie too close together
  /// at this zoom are one marker; emphasised ones always have their own. Sprites around the
  /// view are included.
  std::vector<PlacedSprite> annotate(const map::MapView& view, const map::SharedPlaces& places,
                                     const Emphasis& emphasis, Theme theme,
                                     map::ColouredBy coloured_by = map::ColouredBy::nothing,
                                     double pixel_ratio = 1.0,
                                     const Around& around = while_dragged);

  /// Does in advance what annotate() would have to do for a view that may be shown soon.
  /// \param goes_on asked now and then; false: stop
  void prepare(const map::MapView& view, const map::SharedPlaces& places, Theme theme,
               map::ColouredBy coloured_by, double pixel_ratio,
               const std::function<bool()>& goes_on);

  /// Finds fonts that markers will need, until goes_on() is false: for while their places come.
  void find_fonts(Theme theme, double pixel_ratio, const std::function<bool()>& goes_on);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

/// The zoom whose markers and names a view shows: they are arranged for quarters of a zoom, in
/// between they only move apart.
double arranged_zoom(double zoom);

}  // namespace loci::render
