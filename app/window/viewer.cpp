#include "app/window/viewer.hpp"

#include "app/data/data_files.hpp"
#include "app/session/dropped_files.hpp"
#include "app/window/frame_loop.hpp"
#include "geo/error.hpp"

#include <system_error>
#include <utility>

namespace loci::window {
namespace {

bool is_workspace(const std::filesystem::path& path) {
  return path.extension() == ".loci";
}

/// Opens the workspace before there is a window, so that a mistake is told where it was made;
/// returns the layers and documents that are to be read.
session::DroppedFiles open_workspace(session::Session& session,
                                     const std::vector<std::filesystem::path>& paths) {
  std::vector<std::filesystem::path> others;
  for (const auto& path : paths) {
    std::error_code problem;
    if (!std::filesystem::exists(path, problem)) {
      throw Error(path.string(), "no such file or folder", "check the name");
    }
    if (!is_workspace(path)) {
      others.push_back(path);
    } else if (session.workspace_file().empty()) {
      session.open_workspace(path);
    } else {
      throw Error(path.string(), "a second workspace", "open one workspace at a time");
    }
  }
  return session::sorted(others);
}

}  // namespace

void run_viewer(const ViewerOptions& options) {
  const auto basemap = data::data_file("world.basemap");
  session::Session session(&SdlWindow::wake);
  session::DroppedFiles others = open_workspace(session, options.paths);
  session::Settings settings = session::read_settings(session::settings_file());
  FrameLoop loop(session, basemap, options, settings);
  session.add_layers(others.layers);
  session.add_documents(std::move(others.documents));
  loop.run();
}

}  // namespace loci::window
