/// \file
/// How relief changes the colour of the land.
#pragma once

#include "app/render/map_style.hpp"

namespace loci::render {

/// Red, green, blue from 0 to 255.
struct Rgb {
  float red = 0, green = 0, blue = 0;
};

Rgb to_rgb(Colour colour);

/// The land's colour under a difference of brightness from level ground (-127 to 127): multiplied
/// in the light theme, soft light in the dark one.
Rgb shaded_land(const MapStyle& style, float relief);

}  // namespace loci::render
