/// \file
/// The map of the window as a picture file.
#pragma once

#include "app/render/tile_painter.hpp"
#include "app/session/background_task.hpp"
#include "app/session/session.hpp"

#include <filesystem>
#include <vector>

namespace loci::window {

/// Draws the present view in the background, as `loci render` does, with scale bar and attribution.
class ExportView {
 public:
  /// \param painter outlives this object
  ExportView(const render::TilePainter& painter, session::Wake wake)
      : painter_(painter), task_(std::move(wake)) {}

  /// Writes SVG or PDF where the file's name ends so, else a PNG with two pixels for each of the
  /// view's; a message tells how it went.
  void start(session::Session& session, const std::filesystem::path& file);
  bool running() const { return task_.running(); }
  std::vector<session::Message> take_messages() { return task_.take_messages(); }

 private:
  const render::TilePainter& painter_;
  session::BackgroundTask task_;
};

}  // namespace loci::window
