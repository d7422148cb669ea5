/// \file
/// What can be done with the mention that is picked: by key, by button and by menu.
#pragma once

#include "app/panels/menu_bar.hpp"
#include "app/session/session.hpp"

#include <array>

namespace loci::panels {

struct PickerAction {
  Command command;
  char key;          ///< as the keyboard sends it without Shift
  const char* cap;   ///< what stands on the key
  const char* name;  ///< on the button, beside its key
  const char* menu;  ///< in the menu and the search box
};

inline constexpr std::array<PickerAction, 9> picker_actions{
    {{Command::accept, '\r', "Enter", "Accept", "Accept the place of the mention"},
     {Command::not_located, '0', "0", "Not located", "The mention is not located"},
     {Command::not_a_place, 'x', "X", "Not a place", "The mention is not a place"},
     {Command::sense_literal, 'l', "L", "Location", "The mention means the location"},
     {Command::sense_associative, 'a', "A", "Named after", "The mention is named after the place"},
     {Command::search_candidate, 's', "S", "Search", "Search for another place of the mention"},
     {Command::place_by_click, 'm', "M", "Map", "Place the mention by a click on the map"},
     {Command::next_scope, '\t', "Tab", "Scope", "Scope: this mention, document, everywhere"},
     {Command::preview_reach, 'w', "W", "Which", "Which mentions would change"}}};

/// Does it; nothing where no mention is picked.
void act_on_picker(session::Session& session, Command command);

/// 1 to 9 choose a candidate, N and P walk on in a review, Esc goes back one step; the others are
/// picker_actions. False where the key means nothing here.
bool press_picker_key(session::Session& session, int key);

}  // namespace loci::panels
