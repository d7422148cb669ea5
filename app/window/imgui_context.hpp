/// \file
/// Dear ImGui in the window.
#pragma once

#include "app/panels/look.hpp"
#include "app/window/sdl_window.hpp"

#include <SDL.h>
#include <imgui.h>

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
  void begin_frame();
  void draw_frame();  ///< into the window's back buffer

 private:
  void load_fonts();

  const SdlWindow& window_;
  panels::Fonts fonts_;
  double fonts_ratio_ = 0;
};

}  // namespace loci::window
