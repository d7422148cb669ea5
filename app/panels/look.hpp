/// \file
/// Colours, type and distances of the window.
#pragma once

#include "app/session/session.hpp"

#include <imgui.h>

#include <cstdint>

namespace loci::panels {

/// 0xRRGGBB.
using Colour = std::uint32_t;

/// The colours of one theme.
struct Palette {
  Colour panel;     ///< behind lists and text
  Colour bar;       ///< menu and status bar
  Colour field;     ///< behind something to type into
  Colour hairline;  ///< between panels
  Colour text, dim, faint;
  Colour accent;  ///< what is selected, and nothing else
  Colour hover, selected;
  Colour literal, associative, demonym;  ///< senses of mentions
  Colour warning;
  Colour found;   ///< behind what a search in the document has found
  Colour marked;  ///< behind text that is marked to be copied
};

const Palette& palette(session::Theme theme);

/// A colour for Dear ImGui.
ImU32 solid(Colour colour, double alpha = 1);

/// The letters of menus, buttons and numbers: Inter with figures of one width.
struct Fonts {
  ImFont* regular = nullptr;   ///< text_px
  ImFont* medium = nullptr;    ///< text_px
  ImFont* semibold = nullptr;  ///< heading_px
  ImFont* small = nullptr;     ///< small_px
};

// Everything sits on a grid of 4 px.
inline constexpr float text_px = 14;
inline constexpr float heading_px = 11;  ///< of section headings, in capitals
inline constexpr float small_px = 12;
inline constexpr float gap_px = 8;
inline constexpr float margin_px = 16;
inline constexpr float corner_px = 6;

/// Sets Dear ImGui's colours and distances.
void apply_look(session::Theme theme);

}  // namespace loci::panels
