/// \file
/// Events in, frames out, sleep in between.
#pragma once

#include "app/panels/workbench.hpp"
#include "app/render/annotator.hpp"
#include "app/render/tile_painter.hpp"
#include "app/window/annotation_worker.hpp"
#include "app/window/export_view.hpp"
#include "app/window/frame_log.hpp"
#include "app/window/imgui_context.hpp"
#include "app/window/map_pictures.hpp"
#include "app/window/sdl_window.hpp"
#include "app/window/state_file.hpp"
#include "app/window/texture_store.hpp"
#include "app/window/tile_workers.hpp"
#include "app/window/viewer.hpp"

#include <SDL.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

namespace loci::window {

/// Draws a frame when there is input, motion or news, and sleeps otherwise.
class FrameLoop {
 public:
  /// \param settings how the last window was left; kept up to date
  FrameLoop(session::Session& session, const std::filesystem::path& basemap,
            const ViewerOptions& options, session::Settings& settings);

  void run();  ///< until the window is closed

 private:
  void wait_for_events();
  bool pass_time();
  bool handle(const SDL_Event& event);  ///< true: draw before the next event
  void handle_key(const SDL_Keysym& key);
  void handle_map_key(SDL_Keycode key);
  void perform(panels::Command command);
  void scale(int steps);
  void follow_workspace();
  void keep_settings();
  void keep_layers();
  void draw();
  void keep_pace(double began_s);

  session::Session& session_;
  session::Settings& settings_;
  std::filesystem::path basemap_, workspace_;
  render::TilePainter painter_;
  render::Annotator annotator_;
  SdlWindow window_;
  ImguiContext imgui_;
  TextureStore textures_;  // and all that hold textures below it, so that they go first
  panels::TextBlocks texts_;
  TileWorkers tiles_;
  AnnotationWorker annotations_;
  MapPictures pictures_;
  ExportView export_view_;
  panels::Workbench workbench_;
  FrameLog log_;
  StateFile state_;
  std::vector<std::filesystem::path> dropped_;
  std::uint64_t layers_kept_ = 0;  ///< the number of the list that was written
  std::optional<SDL_Point> button_at_;  ///< of the press or release that the frame is drawn for
  int frames_wanted_ = 3;  ///< Dear ImGui needs a frame or two to settle after an event
  bool quit_ = false;
  double last_frame_s_ = 0;
};

}  // namespace loci::window
