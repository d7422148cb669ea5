/// \file
/// Boxes, polygons and circles drawn on the map.
#pragma once

#include "app/panels/ui.hpp"

#include <vector>

namespace loci::panels {

/// Shows the region of the filter and the pin of a search on the map, and draws a new region by
/// hand: a box or a circle with one drag, a polygon by clicks that end with a double click, Enter
/// or a click on its first corner. Esc gives up.
class RegionTool {
 public:
  enum class Shape { none, box, polygon, circle };

  void begin(Shape shape);
  bool drawing() const { return shape_ != Shape::none; }
  void cancel() { begin(Shape::none); }
  /// Draws over the map; while a region is drawn the mouse on the map is the tool's.
  void draw(Ui& ui, const Area& map);

 private:
  void follow_mouse(Ui& ui, const Area& map);
  void follow_corners(Ui& ui, const Area& map);
  void finish(Ui& ui, geo::Region region);
  void draw_hint(Ui& ui, const Area& map) const;

  Shape shape_ = Shape::none;
  std::vector<geo::LonLat> corners_;  ///< of the box or circle: where it began
};

}  // namespace loci::panels
