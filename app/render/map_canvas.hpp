/// \file
/// Outlines of the basemap, filled and stroked on a grid of pixels.
#pragma once

#include "app/render/basemap.hpp"
#include "app/render/map_style.hpp"
#include "app/render/picture.hpp"
#include "app/render/relief.hpp"

#include <memory>
#include <vector>

namespace loci::render {

/// How a line is drawn. Lengths in pixels of the picture.
struct Pen {
  Colour colour = 0;
  double alpha = 1;
  double width_px = 1;
  std::vector<double> dashes_px{};  ///< on, off, on, off …; empty for an unbroken line
};

/// Collects areas or lines of the basemap, then draws them all at once: where they overlap they do
/// not add up. What lies outside the grid costs almost nothing: an arc that does not meet it is
/// left out, or replaced by its chord. The world repeats to the east and west. One thread at a
/// time.
class MapCanvas {
 public:
  MapCanvas(const Basemap& basemap, const PixelGrid& grid, double zoom);
  ~MapCanvas();

  const PixelGrid& grid() const { return grid_; }

  /// True where any of the box may be seen, with room for a line of such a width.
  bool shows(const MapBox& box, double margin_px = 0) const;

  void add_area(const BasemapArea& area);
  /// The outline of an area or a line; dashes are in phase from the line's own start.
  void add_outline(const BasemapArea& area, const Pen& pen);
  void add_line(const BasemapLine& line, const Pen& pen);

  /// Draws what was added, and forgets it.
  void draw(Picture& picture, Colour colour, double alpha);
  /// How much of each pixel what was added covers, 0 to 255; forgets it.
  std::vector<std::uint8_t> coverage();

 private:
  struct Rasterizer;

  /// Calls use(offset) for each repetition of the world, in map units, in which the box may be
  /// seen.
  template <class Use>
  void for_each_world(const MapBox& box, double margin_px, Use use) const;
  bool meets(const MapBox& box, double offset, double margin_px) const;
  void add_ring(std::span<const geo::ArcRef> refs, double offset);
  void add_refs(std::span<const geo::ArcRef> refs, double offset, const Pen& pen);
  void append_arc(geo::ArcRef ref, double offset);
  void stroke_path(const Pen& pen, double dash_start_px);

  const Basemap& basemap_;
  PixelGrid grid_;
  std::size_t level_;
  std::unique_ptr<Rasterizer> raster_;
};

}  // namespace loci::render
