/// \file
/// The user's layers and the basemap, as a card over the map.
#pragma once

#include "app/panels/layer_rows.hpp"
#include "app/panels/menu_bar.hpp"
#include "app/panels/ui.hpp"

#include <functional>

namespace loci::panels {

/// Beside a button below those that zoom: the layers over the map, and under them what the map is
/// drawn on. It has the keyboard from when it is opened or clicked until something else is clicked.
class LayersCard {
 public:
  void show_or_hide();
  bool is_open() const { return open_; }
  bool has_keys() const { return open_ && keys_; }
  /// What it takes of the map's right side, for what is centred on the map.
  float covers_px() const;

  /// \param map the map's area, in whose pane this is called
  void draw_button(Ui& ui, const Area& map);
  /// \param perform is called for "Add layer…"
  void draw(Ui& ui, const Area& map, const std::function<void(Command)>& perform);
  /// A key without Ctrl or Alt, as SDL numbers them; false where it means nothing here.
  bool press(session::Session& session, int key, bool shift);

 private:
  float draw_head(Ui& ui, const Area& area, const std::function<void(Command)>& perform);
  void draw_list(Ui& ui, const Area& area);
  void draw_basemap(Ui& ui, const Area& area);
  bool press_on(session::Session& session, session::LayerId id, int key);
  bool step(session::Session& session, int rows, bool move);

  LayerRows rows_;
  bool open_ = false, keys_ = false;
};

}  // namespace loci::panels
