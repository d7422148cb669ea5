/// \file
/// The viewer: one window on one session.
#pragma once

#include "app/session/session.hpp"

#include <filesystem>
#include <optional>
#include <vector>

namespace loci::window {

struct ViewerOptions {
  std::vector<std::filesystem::path> paths;  ///< a workspace (*.loci), or files and folders to read
  std::optional<session::Theme> theme;       ///< else the one that was chosen last
  std::filesystem::path frame_times;  ///< where to write how long frames take; empty: nowhere
  std::filesystem::path state;        ///< where to keep what is on the screen; empty: nowhere
};

/// Shows the window until it is closed. Throws Error when a path cannot be opened, the basemap is
/// missing or there is no display.
void run_viewer(const ViewerOptions& options);

}  // namespace loci::window
