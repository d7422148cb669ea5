/// \file
/// The whole window: where each panel is.
#pragma once

#include "app/panels/documents_panel.hpp"
#include "app/panels/file_chooser.hpp"
#include "app/panels/filter_bar.hpp"
#include "app/panels/map_panel.hpp"
#include "app/panels/menu_bar.hpp"
#include "app/panels/passages_panel.hpp"
#include "app/panels/places_panel.hpp"
#include "app/panels/reader_panel.hpp"
#include "app/panels/search_box.hpp"
#include "app/panels/timeline_panel.hpp"
#include "app/panels/ui.hpp"

#include <functional>

namespace loci::panels {

/// The filter under the menus, places and documents on the left, the map in the middle, reader and
/// passages on the right, with hairlines between them that can be moved, and time at the bottom.
class Workbench {
 public:
  /// \param window_command does what only the window can: quit, full_screen
  explicit Workbench(std::function<void(Command)> window_command)
      : window_command_(std::move(window_command)) {}

  void draw(Ui& ui, MapCanvas& canvas);
  void perform(session::Session& session, Command command);
  /// Up or Down in the list that was clicked last; false where it was none.
  bool step(session::Session& session, int rows);
  const ReaderPanel& reader() const { return reader_; }

 private:
  void draw_columns(Ui& ui, MapCanvas& canvas, const Area& area);
  float splitter(Ui& ui, const char* id, const Area& line, bool upright);

  std::function<void(Command)> window_command_;
  float left_px_ = 0, right_px_ = 0;               ///< widths; 0: not chosen yet
  float left_share_ = 0.58F, right_share_ = 0.6F;  ///< of the upper panel
  PlacesPanel places_;
  DocumentsPanel documents_;
  MapPanel map_;
  ReaderPanel reader_;
  PassagesPanel passages_;
  FilterBar filter_bar_;
  SearchBox search_;
  TimelinePanel timeline_;
  enum class List { none, places, documents, passages } clicked_ = List::none;
  FileChooser chooser_;
  HelpSheets help_;
};

}  // namespace loci::panels
