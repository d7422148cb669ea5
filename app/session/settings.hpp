/// \file
/// What the viewer keeps between two runs.
#pragma once

#include "app/map/coloured_by.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace loci::session {

/// The absolute path of a file, links followed; the path itself where it cannot be found out.
std::filesystem::path whole_path(const std::filesystem::path& file);

/// A place of the map and its zoom, whatever the size of the window.
struct KeptView {
  double lon_deg = 0, lat_deg = 0, zoom = 0;

  bool operator==(const KeptView&) const = default;
};

/// A file of the user's on the map, and how it is shown.
struct KeptLayer {
  std::filesystem::path file;  ///< absolute
  bool visible = true;
  double opacity = 1;      ///< 0 to 1
  std::size_t colour = 0;  ///< the number of its colour

  bool operator==(const KeptLayer&) const = default;
};

/// The files of the user's on the map of a workspace.
struct KeptLayers {
  std::vector<KeptLayer> over;      ///< the map, the first on top
  std::optional<KeptLayer> ground;  ///< instead of Loci's own map

  bool operator==(const KeptLayers&) const = default;
};

/// A workspace that was open.
struct RecentWorkspace {
  std::filesystem::path file;  ///< absolute
  std::optional<KeptView> view;
  KeptLayers layers{};

  bool operator==(const RecentWorkspace&) const = default;
};

/// How the window was left.
struct Settings {
  int window_width = 0, window_height = 0;  ///< in units of the desktop; 0: as large as it allows
  bool maximized = true;
  bool dark = false;
  double scale = 1;  ///< of everything in the window: the size of its letters
  map::ColouredBy coloured_by = map::ColouredBy::nothing;
  bool lines = true;                       ///< to places that a document mentions together
  double left_px = 0, right_px = 0;        ///< widths of the panels; 0: not chosen yet
  double left_share = 0, right_share = 0;  ///< of the upper panels; 0: not chosen yet
  std::vector<RecentWorkspace> recent;     ///< last one first

  bool operator==(const Settings&) const = default;
};

/// $XDG_STATE_HOME/loci/viewer.json or ~/.local/state/loci/viewer.json; empty where there is
/// neither.
std::filesystem::path settings_file();

/// What the file says; what it does not say, or says wrongly, is as in a new Settings. Never
/// throws.
Settings read_settings(const std::filesystem::path& file);

/// Through a temporary file beside it; its folder is made. False where it cannot be written: that
/// is no reason to disturb anybody.
bool write_settings(const Settings& settings, const std::filesystem::path& file);

/// Puts a workspace at the head of those that were open.
void remember(Settings& settings, const std::filesystem::path& workspace);
/// Keeps the view of a workspace, if it is among those that were open.
void remember_view(Settings& settings, const std::filesystem::path& workspace,
                   const KeptView& view);
/// Keeps the layers of a workspace, if it is among those that were open.
void remember_layers(Settings& settings, const std::filesystem::path& workspace, KeptLayers layers);
/// The view that a workspace was left with.
std::optional<KeptView> kept_view(const Settings& settings, const std::filesystem::path& workspace);
/// The layers that a workspace was left with.
KeptLayers kept_layers(const Settings& settings, const std::filesystem::path& workspace);

}  // namespace loci::session
