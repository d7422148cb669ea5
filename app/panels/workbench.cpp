#include "app/panels/workbench.hpp"

#include "app/panels/file_choices.hpp"
#include "app/panels/picker_actions.hpp"
#include "app/panels/status_bar.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace loci::panels {
namespace {

constexpr float status_bar_px = 28;
constexpr float grip_px = 7;
constexpr float min_side_px = 200, min_map_px = 280;

void copy_command(session::Session& session) {
  const std::string line = session.filter_as_command();
  ImGui::SetClipboardText(line.c_str());
  session.say({session::Message::Kind::note, "Copied: " + line});
}

}  // namespace

void Workbench::perform(session::Session& session, Command command) {
  if (chooser_.is_open()) return;
  switch (command) {
    case Command::open_workspace:
      return chooser_.open(open_choice(session));
    case Command::add_documents:
      return chooser_.open(add_choice(session));
    case Command::add_layer:
      return chooser_.open(layer_choice(session));
    case Command::layers:
      return map_.layers().show_or_hide();
    case Command::export_places:
    case Command::export_mentions:
      if (session.workspace_file().empty()) return;
      return chooser_.open(export_choice(session, command == Command::export_places
                                                      ? session::ExportLayer::places
                                                      : session::ExportLayer::mentions));
    case Command::theme_light:
      session.theme = session::Theme::light;
      return;
    case Command::theme_dark:
      session.theme = session::Theme::dark;
      return;
    case Command::markers_plain:
      session.coloured_by = map::ColouredBy::nothing;
      return;
    case Command::markers_by_kind:
      session.coloured_by = map::ColouredBy::kind;
      return;
    case Command::markers_by_confidence:
      session.coloured_by = map::ColouredBy::confidence;
      return;
    case Command::lines:
      session.lines = !session.lines;
      return;
    case Command::export_view:
      return chooser_.open(export_view_choice(session, export_view_));
    case Command::back:
      return session.go_back();
    case Command::forward:
      return session.go_forward();
    case Command::home:
      return session.home();
    case Command::filter_places:
      return places_.focus_filter();
    case Command::search:
      return search_.focus();
    case Command::find_in_document:
      return session.open_document() ? reader_.find().open() : places_.focus_filter();
    case Command::find_next:
      return reader_.find().step(1);
    case Command::find_previous:
      return reader_.find().step(-1);
    case Command::copy_text:
      return copy_text(session);
    case Command::select_text:
      return reader_.select_all(session);
    case Command::draw_box:
      return map_.region_tool().begin(RegionTool::Shape::box);
    case Command::draw_polygon:
      return map_.region_tool().begin(RegionTool::Shape::polygon);
    case Command::draw_circle:
      return map_.region_tool().begin(RegionTool::Shape::circle);
    case Command::clear_filters:
      return session.set_filter({});
    case Command::copy_command:
      return copy_command(session);
    case Command::undo:
      return undo(session);
    case Command::redo:
      return session.redo();
    case Command::review:
      return session.reviewing() ? session.stop_review() : session.review();
    case Command::accept:
    case Command::not_located:
    case Command::not_a_place:
    case Command::sense_literal:
    case Command::sense_associative:
    case Command::search_candidate:
    case Command::place_by_click:
    case Command::next_scope:
    case Command::preview_reach:
      return act_on_picker(session, command);
    case Command::shortcuts:
    case Command::about:
      return help_.open(command);
    case Command::quit:
    case Command::full_screen:
    case Command::larger:
    case Command::smaller:
    case Command::usual_size:
      return window_command_(command);
  }
}

/// Nothing marked: what was copied before stays.
void Workbench::copy_text(const session::Session& session) const {
  const std::string text = reader_.selected_text(session);
  if (!text.empty()) ImGui::SetClipboardText(text.c_str());
}

/// In the list of layers, the last one that was removed comes back.
void Workbench::undo(session::Session& session) {
  const bool of_layers = map_.layers().has_keys() && session.layers().can_bring_back();
  of_layers ? session.bring_back_layer() : session.undo();
}

bool Workbench::press(session::Session& session, int key) {
  constexpr int escape = 27;
  if (reader_.find().typing()) return true;  // the field is about to have it
  if (map_.layers().press(session, key, ImGui::GetIO().KeyShift)) return true;
  if (!map_.region_tool().drawing() && press_picker_key(session, key)) return true;
  return key == escape && reader_.escape();
}

bool Workbench::step(session::Session& session, int rows) {
  switch (clicked_) {
    case List::places:
      return places_.step(session, rows);
    case List::documents:
      return documents_.step(session, rows);
    case List::passages:
      return passages_.step(session, rows);
    case List::none:
      break;
  }
  return false;
}

void Workbench::draw(Ui& ui, MapCanvas& canvas) {
  apply_look(ui.session.theme);
  const ImVec2 window = ImGui::GetIO().DisplaySize;
  ImGui::SetNextWindowPos({0, menu_bar_px});
  ImGui::SetNextWindowSize({window.x, window.y - menu_bar_px});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
  ImGui::Begin("workbench", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus |
                   ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoNav |
                   ImGuiWindowFlags_NoBackground);
  ImGui::PopStyleVar(2);
  const auto perform_later = [this, &ui](Command command) { perform(ui.session, command); };
  const float top = menu_bar_px + filter_bar_px;
  const float bottom = window.y - status_bar_px - timeline_.height_px();
  filter_bar_.draw(ui, {{0, menu_bar_px}, {window.x, top}}, perform_later);
  const Area area{{0, top}, {window.x, window.y - status_bar_px}};
  ImGui::GetWindowDrawList()->AddRectFilled({0, area.max.y}, window, solid(ui.colours().bar));
  timeline_.draw(ui, {{0, bottom}, {window.x, area.max.y}});
  draw_columns(ui, canvas, {{0, top}, {window.x, bottom}});
  draw_status_bar(ui, {{0, area.max.y}, window});
  ImGui::End();
  draw_menu_bar(ui, perform_later, [&](const Area& box) { search_.draw(ui, box, perform_later); });
  search_.draw_results(ui, perform_later);
  chooser_.draw(ui);
  help_.draw(ui);

  ui.wants_frame = ui.wants_frame || ui.hovered_place != ui.session.hovered_place();
  ui.session.hover_place(ui.hovered_place);
  const auto& picker = ui.session.picker();
  if (picker && picker->hovered != ui.hovered_candidate) {
    ui.session.hover_candidate(ui.hovered_candidate);
    ui.wants_frame = true;
  }
  for (const Action& action : std::exchange(ui.actions, {})) {
    action(ui.session);
    ui.wants_frame = true;
  }
}

void Workbench::draw_columns(Ui& ui, MapCanvas& canvas, const Area& area) {
  if (sizes_.left_px == 0) {
    sizes_.left_px = std::round(std::clamp(area.width() * 0.16F, 248.0F, 320.0F));
    sizes_.right_px = std::round(std::clamp(area.width() * 0.235F, 340.0F, 480.0F));
  }
  // In a small window the map keeps half of it; the sizes that were chosen come back with the room.
  const float left = area.min.x + std::round(std::min(sizes_.left_px, area.width() * 0.22F));
  const float right = area.max.x - std::round(std::min(sizes_.right_px, area.width() * 0.3F));
  const float left_y = std::round(area.min.y + area.height() * sizes_.left_share);
  const float right_y = std::round(area.min.y + area.height() * sizes_.right_share);

  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(area.min, {left, area.max.y}, solid(ui.colours().panel));
  list.AddRectFilled({right, area.min.y}, area.max, solid(ui.colours().panel));
  const Area places{area.min, {left, left_y}};
  const Area documents{{area.min.x, left_y + 1}, {left, area.max.y}};
  const Area passages{{right + 1, right_y + 1}, area.max};
  if (ImGui::IsMouseClicked(0)) {
    const auto clicked = [](const Area& at) {
      return ImGui::IsMouseHoveringRect(at.min, at.max, false);
    };
    clicked_ = clicked(places)      ? List::places
               : clicked(documents) ? List::documents
               : clicked(passages)  ? List::passages
                                    : List::none;
  }
  places_.draw(ui, places);
  documents_.draw(ui, documents);
  const Area map_area{{left + 1, area.min.y}, {right, area.max.y}};
  map_.draw(ui, map_area, canvas);
  reader_.draw(ui, {{right + 1, area.min.y}, {area.max.x, right_y}});
  passages_.draw(ui, passages);
  map_.layers().draw(ui, map_area, [this, &ui](Command command) { perform(ui.session, command); });
  picker_.draw(ui, map_area);
  Area free = map_area;
  // Beside what lies at the right, as long as enough is left.
  const float taken =
      static_cast<float>(ui.session.picker_cover().right_px) + map_.layers().covers_px();
  if (taken < free.width() * 0.6F) free.max.x -= taken;
  draw_messages(ui, free);
  hairline(list, ui.colours(), {left, area.min.y}, {left, area.max.y});
  hairline(list, ui.colours(), {right, area.min.y}, {right, area.max.y});
  hairline(list, ui.colours(), {area.min.x, left_y}, {left, left_y});
  hairline(list, ui.colours(), {right, right_y}, {area.max.x, right_y});

  // Last: they lie over the panels' edges.
  const float moved_left = splitter(ui, "left", {{left, area.min.y}, {left, area.max.y}}, true);
  const float moved_right = splitter(ui, "right", {{right, area.min.y}, {right, area.max.y}}, true);
  const float moved_lists = splitter(ui, "lists", {{area.min.x, left_y}, {left, left_y}}, false);
  const float moved_texts = splitter(ui, "texts", {{right, right_y}, {area.max.x, right_y}}, false);
  const float room = area.width() - min_map_px;
  sizes_.left_px = std::clamp(sizes_.left_px + moved_left, min_side_px,
                              std::max(min_side_px, room - sizes_.right_px));
  sizes_.right_px = std::clamp(sizes_.right_px - moved_right, min_side_px,
                               std::max(min_side_px, room - sizes_.left_px));
  sizes_.left_share = std::clamp(sizes_.left_share + moved_lists / area.height(), 0.2F, 0.85F);
  sizes_.right_share = std::clamp(sizes_.right_share + moved_texts / area.height(), 0.2F, 0.85F);
}

/// How far the hairline is dragged in this frame.
float Workbench::splitter(Ui& ui, const char* id, const Area& line, bool upright) {
  const ImVec2 grip = upright ? ImVec2{grip_px / 2, 0} : ImVec2{0, grip_px / 2};
  const Area area{{line.min.x - grip.x, line.min.y - grip.y},
                  {line.max.x + grip.x, line.max.y + grip.y}};
  const Pane pane(id, area);
  const bool hovered = touchable("##grip", area).hovered, held = ImGui::IsItemActive();
  if (hovered || held) {
    ImGui::SetMouseCursor(upright ? ImGuiMouseCursor_ResizeEW : ImGuiMouseCursor_ResizeNS);
  }
  if (!held) return 0;
  ui.wants_frame = true;
  return upright ? ImGui::GetIO().MouseDelta.x : ImGui::GetIO().MouseDelta.y;
}

}  // namespace loci::panels
