/// \file
/// The basemap without words: land, water, relief, borders.
#pragma once

#include "app/map/map_view.hpp"
#include "app/map/place_layer.hpp"
#include "app/map/tile.hpp"
#include "app/render/basemap_painting.hpp"
#include "app/render/map_style.hpp"
#include "app/render/picture.hpp"
#include "app/render/user_layer.hpp"
#include "geo/error.hpp"
#include "geo/projection.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <utility>
#include <vector>

namespace loci::render {

/// What else a picture of the basemap depends on.
struct MapSetting {
  geo::Projection projection{};  ///< of tiles; a view has its own
  bool graticule = false;
  LayerOnMap ground{};               ///< instead of the basemap, where there is one
  std::vector<LayerOnMap> layers{};  ///< over it, the first lowest

  bool operator==(const MapSetting&) const = default;
};

/// Countries and first-level areas, by the step of their tint.
using AreasByTint = std::map<int, std::vector<const BasemapArea*>>;

/// The outlines of the basemap for the areas among some places.
AreasByTint mentioned_areas(const Basemap& basemap, const std::vector<map::MapPlace>& places);

/// How strongly a mentioned area is tinted, 0 to 3: from 1, 4, 16 and 64 mentions on.
int tint_step(std::size_t mentions);

/// Paints from the basemap file (memory-mapped). All const functions may be called from several
/// threads at once.
class TilePainter {
 public:
  /// Throws Error when the basemap file is missing, truncated or of another version.
  explicit TilePainter(const std::filesystem::path& basemap_file);

  /// For whoever draws from the same file.
  const std::shared_ptr<const Basemap>& basemap() const { return basemap_; }

  /// An opaque tile of tile_size_px * pixel_ratio pixels a side. Neighbours fit without a seam.
  Picture paint(const map::TileId& tile, Theme theme, double pixel_ratio = 1.0,
                const MapSetting& setting = {}) const;

  /// A whole view at once, exactly at its zoom; what `loci render` draws on.
  Picture paint(const map::MapView& view, Theme theme, double pixel_ratio = 1.0,
                const MapSetting& setting = {}) const;

  /// A picture that a view is painted on.
  static Picture empty_picture(const map::MapView& view, double pixel_ratio = 1.0);

  /// The rows that a view may be painted in, each by a thread of its own.
  static std::vector<Rows> parts_to_paint(const Picture& picture, const map::MapView& view,
                                          const MapSetting& setting);

  /// Paints some rows of a picture as large as the view.
  void paint_rows(Picture& picture, const Rows& rows, const map::MapView& view, Theme theme,
                  double pixel_ratio = 1.0, const MapSetting& setting = {}) const;

  /// Tints mentioned areas, which have no pin, on some rows of a picture of the view.
  void tint_areas(Picture& ground, const Rows& rows, const map::MapView& view,
                  const AreasByTint& areas, Theme theme, double pixel_ratio = 1.0) const;

  /// The areas among some places on a transparent picture of a tile; without any it stays
  /// transparent.
  Picture paint_areas(const map::TileId& tile, const std::vector<map::MapPlace>& places,
                      Theme theme, double pixel_ratio = 1.0,
                      const geo::Projection& projection = {}) const;

 private:
  std::shared_ptr<const Basemap> basemap_;
};

/// A file of the user's that could not be drawn, with what it threw.
class LayerFailure : public Error {
 public:
  LayerFailure(const Error& error, std::shared_ptr<const UserLayer> layer)
      : Error(error), layer_(std::move(layer)) {}
  const std::shared_ptr<const UserLayer>& layer() const { return layer_; }

 private:
  std::shared_ptr<const UserLayer> layer_;
};

/// Draws what paint() paints with any ink. Throws LayerFailure, as paint() does.
void draw_ground(const Basemap& basemap, const MapPlane& plane, const BasemapLook& look,
                 const MapSetting& setting, Ink& ink);

/// Draws the tints of tint_areas() with any ink.
void draw_areas(const Basemap& basemap, const MapPlane& plane, const BasemapLook& look,
                const AreasByTint& mentioned, Ink& ink);

}  // namespace loci::render
