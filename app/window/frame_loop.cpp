#include "app/window/frame_loop.hpp"

#include <backends/imgui_impl_sdl.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

namespace loci::window {
namespace {

constexpr int frames_after_event = 3;
constexpr double shortest_frame_s = 1.0 / 120;  // where the display sets no pace
constexpr double key_pan_px = 160;

double now_s() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

bool writes_text(const SDL_Keysym& key) {
  return key.sym >= SDLK_SPACE && key.sym != SDLK_DELETE && (key.sym & SDLK_SCANCODE_MASK) == 0 &&
         (key.mod & KMOD_CTRL) == 0;
}

}  // namespace

FrameLoop::FrameLoop(session::Session& session, const std::filesystem::path& basemap,
                     const ViewerOptions& options)
    : session_(session),
      painter_(basemap),
      annotator_(basemap),
      window_("Loci"),
      imgui_(window_),
      texts_(textures_),
      tiles_(painter_, &SdlWindow::wake),
      annotations_(annotator_, &SdlWindow::wake),
      pictures_(session, tiles_, annotations_),
      workbench_([this](panels::Command command) { perform(command); }),
      log_(options.frame_times),
      state_(options.state),
      last_frame_s_(now_s()) {
  SDL_EventState(SDL_DROPFILE, SDL_ENABLE);
  if (!session.workspace_file().empty()) {
    window_.set_title(session.workspace_file().stem().string() + " – Loci");
  }
}

void FrameLoop::run() {
  while (!quit_) {
    wait_for_events();
    if (frames_wanted_ <= 0) continue;
    --frames_wanted_;
    const double began_s = now_s();
    draw();
    keep_pace(began_s);
  }
}

void FrameLoop::wait_for_events() {
  SDL_Event event;
  if (frames_wanted_ <= 0) {
    const auto change_s = session_.next_change_s();
    const int timeout_ms = change_s ? static_cast<int>(std::ceil(*change_s * 1000)) + 1 : -1;
    if (SDL_WaitEventTimeout(&event, timeout_ms) == 0) {
      frames_wanted_ = 1;
      return;
    }
    if (handle(event)) return;
  }
  while (SDL_PollEvent(&event) != 0) {
    if (handle(event)) return;
  }
}

bool FrameLoop::handle(const SDL_Event& event) {
  ImGui_ImplSDL2_ProcessEvent(&event);
  frames_wanted_ = std::max(frames_wanted_, event.type == SDL_USEREVENT ? 1 : frames_after_event);
  switch (event.type) {
    case SDL_QUIT:
      quit_ = true;
      return true;
    case SDL_KEYDOWN:
      handle_key(event.key.keysym);
      // A key and its release in one frame are not seen. Text comes by itself, and what opened the
      // search must not be typed into it.
      return event.key.repeat == 0 && !writes_text(event.key.keysym);
    case SDL_DROPFILE:
      dropped_.emplace_back(event.drop.file);
      SDL_free(event.drop.file);
      return false;
    case SDL_DROPCOMPLETE:
      session_.add_documents(std::exchange(dropped_, {}));
      return false;
    // A press and its release, or a press and the drag after it, must not fall into one frame.
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
      button_at_ = SDL_Point{event.button.x, event.button.y};
      return true;
    default:
      return false;
  }
}

void FrameLoop::handle_key(const SDL_Keysym& key) {
  if ((key.mod & KMOD_CTRL) != 0) return handle_control_key(key);
  if (key.sym == SDLK_F11) return perform(panels::Command::full_screen);
  if (key.sym == SDLK_F1) return perform(panels::Command::shortcuts);
  if (!ImGui::GetIO().WantTextInput && !ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup)) {
    handle_map_key(key.sym);
  }
}

void FrameLoop::handle_control_key(const SDL_Keysym& key) {
  using enum panels::Command;
  const bool shift = (key.mod & KMOD_SHIFT) != 0;
  const bool dark = session_.theme == session::Theme::dark;
  switch (key.sym) {
    case SDLK_o:
      return perform(open_workspace);
    case SDLK_d:
      return perform(add_documents);
    case SDLK_e:
      return perform(shift ? export_mentions : export_places);
    case SDLK_f:
      return perform(filter_places);
    case SDLK_k:
      return perform(search);
    case SDLK_t:
      return perform(dark ? theme_light : theme_dark);
    case SDLK_q:
      return perform(quit);
    default:
      return;
  }
}

void FrameLoop::handle_map_key(SDL_Keycode key) {
  session::MapMotion& map = session_.map();
  switch (key) {
    case SDLK_LEFT:
      return map.glide_by(key_pan_px, 0);
    case SDLK_RIGHT:
      return map.glide_by(-key_pan_px, 0);
    case SDLK_SLASH:
      return perform(panels::Command::search);
    case SDLK_UP:
      if (workbench_.step(session_, -1)) return;
      return map.glide_by(0, key_pan_px);
    case SDLK_DOWN:
      if (workbench_.step(session_, 1)) return;
      return map.glide_by(0, -key_pan_px);
    case SDLK_PLUS:
    case SDLK_EQUALS:
    case SDLK_KP_PLUS:
      return session_.zoom_in_middle(1);
    case SDLK_MINUS:
    case SDLK_KP_MINUS:
      return session_.zoom_in_middle(-1);
    case SDLK_HOME:
      return session_.home();
    case SDLK_ESCAPE:
      return session_.clear_selection();
    default:
      return;
  }
}

void FrameLoop::perform(panels::Command command) {
  switch (command) {
    case panels::Command::quit:
      quit_ = true;
      return;
    case panels::Command::full_screen:
      return window_.switch_full_screen();
    default:
      return workbench_.perform(session_, command);
  }
}

void FrameLoop::draw() {
  const double now = now_s();
  log_.begin();
  const bool news = session_.update(now - last_frame_s_);
  last_frame_s_ = now;
  const map::MapView view_before = session_.view();
  const double ratio = window_.pixel_ratio();
  imgui_.begin_frame(std::exchange(button_at_, std::nullopt));
  texts_.begin_frame(ratio);
  pictures_.begin_frame(ratio, now);
  panels::Ui ui{session_, texts_, imgui_.fonts()};
  workbench_.draw(ui, pictures_);
  imgui_.draw_frame(textures_.version());
  window_.swap();
  const bool moving = session_.animating() || view_before != session_.view();
  log_.end(moving);
  if (news || moving || ui.wants_frame || pictures_.changing()) {
    frames_wanted_ = std::max(frames_wanted_, 2);
  }
  const bool settled = frames_wanted_ <= 1 && pictures_.settled() && !session_.loading() &&
                       !session_.reading() && !session_.exporting();
  state_.write(session_, ui.shown, {settled, workbench_.reader().first_byte_in_sight()}, ratio);
}

void FrameLoop::keep_pace(double began_s) {
  const double left_s = shortest_frame_s - (now_s() - began_s);
  if (left_s > 0.001) SDL_Delay(static_cast<Uint32>(left_s * 1000));
}

}  // namespace loci::window
