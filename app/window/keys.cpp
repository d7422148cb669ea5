#include "app/window/keys.hpp"

namespace loci::window {
namespace {

using panels::Command;

std::optional<Command> with_control(const SDL_Keysym& key, const KeyState& state) {
  using enum Command;
  const bool shift = (key.mod & KMOD_SHIFT) != 0;
  switch (key.sym) {
    case SDLK_o:
      return open_workspace;
    case SDLK_d:
      return add_documents;
    case SDLK_l:
      return shift ? add_layer : layers;
    case SDLK_e:
      return shift ? export_mentions : export_places;
    case SDLK_f:
      return shift ? filter_places : find_in_document;
    case SDLK_c:  // of a field, Dear ImGui copies it
      return state.typing ? std::nullopt : std::optional(copy_text);
    case SDLK_a:
      return state.typing ? std::nullopt : std::optional(select_text);
    case SDLK_k:
      return search;
    case SDLK_z:
      return shift ? redo : undo;
    case SDLK_r:
      return review;
    case SDLK_t:
      return state.dark ? theme_light : theme_dark;
    case SDLK_p:
      return export_view;
    case SDLK_PLUS:
    case SDLK_EQUALS:
    case SDLK_KP_PLUS:
      return larger;
    case SDLK_MINUS:
    case SDLK_KP_MINUS:
      return smaller;
    case SDLK_0:
    case SDLK_KP_0:
      return usual_size;
    case SDLK_q:
      return quit;
    default:
      return std::nullopt;
  }
}

}  // namespace

bool writes_text(const SDL_Keysym& key) {
  return key.sym >= SDLK_SPACE && key.sym != SDLK_DELETE && (key.sym & SDLK_SCANCODE_MASK) == 0 &&
         (key.mod & KMOD_CTRL) == 0;
}

SDL_Keycode without_keypad(SDL_Keycode key) {
  if (key == SDLK_KP_0) return SDLK_0;
  if (key == SDLK_KP_ENTER) return SDLK_RETURN;
  return key >= SDLK_KP_1 && key <= SDLK_KP_9 ? key - SDLK_KP_1 + SDLK_1 : key;
}

std::optional<Command> command_of(const SDL_Keysym& key, const KeyState& state) {
  if ((key.mod & KMOD_CTRL) != 0) return with_control(key, state);
  if ((key.mod & KMOD_ALT) != 0) {
    if (key.sym == SDLK_LEFT) return Command::back;
    return key.sym == SDLK_RIGHT ? std::optional(Command::forward) : std::nullopt;
  }
  switch (key.sym) {
    case SDLK_F1:
      return Command::shortcuts;
    case SDLK_F3:
      return (key.mod & KMOD_SHIFT) != 0 ? Command::find_previous : Command::find_next;
    case SDLK_F11:
      return Command::full_screen;
    default:
      return std::nullopt;
  }
}

}  // namespace loci::window
