/// \file
/// Plain shapes, antialiased, blended over a picture. Pixels of the picture, from its top left
/// corner.
#pragma once

#include "app/render/map_style.hpp"
#include "app/render/picture.hpp"

namespace loci::render {

void fill_disc(Picture& picture, double x_px, double y_px, double radius_px, Colour colour,
               double alpha);

/// A rectangle with half circles for its short sides.
void fill_pill(Picture& picture, double left_px, double top_px, double right_px, double bottom_px,
               Colour colour, double alpha);

void fill_rect(Picture& picture, double left_px, double top_px, double right_px, double bottom_px,
               Colour colour, double alpha);

}  // namespace loci::render
