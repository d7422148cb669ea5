#include "app/panels/ui.hpp"

#include <algorithm>
#include <cmath>

namespace loci::panels {

Pane::Pane(const char* name, const Area& area) {
  ImGui::SetCursorScreenPos(area.min);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::BeginChild(name, area.size(), false,
                    ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
  ImGui::PopStyleVar();
}

Pane::~Pane() {
  ImGui::EndChild();
}

MenuSpacing::MenuSpacing(float between_columns_px) {
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {12, 10});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {between_columns_px, 10});
}

MenuSpacing::~MenuSpacing() {
  ImGui::PopStyleVar(2);
}

Touch touchable(const char* id, const Area& area) {
  const ImVec2 size{std::max(1.0F, area.width()), std::max(1.0F, area.height())};
  ImGui::SetCursorScreenPos(area.min);
  const bool clicked = ImGui::InvisibleButton(id, size);
  return {ImGui::IsItemHovered(), clicked};
}

bool pressed(ImGuiKey key) {
  return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key));
}

void label(ImDrawList& list, ImFont* font, ImVec2 at, Colour colour, const char* text) {
  const float size = font->FontSize * ImGui::GetIO().FontGlobalScale;
  list.AddText(font, size, {std::round(at.x), std::round(at.y)}, solid(colour), text);
}

float text_width(ImFont* font, const char* text) {
  return font->CalcTextSizeA(font->FontSize * ImGui::GetIO().FontGlobalScale, 1e6F, 0, text).x;
}

void label_right(ImDrawList& list, ImFont* font, ImVec2 right, Colour colour, const char* text) {
  label(list, font, {right.x - text_width(font, text), right.y}, colour, text);
}

float heading(Ui& ui, const Area& area, const char* title, const std::string& count) {
  constexpr float height = 36;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float top = area.min.y + 14;
  label(list, ui.fonts.semibold, {area.min.x + margin_px, top}, ui.colours().dim, title);
  label_right(list, ui.fonts.small, {area.max.x - margin_px, top - 1}, ui.colours().faint,
              count.c_str());
  return height;
}

void empty_state(Ui& ui, const Area& area, const char* title, const char* advice) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const double width = std::min(280.0F, area.width() - 2 * margin_px);
  text::TextStyle style = text_style(14, ui.colours().dim, 500);
  style.wrap_width_px = width;
  TextBlock& first = ui.texts.block(title, style);
  style = text_style(13, ui.colours().faint);
  style.wrap_width_px = width;
  style.line_height = 1.35;
  TextBlock& second = ui.texts.block(advice, style);
  const float height = first.height_px() + gap_px + second.height_px();
  ImVec2 at{area.min.x + (area.width() - static_cast<float>(width)) / 2,
            area.min.y + std::max(margin_px, (area.height() - height) * 0.42F)};
  first.draw(list, at, ui.texts.store());
  at.y += first.height_px() + gap_px;
  second.draw(list, at, ui.texts.store());
}

void draw_card(ImDrawList& list, const Area& area, const Palette& colours) {
  for (const float spread : {6.0F, 4.0F, 2.0F}) {
    list.AddRectFilled({area.min.x - spread, area.min.y - spread / 2},
                       {area.max.x + spread, area.max.y + spread + 1}, IM_COL32(0, 0, 0, 9),
                       corner_px + spread);
  }
  list.AddRectFilled(area.min, area.max, solid(colours.panel), corner_px);
  list.AddRect(area.min, area.max, solid(colours.hairline), corner_px);
}

void hairline(ImDrawList& list, const Palette& colours, ImVec2 from, ImVec2 to) {
  if (from.x == to.x) {
    list.AddRectFilled(from, {from.x + 1, to.y}, solid(colours.hairline));
  } else {
    list.AddRectFilled(from, {to.x, from.y + 1}, solid(colours.hairline));
  }
}

std::string grouped(std::size_t number) {
  std::string digits = std::to_string(number);
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) {
    digits.insert(static_cast<std::size_t>(at), "\u2009");
  }
  return digits;
}

std::string counted(std::size_t number, const char* one, const char* many) {
  return grouped(number) + " " + (number == 1 ? one : many);
}

text::TextStyle text_style(double size_px, Colour colour, int weight) {
  text::TextStyle style;
  style.size_px = size_px;
  style.colour = colour;
  style.weight = weight;
  return style;
}

}  // namespace loci::panels
