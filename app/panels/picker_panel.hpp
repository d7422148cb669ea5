/// \file
/// What a mention may be, to choose by key or by click.
#pragma once

#include "app/panels/picker_rows.hpp"
#include "app/panels/ui.hpp"

#include <array>

namespace loci::panels {

/// A card over the map, beside the reader, or below where the map is narrow: the mention and what
/// is known of it, the scope of a decision, the candidates, and the keys. While a review goes on
/// its head tells how far it is.
class PickerPanel {
 public:
  void draw(Ui& ui, const Area& map);

 private:
  bool leaves_the_map(const session::Picker& picker) const;
  Area card_area(const Area& map, float tall) const;
  void draw_card_at(Ui& ui, const Area& map, float tall);
  float draw_review(Ui& ui, const Area& area);
  float draw_head(Ui& ui, const Area& area);
  float draw_scopes(Ui& ui, const Area& area);
  float draw_search(Ui& ui, const Area& area);
  void draw_actions(Ui& ui, const Area& area);

  PickerRows rows_;
  float rows_px_ = candidate_row_px;  ///< kept while they are looked up, so that nothing jumps
  bool low_ = false;                  ///< below
  std::array<char, 200> typed_{};
  bool typing_ = false;
};

}  // namespace loci::panels
