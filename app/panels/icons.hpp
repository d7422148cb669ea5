/// \file
/// Small pictures for kinds of places, drawn as lines: one family, one weight.
#pragma once

#include "app/panels/look.hpp"
#include "gazetteer/place_kind.hpp"

#include <imgui.h>

namespace loci::panels {

/// Draws the icon into a square of 16 px around a middle.
void draw_icon(ImDrawList& list, gazetteer::PlaceKind kind, ImVec2 middle, Colour colour);

/// What can be done with a layer of the map, and what it is.
enum class LayerIcon {
  layers,  ///< the list: sheets on each other
  shown,   ///< an open eye
  hidden,  ///< a closed one
  grip,    ///< to drag it by
  zoom,    ///< to where it lies
  ground,  ///< the lowest of the sheets
  remove,
  again,   ///< read it again
  pixels,  ///< a picture rather than shapes
};

/// The same for layers.
void draw_icon(ImDrawList& list, LayerIcon icon, ImVec2 middle, Colour colour);

/// What Dear ImGui has, too, but heavier than the icons.
enum class Sign { tick, cross, left, right, up, down };

void draw_sign(ImDrawList& list, Sign sign, ImVec2 middle, Colour colour);

}  // namespace loci::panels
