/// \file
/// The menus, and what they share with the keyboard.
#pragma once

#include "app/panels/ui.hpp"

#include <functional>
#include <string>
#include <vector>

namespace loci::panels {

/// What can be asked for by menu or by key.
enum class Command {
  open_workspace,
  add_documents,
  add_layer,
  export_view,
  export_places,
  export_mentions,
  quit,
  theme_light,
  theme_dark,
  markers_plain,
  markers_by_kind,
  markers_by_confidence,
  lines,
  layers,
  back,
  forward,
  larger,
  smaller,
  usual_size,
  home,
  full_screen,
  filter_places,
  search,
  find_in_document,
  find_next,
  find_previous,
  copy_text,
  select_text,
  draw_box,
  draw_polygon,
  draw_circle,
  clear_filters,
  copy_command,
  undo,
  redo,
  review,
  accept,
  not_located,
  not_a_place,
  sense_literal,
  sense_associative,
  search_candidate,
  place_by_click,
  next_scope,
  preview_reach,
  shortcuts,
  about,
};

inline constexpr float menu_bar_px = 36;

/// Draws the menus; calls `perform` for what was chosen.
/// \param search_box draws into the middle of the bar; the switch between exploring and reviewing
/// is beside it
void draw_menu_bar(Ui& ui, const std::function<void(Command)>& perform,
                   const std::function<void(const Area&)>& search_box);

/// An entry of a menu, for who looks for it by name.
struct MenuEntry {
  std::string name, key;
  Command command;
};

/// All entries that can be chosen now.
std::vector<MenuEntry> menu_entries(Ui& ui);

}  // namespace loci::panels
