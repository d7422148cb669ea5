/// \file
/// The map as vectors, drawn by cairo.
#pragma once

#include "app/render/ink.hpp"

#include <utility>
#include <vector>

struct _cairo;  // cairo_t

namespace loci::render {

/// Outlines stay outlines, cut at the edge of the page; relief and rasters are pictures in it.
class VectorInk : public Ink {
 public:
  /// \param cairo a unit is a pixel of the picture; outlives this object
  VectorInk(_cairo* cairo, int width_px, int height_px);

  void add_ring(const Outline& ring) override;
  void add_line(const Outline& line, const Pen& pen, double dash_start_px) override;
  void draw(Colour colour, double alpha) override;
  void draw_land(const MapStyle& style, double relief_strength,
                 const std::function<const float*(int y)>& relief) override;
  void draw_picture(const Picture& picture, double alpha) override;
  /// What was drawn on a small picture, its top left corner at a point.
  void draw_shapes(const Picture& picture, double x_px, double y_px);

 private:
  struct Line {
    Outline points;
    double dash_start_px;
  };

  void trace(const Outline& outline);

  _cairo* cairo_;
  int width_px_, height_px_;
  OutlineBox page_;
  std::vector<Outline> rings_;
  std::vector<std::pair<Pen, std::vector<Line>>> lines_;  ///< by pen
};

}  // namespace loci::render
