/// \file
/// What lies over the map.
#pragma once

#include "app/panels/map_canvas.hpp"
#include "app/panels/ui.hpp"

namespace loci::panels {

/// Buttons to zoom and to come back, at the top right.
void draw_buttons(Ui& ui, const Area& map_area);

/// Scale bar and what the colours of markers mean, at the bottom left; the attribution, which
/// nothing covers, at the bottom right.
void draw_map_furniture(Ui& ui, const Area& map_area, const MapCanvas& canvas);

}  // namespace loci::panels
