/// \file
/// The menus, and what they share with the keyboard.
#pragma once

#include "app/panels/ui.hpp"

#include <functional>

namespace loci::panels {

/// What can be asked for by menu or by key.
enum class Command {
  open_workspace,
  add_documents,
  export_places,
  export_mentions,
  quit,
  theme_light,
  theme_dark,
  home,
  full_screen,
  filter_places,
  shortcuts,
  about,
};

inline constexpr float menu_bar_px = 36;

/// Draws the menus; calls `perform` for what was chosen.
void draw_menu_bar(Ui& ui, const std::function<void(Command)>& perform);

/// The sheets of the Help menu.
class HelpSheets {
 public:
  void open(Command which) { wanted_ = which == Command::about ? "About Loci" : "Shortcuts"; }
  void draw(Ui& ui);

 private:
  const char* wanted_ = nullptr;
};

}  // namespace loci::panels
