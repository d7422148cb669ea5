/// \file
/// The window and its OpenGL context.
#pragma once

#include <SDL.h>

#include <memory>
#include <string>

namespace loci::window {

/// A window with an OpenGL 3.3 core context, as large as the screen allows. One a program.
class SdlWindow {
 public:
  /// Throws Error when there is no display or no OpenGL.
  explicit SdlWindow(const std::string& title);
  ~SdlWindow();
  SdlWindow(const SdlWindow&) = delete;
  SdlWindow& operator=(const SdlWindow&) = delete;

  SDL_Window* handle() const { return window_.get(); }
  SDL_GLContext context() const { return context_; }
  int drawable_width_px() const;  ///< in pixels of the screen
  int drawable_height_px() const;
  double pixel_ratio() const;       ///< screen pixels to a logical one
  double mouse_to_logical() const;  ///< SDL's mouse coordinates to logical pixels

  void set_title(const std::string& title);
  void switch_full_screen();
  void swap();
  /// Ends a wait for events, from any thread.
  static void wake();

 private:
  struct Quit {
    Quit();
    ~Quit();
  };
  struct Destroy {
    void operator()(SDL_Window* window) const { SDL_DestroyWindow(window); }
  };
  Quit sdl_;
  std::unique_ptr<SDL_Window, Destroy> window_;
  SDL_GLContext context_ = nullptr;
};

}  // namespace loci::window
