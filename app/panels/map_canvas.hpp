/// \file
/// The map as the panels see it.
#pragma once

#include "app/map/clusters.hpp"
#include "app/map/map_view.hpp"
#include "app/panels/ui.hpp"

#include <imgui.h>

#include <optional>
#include <string>
#include <vector>

namespace loci::panels {

/// What a point of the map touches: a marker, its name, or an area's badge.
struct Touched {
  std::string place;                        ///< id; of several places that of the most mentioned
  std::optional<map::ClusterId> cluster{};  ///< where the marker is that of several places
  map::ScreenPoint at{};                    ///< the place
  double reach_px = 0;                      ///< of the marker or badge, from there
};

/// A colour of markers and what it means.
struct LegendEntry {
  Colour colour;
  std::string words;
};

/// What draws the map itself; implemented by the window.
class MapCanvas {
 public:
  virtual ~MapCanvas() = default;
  virtual void draw(ImDrawList& list, const Area& area, const map::MapView& view) = 0;
  virtual std::optional<Touched> touched(const map::MapView& view,
                                         const map::ScreenPoint& point) = 0;
  virtual std::vector<LegendEntry> legend() const = 0;  ///< empty while all markers look the same
};

}  // namespace loci::panels
