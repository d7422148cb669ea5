/// \file
/// The whole window: where each panel is.
#pragma once

#include "app/panels/documents_panel.hpp"
#include "app/panels/file_chooser.hpp"
#include "app/panels/filter_bar.hpp"
#include "app/panels/help_sheets.hpp"
#include "app/panels/map_panel.hpp"
#include "app/panels/menu_bar.hpp"
#include "app/panels/passages_panel.hpp"
#include "app/panels/picker_panel.hpp"
#include "app/panels/places_panel.hpp"
#include "app/panels/reader_panel.hpp"
#include "app/panels/search_box.hpp"
#include "app/panels/timeline_panel.hpp"
#include "app/panels/ui.hpp"

#include <functional>

namespace loci::panels {

/// Widths in logical pixels, and shares of the upper panels; 0: not chosen yet.
struct PanelSizes {
  float left_px = 0, right_px = 0;
  float left_share = 0.58F, right_share = 0.6F;
};

/// The filter under the menus, places and documents on the left, the map in the middle, reader and
/// passages on the right, with hairlines between them that can be moved, and time at the bottom.
class Workbench {
 public:
  using ExportView = std::function<void(const std::filesystem::path&)>;

  /// \param window_command does what only the window can: quit, full_screen, sizes
  /// \param export_view writes the map as a picture
  Workbench(std::function<void(Command)> window_command, ExportView export_view)
      : window_command_(std::move(window_command)), export_view_(std::move(export_view)) {}

  void draw(Ui& ui, MapCanvas& canvas);
  void perform(session::Session& session, Command command);
  /// Up or Down in the list that was clicked last; false where it was none.
  bool step(session::Session& session, int rows);
  /// A key without Ctrl or Alt that corrects, or means a layer; false where it means nothing now.
  bool press(session::Session& session, int key);
  const ReaderPanel& reader() const { return reader_; }
  const PanelSizes& sizes() const { return sizes_; }
  void set_sizes(const PanelSizes& sizes) { sizes_ = sizes; }

 private:
  void copy_text(const session::Session& session) const;
  void draw_columns(Ui& ui, MapCanvas& canvas, const Area& area);
  void undo(session::Session& session);
  float splitter(Ui& ui, const char* id, const Area& line, bool upright);

  std::function<void(Command)> window_command_;
  ExportView export_view_;
  PanelSizes sizes_;
  PlacesPanel places_;
  DocumentsPanel documents_;
  MapPanel map_;
  ReaderPanel reader_;
  PassagesPanel passages_;
  FilterBar filter_bar_;
  SearchBox search_;
  TimelinePanel timeline_;
  enum class List { none, places, documents, passages } clicked_ = List::none;
  PickerPanel picker_;
  FileChooser chooser_;
  HelpSheets help_;
};

}  // namespace loci::panels
