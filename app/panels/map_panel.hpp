/// \file
/// The map, and the hand on it.
#pragma once

#include "app/panels/hover_card.hpp"
#include "app/panels/layers_card.hpp"
#include "app/panels/map_canvas.hpp"
#include "app/panels/map_menu.hpp"
#include "app/panels/place_choice.hpp"
#include "app/panels/region_tool.hpp"
#include "app/panels/ui.hpp"

#include <imgui.h>

#include <optional>

namespace loci::panels {

/// Wheel zooms at the cursor, drag pans, a quick drag glides on, Shift and drag zooms to a box,
/// double click zooms in, a click on a marker selects its place or opens a marker of several, the
/// right button has the coordinates. Scale bar, zoom buttons, legend and attribution lie over the
/// map.
class MapPanel {
 public:
  void draw(Ui& ui, const Area& area, MapCanvas& canvas);
  RegionTool& region_tool() { return region_tool_; }
  LayersCard& layers() { return layers_; }  ///< drawn by who draws the map, over it

 private:
  void follow_mouse(Ui& ui, const Area& area, MapCanvas& canvas);
  void click(Ui& ui, const Area& area, const Touched& touched);
  void drag(session::MapMotion& map);
  void let_go(session::MapMotion& map);
  bool draw_box(Ui& ui, const Area& area);

  RegionTool region_tool_;
  LayersCard layers_;
  bool dragging_ = false;
  std::optional<ImVec2> box_from_;  ///< where a Shift-drag began
  ImVec2 speed_px_per_s_{0, 0};
  HoverCard card_;
  PlaceChoice choice_;
  MapMenu menu_;
};

}  // namespace loci::panels
