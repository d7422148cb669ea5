/// \file
/// The list of places.
#pragma once

#include "app/panels/block_scroll.hpp"
#include "app/panels/ui.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace loci::panels {

/// All places of the workspace, most mentioned first, with a field to narrow them down.
/// A click selects the place; hovering lights it up on the map.
class PlacesPanel {
 public:
  void draw(Ui& ui, const Area& area);
  void focus_filter() { focus_filter_ = true; }

 private:
  void draw_filter(Ui& ui, const Area& area);
  void draw_row(Ui& ui, std::size_t index, const Area& row);
  void choose_shown(const session::Session& session);
  void follow_selection(const session::Session& session);

  std::array<char, 128> filter_{};
  bool focus_filter_ = false;
  std::vector<std::size_t> shown_;  ///< indices of the places that the filter lets through
  std::uint64_t shown_of_ = ~std::uint64_t{0};
  std::string shown_for_, selected_;
  BlockScroll scroll_;
};

}  // namespace loci::panels
