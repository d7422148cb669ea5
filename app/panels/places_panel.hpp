/// \file
/// The list of places.
#pragma once

#include "app/panels/block_scroll.hpp"
#include "app/panels/place_tree.hpp"
#include "app/panels/ui.hpp"

#include <array>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace loci::panels {

/// All places that the filter lets through, as a list or as a tree by country and area, by mentions
/// or by name, with a field to find one among them; below them the mentions without a place. A
/// click selects the place; hovering lights it up on the map.
class PlacesPanel {
 public:
  void draw(Ui& ui, const Area& area);
  void focus_filter() { focus_filter_ = true; }
  /// Selects the place so many rows below the selected one; false where there is none.
  bool step(session::Session& session, int rows);

 private:
  /// Everything that the rows were chosen for.
  struct ShownFor {
    std::uint64_t lists = ~std::uint64_t{0};
    std::string words;
    bool tree = false;
    PlaceOrder order = PlaceOrder::mentions;
    std::set<std::string> open;

    bool operator==(const ShownFor&) const = default;
  };

  void draw_head(Ui& ui, const Area& area);
  void draw_filter(Ui& ui, const Area& area);
  void draw_row(Ui& ui, std::size_t row, const Area& area);
  void draw_area_row(Ui& ui, const PlaceRow& row, const Area& area);
  void draw_unlocated(Ui& ui, const Area& area);
  void choose_shown(const session::Session& session);
  void follow_selection(const session::Session& session);

  std::array<char, 128> filter_{};
  bool focus_filter_ = false;
  ShownFor wanted_, shown_for_;
  std::vector<PlaceRow> rows_;
  std::size_t found_ = 0;  ///< places that the field lets through
  std::string selected_;
  BlockScroll scroll_;
};

}  // namespace loci::panels
