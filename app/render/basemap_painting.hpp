/// \file
/// The order in which the basemap is drawn, and how each part looks at a zoom: the same for pixels
/// and for vector files.
#pragma once

#include "app/render/basemap.hpp"
#include "app/render/ink.hpp"
#include "app/render/map_plane.hpp"
#include "app/render/map_style.hpp"

namespace loci::render {

/// How the basemap is to look.
struct BasemapLook {
  double zoom = 0;  ///< of the view or tile; says how wide lines are and what is shown
  Theme theme = Theme::light;
  double pixel_ratio = 1;  ///< pixels of the picture for each of the view
  bool graticule = false;  ///< parallels and meridians
};

/// Draws everything but words: sea, land, relief, water, borders.
void draw_basemap(const Basemap& basemap, const MapPlane& plane, const BasemapLook& look, Ink& ink);

/// Draws empty ground, for a map that has another basemap.
void draw_paper(const MapPlane& plane, const BasemapLook& look, Ink& ink);

/// Draws the edge of a world that has one, over everything.
void draw_edge(const MapPlane& plane, const BasemapLook& look, Ink& ink);

}  // namespace loci::render
