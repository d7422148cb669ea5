#include "app/panels/menu_items.hpp"

#include "app/panels/icons.hpp"

namespace loci::panels {
namespace {

/// In the column that Dear ImGui keeps for its own.
void draw_mark(Sign sign, Colour colour) {
  const ImVec2 from = ImGui::GetItemRectMin(), to = ImGui::GetItemRectMax();
  const float right = to.x - ImGui::GetStyle().ItemSpacing.x / 2;
  draw_sign(*ImGui::GetWindowDrawList(), sign, {right - 8, (from.y + to.y) / 2}, colour);
}

}  // namespace

bool menu_item(Ui& ui, const char* name, const MenuItem& item) {
  const bool clicked = ImGui::MenuItem(name, item.key, false, item.possible);
  if (item.chosen) draw_mark(Sign::tick, ui.colours().accent);
  ui.shown.push_back({"menu", name, name, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()}});
  return clicked;
}

/// Dear ImGui draws the arrow in the colour of the words: both are left out, and drawn anew.
bool begin_submenu(Ui& ui, const char* name, bool possible) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  // Not the item's rectangle: once the menu is open, that is the menu's.
  const float right = ImGui::GetWindowPos().x + ImGui::GetWindowContentRegionMax().x;
  const Area row{at, {right, at.y + ImGui::GetTextLineHeight()}};
  ImGui::PushStyleColor(ImGuiCol_Text, IM_COL32_BLACK_TRANS);
  ImGui::PushStyleColor(ImGuiCol_TextDisabled, IM_COL32_BLACK_TRANS);
  const bool open = ImGui::BeginMenu(name, possible);
  ImGui::PopStyleColor(2);
  const Palette& colours = ui.colours();
  label(list, ui.fonts.regular, row.min, possible ? colours.text : colours.faint, name);
  draw_sign(list, Sign::right, {row.max.x - 6, (row.min.y + row.max.y) / 2}, colours.faint);
  ui.shown.push_back({"menu", name, name, row});
  return open;
}

}  // namespace loci::panels
