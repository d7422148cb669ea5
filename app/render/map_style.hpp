/// \file
/// Colours and sizes of the map.
#pragma once

#include <cstdint>

namespace loci::render {

enum class Theme { light, dark };

/// 0xRRGGBB.
using Colour = std::uint32_t;

/// The palette of one theme; sizes are the same in all.
struct MapStyle {
  Theme theme;
  Colour paper;  ///< beyond the edge of the world
  Colour sea, shallow, land, urban, lake, river, coast, glacier, graticule;
  Colour country_border, admin1_border, contested_area;
  Colour text, halo, country_name, admin1_name, water_name;
  Colour marker, marker_rim, marker_text;
};

const MapStyle& map_style(Theme theme);

}  // namespace loci::render
