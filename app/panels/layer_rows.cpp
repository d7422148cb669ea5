#include "app/panels/layer_rows.hpp"

#include "app/panels/icons.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <utility>

namespace loci::panels {
namespace {

using session::LayerId;
using session::ListedLayer;

constexpr float eye_x = 32, swatch_x = 58, name_x = 76;  // from the row's left edge
constexpr float upper_y = 18, lower_y = 40;              // from its top
constexpr float track_px = 104, layer_button_px = 26;

std::string name_of(const ListedLayer& layer) {
  return layer.kept.file.filename().string();
}

void draw_swatch(Ui& ui, const ListedLayer& layer, ImVec2 middle) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Palette& colours = ui.colours();
  const double strength = layer.kept.visible && layer.read != nullptr ? 1 : 0.35;
  if (ui.session.layers().is_picture(layer)) {
    return draw_icon(list, LayerIcon::pixels, middle,
                     layer.kept.visible ? colours.dim : colours.faint);
  }
  const Colour colour = ui.session.layers().colour(layer, ui.session.theme == session::Theme::dark);
  const ImVec2 from{middle.x - 6, middle.y - 6}, to{middle.x + 6, middle.y + 6};
  list.AddRectFilled(from, to, solid(colour, 0.35 * strength), 3);
  list.AddRect(from, to, solid(colour, strength), 3, 0, 1.5F);
}

/// A button without a frame; true when it is clicked.
bool icon_button(Ui& ui, const char* kind, const ListedLayer& layer, LayerIcon icon, ImVec2 middle,
                 bool drawn, const char* words, bool holds = false) {
  const Area at{{middle.x - layer_button_px / 2, middle.y - 12},
                {middle.x + layer_button_px / 2, middle.y + 12}};
  const Touch touch = touchable(kind, at);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  if (touch.hovered) {
    list.AddRectFilled({at.min.x + 1, at.min.y}, {at.max.x - 1, at.max.y},
                       solid(ui.colours().hairline, 0.7), corner_px - 2);
    ImGui::SetTooltip("%s", words);
  }
  const Palette& colours = ui.colours();
  if (drawn) {
    draw_icon(list, icon, middle,
              holds           ? colours.accent
              : touch.hovered ? colours.text
                              : colours.dim);
  }
  ui.shown.push_back({std::string("layer ") + kind, name_of(layer), words, at});
  return touch.clicked;
}

void draw_opacity(Ui& ui, const ListedLayer& layer, ImVec2 from) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Palette& colours = ui.colours();
  const Area at{{from.x - 6, from.y - 10}, {from.x + track_px + 6, from.y + 10}};
  const bool hovered = touchable("opacity", at).hovered, held = ImGui::IsItemActive();
  if (held) {
    const double share = std::clamp((ImGui::GetIO().MousePos.x - from.x) / track_px, 0.0F, 1.0F);
    const double opacity = std::round(share * 100) / 100;
    if (opacity != layer.kept.opacity) {
      ui.act([id = layer.id, opacity](session::Session& session) {
        session.layers().set_opacity(id, opacity);
      });
    }
  }
  const float knob = std::round(from.x + track_px * static_cast<float>(layer.kept.opacity));
  const ImU32 ink = solid(layer.kept.visible ? colours.dim : colours.faint);
  list.AddRectFilled({from.x, from.y - 1}, {from.x + track_px, from.y + 1}, solid(colours.hairline),
                     1);
  list.AddRectFilled({from.x, from.y - 1}, {knob, from.y + 1}, ink, 1);
  list.AddCircleFilled({knob, from.y}, hovered || held ? 5.5F : 4.5F, solid(colours.panel), 20);
  list.AddCircle({knob, from.y}, hovered || held ? 5.5F : 4.5F, ink, 20, 1.5F);
  const std::string words =
      std::to_string(static_cast<int>(std::lround(layer.kept.opacity * 100))) + "\u2009%";
  label(list, ui.fonts.small, {from.x + track_px + 14, from.y - 7}, colours.faint, words.c_str());
  ui.shown.push_back({"layer opacity",
                      name_of(layer),
                      words,
                      {{from.x, at.min.y}, {from.x + track_px, at.max.y}}});
}

void draw_reading(Ui& ui, const ListedLayer& layer, ImVec2 from) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const session::Progress progress = ui.session.layers().progress();
  const bool now = progress.total > 0 && progress.current.ends_with(name_of(layer));
  const float share =
      now ? static_cast<float>(progress.done) / static_cast<float>(progress.total) : 0;
  list.AddRectFilled({from.x, from.y - 1}, {from.x + track_px, from.y + 1},
                     solid(ui.colours().hairline), 1);
  list.AddRectFilled({from.x, from.y - 1}, {from.x + track_px * share, from.y + 1},
                     solid(ui.colours().dim), 1);
  label(list, ui.fonts.small, {from.x + track_px + 14, from.y - 7}, ui.colours().faint, "Opening");
}

void draw_problem(Ui& ui, const ListedLayer& layer, ImVec2 from, float width) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddCircleFilled({from.x + 3, from.y}, 3, solid(ui.colours().warning), 12);
  std::string words = layer.problem.substr(0, layer.problem.find(';'));
  words.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(words.front())));
  ui.texts.line(list, {from.x + 12, from.y - 8}, width - 12, words,
                text_style(12, ui.colours().warning));
  const Area at{{from.x, from.y - 8}, {from.x + width, from.y + 8}};
  if (ImGui::IsMouseHoveringRect(at.min, at.max)) {
    ImGui::SetTooltip("%s: %s", layer.kept.file.c_str(), layer.problem.c_str());
  }
  ui.shown.push_back({"layer problem", name_of(layer), layer.problem, at});
}

}  // namespace

bool LayerRows::is_ground(const Ui& ui, const ListedLayer& layer) const {
  const auto& ground = ui.session.layers().ground();
  return ground && ground->id == layer.id;
}

void LayerRows::draw(Ui& ui, const Area& area) {
  const std::vector<ListedLayer>& layers = ui.session.layers().over();
  scroll_.draw(ui, "layer rows", area,
               {layers.size(), layer_row_px, [](std::size_t) { return layer_row_px; },
                [&](std::size_t i, const Area& row) {
                  first_row_y_ = row.min.y - layer_row_px * static_cast<float>(i);
                  draw_row(ui, layers[i], row);
                  drag(layers[i], i, row);
                }});
  finish_drag(ui, area, layers.size());
}

void LayerRows::draw_ground(Ui& ui, const ListedLayer& layer, const Area& row) {
  draw_row(ui, layer, row);
}

void LayerRows::draw_row(Ui& ui, const ListedLayer& layer, const Area& row) {
  ImGui::PushID(static_cast<int>(layer.id));
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Palette& colours = ui.colours();
  const bool hovered = !dragged_ &&
                       ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) &&
                       ImGui::IsMouseHoveringRect(row.min, row.max);
  const bool selected = selected_ == layer.id && keys_;
  const bool dragged = dragged_ && dragged_->id == layer.id;
  if (hovered || selected || dragged) {
    list.AddRectFilled({row.min.x + gap_px, row.min.y + 2}, {row.max.x - gap_px, row.max.y - 2},
                       solid(selected ? colours.selected : colours.hover), corner_px);
  }
  const bool ground = is_ground(ui, layer);
  const float upper = row.min.y + upper_y, left = row.min.x;
  if (!ground) {
    if (hovered || dragged) {
      draw_icon(list, LayerIcon::grip, {left + 15, (row.min.y + row.max.y) / 2}, colours.faint);
    }
    const bool visible = layer.kept.visible;
    if (icon_button(ui, "eye", layer, visible ? LayerIcon::shown : LayerIcon::hidden,
                    {left + eye_x, upper}, true, visible ? "Hide" : "Show")) {
      ui.act([id = layer.id, visible](session::Session& session) {
        session.layers().set_visible(id, !visible);
      });
    }
  }
  draw_swatch(ui, layer, {left + swatch_x, upper});
  ui.texts.line(list, {left + name_x, upper - 9}, row.width() - name_x - margin_px, name_of(layer),
                text_style(13.5, layer.kept.visible ? colours.text : colours.faint));
  draw_state(ui, layer, row, hovered || selected);
  draw_buttons(ui, layer, row, hovered || selected);
  const Touch touch = touchable("##row", row);
  if (touch.clicked && !dragged_) selected_ = layer.id;
  if (touch.hovered && ImGui::IsMouseDoubleClicked(0)) {
    ui.act([id = layer.id](session::Session& session) { session.fly_to_layer(id); });
  }
  ui.shown.push_back({ground ? "ground" : "layer", name_of(layer), name_of(layer), row});
  ImGui::PopID();
}

/// How far it is, how strongly it is drawn, or why it is not.
void LayerRows::draw_state(Ui& ui, const ListedLayer& layer, const Area& row, bool active) {
  const ImVec2 from{row.min.x + name_x, row.min.y + lower_y};
  if (layer.reading()) return draw_reading(ui, layer, from);
  if (layer.problem.empty()) return draw_opacity(ui, layer, from);
  const float buttons = active ? 3 * layer_button_px : 0;
  draw_problem(ui, layer, from, row.width() - name_x - margin_px - buttons);
}

/// What can be done, while the row is under the mouse or has the keyboard.
void LayerRows::draw_buttons(Ui& ui, const ListedLayer& layer, const Area& row, bool active) {
  const bool ground = is_ground(ui, layer);
  ImVec2 at{row.max.x - margin_px - layer_button_px / 2 + 5, row.min.y + lower_y};
  const LayerId id = layer.id;
  if (icon_button(ui, "remove", layer, LayerIcon::remove, at, active, "Remove (Delete)")) {
    ui.act([id](session::Session& session) { session.remove_layer(id); });
  }
  at.x -= layer_button_px;
  if (icon_button(ui, "ground", layer, LayerIcon::ground, at, active || ground,
                  ground ? "Back to Loci's own map (B)" : "Use as basemap (B)", ground)) {
    ui.act([id, ground](session::Session& session) {
      ground ? session.layers().leave_ground() : session.layers().use_as_ground(id);
    });
  }
  at.x -= layer_button_px;
  const bool broken = !layer.problem.empty();
  if (icon_button(ui, broken ? "again" : "zoom", layer, broken ? LayerIcon::again : LayerIcon::zoom,
                  at, active, broken ? "Read it again" : "Zoom to the layer (Enter)")) {
    ui.act([id, broken](session::Session& session) {
      broken ? session.layers().read_again(id) : session.fly_to_layer(id);
    });
  }
}

/// After the row, which is the last item.
void LayerRows::drag(const ListedLayer& layer, std::size_t index, const Area&) {
  constexpr float threshold_px = 4;
  if (ImGui::IsItemActive() && ImGui::IsMouseDragging(0, threshold_px)) {
    dragged_ = Dragged{layer.id, index, index};
  }
  if (dragged_ && dragged_->id == layer.id && ImGui::IsItemDeactivated()) dropped_ = true;
}

/// Where it would go is a line; letting go puts it there.
void LayerRows::finish_drag(Ui& ui, const Area& area, std::size_t count) {
  if (!dragged_) return;
  const float y = ImGui::GetIO().MousePos.y;
  const float slot = std::round((y - first_row_y_) / layer_row_px);
  dragged_->to = static_cast<std::size_t>(std::clamp(slot, 0.0F, static_cast<float>(count)));
  const float line = std::clamp(first_row_y_ + layer_row_px * static_cast<float>(dragged_->to),
                                area.min.y + 1, area.max.y - 1);
  ImGui::GetWindowDrawList()->AddRectFilled({area.min.x + margin_px, line - 1},
                                            {area.max.x - margin_px, line + 1},
                                            solid(ui.colours().accent), 1);
  if (!std::exchange(dropped_, false)) {
    if (!ImGui::IsMouseDown(0)) dragged_.reset();
    return;
  }
  const Dragged done = *std::exchange(dragged_, std::nullopt);
  const std::size_t place = done.to > done.from ? done.to - 1 : done.to;
  selected_ = done.id;
  ui.act([done, place](session::Session& session) { session.layers().move(done.id, place); });
}

}  // namespace loci::panels
