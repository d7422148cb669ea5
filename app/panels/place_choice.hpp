/// \file
/// Choosing one of several places that stand at one point of the map.
#pragma once

#include "app/panels/block_scroll.hpp"
#include "app/panels/ui.hpp"

#include <cstdint>
#include <vector>

namespace loci::panels {

/// A list beside a marker whose places no zoom can tell apart; a click selects one.
class PlaceChoice {
 public:
  /// \param places indices of the places on the map; at, in the window
  void open(std::vector<std::uint32_t> places, ImVec2 at);
  void draw(Ui& ui);

 private:
  void draw_row(Ui& ui, const map::MapPlace& place, const Area& row);

  std::vector<std::uint32_t> places_;
  std::uint64_t lists_ = 0;
  ImVec2 at_{};
  bool appear_ = false;
  BlockScroll scroll_;
};

}  // namespace loci::panels
