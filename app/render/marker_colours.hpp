/// \file
/// What the colour of a marker says.
#pragma once

#include "app/map/coloured_by.hpp"
#include "app/map/place_layer.hpp"
#include "app/render/map_style.hpp"

#include <string>
#include <vector>

namespace loci::render {

/// A colour and what it stands for.
struct LegendEntry {
  Colour colour;
  std::string words;

  bool operator==(const LegendEntry&) const = default;
};

/// The colour of a marker.
/// \param confidence 0 to 1, the mean over all its mentions
Colour marker_colour(gazetteer::PlaceKind kind, double confidence, map::ColouredBy by, Theme theme);

/// What the colours mean, the most important first; empty where there is only one.
std::vector<LegendEntry> legend_of(map::ColouredBy by, Theme theme);

}  // namespace loci::render
