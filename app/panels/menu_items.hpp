/// \file
/// Entries of menus, with ticks and arrows as fine as the icons.
#pragma once

#include "app/panels/ui.hpp"

namespace loci::panels {

/// How an entry looks.
struct MenuItem {
  const char* key = nullptr;  ///< that does the same
  bool chosen = false;        ///< it has a tick
  bool possible = true;
};

/// True when it is chosen.
bool menu_item(Ui& ui, const char* name, const MenuItem& item = {});

/// A menu within a menu: true while it is open; then ImGui::EndMenu() ends it.
bool begin_submenu(Ui& ui, const char* name, bool possible = true);

}  // namespace loci::panels
