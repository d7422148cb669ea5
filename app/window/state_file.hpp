/// \file
/// What is on the screen, as JSON: for tests and screen readers.
#pragma once

#include "app/panels/reader_panel.hpp"
#include "app/panels/ui.hpp"
#include "app/window/map_pictures.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace loci::window {

/// What the window knows besides the session.
struct WindowState {
  bool settled = false;  ///< nothing moves, nothing is still being painted or read
  const panels::ReaderPanel& reader;
  std::vector<ShownMarker> markers{};  ///< left empty where nobody asks for the state
};

/// Keeps a JSON file in step with the screen: written after each frame that changed something,
/// through a temporary file. All positions are in screen pixels from the window's top left corner.
/// Keys: settled, workspace, selected_place, hovered_place, theme, view {lon, lat, zoom,
/// projection, width, height}, reader {document, mention, first_byte, selected,
/// find {open, words, typing, hits, hit [begin, end]}}, documents, places, mentions,
/// unlocated, filter (options of the command line), passages, picker {mention, name, place, sense,
/// scope, reach [mention], candidates [place id], searched, placing, previewing}, review {at, of},
/// layers [{file, name, visible, opacity, colour, drawn, reading, problem}] (files of the user's over
/// the map, the first on top), ground (the same, in place of Loci's own map; or null),
/// messages, markers [{id, name,
/// mentions, places, x, y}], items [{kind, id, name, x, y, width, height}].
class StateFile {
 public:
  explicit StateFile(std::filesystem::path file) : file_(std::move(file)) {}
  bool wanted() const { return !file_.empty(); }

  /// Throws Error when the file cannot be written.
  void write(const session::Session& session, const std::vector<panels::ShownItem>& items,
             const WindowState& window, double pixel_ratio);

 private:
  std::filesystem::path file_;
  std::string written_;
};

}  // namespace loci::window
