#include "app/window/frame_loop.hpp"

#include "app/window/keys.hpp"

#include <backends/imgui_impl_sdl.h>

#include <algorithm>
#include <array>
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

/// Those that were held when the key went down. Dear ImGui's backend asks what is held now, when a
/// quick hand, or a slow frame, has let go of them already.
void set_modifiers(Uint16 held) {
  ImGuiIO& io = ImGui::GetIO();
  io.KeyCtrl = (held & KMOD_CTRL) != 0;
  io.KeyShift = (held & KMOD_SHIFT) != 0;
  io.KeyAlt = (held & KMOD_ALT) != 0;
}

}  // namespace

FrameLoop::FrameLoop(session::Session& session, const std::filesystem::path& basemap,
                     const ViewerOptions& options, session::Settings& settings)
    : session_(session),
      settings_(settings),
      basemap_(basemap),
      painter_(basemap),
      annotator_(painter_.basemap()),
      window_("Loci", settings.window_width, settings.window_height, settings.maximized),
      imgui_(window_),
      texts_(textures_),
      tiles_(painter_, &SdlWindow::wake),
      annotations_(annotator_, &SdlWindow::wake),
      pictures_(session, tiles_, annotations_),
      export_view_(painter_, &SdlWindow::wake),
      workbench_([this](panels::Command command) { perform(command); },
                 [this](const std::filesystem::path& file) { export_view_.start(session_, file); }),
      log_(options.frame_times),
      state_(options.state),
      last_frame_s_(now_s()) {
  SDL_EventState(SDL_DROPFILE, SDL_ENABLE);
  window_.set_scale(settings.scale);
  session.theme =
      options.theme.value_or(settings.dark ? session::Theme::dark : session::Theme::light);
  session.extent_of_area = [this](const std::string& area_code) {
    return annotator_.extent_of_area(area_code);
  };
  session.coloured_by = settings.coloured_by;
  session.lines = settings.lines;
  panels::PanelSizes sizes = workbench_.sizes();
  sizes.left_px = static_cast<float>(settings.left_px);
  sizes.right_px = static_cast<float>(settings.right_px);
  if (settings.left_share > 0) sizes.left_share = static_cast<float>(settings.left_share);
  if (settings.right_share > 0) sizes.right_share = static_cast<float>(settings.right_share);
  workbench_.set_sizes(sizes);
}

/// Another workspace has been opened: the one before keeps its view, the new one gets back its own.
void FrameLoop::follow_workspace() {
  if (workspace_ == session_.workspace_file()) return;
  const bool first = workspace_.empty();
  if (!first) keep_settings();
  workspace_ = session_.workspace_file();
  window_.set_title(workspace_.stem().string() + " – Loci");
  session::remember(settings_, workspace_);
  if (const auto kept = session::kept_view(settings_, workspace_)) {
    const map::MapView there = session_.view().centered_at({kept->lon_deg, kept->lat_deg});
    session_.map().jump_to(
        there.zoomed_at({there.width_px() / 2, there.height_px() / 2}, kept->zoom));
  }
  session_.layers().show(session::kept_layers(settings_, workspace_), first);
  session::write_settings(settings_, session::settings_file());
}

/// At once, unlike the rest: the list may be hours of work, and is lost with a crash otherwise. Not
/// while a slider is held.
void FrameLoop::keep_layers() {
  if (workspace_.empty() || layers_kept_ == session_.layers().number() || ImGui::IsAnyMouseDown()) {
    return;
  }
  layers_kept_ = session_.layers().number();
  session::remember_layers(settings_, workspace_, session_.layers().kept());
  session::write_settings(settings_, session::settings_file());
}

void FrameLoop::keep_settings() {
  settings_.maximized = window_.maximized();
  if (!settings_.maximized) window_.size(settings_.window_width, settings_.window_height);
  settings_.dark = session_.theme == session::Theme::dark;
  settings_.coloured_by = session_.coloured_by;
  settings_.lines = session_.lines;
  const panels::PanelSizes& sizes = workbench_.sizes();
  settings_.left_px = sizes.left_px;
  settings_.right_px = sizes.right_px;
  settings_.left_share = sizes.left_share;
  settings_.right_share = sizes.right_share;
  if (workspace_.empty()) return;
  const map::MapView view = session_.destination();
  session::remember_view(settings_, workspace_,
                         {view.center().lon_deg, view.center().lat_deg, view.zoom()});
  session::remember_layers(settings_, workspace_, session_.layers().kept());
}

/// Everything larger or smaller by steps that the eye can tell; 0: the usual size.
void FrameLoop::scale(int steps) {
  static constexpr std::array<double, 8> sizes{0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2};
  const auto at = std::lower_bound(sizes.begin(), sizes.end(), settings_.scale - 0.01);
  const auto now = std::min<std::ptrdiff_t>(at - sizes.begin(), sizes.size() - 1);
  const auto next = std::clamp<std::ptrdiff_t>(now + steps, 0, sizes.size() - 1);
  settings_.scale = steps == 0 ? 1 : sizes[static_cast<std::size_t>(next)];
  window_.set_scale(settings_.scale);
  frames_wanted_ = frames_after_event;
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
  keep_settings();
  session::write_settings(settings_, session::settings_file());
  // A slow file must not keep the window from closing; a picture that is being written may.
  if (!export_view_.running()) session_.layers().stop_drawing();
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
    if (pass_time()) frames_wanted_ = 2;
    if (handle(event)) return;
  }
  while (SDL_PollEvent(&event) != 0) {
    if (handle(event)) return;
  }
}

/// The session takes in what is new. After a sleep this comes before the event that ended it: what
/// the event sets in motion has not been moving in that time.
bool FrameLoop::pass_time() {
  const double now = now_s();
  return session_.update(now - std::exchange(last_frame_s_, now));
}

bool FrameLoop::handle(const SDL_Event& event) {
  ImGui_ImplSDL2_ProcessEvent(&event);
  if (event.type == SDL_KEYDOWN) set_modifiers(event.key.keysym.mod);
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
    case SDL_WINDOWEVENT:
      window_.set_exposed();
      return false;
    case SDL_DROPFILE:
      dropped_.emplace_back(event.drop.file);
      SDL_free(event.drop.file);
      return false;
    case SDL_DROPCOMPLETE:
      session_.take_dropped(std::exchange(dropped_, {}));
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
  const KeyState state{.typing = ImGui::GetIO().WantTextInput,
                       .dark = session_.theme == session::Theme::dark};
  if (const auto command = command_of(key, state)) return perform(*command);
  if ((key.mod & (KMOD_CTRL | KMOD_ALT)) != 0) return;
  if (!state.typing && !ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup)) {
    if (!workbench_.press(session_, without_keypad(key.sym))) handle_map_key(key.sym);
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
    case panels::Command::larger:
      return scale(1);
    case panels::Command::smaller:
      return scale(-1);
    case panels::Command::usual_size:
      return scale(0);
    default:
      return workbench_.perform(session_, command);
  }
}

void FrameLoop::draw() {
  log_.begin();
  const bool news = pass_time();
  const double now = last_frame_s_;
  follow_workspace();
  for (session::Message& message : export_view_.take_messages()) session_.say(std::move(message));
  for (const FailedLayer& failed : tiles_.take_failures()) {
    session_.layer_failed(*failed.layer, failed.why);
  }
  const map::MapView view_before = session_.view();
  const double ratio = window_.pixel_ratio();
  imgui_.begin_frame(std::exchange(button_at_, std::nullopt));
  texts_.begin_frame(ratio);
  pictures_.begin_frame(ratio, now);
  panels::Ui ui{session_, texts_, imgui_.fonts()};
  ui.recent = &settings_.recent;
  workbench_.draw(ui, pictures_);
  const auto differs = imgui_.draw_frame(textures_.version(), window_.back_kept());
  differs ? window_.show_parts(*differs) : window_.swap();
  const bool moving = session_.animating() || view_before != session_.view();
  log_.end(moving, pictures_.sharp());
  if (news || moving || ui.wants_frame || pictures_.changing()) {
    frames_wanted_ = std::max(frames_wanted_, 2);
  }
  const bool settled = frames_wanted_ <= 1 && pictures_.settled() && !session_.loading() &&
                       !session_.reading() && !session_.exporting() && !session_.correcting() &&
                       !session_.looking_up() && !session_.layers().reading() &&
                       !export_view_.running();
  keep_layers();
  if (!state_.wanted()) return;
  state_.write(session_, ui.shown, {settled, workbench_.reader(), pictures_.markers()}, ratio);
}

void FrameLoop::keep_pace(double began_s) {
  const double left_s = shortest_frame_s - (now_s() - began_s);
  if (left_s > 0.001) SDL_Delay(static_cast<Uint32>(left_s * 1000));
}

}  // namespace loci::window
