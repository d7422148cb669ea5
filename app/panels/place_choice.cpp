#include "app/panels/place_choice.hpp"

#include "app/panels/icons.hpp"

#include <algorithm>
#include <utility>

namespace loci::panels {
namespace {

constexpr float choice_row_px = 30, choice_width_px = 264;
constexpr std::size_t most_rows = 9;  // in sight

}  // namespace

void PlaceChoice::open(std::vector<std::uint32_t> places, ImVec2 at) {
  places_ = std::move(places);
  at_ = at;
  appear_ = true;
  scroll_.to_top();
}

void PlaceChoice::draw(Ui& ui) {
  if (std::exchange(appear_, false)) {
    lists_ = ui.session.lists_number();
    ImGui::OpenPopup("places here");
  }
  const float rows = static_cast<float>(std::min(most_rows, places_.size()));
  ImGui::SetNextWindowPos({at_.x + gap_px, at_.y + gap_px});
  ImGui::SetNextWindowSize({choice_width_px, rows * choice_row_px + 12});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 6});
  const bool open = ImGui::BeginPopup("places here", ImGuiWindowFlags_NoMove);
  ImGui::PopStyleVar();
  if (!open) return;
  if (lists_ != ui.session.lists_number()) {  // the places may be others by now
    ImGui::CloseCurrentPopup();
  } else {
    const ImVec2 from = ImGui::GetWindowPos();
    const Area area{{from.x, from.y + 6},
                    {from.x + choice_width_px, from.y + 6 + rows * choice_row_px}};
    const auto& all = ui.session.lists().on_map->places();
    scroll_.draw(ui, "rows", area,
                 {places_.size(), choice_row_px, [](std::size_t) { return choice_row_px; },
                  [&](std::size_t i, const Area& row) { draw_row(ui, all[places_[i]], row); }});
  }
  ImGui::EndPopup();
}

void PlaceChoice::draw_row(Ui& ui, const map::MapPlace& place, const Area& row) {
  const Palette& colours = ui.colours();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Touch touch = touchable("##place", row);
  if (touch.hovered) {
    list.AddRectFilled({row.min.x + 6, row.min.y + 1}, {row.max.x - 6, row.max.y - 1},
                       solid(colours.hover), corner_px);
    ui.hovered_place = place.id;
  }
  const float middle = (row.min.y + row.max.y) / 2;
  draw_icon(list, place.kind, {row.min.x + 22, middle}, colours.faint);
  ui.texts.line(list, {row.min.x + 40, middle - 9}, choice_width_px - 100, place.name,
                text_style(13.5, colours.text));
  label_right(list, ui.fonts.regular, {row.max.x - margin_px, middle - 8}, colours.dim,
              grouped(place.mentions).c_str());
  ui.shown.push_back({"choice", place.id, place.name, row});
  if (!touch.clicked) return;
  ui.act([id = place.id](session::Session& session) { session.select_place(id); });
  ImGui::CloseCurrentPopup();
}

}  // namespace loci::panels
