/// \file
/// The window and its OpenGL context.
#pragma once

#include <SDL.h>
#include <imgui.h>

#include <memory>
#include <string>
#include <vector>

namespace loci::window {

/// A window with an OpenGL 3.3 core context, as large as the screen allows. One a program.
class SdlWindow {
 public:
  /// Throws Error when there is no display or no OpenGL.
  /// \param width,height in units of the desktop; 0: as large as the screen allows
  SdlWindow(const std::string& title, int width, int height, bool maximized);
  ~SdlWindow();
  SdlWindow(const SdlWindow&) = delete;
  SdlWindow& operator=(const SdlWindow&) = delete;

  SDL_Window* handle() const { return window_.get(); }
  SDL_GLContext context() const { return context_; }
  int drawable_width_px() const;  ///< in pixels of the screen
  int drawable_height_px() const;
  double pixel_ratio() const;  ///< screen pixels to a logical one, with our scale
  /// Makes everything larger or smaller; 1: as the desktop has it.
  void set_scale(double scale) { scale_ = scale; }
  double mouse_to_logical() const;  ///< SDL's mouse coordinates to logical pixels

  void set_title(const std::string& title);
  bool maximized() const;                    ///< or full screen
  void size(int& width, int& height) const;  ///< in units of the desktop
  void switch_full_screen();
  void swap();
  /// True where the back buffer still has what was swapped last, so that a frame need only draw
  /// what differs: with software OpenGL on X11, where every pixel costs.
  bool back_kept() const { return copy_part_ != nullptr && !exposed_; }
  /// The window system asks for all of the window again.
  void set_exposed() { exposed_ = true; }
  /// Shows rectangles of the back buffer (left, top, right, bottom in pixels), where it is kept.
  void show_parts(const std::vector<ImVec4>& areas_px);
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
  double scale_ = 1;
  /// glXCopySubBufferMESA
  using CopyPart = void (*)(void* display, unsigned long drawable, int x, int y, int width,
                            int height);
  CopyPart find_copy_part() const;
  CopyPart copy_part_ = nullptr;
  bool exposed_ = true;
};

}  // namespace loci::window
