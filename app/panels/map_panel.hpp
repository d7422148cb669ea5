/// \file
/// The map, and the hand on it.
#pragma once

#include "app/map/map_view.hpp"
#include "app/panels/region_tool.hpp"
#include "app/panels/ui.hpp"

#include <imgui.h>

#include <string>

namespace loci::panels {

/// What draws the map itself; implemented by the window.
class MapCanvas {
 public:
  virtual ~MapCanvas() = default;
  virtual void draw(ImDrawList& list, const Area& area, const map::MapView& view) = 0;
  /// The id of the place whose marker is at a point of the view; empty for none.
  virtual std::string place_at(const map::MapView& view, const map::ScreenPoint& point) = 0;
};

/// Wheel zooms at the cursor, drag pans, a quick drag glides on, double click zooms in, a click on
/// a marker selects its place. Scale bar, zoom buttons and attribution lie over the map.
class MapPanel {
 public:
  void draw(Ui& ui, const Area& area, MapCanvas& canvas);
  RegionTool& region_tool() { return region_tool_; }

 private:
  void follow_mouse(Ui& ui, const Area& area, MapCanvas& canvas);
  void drag(session::MapMotion& map);
  void let_go(session::MapMotion& map);
  void draw_buttons(Ui& ui, const Area& area);

  RegionTool region_tool_;
  bool dragging_ = false;
  ImVec2 speed_px_per_s_{0, 0};
};

}  // namespace loci::panels
