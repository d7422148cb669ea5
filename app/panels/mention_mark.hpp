/// \file
/// How a mention is marked in a text: by its sense.
#pragma once

#include "app/panels/look.hpp"
#include "app/panels/ui.hpp"
#include "gazetteer/geoparse/mention.hpp"

#include <imgui.h>

namespace loci::panels {

/// How much a mention stands out.
enum class Stress { plain, same_place, hovered, current };

Colour colour_of(geoparse::Sense sense, const Palette& colours);

/// Draws the ground and the line of a mention, below its letters: solid for a location, dashed for
/// what is named after it, dotted for people and adjectives; twice where a person has decided;
/// through the letters where it is no place.
void draw_mark(ImDrawList& list, const Area& box, const workspace::StoredMention& mention,
               Stress stress, const Palette& colours);

/// The lines with a word each, from `at` rightwards; shorter words where there is little room.
void draw_legend(Ui& ui, ImDrawList& list, ImVec2 at, float room_px);

}  // namespace loci::panels
