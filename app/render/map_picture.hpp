/// \file
/// The finished map as one picture: what `loci render` writes.
#pragma once

#include "app/render/annotator.hpp"
#include "app/render/tile_painter.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace loci::render {

/// What must stand on every map that shows the basemap.
inline constexpr std::string_view map_attribution =
    "Natural Earth \u00B7 GeoNames CC BY 4.0 \u00B7 NASA SRTM";

/// A length for a scale bar: 1, 2 or 5 times a power of ten.
struct ScaleBar {
  double length_px = 0;
  std::string label;  ///< "50 km", "200 m"
};

/// The longest round scale bar of at most max_px, true at the view's centre latitude.
ScaleBar scale_bar(const map::MapView& view, double max_px = 120);

/// A small picture over the map, its top left corner in pixels of the map.
struct PlacedPicture {
  std::shared_ptr<const Picture> picture;
  int x_px = 0, y_px = 0;
};

/// Everything over the ground, bottom first: markers, names, scale bar, attribution.
std::vector<PlacedPicture> pictures_over(const map::MapView& view, Annotator& annotator,
                                         const map::ComingPlaces& places, Theme theme,
                                         double pixel_ratio = 1.0, const MapSetting& setting = {});

/// True where an area is among the places: TilePainter::paint_areas() has something to do.
bool has_areas(const std::vector<map::MapPlace>& places);

/// Basemap, sprites, scale bar and attribution of a view. The same painters as in the window. The
/// ground is painted while the places come, and while markers and names are arranged.
Picture draw_map(const TilePainter& painter, Annotator& annotator, const map::MapView& view,
                 const map::ComingPlaces& places, Theme theme, double pixel_ratio = 1.0,
                 const MapSetting& setting = {});

}  // namespace loci::render
