#include "app/panels/map_panel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace loci::panels {
namespace {

constexpr float drag_threshold_px = 4;
constexpr float glide_from_px_per_s = 150;
constexpr double wheel_levels = 0.5;
constexpr float button_px = 32;
constexpr float overlay_px = 12;  // between the map's edge and what lies over it
constexpr const char* attribution = "Natural Earth · NASA SRTM30 · GeoNames CC BY 4.0";

map::ScreenPoint on_map(const Area& area, ImVec2 at) {
  return {at.x - area.min.x, at.y - area.min.y};
}

/// The longest of 1, 2, 5, 10 … that fits.
double round_length(double longest) {
  const double power = std::pow(10, std::floor(std::log10(longest)));
  for (const double step : {5.0, 2.0}) {
    if (step * power <= longest) return step * power;
  }
  return power;
}

void draw_scale_bar(Ui& ui, const Area& area) {
  constexpr double longest_px = 120;
  const map::MapView& view = ui.session.view();
  const double m_per_px = view.true_m_per_px();
  const double length_m = round_length(longest_px * m_per_px);
  const auto width = static_cast<float>(length_m / m_per_px);
  const std::string words = length_m >= 1000
                                ? grouped(static_cast<std::size_t>(length_m / 1000)) + " km"
                                : grouped(static_cast<std::size_t>(length_m)) + " m";
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float left = area.min.x + overlay_px, bottom = area.max.y - overlay_px;
  const ImU32 ground = solid(ui.colours().panel, 0.82);
  list.AddRectFilled({left, bottom - 26}, {left + width + 2 * gap_px, bottom}, ground, corner_px);
  const ImU32 ink = solid(ui.colours().dim);
  const float from = std::round(left + gap_px), to = std::round(from + width), y = bottom - 7;
  list.AddRectFilled({from, y}, {to, y + 1.5F}, ink);
  list.AddRectFilled({from, y - 4}, {from + 1.5F, y + 1.5F}, ink);
  list.AddRectFilled({to - 1.5F, y - 4}, {to, y + 1.5F}, ink);
  label(list, ui.fonts.small, {from + 5, y - 16}, ui.colours().dim, words.c_str());
}

void draw_attribution(Ui& ui, const Area& area) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  ImFont* const font = ui.fonts.small;
  const float size = font->FontSize * ImGui::GetIO().FontGlobalScale;
  const float width = font->CalcTextSizeA(size, 1e6F, 0, attribution).x;
  const ImVec2 to{area.max.x - overlay_px, area.max.y - overlay_px};
  const ImVec2 from{to.x - width - 2 * gap_px, to.y - 22};
  list.AddRectFilled(from, to, solid(ui.colours().panel, 0.82), corner_px);
  label(list, font, {from.x + gap_px, from.y + 4}, ui.colours().dim, attribution);
}

}  // namespace

void MapPanel::draw(Ui& ui, const Area& area, MapCanvas& canvas) {
  const Pane pane("map", area);
  ui.session.resize_map(area.width(), area.height());
  ImDrawList& list = *ImGui::GetWindowDrawList();
  canvas.draw(list, area, ui.session.view());
  draw_buttons(ui, area);
  if (!region_tool_.drawing()) follow_mouse(ui, area, canvas);
  region_tool_.draw(ui, area);
  draw_scale_bar(ui, area);
  draw_attribution(ui, area);
  ui.shown.push_back({"map", "map", "Map", area});
}

void MapPanel::follow_mouse(Ui& ui, const Area& area, MapCanvas& canvas) {
  const ImGuiIO& io = ImGui::GetIO();
  const Touch touch = touchable("##map", area);
  session::MapMotion& map = ui.session.map();
  const map::ScreenPoint point = on_map(area, io.MousePos);
  if (ImGui::IsItemActive()) drag(map);
  if (ImGui::IsItemDeactivated()) {
    if (dragging_) {
      let_go(map);
    } else if (const std::string id = canvas.place_at(map.view(), point); !id.empty()) {
      ui.act([id](session::Session& session) { session.select_place(id); });
    }
    dragging_ = false;
  }
  if (!touch.hovered) return;
  ui.cursor = map.view().to_lonlat(point);
  if (io.MouseWheel != 0) map.zoom_at(point, io.MouseWheel * wheel_levels);
  const std::string id = dragging_ ? std::string() : canvas.place_at(map.view(), point);
  if (!id.empty()) {
    ui.hovered_place = id;
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  } else if (ImGui::IsMouseDoubleClicked(0)) {
    map.zoom_at(point, 1);
  }
}

void MapPanel::drag(session::MapMotion& map) {
  const ImGuiIO& io = ImGui::GetIO();
  if (!dragging_ && ImGui::IsMouseDragging(0, drag_threshold_px)) {
    dragging_ = true;
    speed_px_per_s_ = {0, 0};
    const ImVec2 moved = ImGui::GetMouseDragDelta(0, drag_threshold_px);
    map.pan(moved.x, moved.y);
    return;
  }
  if (!dragging_) {
    if (map.moving() && ImGui::IsMouseClicked(0)) map.stop();
    return;
  }
  if (io.MouseDelta.x != 0 || io.MouseDelta.y != 0) map.pan(io.MouseDelta.x, io.MouseDelta.y);
  const float seconds = std::max(io.DeltaTime, 0.001F), share = std::min(1.0F, seconds / 0.05F);
  speed_px_per_s_.x += (io.MouseDelta.x / seconds - speed_px_per_s_.x) * share;
  speed_px_per_s_.y += (io.MouseDelta.y / seconds - speed_px_per_s_.y) * share;
}

void MapPanel::let_go(session::MapMotion& map) {
  if (std::hypot(speed_px_per_s_.x, speed_px_per_s_.y) < glide_from_px_per_s) return;
  map.glide(speed_px_per_s_.x, speed_px_per_s_.y);
}

void MapPanel::draw_buttons(Ui& ui, const Area& area) {
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
  const ImVec2 from{area.max.x - overlay_px - button_px, area.min.y + overlay_px};
  const ImVec2 to{from.x + button_px, from.y + button_px * 3};
  list.AddRectFilled(from, to, solid(colours.panel), corner_px);
  list.AddRect(from, to, solid(colours.hairline), corner_px);
  for (std::size_t i = 0; i < buttons.size(); ++i) {
    const float top = from.y + button_px * static_cast<float>(i);
    const Area at{{from.x, top}, {to.x, top + button_px}};
    const Touch touch = touchable(buttons[i].id, at);
    const ImVec2 m{at.min.x + button_px / 2, at.min.y + button_px / 2};
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

}  // namespace loci::panels
