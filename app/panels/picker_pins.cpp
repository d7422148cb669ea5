#include "app/panels/picker_pins.hpp"

#include "app/map/clusters.hpp"
#include "app/panels/map_furniture.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace loci::panels {
namespace {

constexpr float radius_px = 11, tip_px = 8;
constexpr float pin_edge_px = 26;  // from the map's edge for pins that are out of sight

/// Where the number stands, and what it points at.
struct Pin {
  ImVec2 middle, towards;  ///< towards: of length 1
  bool in_sight;
};

/// The map beside the picker, in which pins are kept.
Area free_part(const session::Session& session, const Area& map) {
  const session::PickerCover cover = session.picker_cover();
  const auto right = static_cast<float>(cover.right_px), below = static_cast<float>(cover.below_px);
  const float lower = below > 0 ? below + pin_edge_px : 2 * pin_edge_px;
  return {{map.min.x + pin_edge_px, map.min.y + pin_edge_px},
          {std::max(map.min.x + 2 * pin_edge_px, map.max.x - right - pin_edge_px),
           std::max(map.min.y + 2 * pin_edge_px, map.max.y - lower)}};
}

/// Of the marker that the place of a candidate has; 0 for none.
float marker_radius_px(const session::Session& session, const gazetteer::Place& place) {
  const map::MapPlace* const shown = session.lists().on_map->find(place.id);
  if (shown == nullptr || shown->is_area) return 0;
  return static_cast<float>(map::marker_diameter_px(shown->mentions) / 2);
}

/// \param clear_px from the point to the tip, so that it covers no count
Pin in_sight(ImVec2 exact, double angle_rad, float clear_px) {
  const auto x = static_cast<float>(std::sin(angle_rad)),
             y = static_cast<float>(std::cos(angle_rad));
  const float away = radius_px + tip_px + clear_px;
  return {{exact.x + x * away, exact.y - y * away}, {-x, y}, true};
}

Pin at_edge(ImVec2 kept, ImVec2 exact) {
  const ImVec2 way{exact.x - kept.x, exact.y - kept.y};
  const float length = std::max(1e-3F, std::hypot(way.x, way.y));
  return {kept, {way.x / length, way.y / length}, false};
}

bool is_free(const std::vector<Pin>& pins, ImVec2 middle) {
  return std::none_of(pins.begin(), pins.end(), [middle](const Pin& pin) {
    return std::hypot(pin.middle.x - middle.x, pin.middle.y - middle.y) < 2 * radius_px + 2;
  });
}

/// The pins of all candidates, by number. Where several would lie over each other they stand around
/// their point, and beside each other at the edge.
std::vector<Pin> pins_of(const session::Session& session, const map::MapView& view,
                         const Area& map) {
  const Area free = free_part(session, map);
  std::vector<Pin> pins;
  for (const auto& one : session.picker()->candidates) {
    const map::ScreenPoint point = view.to_screen(one.candidate.place.position);
    const ImVec2 exact{map.min.x + static_cast<float>(point.x_px),
                       map.min.y + static_cast<float>(point.y_px)};
    ImVec2 kept{std::clamp(exact.x, free.min.x, free.max.x),
                std::clamp(exact.y, free.min.y, free.max.y)};
    if (kept.x == exact.x && kept.y == exact.y) {
      const float clear_px = marker_radius_px(session, one.candidate.place);
      Pin pin = in_sight(exact, 0, clear_px);
      for (const double angle : {0.0, 1.25, -1.25, 2.5, -2.5}) {
        const Pin turned = in_sight(exact, angle, clear_px);
        if (!is_free(pins, turned.middle)) continue;
        pin = turned;
        break;
      }
      pins.push_back(pin);
      continue;
    }
    const bool side = kept.x != exact.x;  // else above or below
    const float step = 2 * radius_px + 6;
    const float way = side ? (kept.y > (free.min.y + free.max.y) / 2 ? -step : step)
                           : (kept.x > (free.min.x + free.max.x) / 2 ? -step : step);
    for (std::size_t i = 0; i < 9 && !is_free(pins, kept); ++i) (side ? kept.y : kept.x) += way;
    pins.push_back(at_edge(kept, exact));
  }
  return pins;
}

std::vector<Pin> pins_of(const session::Session& session, const Area& map) {
  return pins_of(session, session.view(), map);
}

/// Whole pixels: it stays the same while the map is moved.
map::ScreenRect box_around(const Pin& pin, const map::ScreenPoint& point) {
  const double x = pin.middle.x - point.x_px, y = pin.middle.y - point.y_px;
  const double tip_x = x + pin.towards.x * (radius_px + tip_px);
  const double tip_y = y + pin.towards.y * (radius_px + tip_px);
  constexpr double with_rim_px = radius_px + 2;
  return {
      std::round(std::min(x - with_rim_px, tip_x)), std::round(std::min(y - with_rim_px, tip_y)),
      std::round(std::max(x + with_rim_px, tip_x)), std::round(std::max(y + with_rim_px, tip_y))};
}

void draw_pin(Ui& ui, const Pin& pin, std::size_t number) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Palette& colours = ui.colours();
  const session::Picker& picker = *ui.session.picker();
  const bool hovered = picker.hovered == number, present = picker.is_present(number);
  const bool filled = hovered || present;
  const ImU32 rim = solid(filled ? colours.panel : colours.text, pin.in_sight ? 1 : 0.7);
  const ImU32 ground = solid(filled ? colours.accent : colours.panel, pin.in_sight ? 1 : 0.9);
  const auto drop = [&](float radius, float tip, ImU32 ink) {
    const ImVec2 side{-pin.towards.y * radius * 0.62F, pin.towards.x * radius * 0.62F};
    const ImVec2 base{pin.middle.x + pin.towards.x * radius * 0.76F,
                      pin.middle.y + pin.towards.y * radius * 0.76F};
    list.AddTriangleFilled({base.x + side.x, base.y + side.y}, {base.x - side.x, base.y - side.y},
                           {pin.middle.x + pin.towards.x * tip, pin.middle.y + pin.towards.y * tip},
                           ink);
    list.AddCircleFilled(pin.middle, radius, ink, 32);
  };
  drop(radius_px + 1.5F, radius_px + tip_px + 1, rim);
  drop(radius_px, radius_px + tip_px - 2, ground);
  const std::string key = std::to_string(number + 1);
  label(list, ui.fonts.medium,
        {pin.middle.x - text_width(ui.fonts.medium, key.c_str()) / 2, pin.middle.y - 8},
        filled ? colours.panel : colours.text, key.c_str());
  ui.shown.push_back({"candidate_pin",
                      key,
                      pin.in_sight ? "in sight" : "out of sight",
                      {{pin.middle.x - radius_px, pin.middle.y - radius_px},
                       {pin.middle.x + radius_px, pin.middle.y + radius_px}}});
}

/// In the order in which they are drawn, so that the best is not hidden by others.
std::size_t above(const session::Picker& picker, std::size_t order) {
  const std::size_t count = picker.candidates.size();
  const std::size_t top = picker.hovered.value_or(0);
  if (order + 1 == count) return top;
  const std::size_t number = count - 1 - order;
  return number > top ? number : number - 1;
}

}  // namespace

void draw_picker_pins(Ui& ui, const Area& map) {
  if (!ui.session.picker()) return;
  const session::Picker& picker = *ui.session.picker();
  const std::vector<Pin> pins = pins_of(ui.session, map);
  for (std::size_t i = 0; i < pins.size(); ++i) {
    const std::size_t number = above(picker, i);
    draw_pin(ui, pins[number], number);
  }
}

std::vector<map::PinnedBox> picker_pin_boxes(const session::Session& session,
                                             const map::MapView& view) {
  std::vector<map::PinnedBox> boxes;
  if (!session.picker()) return boxes;
  const Area whole{{0, 0},
                   {static_cast<float>(view.width_px()), static_cast<float>(view.height_px())}};
  const std::vector<Pin> pins = pins_of(session, view, whole);
  for (std::size_t i = 0; i < pins.size(); ++i) {
    const geo::LonLat position = session.picker()->candidates[i].candidate.place.position;
    if (!pins[i].in_sight) continue;
    boxes.push_back({position, box_around(pins[i], view.to_screen(position))});
  }
  return boxes;
}

std::optional<std::size_t> picker_pin_at(const session::Session& session, const Area& map,
                                         ImVec2 at) {
  const auto& picker = session.picker();
  if (!picker || picker->placing) return std::nullopt;
  const std::vector<Pin> pins = pins_of(session, map);
  for (std::size_t i = pins.size(); i-- > 0;) {
    const std::size_t number = above(*picker, i);
    const ImVec2 middle = pins[number].middle;
    if (std::hypot(at.x - middle.x, at.y - middle.y) <= radius_px + 2) return number;
  }
  return std::nullopt;
}

void click_picker_pin(Ui& ui, const Area& map, std::size_t number) {
  if (pins_of(ui.session, map)[number].in_sight) {
    ui.act([number](session::Session& session) { session.choose_candidate(number); });
  } else {
    ui.act([](session::Session& session) { session.show_candidates(); });
  }
}

void draw_placing_hint(Ui& ui, const Area& map) {
  if (!ui.session.picker() || !ui.session.picker()->placing) return;
  draw_map_hint(ui, map, "Click where it lies. Esc leaves it where it is.");
}

}  // namespace loci::panels
