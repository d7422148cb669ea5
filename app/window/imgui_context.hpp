/// \file
/// Dear ImGui in the window.
#pragma once

#include "app/panels/look.hpp"
#include "app/window/sdl_window.hpp"
#include "app/window/window_picture.hpp"

#include <SDL.h>
#include <imgui.h>

#include <cstdint>
#include <optional>
#include <vector>

namespace loci::window {

/// Dear ImGui with its SDL and OpenGL backends. Everything is drawn in logical pixels; one is
/// pixel_ratio() pixels of the screen.
class ImguiContext {
 public:
  explicit ImguiContext(const SdlWindow& window);
  ~ImguiContext();
  ImguiContext(const ImguiContext&) = delete;
  ImguiContext& operator=(const ImguiContext&) = delete;

  const panels::Fonts& fonts() const { return fonts_; }
  /// \param button_at where a button was pressed or let go, in the window's units; the mouse may be
  /// elsewhere already
  void begin_frame(std::optional<SDL_Point> button_at);
  /// Into the window's back buffer, as WindowPicture::draw.
  std::optional<std::vector<ImVec4>> draw_frame(std::uint64_t pictures, bool back_kept);

 private:
  void load_fonts();

  const SdlWindow& window_;
  panels::Fonts fonts_;
  WindowPicture picture_;
  double fonts_ratio_ = 0;
};

}  // namespace loci::window
