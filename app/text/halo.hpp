/// \file
/// A rim of another colour around letters, so that they can be read on any ground.
#pragma once

#include "app/text/text_layout.hpp"

#include <cstdint>

namespace loci::text {

/// Lays a rim behind what is drawn on the pixels. They must have room for it.
/// \param colour 0xRRGGBB \param width_px in pixels of the picture
void put_halo_behind(TextLayout::Pixels& pixels, std::uint32_t colour, double width_px);

}  // namespace loci::text
