#include "app/panels/menu_bar.hpp"

#include "app/panels/projection_menu.hpp"

#include <array>
#include <cmath>
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
  if (ImGui::MenuItem(item.name, item.key, chosen, possible)) perform(item.command);
  show_item(ui, item.name);
}

void file_menu(Ui& ui, const std::function<void(Command)>& perform) {
  const bool open = !ui.session.workspace_file().empty();
  entry(ui, perform, {"Open workspace…", "Ctrl+O", Command::open_workspace});
  entry(ui, perform, {"Add documents…", "Ctrl+D", Command::add_documents});
  separator();
  entry(ui, perform, {"Export places…", "Ctrl+E", Command::export_places}, false, open);
  entry(ui, perform, {"Export mentions…", "Ctrl+Shift+E", Command::export_mentions}, false, open);
  separator();
  entry(ui, perform, {"Quit", "Ctrl+Q", Command::quit});
}

void view_menu(Ui& ui, const std::function<void(Command)>& perform) {
  const bool dark = ui.session.theme == session::Theme::dark;
  entry(ui, perform, {"Light theme", nullptr, Command::theme_light}, !dark);
  entry(ui, perform, {"Dark theme", "Ctrl+T", Command::theme_dark}, dark);
  separator();
  if (listed == nullptr) projection_menu(ui);
  separator();
  entry(ui, perform, {"Search", "Ctrl+K", Command::search});
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

void help_menu(Ui& ui, const std::function<void(Command)>& perform) {
  entry(ui, perform, {"Shortcuts", "F1", Command::shortcuts});
  entry(ui, perform, {"About Loci", nullptr, Command::about});
}

void rows(Ui& ui, std::initializer_list<std::pair<const char*, const char*>> lines) {
  for (const auto& [key, meaning] : lines) {
    ImGui::TextColored(ImGui::ColorConvertU32ToFloat4(solid(ui.colours().dim)), "%s", key);
    ImGui::SameLine(160);
    ImGui::TextUnformatted(meaning);
  }
}

void shortcuts(Ui& ui) {
  rows(ui, {{"Wheel", "zoom at the cursor"},
            {"Drag", "move the map"},
            {"Double click, +", "zoom in"},
            {"-", "zoom out"},
            {"Arrows", "move the map"},
            {"Home", "show the places"},
            {"Esc", "clear the selection"},
            {"Ctrl+K, /", "search"},
            {"Ctrl+F", "filter the places"},
            {"Up, Down", "go through the list that was clicked"},
            {"Ctrl+O", "open a workspace"},
            {"Ctrl+D", "add documents"},
            {"Ctrl+E", "export the places"},
            {"Ctrl+T", "light or dark theme"},
            {"F11", "full screen"}});
}

void about() {
  ImGui::TextUnformatted("Reads documents, finds the places they mention and draws them on a map.");
  ImGui::TextUnformatted("Everything stays on this machine.");
  ImGui::Spacing();
  ImGui::TextUnformatted("Map: Natural Earth; relief: NASA SRTM30 (both public domain).");
  ImGui::TextUnformatted("Boundaries follow Natural Earth's de facto view, marked where disputed.");
  ImGui::TextUnformatted("Names: GeoNames (geonames.org), CC BY 4.0, modified;");
  ImGui::TextUnformatted("countries from Unicode CLDR; airports from OurAirports (public domain).");
  ImGui::TextUnformatted("Type: Inter and Noto (SIL Open Font License).");
}

}  // namespace

std::vector<MenuEntry> menu_entries(Ui& ui) {
  std::vector<MenuEntry> entries;
  listed = &entries;
  for (const Menu entries_of : {file_menu, view_menu, filter_menu, help_menu}) entries_of(ui, {});
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
    menu(ui, perform, "View", view_menu);
    menu(ui, perform, "Filter", filter_menu);
    menu(ui, perform, "Help", help_menu);
    ImGui::PopStyleVar();
    const ImVec2 window = ImGui::GetIO().DisplaySize;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const std::string name = ui.session.workspace_file().stem().string();
    text::TextStyle style = text_style(13, ui.colours().dim, 500);
    TextBlock& title = ui.texts.block(name.empty() ? "Loci" : name, style);
    title.draw(list,
               {window.x - margin_px - title.width_px(), (menu_bar_px - title.height_px()) / 2},
               ui.texts.store());
    constexpr float search_px = 480;
    const float left = std::round((window.x - search_px) / 2);
    search_box({{left, 4}, {left + search_px, menu_bar_px - 5}});
    hairline(list, ui.colours(), {0, menu_bar_px - 1}, {window.x, menu_bar_px - 1});
    ImGui::EndMainMenuBar();
  }
  ImGui::PopStyleVar(2);
}

void HelpSheets::draw(Ui& ui) {
  if (wanted_ != nullptr) ImGui::OpenPopup(wanted_);
  wanted_ = nullptr;
  for (const char* const name : {"Shortcuts", "About Loci"}) {
    const ImVec2 window = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowPos({window.x / 2, window.y * 0.42F}, ImGuiCond_Always, {0.5F, 0.5F});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {24, 20});
    const bool shown = ImGui::BeginPopup(name, ImGuiWindowFlags_NoMove);
    ImGui::PopStyleVar();
    if (!shown) continue;
    ImGui::PushFont(ui.fonts.medium);
    ImGui::TextUnformatted(name);
    ImGui::PopFont();
    ImGui::Spacing();
    std::string_view(name) == "Shortcuts" ? shortcuts(ui) : about();
    ImGui::EndPopup();
  }
}

}  // namespace loci::panels
