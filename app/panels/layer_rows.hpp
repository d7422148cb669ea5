/// \file
/// The rows of the list of layers.
#pragma once

#include "app/panels/block_scroll.hpp"
#include "app/panels/ui.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace loci::panels {

inline constexpr float layer_row_px = 56;

/// The layers over the map, the top one first: eye, colour, name, opacity, and under the mouse what
/// can be done with each. A row is dragged to another place in the order.
class LayerRows {
 public:
  void draw(Ui& ui, const Area& area);
  /// One row outside the list: the file that is the basemap.
  void draw_ground(Ui& ui, const session::ListedLayer& layer, const Area& row);

  session::LayerId selected() const { return selected_; }
  void select(session::LayerId id) { selected_ = id; }
  void reveal(std::size_t row) { scroll_.reveal(row); }
  void set_keys(bool keys) { keys_ = keys; }  ///< the selected row has the keyboard

 private:
  struct Dragged {
    session::LayerId id;
    std::size_t from, to;  ///< before the row that is there now
  };

  void draw_row(Ui& ui, const session::ListedLayer& layer, const Area& row);
  void draw_state(Ui& ui, const session::ListedLayer& layer, const Area& row, bool active);
  void draw_buttons(Ui& ui, const session::ListedLayer& layer, const Area& row, bool active);
  void drag(const session::ListedLayer& layer, std::size_t index, const Area& row);
  void finish_drag(Ui& ui, const Area& area, std::size_t count);
  bool is_ground(const Ui& ui, const session::ListedLayer& layer) const;

  BlockScroll scroll_;
  session::LayerId selected_ = 0;
  bool keys_ = false;
  std::optional<Dragged> dragged_;
  bool dropped_ = false;
  float first_row_y_ = 0;  ///< of the top row, in this frame
};

}  // namespace loci::panels
