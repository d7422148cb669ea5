#include "app/panels/map_panel.hpp"

#include "app/panels/map_furniture.hpp"
#include "app/panels/picker_pins.hpp"

#include <algorithm>
#include <cmath>

namespace loci::panels {
namespace {

constexpr float drag_threshold_px = 4;
constexpr float glide_from_px_per_s = 150;
constexpr double wheel_levels = 0.5;

map::ScreenPoint on_map(const Area& area, ImVec2 at) {
  return {at.x - area.min.x, at.y - area.min.y};
}

}  // namespace

void MapPanel::draw(Ui& ui, const Area& area, MapCanvas& canvas) {
  const Pane pane("map", area);
  ui.session.resize_map(area.width(), area.height());
  ImDrawList& list = *ImGui::GetWindowDrawList();
  canvas.draw(list, area, ui.session.view());
  draw_picker_pins(ui, area);
  draw_buttons(ui, area);
  layers_.draw_button(ui, area);
  if (!region_tool_.drawing()) follow_mouse(ui, area, canvas);
  region_tool_.draw(ui, area);
  draw_map_furniture(ui, area, canvas);
  draw_placing_hint(ui, area);
  ui.shown.push_back({"map", "map", "Map", area});
}

void MapPanel::follow_mouse(Ui& ui, const Area& area, MapCanvas& canvas) {
  const ImGuiIO& io = ImGui::GetIO();
  const Touch touch = touchable("##map", area);
  session::MapMotion& map = ui.session.map();
  const map::ScreenPoint point = on_map(area, io.MousePos);
  const bool placing = ui.session.picker() && ui.session.picker()->placing;
  if (draw_box(ui, area)) return;
  if (ImGui::IsItemActive()) drag(map);
  if (ImGui::IsItemDeactivated()) {
    if (dragging_) {
      let_go(map);
    } else if (placing) {
      ui.act([at = map.view().to_lonlat(point)](session::Session& s) { s.place_here(at); });
    } else if (const auto pin = picker_pin_at(ui.session, area, io.MousePos)) {
      click_picker_pin(ui, area, *pin);
    } else if (const auto touched = canvas.touched(map.view(), point)) {
      click(ui, area, *touched);
    }
    dragging_ = false;
  }
  choice_.draw(ui);
  menu_.draw(ui);
  if (!touch.hovered) return card_.draw(ui, area, std::nullopt);
  ui.cursor = map.view().to_lonlat(point);
  if (ImGui::IsMouseClicked(ImGuiMouseButton_Right)) menu_.open(*ui.cursor);
  if (io.MouseWheel != 0) map.zoom_at(point, io.MouseWheel * wheel_levels);
  ui.hovered_candidate = picker_pin_at(ui.session, area, io.MousePos);
  if (placing || ui.hovered_candidate) {
    ImGui::SetMouseCursor(placing ? ImGuiMouseCursor_ResizeAll : ImGuiMouseCursor_Hand);
    return card_.draw(ui, area, std::nullopt);
  }
  const auto touched = dragging_ ? std::nullopt : canvas.touched(map.view(), point);
  if (touched) {
    if (!touched->cluster) ui.hovered_place = touched->place;
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  } else if (ImGui::IsMouseDoubleClicked(0)) {
    map.zoom_at(point, 1);
  }
  card_.draw(ui, area, map.moving() ? std::nullopt : touched);
}

/// A place is selected; a marker of several flies apart, or lists them.
void MapPanel::click(Ui& ui, const Area& area, const Touched& touched) {
  if (!touched.cluster) {
    return ui.act([id = touched.place](session::Session& session) { session.select_place(id); });
  }
  const map::Clusters& clusters = ui.session.lists().on_map->clusters();
  if (clusters.comes_apart_at(*touched.cluster)) {
    return ui.act([id = *touched.cluster](session::Session& s) { s.fly_into_cluster(id); });
  }
  constexpr std::size_t most = 500;
  choice_.open(clusters.places_of(*touched.cluster, most),
               {area.min.x + static_cast<float>(touched.at.x_px + touched.reach_px),
                area.min.y + static_cast<float>(touched.at.y_px)});
  ui.wants_frame = true;
}

/// True while the mouse draws a box with Shift; the map then flies to it.
bool MapPanel::draw_box(Ui& ui, const Area& area) {
  const ImGuiIO& io = ImGui::GetIO();
  if (ImGui::IsItemActivated() && io.KeyShift) box_from_ = io.MousePos;
  if (!box_from_) return false;
  const auto inside = [&](ImVec2 at) {
    return ImVec2{std::clamp(at.x, area.min.x, area.max.x),
                  std::clamp(at.y, area.min.y, area.max.y)};
  };
  const ImVec2 a = inside(*box_from_), b = inside(io.MousePos);
  const ImVec2 from{std::min(a.x, b.x), std::min(a.y, b.y)};
  const ImVec2 to{std::max(a.x, b.x), std::max(a.y, b.y)};
  if (ImGui::IsItemActive()) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(from, to, solid(ui.colours().accent, 0.1), 2);
    list.AddRect(from, to, solid(ui.colours().accent), 2, 0, 1.5F);
    return true;
  }
  box_from_.reset();
  if (to.x - from.x < drag_threshold_px || to.y - from.y < drag_threshold_px) return true;
  ui.act([from = on_map(area, from), to = on_map(area, to)](session::Session& session) {
    session.fly_to_box(from, to);
  });
  return true;
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

}  // namespace loci::panels
