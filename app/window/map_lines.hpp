/// \file
/// Lines over the map that say more about what is selected.
#pragma once

#include "app/panels/ui.hpp"
#include "app/session/session.hpp"
#include "geo/lonlat.hpp"

#include <imgui.h>

#include <cstdint>
#include <string>
#include <vector>

namespace loci::window {

/// Great circles from the selected place to those that the open document mentions with it, thin and
/// quiet; the more mentions, the stronger. Around an area that is selected or hovered and has no
/// outline on the map, a dashed circle of its radius.
class MapLines {
 public:
  /// Looks at what is selected. Cheap while nothing has changed.
  void update(const session::Session& session);
  /// Another one after they have become others.
  std::uint64_t number() const { return number_; }
  void draw(ImDrawList& list, const panels::Area& area, const map::MapView& view,
            const panels::Palette& colours) const;

 private:
  struct Line {
    std::vector<geo::LonLat> points;
    float width_px;
  };

  void find_companions(const session::Session& session);
  void find_circles(const session::Session& session);

  std::string place_, circled_;
  workspace::DocumentId document_ = 0;
  std::uint64_t lists_ = 0;
  std::vector<Line> lines_;
  std::vector<std::vector<geo::LonLat>> circles_;
  std::uint64_t number_ = 0;
};

}  // namespace loci::window
