/// \file
/// Small pictures for kinds of places, drawn as lines: one family, one weight.
#pragma once

#include "app/panels/look.hpp"
#include "gazetteer/place.hpp"

#include <imgui.h>

namespace loci::panels {

/// The kind of a place, for its icon and for a reader.
enum class PlaceKind { settlement, capital, area, water, airfield, terrain, site };

PlaceKind kind_of(const gazetteer::Place& place);
const char* to_words(PlaceKind kind);  ///< "settlement", "area" …

/// Draws the icon into a square of 16 px around a middle.
void draw_icon(ImDrawList& list, PlaceKind kind, ImVec2 middle, Colour colour);

}  // namespace loci::panels
