/// \file
/// What lies over the basemap: markers, names, counts, as small pictures with a position each.
#pragma once

#include "app/map/map_view.hpp"
#include "app/map/place_layer.hpp"
#include "app/render/map_style.hpp"
#include "app/render/picture.hpp"
#include "geo/projected_point.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace loci::render {

/// A small picture pinned to a position: panning moves it, zooming does not scale it.
struct PlacedSprite {
  std::shared_ptr<const Picture>
      picture;                 ///< shared by equal sprites; the pointer identifies a texture
  geo::ProjectedPoint anchor;  ///< on the plane of the view
  double offset_x_px = 0;      ///< from the anchor to the picture's left edge
  double offset_y_px = 0;      ///< from the anchor to the picture's top edge
  std::string place_id;        ///< of a marker or a marker's name; empty for basemap names
};

/// What is emphasised.
struct Emphasis {
  std::string selected_place;  ///< id, or empty
  std::string hovered_place;   ///< id, or empty

  bool operator==(const Emphasis&) const = default;
};

/// Sizes and places markers and names for a view. Names are placed by rank with collision avoidance
/// over a margin around the view, in a way that depends on the zoom and not on where the view
/// stands, so that panning does not make them jump. One thread at a time.
class Annotator {
 public:
  explicit Annotator(const std::filesystem::path& basemap_file);
  ~Annotator();

  /// Bottom first: glows, basemap names, markers, marker names. Sprites up to margin_px outside the
  /// view are included.
  std::vector<PlacedSprite> annotate(const map::MapView& view,
                                     const std::vector<map::MapPlace>& places,
                                     const Emphasis& emphasis, Theme theme,
                                     double pixel_ratio = 1.0, double margin_px = 256);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

/// Diameter in pixels of a marker of n mentions: 8 + 5 √n, from 64 on 48 + 4 log2(n / 64).
double marker_diameter_px(std::size_t mentions);

/// The place whose marker lies under a point, nearest first; empty for none. Areas have no marker
/// but their name.
std::string place_at(const map::MapView& view, const std::vector<map::MapPlace>& places,
                     const map::ScreenPoint& point);

}  // namespace loci::render
