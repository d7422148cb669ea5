/// \file
/// What the keys of the keyboard mean.
#pragma once

#include "app/panels/menu_bar.hpp"

#include <SDL.h>

#include <optional>

namespace loci::window {

/// Whether it puts a letter where something is typed.
bool writes_text(const SDL_Keysym& key);

/// A figure of the keypad is a figure.
SDL_Keycode without_keypad(SDL_Keycode key);

/// What is being done when a key goes down.
struct KeyState {
  bool typing = false;  ///< into a field
  bool dark = false;    ///< the theme
};

/// The command of a key with Ctrl, or of one that means the same wherever it is pressed; nothing
/// for one without.
std::optional<panels::Command> command_of(const SDL_Keysym& key, const KeyState& state);

}  // namespace loci::window
