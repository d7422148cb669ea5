/// \file
/// The finished map as one picture: what `loci render` writes.
#pragma once

#include "app/render/annotator.hpp"
#include "app/render/tile_painter.hpp"

#include <string>
#include <vector>

namespace loci::render {

/// Basemap, sprites, scale bar and attribution of a view. The same painters as in the window.
Picture draw_map(const TilePainter& painter, Annotator& annotator, const map::MapView& view,
                 const std::vector<map::MapPlace>& places, Theme theme, double pixel_ratio = 1.0);

}  // namespace loci::render
