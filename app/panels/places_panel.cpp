#include "app/panels/places_panel.hpp"

#include "app/panels/icons.hpp"

#include <algorithm>
#include <cctype>

namespace loci::panels {
namespace {

constexpr float row_px = 30;
constexpr float count_px = 42, country_px = 72;
constexpr float filter_px = 32;

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

/// True where the name or one of its spellings contains the words; ASCII letters in either case.
bool matches(const workspace::PlaceSummary& summary, const std::string& lower_filter) {
  if (lower(summary.place.name).find(lower_filter) != std::string::npos) return true;
  return std::any_of(summary.spellings.begin(), summary.spellings.end(), [&](const auto& spelling) {
    return lower(spelling).find(lower_filter) != std::string::npos;
  });
}

}  // namespace

void PlacesPanel::choose_shown(const session::Session& session) {
  if (shown_of_ == session.lists_number() && shown_for_ == filter_.data()) return;
  if (shown_for_ != filter_.data()) scroll_.to_top();
  shown_of_ = session.lists_number();
  shown_for_ = filter_.data();
  shown_.clear();
  const auto& places = session.lists().places;
  const std::string wanted = lower(shown_for_);
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (wanted.empty() || matches(places[i], wanted)) shown_.push_back(i);
  }
}

void PlacesPanel::follow_selection(const session::Session& session) {
  if (selected_ == session.selected_place()) return;
  selected_ = session.selected_place();
  const auto& places = session.lists().places;
  for (std::size_t row = 0; row < shown_.size(); ++row) {
    if (places[shown_[row]].place.id == selected_) scroll_.reveal(row);
  }
}

void PlacesPanel::draw(Ui& ui, const Area& area) {
  const Pane pane("places", area);
  choose_shown(ui.session);
  follow_selection(ui.session);
  const std::size_t all = ui.session.lists().places.size();
  const std::string count =
      shown_.size() == all ? grouped(all) : grouped(shown_.size()) + " of " + grouped(all);
  const float top = area.min.y + heading(ui, area, "PLACES", all == 0 ? "" : count);
  if (all == 0) {
    const bool busy = ui.session.loading() || ui.session.reading();
    return empty_state(ui, {{area.min.x, top}, area.max},
                       busy ? "Looking for places" : "No places yet",
                       busy ? "They appear here as documents are read."
                            : "Places appear here as soon as documents are added.");
  }
  draw_filter(ui, {{area.min.x + margin_px, top}, {area.max.x - margin_px, top + filter_px}});
  const Area rest{{area.min.x, top + filter_px + gap_px}, area.max};
  if (shown_.empty()) {
    return empty_state(ui, rest, "No such place",
                       "No name or spelling in these documents contains these letters.");
  }
  scroll_.draw(ui, "rows", rest,
               {shown_.size(), row_px, [](std::size_t) { return row_px; },
                [&](std::size_t row, const Area& at) { draw_row(ui, shown_[row], at); }});
}

void PlacesPanel::draw_filter(Ui& ui, const Area& area) {
  ImGui::SetCursorScreenPos(area.min);
  ImGui::SetNextItemWidth(area.width());
  if (focus_filter_) ImGui::SetKeyboardFocusHere();
  focus_filter_ = false;
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {10, (filter_px - text_px) / 2 - 1});
  ImGui::InputTextWithHint("##filter", "Filter places", filter_.data(), filter_.size(),
                           ImGuiInputTextFlags_AutoSelectAll);
  ImGui::PopStyleVar();
  ui.shown.push_back({"field", "filter", "Filter places", area});
}

void PlacesPanel::draw_row(Ui& ui, std::size_t index, const Area& row) {
  const workspace::PlaceSummary& summary = ui.session.lists().places[index];
  const Palette& colours = ui.colours();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Touch touch = touchable("##place", row);
  const bool selected = summary.place.id == ui.session.selected_place();
  const Area chip{{row.min.x + gap_px, row.min.y + 1}, {row.max.x - gap_px, row.max.y - 1}};
  if (selected || touch.hovered || summary.place.id == ui.session.hovered_place()) {
    list.AddRectFilled(chip.min, chip.max, solid(selected ? colours.selected : colours.hover),
                       corner_px);
  }
  const float middle = (row.min.y + row.max.y) / 2;
  draw_icon(list, panels::kind_of(summary.place), {row.min.x + margin_px + 8, middle},
            selected ? colours.accent : colours.faint);
  const float left = row.min.x + margin_px + 26, right = row.max.x - margin_px;
  const std::string& country = ui.session.country_name(summary.place.country);
  const bool own_country = country == summary.place.name;  // need not be said twice
  const float name_px = right - left - count_px - (own_country ? 0 : country_px + gap_px);
  ui.texts.line(list, {left, middle - 9}, name_px, summary.place.name,
                text_style(13.5, colours.text, selected ? 600 : 400));
  if (!own_country) {
    ui.texts.line(list, {right - count_px - country_px, middle - 8}, country_px, country,
                  text_style(11.5, colours.faint));
  }
  label_right(list, ui.fonts.regular, {right, middle - 8}, selected ? colours.accent : colours.dim,
              grouped(summary.mentions).c_str());
  ui.shown.push_back({"place", summary.place.id, summary.place.name, row});
  if (touch.hovered) ui.hovered_place = summary.place.id;
  if (touch.clicked) {
    selected_ = summary.place.id;  // it is in sight: the list stays where it is
    ui.act([id = selected_](session::Session& session) { session.select_place(id); });
  }
}

}  // namespace loci::panels
