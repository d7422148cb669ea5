#include "app/panels/layers_card.hpp"

#include "app/panels/icons.hpp"
#include "app/panels/map_furniture.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace loci::panels {
namespace {

using session::LayerId;

constexpr float layers_width_px = 348, layers_head_px = 46, empty_px = 92, base_head_px = 32,
                own_map_px = 36;
constexpr float side_button_px = 32;  // and those that zoom, of the same width

// As SDL numbers keys without a character.
constexpr int key_right = 0x4000004F, key_left = 0x40000050, key_down = 0x40000051,
              key_up = 0x40000052;
constexpr int key_enter = 13, key_escape = 27, key_delete = 127, key_backspace = 8;

constexpr double opacity_step = 0.05;

/// As they stand in the card, from top to bottom.
std::vector<LayerId> ids_of(const session::LayerList& layers) {
  std::vector<LayerId> ids;
  for (const session::ListedLayer& layer : layers.over()) ids.push_back(layer.id);
  if (layers.ground()) ids.push_back(layers.ground()->id);
  return ids;
}

}  // namespace

void LayersCard::show_or_hide() {
  open_ = keys_ = !open_;
}

float LayersCard::covers_px() const {
  return open_ ? layers_width_px + side_button_px + map_overlay_px + gap_px : 0;
}

void LayersCard::draw_button(Ui& ui, const Area& map) {
  constexpr float top_px = 3 * side_button_px + gap_px;  // below those that zoom
  const ImVec2 from{map.max.x - map_overlay_px - side_button_px,
                    map.min.y + map_overlay_px + top_px};
  const Area at{from, {from.x + side_button_px, from.y + side_button_px}};
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Palette& colours = ui.colours();
  const Touch touch = touchable("layers", at);
  list.AddRectFilled(at.min, at.max, solid(colours.panel), corner_px);
  list.AddRect(at.min, at.max, solid(colours.hairline), corner_px);
  draw_icon(list, LayerIcon::layers, {from.x + side_button_px / 2, from.y + side_button_px / 2 - 1},
            open_           ? colours.accent
            : touch.hovered ? colours.text
                            : colours.dim);
  if (touch.hovered) ImGui::SetTooltip("Layers and basemap (Ctrl+L)");
  if (touch.clicked) {
    show_or_hide();
    ui.wants_frame = true;
  }
  ui.shown.push_back({"button", "layers", "Layers and basemap", at});
}

void LayersCard::draw(Ui& ui, const Area& map, const std::function<void(Command)>& perform) {
  if (!open_) return;
  const session::LayerList& layers = ui.session.layers();
  const float base = base_head_px + (layers.ground() ? layer_row_px : own_map_px) + gap_px;
  const float rows = layers.over().empty()
                         ? empty_px
                         : layer_row_px * static_cast<float>(layers.over().size()) + 4;
  const float room = map.height() - 2 * map_overlay_px - attribution_px - layers_head_px - base;
  const float tall = layers_head_px + std::min(rows, std::max(layer_row_px, room)) + base;
  const auto picker = static_cast<float>(ui.session.picker_cover().right_px);
  const float right = map.max.x - (picker > 0 ? picker : map_overlay_px + side_button_px) - gap_px;
  const float left = std::max(map.min.x + map_overlay_px, std::round(right - layers_width_px));
  const float top = map.min.y + map_overlay_px;
  const Area area{{left, top}, {std::round(right), std::round(top + tall)}};
  ImGui::SetNextWindowPos({area.min.x - 8, area.min.y - 8});
  ImGui::SetNextWindowSize({area.width() + 16, area.height() + 16});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::Begin("layers", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground |
                   ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav |
                   ImGuiWindowFlags_NoScrollWithMouse);
  ImGui::PopStyleVar();
  if (ImGui::IsMouseClicked(0)) keys_ = ImGui::IsMouseHoveringRect(area.min, area.max, false);
  rows_.set_keys(keys_);
  draw_card(*ImGui::GetWindowDrawList(), area, ui.colours());
  ui.shown.push_back({"layers", "layers", "Layers and basemap", area});
  const float list_top = area.min.y + draw_head(ui, area, perform);
  const float base_top = area.max.y - base;
  draw_list(ui, {{area.min.x, list_top}, {area.max.x, base_top}});
  draw_basemap(ui, {{area.min.x, base_top}, area.max});
  ImGui::End();
}

float LayersCard::draw_head(Ui& ui, const Area& area, const std::function<void(Command)>& perform) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Palette& colours = ui.colours();
  const float middle = area.min.y + layers_head_px / 2;
  label(list, ui.fonts.medium, {area.min.x + margin_px, middle - 8}, colours.text, "Layers");
  const ImVec2 cross{area.max.x - margin_px - 8, middle};
  const Area close{{cross.x - 14, cross.y - 14}, {cross.x + 14, cross.y + 14}};
  const Touch closing = touchable("##close", close);
  if (closing.hovered) {
    list.AddRectFilled(close.min, close.max, solid(colours.hover), corner_px);
    ImGui::SetTooltip("Close (Esc)");
  }
  draw_icon(list, LayerIcon::remove, cross, closing.hovered ? colours.text : colours.dim);
  if (closing.clicked) {
    show_or_hide();
    ui.wants_frame = true;
  }
  ui.shown.push_back({"button", "close_layers", "Close", close});
  const char* const words = "Add layer…";
  const float right = close.min.x - gap_px, wide = text_width(ui.fonts.small, words);
  const Area add{{right - wide - 8, middle - 12}, {right, middle + 12}};
  const Touch adding = touchable("##add", add);
  label(list, ui.fonts.small, {add.min.x + 4, middle - 7},
        adding.hovered ? colours.text : colours.accent, words);
  if (adding.clicked) perform(Command::add_layer);
  ui.shown.push_back({"button", "add_layer", words, add});
  hairline(list, colours, {area.min.x + 1, area.min.y + layers_head_px - 1},
           {area.max.x - 1, area.min.y + layers_head_px - 1});
  return layers_head_px;
}

void LayersCard::draw_list(Ui& ui, const Area& area) {
  if (!ui.session.layers().over().empty()) {
    return rows_.draw(ui, {{area.min.x, area.min.y + 2}, {area.max.x, area.max.y - 2}});
  }
  text::TextStyle style = text_style(13, ui.colours().dim);
  style.wrap_width_px = area.width() - 2 * margin_px;
  style.line_height = 1.35;
  ui.texts
      .block(
          "Lay a map of your own over this one: GeoPackage, GeoJSON, KML, shapefile, GeoTIFF, "
          "MBTiles. Drop it on the window, or add it.",
          style)
      .draw(*ImGui::GetWindowDrawList(), {area.min.x + margin_px, area.min.y + 14},
            ui.texts.store());
}

void LayersCard::draw_basemap(Ui& ui, const Area& area) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Palette& colours = ui.colours();
  hairline(list, colours, {area.min.x + 1, area.min.y}, {area.max.x - 1, area.min.y});
  label(list, ui.fonts.semibold, {area.min.x + margin_px, area.min.y + 14}, colours.faint,
        "BASEMAP");
  const Area row{{area.min.x, area.min.y + base_head_px}, {area.max.x, area.max.y - gap_px}};
  if (const auto& ground = ui.session.layers().ground()) return rows_.draw_ground(ui, *ground, row);
  const float middle = row.min.y + own_map_px / 2 - 2;
  draw_icon(list, LayerIcon::ground, {area.min.x + margin_px + 8, middle}, colours.dim);
  label(list, ui.fonts.regular, {area.min.x + margin_px + 28, middle - 8}, colours.text,
        "Loci's own map");
  ui.shown.push_back({"ground", "own", "Loci's own map", row});
}

bool LayersCard::press(session::Session& session, int key, bool shift) {
  if (!has_keys()) return false;
  if (key == key_escape) {
    show_or_hide();
    return true;
  }
  if (key == key_up || key == key_down) return step(session, key == key_up ? -1 : 1, shift);
  return press_on(session, rows_.selected(), key);
}

bool LayersCard::press_on(session::Session& session, LayerId id, int key) {
  session::LayerList& layers = session.layers();
  const session::ListedLayer* const layer = layers.find(id);
  if (layer == nullptr) return false;
  const bool ground = layers.ground() && layers.ground()->id == id;
  switch (key) {
    case ' ':
      if (!ground) layers.set_visible(id, !layer->kept.visible);
      return true;
    case key_left:
    case key_right: {
      const double step = key == key_left ? -opacity_step : opacity_step;
      layers.set_opacity(id, std::round((layer->kept.opacity + step) * 100) / 100);
      return true;
    }
    case key_enter:
      layer->problem.empty() ? session.fly_to_layer(id) : layers.read_again(id);
      return true;
    case 'b':
      ground ? layers.leave_ground() : layers.use_as_ground(id);
      return true;
    case key_delete:
    case key_backspace: {
      const auto ids = ids_of(layers);
      const auto at = std::find(ids.begin(), ids.end(), id);
      const bool last = at + 1 == ids.end();
      session.remove_layer(id);
      rows_.select(!last ? *(at + 1) : at != ids.begin() ? *(at - 1) : 0);
      return true;
    }
    default:
      return false;
  }
}

/// To the next row, or with it in the order.
bool LayersCard::step(session::Session& session, int rows, bool move) {
  const auto ids = ids_of(session.layers());
  if (ids.empty()) return false;
  const auto found = std::find(ids.begin(), ids.end(), rows_.selected());
  const auto count = static_cast<std::ptrdiff_t>(ids.size());
  std::ptrdiff_t at = found - ids.begin();
  if (found == ids.end()) at = rows > 0 ? -1 : count;
  const std::ptrdiff_t next = std::clamp<std::ptrdiff_t>(at + rows, 0, count - 1);
  if (move && found != ids.end()) {
    session.layers().move(*found, static_cast<std::size_t>(next));
  } else {
    rows_.select(ids[static_cast<std::size_t>(next)]);
  }
  const std::size_t over = session.layers().over().size();
  if (static_cast<std::size_t>(next) < over) rows_.reveal(static_cast<std::size_t>(next));
  return true;
}

}  // namespace loci::panels
