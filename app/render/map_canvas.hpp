/// \file
/// Outlines of the basemap on a picture, in its projection.
#pragma once

#include "app/render/basemap.hpp"
#include "app/render/ink.hpp"
#include "app/render/map_plane.hpp"

#include <span>

namespace loci::render {

/// Brings areas and lines of the basemap onto a picture. What lies outside of it costs almost
/// nothing: an arc that does not meet it is left out, or replaced by its chord. In Web Mercator the
/// world repeats to the east and west. One thread at a time.
class MapCanvas {
 public:
  /// \param zoom says how much detail the outlines have
  MapCanvas(const Basemap& basemap, const MapPlane& plane, double zoom, Ink& ink);

  const MapPlane& plane() const { return plane_; }

  /// True where any of the box may be seen, with room for a line of such a width.
  bool shows(const MapBox& box, double margin_px = 0) const;

  void add_area(const BasemapArea& area);
  /// The outline of an area or a line; dashes are in phase from the line's own start.
  void add_outline(const BasemapArea& area, const Pen& pen);
  /// The outlines of areas beside each other: what two of them share only once. Not for dashes.
  void add_outlines(std::span<const BasemapArea* const> areas, const Pen& pen);
  void add_line(const BasemapLine& line, const Pen& pen);
  /// Lines in the basemap's map units, not wider than a world.
  void add_line(const Outline& line, const Pen& pen);

 private:
  /// Calls use(offset) for each repetition of the world, in map units, in which the box may be
  /// seen.
  template <class Use>
  void for_each_world(const MapBox& box, double margin_px, Use use) const;
  bool meets(const MapBox& box, double offset, double margin_px) const;
  void add_ring(std::span<const geo::ArcRef> refs, double offset);
  void add_refs(std::span<const geo::ArcRef> refs, double offset, const Pen& pen);
  void append_arc(geo::ArcRef ref, double offset, bool ends_only);
  void stroke(const Pen& pen, double dash_start_px);
  /// From map units to pixels; only for Web Mercator.
  void to_pixels(Outline& outline) const;

  const Basemap& basemap_;
  const MapPlane& plane_;
  PixelGrid grid_;
  std::size_t level_;
  Ink& ink_;
  Outline outline_;  ///< being put together, in map units
};

}  // namespace loci::render
