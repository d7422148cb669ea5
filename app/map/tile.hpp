/// \file
/// Square pieces of the world.
#pragma once

#include "app/map/map_view.hpp"
#include "app/map/screen.hpp"

#include <cstdint>
#include <vector>

namespace loci::map {

/// A tile of tile_size_px at an integer zoom: 2^zoom columns and rows of the square of Web
/// Mercator's world, from 180 W eastwards and from the north; of a square as large around the
/// middle of another projection's plane.
struct TileId {
  int zoom = 0;
  std::int32_t column = 0;  ///< 0 to 2^zoom - 1
  std::int32_t row = 0;     ///< 0 to 2^zoom - 1

  auto operator<=>(const TileId&) const = default;
};

/// A tile and where its picture goes, scaled.
struct PlacedTile {
  TileId tile;
  ScreenRect rect;
};

/// The tiles that cover a view at a tile zoom, nearest to the middle first; the same tile may come
/// several times where the world repeats. Beyond the square there are none.
std::vector<PlacedTile> tiles_for(const MapView& view, int zoom);

/// The tile zoom whose pixels come closest to the view's, never coarser than half of it.
int best_tile_zoom(const MapView& view);

}  // namespace loci::map
