#include "app/window/sdl_window.hpp"

#include "geo/error.hpp"

#include <GL/gl.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>

namespace loci::window {
namespace {

/// What the display says of itself, in quarters: 96 dots an inch are 1. Nonsense is 1, too.
double scale_of_display() {
  float across = 0, down = 0;
  if (SDL_GetDisplayDPI(0, nullptr, &across, &down) != 0) return 1;
  const double scale = std::round(across / 96 * 4) / 4;
  return scale >= 1.25 && scale <= 4 && std::abs(across - down) < 0.1F * across ? scale : 1;
}

/// What the user's desktop says where SDL cannot tell (X11).
double scale_of_desktop() {
  for (const char* const name : {"LOCI_SCALE", "GDK_SCALE"}) {
    if (const char* const value = std::getenv(name)) {
      const double scale = std::strtod(value, nullptr);
      if (scale >= 0.5 && scale <= 4) return scale;
    }
  }
  return scale_of_display();
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

SdlWindow::SdlWindow(const std::string& title, int width, int height, bool maximized) {
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 3);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_CORE);
  SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
  SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
  SDL_Rect room = room_on_screen();
  if (!maximized && width > 0 && height > 0) {
    room.x += std::max(0, room.w - width) / 2;
    room.y += std::max(0, room.h - height) / 2;
    room.w = std::min(room.w, width);
    room.h = std::min(room.h, height);
  }
  const Uint32 maximize = maximized ? SDL_WINDOW_MAXIMIZED : 0;
  window_.reset(SDL_CreateWindow(
      title.c_str(), room.x, room.y, room.w, room.h,
      SDL_WINDOW_OPENGL | SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI | maximize));
  if (window_) context_ = SDL_GL_CreateContext(window_.get());
  if (context_ == nullptr) {
    const std::string reason = SDL_GetError();
    window_.reset();
    throw Error("loci-map", "no window with OpenGL 3.3: " + reason,
                "install Mesa's drivers (libgl1-mesa-dri), or use 'loci render' for a picture");
  }
  SDL_GL_SetSwapInterval(1);
  copy_part_ = find_copy_part();
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
  static const double of_desktop = scale_of_desktop();
  return (own > 1.01 ? own : of_desktop) * scale_;
}

double SdlWindow::mouse_to_logical() const {
  int width = 0, height = 0;
  SDL_GetWindowSize(window_.get(), &width, &height);
  return static_cast<double>(drawable_width_px()) / std::max(width, 1) / pixel_ratio();
}

void SdlWindow::set_title(const std::string& title) {
  SDL_SetWindowTitle(window_.get(), title.c_str());
}

bool SdlWindow::maximized() const {
  constexpr Uint32 large = SDL_WINDOW_MAXIMIZED | SDL_WINDOW_FULLSCREEN_DESKTOP;
  return (SDL_GetWindowFlags(window_.get()) & large) != 0;
}

void SdlWindow::size(int& width, int& height) const {
  SDL_GetWindowSize(window_.get(), &width, &height);
}

void SdlWindow::switch_full_screen() {
  const bool full = (SDL_GetWindowFlags(window_.get()) & SDL_WINDOW_FULLSCREEN_DESKTOP) != 0;
  SDL_SetWindowFullscreen(window_.get(), full ? 0 : SDL_WINDOW_FULLSCREEN_DESKTOP);
}

void SdlWindow::swap() {
  SDL_GL_SwapWindow(window_.get());
  exposed_ = false;
}

/// Null unless a software renderer draws through GLX: its swap copies all pixels of the window to
/// the X server, and this extension only some of them.
SdlWindow::CopyPart SdlWindow::find_copy_part() const {
  const auto* const renderer = reinterpret_cast<const char*>(glGetString(GL_RENDERER));
  const bool software = renderer != nullptr && (std::strstr(renderer, "llvmpipe") != nullptr ||
                                                std::strstr(renderer, "softpipe") != nullptr);
  const char* const driver = SDL_GetCurrentVideoDriver();
  if (!software || driver == nullptr || std::strcmp(driver, "x11") != 0 ||
      SDL_GL_GetProcAddress("glXGetCurrentDisplay") == nullptr) {
    return nullptr;
  }
  return reinterpret_cast<CopyPart>(SDL_GL_GetProcAddress("glXCopySubBufferMESA"));
}

void SdlWindow::show_parts(const std::vector<ImVec4>& areas_px) {
  using CurrentDisplay = void* (*)();
  using CurrentDrawable = unsigned long (*)();
  static const auto display =
      reinterpret_cast<CurrentDisplay>(SDL_GL_GetProcAddress("glXGetCurrentDisplay"));
  static const auto drawable =
      reinterpret_cast<CurrentDrawable>(SDL_GL_GetProcAddress("glXGetCurrentDrawable"));
  const int height = drawable_height_px();
  for (const ImVec4& area : areas_px) {  // GLX counts rows from the bottom
    copy_part_(display(), drawable(), static_cast<int>(area.x), height - static_cast<int>(area.w),
               static_cast<int>(area.z - area.x), static_cast<int>(area.w - area.y));
  }
}

void SdlWindow::wake() {
  SDL_Event event{};
  event.type = SDL_USEREVENT;
  SDL_PushEvent(&event);
}

}  // namespace loci::window
