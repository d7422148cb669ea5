#include "app/panels/help_sheets.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace loci::panels {
namespace {

struct Shortcut {
  const char* key;
  const char* meaning;
};

struct Group {
  const char* title;
  std::vector<Shortcut> shortcuts;
};

/// Two columns, the groups of each under each other.
const std::vector<std::vector<Group>>& columns() {
  static const std::vector<std::vector<Group>> all{
      {{"MAP",
        {{"Wheel", "Zoom at the cursor"},
         {"Drag", "Move the map; a quick one glides on"},
         {"Shift and drag", "Zoom to a box"},
         {"Double click", "Zoom in"},
         {"Right button", "Copy the coordinates"},
         {"Arrows", "Move the map"},
         {"+  -", "Zoom in, zoom out"},
         {"Home", "Show the places"},
         {"Alt+Left  Alt+Right", "Where the map was before, and again"},
         {"Esc", "Clear the selection"}}},
       {"LAYERS",
        {{"Ctrl+L  Ctrl+Shift+L", "Layers and basemap, add a layer"},
         {"Up  Down", "From layer to layer; with Shift, move it"},
         {"Space  Left  Right", "Hide and show, opacity"},
         {"Enter  B  Delete", "Zoom to it, use as basemap, remove"}}},
       {"MENTION, ONCE CLICKED",
        {{"1 to 9", "Choose a candidate"},
         {"Enter", "Accept the place it has"},
         {"0  X", "Not located, not a place"},
         {"L  A", "The location, or named after it"},
         {"S  M", "Search a place, click it on the map"},
         {"Tab  W", "Scope, and which mentions it means"},
         {"N  P", "Next and previous in a review"},
         {"Esc", "One step back"}}}},
      {{"WORKSPACE",
        {{"Ctrl+O", "Open a workspace"},
         {"Ctrl+D", "Add documents; or drop them on the window"},
         {"Ctrl+K  /", "Search"},
         {"Ctrl+Shift+F", "Filter the places"},
         {"Up  Down", "Go through the list that was clicked"},
         {"Ctrl+E", "Export the places"},
         {"Ctrl+Shift+E", "Export the mentions"},
         {"Ctrl+P", "Export the map as a picture"}}},
       {"DOCUMENT",
        {{"Ctrl+F", "Find; Enter and Shift+Enter go from hit to hit"},
         {"F3  Shift+F3", "Next and previous hit, from anywhere"},
         {"Drag, two or three clicks", "Mark letters, words, paragraphs"},
         {"Shift and click", "Mark up to there"},
         {"Ctrl+A  Ctrl+C", "Mark the whole text, copy what is marked"}}},
       {"CORRECTIONS",
        {{"Ctrl+Z", "Undo, as far back as there are any"},
         {"Ctrl+Shift+Z", "Redo"},
         {"Ctrl+R", "Review what is in doubt"}}},
       {"WINDOW",
        {{"Ctrl++  Ctrl+-  Ctrl+0", "Larger, smaller, usual size"},
         {"Ctrl+T", "Light or dark"},
         {"F11", "Full screen"},
         {"F1", "This list"},
         {"Ctrl+Q", "Quit"}}}}};
  return all;
}

constexpr float key_px = 176, meaning_px = 312, shortcut_row_px = 26, title_row_px = 34;

float height_of(const std::vector<Group>& groups) {
  float height = 0;
  for (const Group& group : groups) {
    height += title_row_px + shortcut_row_px * static_cast<float>(group.shortcuts.size()) + gap_px;
  }
  return height;
}

void draw_column(Ui& ui, const std::vector<Group>& groups, ImVec2 at) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Palette& colours = ui.colours();
  for (const Group& group : groups) {
    label(list, ui.fonts.semibold, {at.x, at.y + 8}, colours.faint, group.title);
    at.y += title_row_px;
    for (const Shortcut& shortcut : group.shortcuts) {
      label(list, ui.fonts.medium, {at.x, at.y}, colours.text, shortcut.key);
      label(list, ui.fonts.regular, {at.x + key_px, at.y}, colours.dim, shortcut.meaning);
      ui.shown.push_back({"shortcut",
                          shortcut.key,
                          shortcut.meaning,
                          {at, {at.x + key_px + meaning_px, at.y + shortcut_row_px}}});
      at.y += shortcut_row_px;
    }
    at.y += gap_px;
  }
}

void shortcuts(Ui& ui) {
  float height = 0, left = ImGui::GetCursorScreenPos().x;
  const ImVec2 from = ImGui::GetCursorScreenPos();
  for (const auto& groups : columns()) {
    draw_column(ui, groups, {left, from.y});
    left += key_px + meaning_px + 32;
    height = std::max(height, height_of(groups));
  }
  ImGui::Dummy({left - from.x - 32, height});
}

/// What lies around the sheet steps back.
void draw_veil() {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 all = ImGui::GetIO().DisplaySize;
  const ImVec2 from = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
  const ImVec2 to{from.x + size.x, from.y + size.y};
  constexpr ImU32 veil = IM_COL32(16, 20, 24, 96);
  list.PushClipRectFullScreen();
  list.AddRectFilled({0, 0}, {all.x, from.y}, veil);
  list.AddRectFilled({0, to.y}, all, veil);
  list.AddRectFilled({0, from.y}, {from.x, to.y}, veil);
  list.AddRectFilled({to.x, from.y}, {all.x, to.y}, veil);
  list.PopClipRect();
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

void HelpSheets::draw(Ui& ui) {
  if (wanted_ != nullptr) ImGui::OpenPopup(wanted_);
  wanted_ = nullptr;
  for (const char* const name : {"Shortcuts", "About Loci"}) {
    const ImVec2 window = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowPos({window.x / 2, window.y / 2}, ImGuiCond_Always, {0.5F, 0.5F});
    ImGui::SetNextWindowSizeConstraints({0, 0},
                                        {window.x - 2 * margin_px, window.y - 2 * margin_px});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {28, 22});
    const bool shown = ImGui::BeginPopup(name, ImGuiWindowFlags_NoMove);
    ImGui::PopStyleVar();
    if (!shown) continue;
    draw_veil();
    if (pressed(ImGuiKey_Escape)) ImGui::CloseCurrentPopup();
    ImGui::PushFont(ui.fonts.medium);
    ImGui::TextUnformatted(name);
    ImGui::PopFont();
    std::string_view(name) == "Shortcuts" ? shortcuts(ui) : about();
    ui.shown.push_back({"sheet",
                        name,
                        name,
                        {ImGui::GetWindowPos(),
                         {ImGui::GetWindowPos().x + ImGui::GetWindowWidth(),
                          ImGui::GetWindowPos().y + ImGui::GetWindowHeight()}}});
    ImGui::EndPopup();
  }
}

}  // namespace loci::panels
