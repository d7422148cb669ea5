#include "app/panels/map_furniture.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace loci::panels {
namespace {

constexpr float zoom_button_px = 32;
constexpr float legend_row_px = 20, bar_px = 26;
constexpr float longest_bar_px = 120;
constexpr float furniture_alpha = 0.94F;  // names of the map below must not mix with the words
constexpr std::array<const char*, 3> sources{"Natural Earth", "NASA SRTM30", "GeoNames CC BY 4.0"};

/// The longest of 1, 2, 5, 10 … that fits.
double round_length(double longest) {
  const double power = std::pow(10, std::floor(std::log10(longest)));
  for (const double step : {5.0, 2.0}) {
    if (step * power <= longest) return step * power;
  }
  return power;
}

void draw_scale_bar(Ui& ui, const Area& area) {
  const map::MapView& view = ui.session.view();
  const double m_per_px = view.true_m_per_px();
  const double length_m = round_length(longest_bar_px * m_per_px);
  const auto width = static_cast<float>(length_m / m_per_px);
  const std::string words = length_m >= 1000
                                ? grouped(static_cast<std::size_t>(length_m / 1000)) + " km"
                                : grouped(static_cast<std::size_t>(length_m)) + " m";
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float left = area.min.x + map_overlay_px, bottom = area.max.y - map_overlay_px;
  const ImU32 ground = solid(ui.colours().panel, furniture_alpha);
  list.AddRectFilled({left, bottom - 26}, {left + width + 2 * gap_px, bottom}, ground, corner_px);
  const ImU32 ink = solid(ui.colours().dim);
  const float from = std::round(left + gap_px), to = std::round(from + width), y = bottom - 7;
  list.AddRectFilled({from, y}, {to, y + 1.5F}, ink);
  list.AddRectFilled({from, y - 4}, {from + 1.5F, y + 1.5F}, ink);
  list.AddRectFilled({to - 1.5F, y - 4}, {to, y + 1.5F}, ink);
  label(list, ui.fonts.small, {from + 5, y - 16}, ui.colours().dim, words.c_str());
}

/// The lines of the attribution: as many sources on each as there is room for.
std::vector<std::string> attribution_lines(ImFont* font, float size, float room) {
  std::vector<std::string> lines;
  for (const char* const source : sources) {
    const std::string longer = lines.empty() ? source : lines.back() + " · " + source;
    const bool fits = font->CalcTextSizeA(size, 1e6F, 0, longer.c_str()).x <= room;
    if (lines.empty() || !fits) {
      lines.emplace_back(source);
    } else {
      lines.back() = longer;
    }
  }
  return lines;
}

void draw_attribution(Ui& ui, const Area& area) {
  constexpr float line_px = 15;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  ImFont* const font = ui.fonts.small;
  const float size = font->FontSize * ImGui::GetIO().FontGlobalScale;
  // Beside the scale bar, which is at the left.
  const float room = area.width() - longest_bar_px - 2 * map_overlay_px - 5 * gap_px;
  const auto lines = attribution_lines(font, size, room);
  float width = 0;
  for (const auto& line : lines) {
    width = std::max(width, font->CalcTextSizeA(size, 1e6F, 0, line.c_str()).x);
  }
  const ImVec2 to{area.max.x - map_overlay_px, area.max.y - map_overlay_px};
  const ImVec2 from{to.x - width - 2 * gap_px,
                    to.y - 7 - line_px * static_cast<float>(lines.size())};
  list.AddRectFilled(from, to, solid(ui.colours().panel, furniture_alpha), corner_px);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    label(list, font, {from.x + gap_px, from.y + 4 + line_px * static_cast<float>(i)},
          ui.colours().dim, lines[i].c_str());
  }
  ui.shown.push_back({"attribution", "attribution", lines.front(), {from, to}});
}

void draw_legend_of_markers(Ui& ui, const Area& area, const std::vector<LegendEntry>& entries) {
  if (entries.empty()) return;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  ImFont* const font = ui.fonts.small;
  const float size = font->FontSize * ImGui::GetIO().FontGlobalScale;
  float width = 0;
  for (const LegendEntry& entry : entries) {
    width = std::max(width, font->CalcTextSizeA(size, 1e6F, 0, entry.words.c_str()).x);
  }
  const float height = legend_row_px * static_cast<float>(entries.size()) + 12;
  const ImVec2 to{area.min.x + map_overlay_px + width + 40,
                  area.max.y - map_overlay_px - bar_px - gap_px};
  const ImVec2 from{area.min.x + map_overlay_px, to.y - height};
  list.AddRectFilled(from, to, solid(ui.colours().panel, 0.9), corner_px);
  float middle = from.y + 6 + legend_row_px / 2;
  for (const LegendEntry& entry : entries) {
    list.AddCircleFilled({from.x + 16, middle}, 5, solid(entry.colour), 20);
    label(list, font, {from.x + 28, middle - 7}, ui.colours().dim, entry.words.c_str());
    middle += legend_row_px;
  }
  ui.shown.push_back({"legend", "markers", entries.front().words, {from, to}});
}

}  // namespace

void draw_map_hint(Ui& ui, const Area& area, const char* words) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float width = text_width(ui.fonts.regular, words);
  const float free = area.width() - static_cast<float>(ui.session.picker_cover().right_px);
  const ImVec2 at{std::round(area.min.x + (free - width) / 2), area.min.y + 18};
  list.AddRectFilled({at.x - 14, at.y - 8}, {at.x + width + 14, at.y + 24},
                     solid(ui.colours().panel, 0.94), corner_px);
  label(list, ui.fonts.regular, at, ui.colours().text, words);
}

void draw_buttons(Ui& ui, const Area& area) {
  struct Button {
    const char* id;
    const char* name;
    Action action;
  };
  const std::array<Button, 3> buttons{
      {{"zoom_in", "Zoom in", [](session::Session& session) { session.zoom_in_middle(1); }},
       {"zoom_out", "Zoom out", [](session::Session& session) { session.zoom_in_middle(-1); }},
       {"home", "Show the places", [](session::Session& session) { session.home(); }}}};
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Palette& colours = ui.colours();
  const ImVec2 from{area.max.x - map_overlay_px - zoom_button_px, area.min.y + map_overlay_px};
  const ImVec2 to{from.x + zoom_button_px, from.y + zoom_button_px * 3};
  list.AddRectFilled(from, to, solid(colours.panel), corner_px);
  list.AddRect(from, to, solid(colours.hairline), corner_px);
  for (std::size_t i = 0; i < buttons.size(); ++i) {
    const float top = from.y + zoom_button_px * static_cast<float>(i);
    const Area at{{from.x, top}, {to.x, top + zoom_button_px}};
    const Touch touch = touchable(buttons[i].id, at);
    const ImVec2 m{at.min.x + zoom_button_px / 2, at.min.y + zoom_button_px / 2};
    const ImU32 ink = solid(touch.hovered ? colours.text : colours.dim);
    if (i > 0) hairline(list, colours, {from.x, top}, {to.x, top});
    if (i < 2) list.AddRectFilled({m.x - 6, m.y - 0.75F}, {m.x + 6, m.y + 0.75F}, ink);
    if (i == 0) list.AddRectFilled({m.x - 0.75F, m.y - 6}, {m.x + 0.75F, m.y + 6}, ink);
    if (i == 2) {
      list.AddCircle(m, 5.5F, ink, 24, 1.5F);
      list.AddCircleFilled(m, 2, ink, 12);
    }
    if (touch.hovered) ImGui::SetTooltip("%s", buttons[i].name);
    if (touch.clicked) ui.act(buttons[i].action);
    ui.shown.push_back({"button", buttons[i].id, buttons[i].name, at});
  }
}

void draw_map_furniture(Ui& ui, const Area& map_area, const MapCanvas& canvas) {
  draw_scale_bar(ui, map_area);
  draw_legend_of_markers(ui, map_area, canvas.legend());
  draw_attribution(ui, map_area);
}

}  // namespace loci::panels
