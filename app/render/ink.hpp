/// \file
/// What the map is drawn with: pixels or a vector file.
#pragma once

#include "app/render/map_style.hpp"
#include "app/render/outline.hpp"
#include "app/render/picture.hpp"

#include <functional>
#include <vector>

namespace loci::render {

/// How a line is drawn. Lengths in pixels of the picture.
struct Pen {
  double width_px = 1;
  std::vector<double> dashes_px{};  ///< on, off, on, off …; empty for an unbroken line

  bool operator==(const Pen&) const = default;
};

/// Outlines are collected, in pixels of the picture, then drawn all at once: where they overlap
/// they do not add up. One thread at a time.
class Ink {
 public:
  virtual ~Ink() = default;

  virtual void add_ring(const Outline& ring) = 0;
  /// \param dash_start_px how far along its dashes the line begins
  virtual void add_line(const Outline& line, const Pen& pen, double dash_start_px) = 0;
  /// Draws what was added, and forgets it.
  virtual void draw(Colour colour, double alpha) = 0;
  /// Draws rings that were added as land, shaded: relief(y) gives differences of brightness, one a
  /// pixel of that row. Asked for from the top to the bottom, and not where no land is to be seen.
  virtual void draw_land(const MapStyle& style, double relief_strength,
                         const std::function<const float*(int y)>& relief) = 0;
  /// Draws pixels as large as the map over it.
  virtual void draw_picture(const Picture& picture, double alpha) = 0;
};

}  // namespace loci::render
