/// \file
/// What lies over the map.
#pragma once

#include "app/panels/map_canvas.hpp"
#include "app/panels/ui.hpp"

namespace loci::panels {

/// Between the map's edge and what lies over it.
inline constexpr float map_overlay_px = 12;
/// Of the line with the attribution at the lower edge: nothing covers it.
inline constexpr float attribution_px = 34;

/// Buttons to zoom and to come back, at the top right.
void draw_buttons(Ui& ui, const Area& map_area);

/// Scale bar and what the colours of markers mean, at the bottom left; the attribution, which
/// nothing covers, at the bottom right.
void draw_map_furniture(Ui& ui, const Area& map_area, const MapCanvas& canvas);

/// A line at the top of the map: what the mouse is for just now.
void draw_map_hint(Ui& ui, const Area& map_area, const char* words);

}  // namespace loci::panels
