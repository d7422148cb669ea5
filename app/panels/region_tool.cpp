#include "app/panels/region_tool.hpp"

#include "app/panels/map_furniture.hpp"
#include "geo/distance.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace loci::panels {
namespace {

constexpr float near_px = 9;

/// The point of the window where a position is drawn.
ImVec2 on_window(const session::Session& session, const Area& map, const geo::LonLat& at) {
  const map::ScreenPoint point = session.view().to_screen(at);
  return {map.min.x + static_cast<float>(point.x_px), map.min.y + static_cast<float>(point.y_px)};
}

geo::LonLat under_mouse(const session::Session& session, const Area& map) {
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  geo::LonLat at = session.view().to_lonlat({mouse.x - map.min.x, mouse.y - map.min.y});
  at.lon_deg = geo::wrapped_lon_deg(at.lon_deg);
  at.lat_deg = std::clamp(at.lat_deg, -89.9, 89.9);
  return at;
}

/// Five decimals are a metre: enough for a hand, and short on the command line.
double rounded(double degrees) {
  return std::round(degrees * 1e5) / 1e5;
}
geo::LonLat rounded(const geo::LonLat& at) {
  return {rounded(at.lon_deg), rounded(at.lat_deg)};
}

geo::Extent box_between(const session::Session& session, const geo::LonLat& a,
                        const geo::LonLat& b) {
  const bool a_is_west = session.view().to_screen(a).x_px <= session.view().to_screen(b).x_px;
  const geo::LonLat &west = a_is_west ? a : b, &east = a_is_west ? b : a;
  return {rounded(west.lon_deg), rounded(std::min(a.lat_deg, b.lat_deg)), rounded(east.lon_deg),
          rounded(std::max(a.lat_deg, b.lat_deg))};
}

/// The position at a distance and bearing on the sphere.
geo::LonLat position_from(const geo::LonLat& from, double distance_km, double bearing_rad) {
  const double rad = std::numbers::pi / 180, arc = distance_km / geo::earth_mean_radius_km;
  const double lat = from.lat_deg * rad;
  const double to_lat = std::asin(std::sin(lat) * std::cos(arc) +
                                  std::cos(lat) * std::sin(arc) * std::cos(bearing_rad));
  const double turn = std::atan2(std::sin(bearing_rad) * std::sin(arc) * std::cos(lat),
                                 std::cos(arc) - std::sin(lat) * std::sin(to_lat));
  return {geo::wrapped_lon_deg(from.lon_deg + turn / rad), to_lat / rad};
}

using Ring = std::vector<geo::LonLat>;

std::vector<Ring> rings_of(const geo::Region& region) {
  if (const auto* const box = std::get_if<geo::Extent>(&region)) {
    return {{{box->west_deg, box->south_deg},
             {box->east_deg, box->south_deg},
             {box->east_deg, box->north_deg},
             {box->west_deg, box->north_deg}}};
  }
  if (const auto* const polygon = std::get_if<geo::Polygon>(&region)) return polygon->rings;
  const geo::Circle& circle = std::get<geo::Circle>(region);
  Ring ring;
  constexpr int corners = 72;
  for (int i = 0; i < corners; ++i) {
    ring.push_back(
        position_from(circle.center, circle.radius_km, 2 * std::numbers::pi * i / corners));
  }
  return {ring};
}

/// Edges follow the map's projection: long ones are drawn in pieces. Those that jump across the
/// antimeridian are left out.
void draw_region(Ui& ui, const Area& map, const geo::Region& region, double alpha) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  constexpr int pieces = 12;
  const ImU32 ink = solid(ui.colours().accent, alpha);
  for (const Ring& ring : rings_of(region)) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const geo::LonLat &from = ring[i], &to = ring[(i + 1) % ring.size()];
      const bool box = std::holds_alternative<geo::Extent>(region);
      double east = to.lon_deg - from.lon_deg;
      if (!box) east = std::remainder(east, 360.0);
      if (box && i == 0 && east < 0) east += 360;
      if (box && i == 2 && east > 0) east -= 360;
      ImVec2 last = on_window(ui.session, map, from);
      for (int piece = 1; piece <= pieces; ++piece) {
        const double share = static_cast<double>(piece) / pieces;
        const geo::LonLat at{geo::wrapped_lon_deg(from.lon_deg + east * share),
                             from.lat_deg + (to.lat_deg - from.lat_deg) * share};
        const ImVec2 next = on_window(ui.session, map, at);
        if (std::abs(next.x - last.x) < map.width()) list.AddLine(last, next, ink, 1.8F);
        last = next;
      }
    }
  }
}

void draw_pin(Ui& ui, const Area& map) {
  const auto& pin = ui.session.pin();
  if (!pin) return;
  const ImVec2 at = on_window(ui.session, map, pin->position);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Palette& colours = ui.colours();
  list.AddLine(at, {at.x, at.y - 16}, solid(colours.text), 1.8F);
  list.AddCircleFilled({at.x, at.y - 19}, 6, solid(colours.text), 24);
  list.AddCircleFilled({at.x, at.y - 19}, 2.4F, solid(colours.panel), 16);
  list.AddCircleFilled(at, 2, solid(colours.text), 12);
  if (!pin->name.empty()) {
    TextBlock& name = ui.texts.block(pin->name, text_style(13, colours.text, 600));
    const ImVec2 from{std::round(at.x + 12), std::round(at.y - 29)};
    list.AddRectFilled({from.x - 6, from.y - 2},
                       {from.x + name.width_px() + 6, from.y + name.height_px() + 3},
                       solid(colours.panel, 0.88), corner_px);
    name.draw(list, from, ui.texts.store());
  }
  ui.shown.push_back({"pin", "pin", pin->name, {{at.x - 6, at.y - 25}, {at.x + 6, at.y}}});
}

}  // namespace

void RegionTool::begin(Shape shape) {
  shape_ = shape;
  corners_.clear();
}

void RegionTool::draw(Ui& ui, const Area& map) {
  const auto& region = ui.session.filter().region;
  if (region) draw_region(ui, map, *region, drawing() ? 0.35 : 0.9);
  draw_pin(ui, map);
  if (!drawing()) return;
  if (pressed(ImGuiKey_Escape)) return cancel();
  shape_ == Shape::polygon ? follow_corners(ui, map) : follow_mouse(ui, map);
  draw_hint(ui, map);
}

void RegionTool::finish(Ui& ui, geo::Region region) {
  cancel();
  ui.act([region = std::move(region)](session::Session& session) {
    workspace::Filter filter = session.filter();
    filter.region = region;
    session.set_filter(std::move(filter));
  });
}

void RegionTool::follow_mouse(Ui& ui, const Area& map) {
  const Touch touch = touchable("##region", map);
  if (touch.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
  const geo::LonLat at = under_mouse(ui.session, map);
  if (ImGui::IsItemActivated()) corners_ = {at};
  if (corners_.empty()) return;
  const ImVec2 from = on_window(ui.session, map, corners_[0]), mouse = ImGui::GetIO().MousePos;
  const bool far = std::hypot(mouse.x - from.x, mouse.y - from.y) > near_px;
  geo::Region region = box_between(ui.session, corners_[0], at);
  if (shape_ == Shape::circle) {
    const double km = geo::distance_km(corners_[0], at);
    region = geo::Circle{rounded(corners_[0]), std::max(0.1, std::round(km * 10) / 10)};
  }
  if (far) draw_region(ui, map, region, 0.9);
  if (!ImGui::IsItemDeactivated()) return;
  corners_.clear();
  if (far) finish(ui, region);
}

void RegionTool::follow_corners(Ui& ui, const Area& map) {
  const Touch touch = touchable("##region", map);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const ImU32 ink = solid(ui.colours().accent, 0.9);
  const auto near = [&](const geo::LonLat& corner) {
    const ImVec2 at = on_window(ui.session, map, corner);
    return std::hypot(mouse.x - at.x, mouse.y - at.y) < near_px;
  };
  bool done = pressed(ImGuiKey_Enter);
  if (touch.clicked) {
    const bool again = !corners_.empty() && near(corners_.back());  // a double click
    const bool closed = !corners_.empty() && near(corners_.front());
    if (again || closed) {
      done = true;
    } else {
      corners_.push_back(rounded(under_mouse(ui.session, map)));
    }
  }
  for (std::size_t i = 0; i < corners_.size(); ++i) {
    const ImVec2 at = on_window(ui.session, map, corners_[i]);
    const ImVec2 next =
        i + 1 < corners_.size() ? on_window(ui.session, map, corners_[i + 1]) : mouse;
    list.AddLine(at, next, ink, 1.8F);
    list.AddCircleFilled(at, i == 0 ? 5 : 3.5F, ink, 16);
  }
  if (done && corners_.size() >= 3) finish(ui, geo::Polygon{{corners_}});
}

void RegionTool::draw_hint(Ui& ui, const Area& map) const {
  const char* const words = shape_ == Shape::box ? "Drag a box. Esc gives up."
                            : shape_ == Shape::circle
                                ? "Drag from the centre of a circle. Esc gives up."
                                : "Click the corners; a click on the first ends. Esc gives up.";
  draw_map_hint(ui, map, words);
}

}  // namespace loci::panels
