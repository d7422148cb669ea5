/// \file
/// Small pictures for kinds of places, drawn as lines: one family, one weight.
#pragma once

#include "app/panels/look.hpp"
#include "gazetteer/place_kind.hpp"

#include <imgui.h>

namespace loci::panels {

/// Draws the icon into a square of 16 px around a middle.
void draw_icon(ImDrawList& list, gazetteer::PlaceKind kind, ImVec2 middle, Colour colour);

}  // namespace loci::panels
