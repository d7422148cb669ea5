#include "app/window/sdl_window.hpp"

#include "geo/error.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace loci::window {
namespace {

/// What the user's desktop says where SDL cannot tell (X11).
double scale_of_environment() {
  for (const char* const name : {"LOCI_SCALE", "GDK_SCALE"}) {
    if (const char* const value = std::getenv(name)) {
      const double scale = std::strtod(value, nullptr);
      if (scale >= 0.5 && scale <= 4) return scale;
    }
  }
  return 1;
}

bool is_set(const char* variable) {
  const char* const value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

/// SDL itself would fall back to drivers that show nothing.
bool has_display() {
  return is_set("DISPLAY") || is_set("WAYLAND_DISPLAY") || is_set("SDL_VIDEODRIVER");
}

SDL_Rect room_on_screen() {
  SDL_Rect room{0, 0, 1280, 800};
  if (SDL_GetDisplayUsableBounds(0, &room) != 0) room = {0, 0, 1280, 800};
  return room;
}

}  // namespace

SdlWindow::Quit::Quit() {
  SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
  if (has_display() && SDL_Init(SDL_INIT_VIDEO) == 0) return;
  const std::string reason = has_display() ? std::string(": ") + SDL_GetError() : "";
  SDL_Quit();
  throw Error("loci-map", "no display" + reason,
              "start it on a desktop, or draw a picture with 'loci render'");
}

SdlWindow::Quit::~Quit() {
  SDL_Quit();
}

SdlWindow::SdlWindow(const std::string& title) {
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 3);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_CORE);
  SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
  SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
  const SDL_Rect room = room_on_screen();
  window_.reset(SDL_CreateWindow(
      title.c_str(), room.x, room.y, room.w, room.h,
      SDL_WINDOW_OPENGL | SDL_WINDOW_RESIZABLE | SDL_WINDOW_MAXIMIZED | SDL_WINDOW_ALLOW_HIGHDPI));
  if (window_) context_ = SDL_GL_CreateContext(window_.get());
  if (context_ == nullptr) {
    const std::string reason = SDL_GetError();
    window_.reset();
    throw Error("loci-map", "no window with OpenGL 3.3: " + reason,
                "install Mesa's drivers (libgl1-mesa-dri), or use 'loci render' for a picture");
  }
  SDL_GL_SetSwapInterval(1);
  SDL_SetWindowMinimumSize(window_.get(), 800, 500);
}

SdlWindow::~SdlWindow() {
  if (context_ != nullptr) SDL_GL_DeleteContext(context_);
}

int SdlWindow::drawable_width_px() const {
  int width = 0, height = 0;
  SDL_GL_GetDrawableSize(window_.get(), &width, &height);
  return std::max(width, 1);
}

int SdlWindow::drawable_height_px() const {
  int width = 0, height = 0;
  SDL_GL_GetDrawableSize(window_.get(), &width, &height);
  return std::max(height, 1);
}

double SdlWindow::pixel_ratio() const {
  int width = 0, height = 0;
  SDL_GetWindowSize(window_.get(), &width, &height);
  const double own = width > 0 ? static_cast<double>(drawable_width_px()) / width : 1;
  static const double of_environment = scale_of_environment();
  return own > 1.01 ? own : of_environment;
}

double SdlWindow::mouse_to_logical() const {
  int width = 0, height = 0;
  SDL_GetWindowSize(window_.get(), &width, &height);
  return static_cast<double>(drawable_width_px()) / std::max(width, 1) / pixel_ratio();
}

void SdlWindow::set_title(const std::string& title) {
  SDL_SetWindowTitle(window_.get(), title.c_str());
}

void SdlWindow::switch_full_screen() {
  const bool full = (SDL_GetWindowFlags(window_.get()) & SDL_WINDOW_FULLSCREEN_DESKTOP) != 0;
  SDL_SetWindowFullscreen(window_.get(), full ? 0 : SDL_WINDOW_FULLSCREEN_DESKTOP);
}

void SdlWindow::swap() {
  SDL_GL_SwapWindow(window_.get());
}

void SdlWindow::wake() {
  SDL_Event event{};
  event.type = SDL_USEREVENT;
  SDL_PushEvent(&event);
}

}  // namespace loci::window
