#include "app/panels/menu_bar.hpp"

#include "app/panels/menu_items.hpp"
#include "app/panels/picker_actions.hpp"
#include "app/panels/projection_menu.hpp"
#include "app/panels/segments.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

namespace loci::panels {
namespace {

struct Entry {
  const char* name;
  const char* key;
  Command command;
};

/// Where entries are listed instead of drawn; none while they are drawn.
std::vector<MenuEntry>* listed = nullptr;

void separator() {
  if (listed == nullptr) ImGui::Separator();
}

/// Reports the rectangle of the last item.
void show_item(Ui& ui, const char* name) {
  ui.shown.push_back({"menu", name, name, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()}});
}

void entry(Ui& ui, const std::function<void(Command)>& perform, const Entry& item,
           bool chosen = false, bool possible = true) {
  if (listed != nullptr) {
    if (possible) listed->push_back({item.name, item.key == nullptr ? "" : item.key, item.command});
    return;
  }
  if (menu_item(ui, item.name, {item.key, chosen, possible})) perform(item.command);
}

/// Workspaces that were open before, the last one first.
void recent_menu(Ui& ui) {
  if (listed != nullptr) return;
  const bool any = ui.recent != nullptr && !ui.recent->empty();
  if (!begin_submenu(ui, "Open recent", any)) return;
  for (const session::RecentWorkspace& recent : *ui.recent) {
    const std::string name = recent.file.stem().string();
    ImGui::PushID(recent.file.c_str());
    if (ImGui::MenuItem(name.c_str())) {
      ui.act([file = recent.file](session::Session& session) { session.try_to_open(file); });
    }
    ImGui::PopID();
    show_item(ui, recent.file.c_str());
  }
  ImGui::EndMenu();
}

void file_menu(Ui& ui, const std::function<void(Command)>& perform) {
  const bool open = !ui.session.workspace_file().empty();
  entry(ui, perform, {"Open workspace…", "Ctrl+O", Command::open_workspace});
  recent_menu(ui);
  entry(ui, perform, {"Add documents…", "Ctrl+D", Command::add_documents});
  entry(ui, perform, {"Add layer…", "Ctrl+Shift+L", Command::add_layer});
  separator();
  entry(ui, perform, {"Export places…", "Ctrl+E", Command::export_places}, false, open);
  entry(ui, perform, {"Export mentions…", "Ctrl+Shift+E", Command::export_mentions}, false, open);
  entry(ui, perform, {"Export the map as a picture…", "Ctrl+P", Command::export_view});
  separator();
  entry(ui, perform, {"Quit", "Ctrl+Q", Command::quit});
}

void edit_menu(Ui& ui, const std::function<void(Command)>& perform) {
  const bool open = !ui.session.workspace_file().empty();
  const bool picked = ui.session.picker().has_value();
  entry(ui, perform, {"Undo correction", "Ctrl+Z", Command::undo}, false, open);
  entry(ui, perform, {"Redo correction", "Ctrl+Shift+Z", Command::redo}, false, open);
  separator();
  const bool reading = ui.session.open_document().has_value();
  entry(ui, perform, {"Copy text", "Ctrl+C", Command::copy_text}, false, reading);
  entry(ui, perform, {"Select the document's text", "Ctrl+A", Command::select_text}, false,
        reading);
  entry(ui, perform, {"Find in the document", "Ctrl+F", Command::find_in_document}, false, reading);
  separator();
  entry(ui, perform, {"Review what is in doubt", "Ctrl+R", Command::review},
        ui.session.reviewing().has_value(), open);
  separator();
  for (const PickerAction& action : picker_actions) {
    entry(ui, perform, {action.menu, action.cap, action.command}, false, picked);
  }
}

void view_menu(Ui& ui, const std::function<void(Command)>& perform) {
  const bool dark = ui.session.theme == session::Theme::dark;
  entry(ui, perform, {"Light theme", nullptr, Command::theme_light}, !dark);
  entry(ui, perform, {"Dark theme", "Ctrl+T", Command::theme_dark}, dark);
  separator();
  if (listed == nullptr) projection_menu(ui);
  entry(ui, perform, {"Layers and basemap", "Ctrl+L", Command::layers});
  separator();
  const map::ColouredBy by = ui.session.coloured_by;
  entry(ui, perform, {"Markers in one colour", nullptr, Command::markers_plain},
        by == map::ColouredBy::nothing);
  entry(ui, perform, {"Markers by kind of place", nullptr, Command::markers_by_kind},
        by == map::ColouredBy::kind);
  entry(ui, perform, {"Markers by confidence", nullptr, Command::markers_by_confidence},
        by == map::ColouredBy::confidence);
  entry(ui, perform, {"Lines to places mentioned together", nullptr, Command::lines},
        ui.session.lines);
  separator();
  entry(ui, perform, {"Larger", "Ctrl++", Command::larger});
  entry(ui, perform, {"Smaller", "Ctrl+-", Command::smaller});
  entry(ui, perform, {"Usual size", "Ctrl+0", Command::usual_size});
  separator();
  entry(ui, perform, {"Back", "Alt+Left", Command::back});
  entry(ui, perform, {"Forward", "Alt+Right", Command::forward});
  entry(ui, perform, {"Search", "Ctrl+K", Command::search});
  entry(ui, perform, {"Filter the places", "Ctrl+Shift+F", Command::filter_places});
  entry(ui, perform, {"Show the places", "Home", Command::home});
  entry(ui, perform, {"Full screen", "F11", Command::full_screen});
}

void filter_menu(Ui& ui, const std::function<void(Command)>& perform) {
  const bool open = !ui.session.workspace_file().empty();
  const bool filtered = ui.session.filter() != workspace::Filter{};
  entry(ui, perform, {"Draw a box", nullptr, Command::draw_box}, false, open);
  entry(ui, perform, {"Draw a polygon", nullptr, Command::draw_polygon}, false, open);
  entry(ui, perform, {"Draw a circle", nullptr, Command::draw_circle}, false, open);
  separator();
  entry(ui, perform, {"Clear all filters", nullptr, Command::clear_filters}, false, filtered);
  entry(ui, perform, {"Copy as command", nullptr, Command::copy_command}, false, open);
}

using Menu = void (*)(Ui&, const std::function<void(Command)>&);

void menu(Ui& ui, const std::function<void(Command)>& perform, const char* name, Menu entries) {
  const bool open = ImGui::BeginMenu(name);
  show_item(ui, name);
  if (!open) return;
  entries(ui, perform);
  ImGui::EndMenu();
}

/// The switch between the two ways of working.
void draw_modes(Ui& ui, const Area& area) {
  const Pane pane("modes", area);
  const bool reviewing = ui.session.reviewing().has_value();
  const auto chosen = draw_segments(
      ui, "mode", area, {{"explore", "Explore"}, {"review", "Review"}}, reviewing ? 1 : 0);
  if (!chosen) return;
  ui.act([](session::Session& session) {
    session.reviewing() ? session.stop_review() : session.review();
  });
}

/// The workspace's name, up to the right edge.
void draw_title(Ui& ui, ImDrawList& list, float right, float room) {
  const std::string name = ui.session.workspace_file().stem().string();
  text::TextStyle style = text_style(13, ui.colours().dim, 500);
  style.wrap_width_px = std::max(1.0F, room);
  style.ellipsize = true;
  TextBlock& title = ui.texts.block(name.empty() ? "Loci" : name, style);
  const float width = std::min(room, title.width_px());
  title.draw(list, {right - width, (menu_bar_px - title.height_px()) / 2}, ui.texts.store());
}

void help_menu(Ui& ui, const std::function<void(Command)>& perform) {
  entry(ui, perform, {"Shortcuts", "F1", Command::shortcuts});
  entry(ui, perform, {"About Loci", nullptr, Command::about});
}

}  // namespace

std::vector<MenuEntry> menu_entries(Ui& ui) {
  std::vector<MenuEntry> entries;
  listed = &entries;
  for (const Menu entries_of : {file_menu, edit_menu, view_menu, filter_menu, help_menu})
    entries_of(ui, {});
  listed = nullptr;
  return entries;
}

void draw_menu_bar(Ui& ui, const std::function<void(Command)>& perform,
                   const std::function<void(const Area&)>& search_box) {
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {10, (menu_bar_px - ImGui::GetFontSize()) / 2});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {12, 10});
  const bool shown = ImGui::BeginMainMenuBar();
  if (shown) {
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {24, 10});
    menu(ui, perform, "File", file_menu);
    menu(ui, perform, "Edit", edit_menu);
    menu(ui, perform, "View", view_menu);
    menu(ui, perform, "Filter", filter_menu);
    menu(ui, perform, "Help", help_menu);
    ImGui::PopStyleVar();
    const ImVec2 window = ImGui::GetIO().DisplaySize;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    // In the middle, but never over the menus.
    constexpr float most_px = 480, least_px = 160, modes_px = 168, title_px = 96, apart_px = 16;
    const float menus_end = ImGui::GetCursorPosX() + apart_px;
    const float room = window.x - menus_end - modes_px - title_px - 24;
    const float search_px = std::clamp(room, least_px, most_px);
    const float left = std::max(menus_end, std::round((window.x - search_px) / 2));
    search_box({{left, 4}, {left + search_px, menu_bar_px - 5}});
    const Area modes{{left + search_px + 24, 4},
                     {left + search_px + 24 + modes_px, menu_bar_px - 5}};
    draw_modes(ui, modes);
    draw_title(ui, list, window.x - margin_px, window.x - margin_px - modes.max.x - 24);
    hairline(list, ui.colours(), {0, menu_bar_px - 1}, {window.x, menu_bar_px - 1});
    ImGui::EndMainMenuBar();
  }
  ImGui::PopStyleVar(2);
}

}  // namespace loci::panels
