#include "app/panels/places_panel.hpp"

#include "app/panels/icons.hpp"
#include "app/panels/typed_filter.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

namespace loci::panels {
namespace {

constexpr float place_row_px = 30;
constexpr float place_count_px = 42, country_px = 82;
constexpr float least_name_px = 96;  // else the country gives way
constexpr float filter_px = 32;
constexpr float indent_px = 16;
constexpr float unlocated_px = 36;

/// True where the name or one of its spellings contains the words.
bool matches(const workspace::PlaceSummary& summary, const TypedFilter& typed) {
  return typed.matches(summary.place.name) ||
         std::any_of(summary.spellings.begin(), summary.spellings.end(),
                     [&](const auto& spelling) { return typed.matches(spelling); });
}

}  // namespace

void PlacesPanel::choose_shown(const session::Session& session) {
  wanted_.lists = session.lists_number();
  wanted_.words = filter_.data();
  if (wanted_ == shown_for_) return;
  if (wanted_.words != shown_for_.words) scroll_.to_top();
  shown_for_ = wanted_;
  const session::Lists& lists = session.lists();
  const TypedFilter typed(wanted_.words);
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < lists.places.size(); ++i) {
    if (typed.empty() || matches(lists.places[i], typed)) found.push_back(i);
  }
  found_ = found.size();
  rows_ = wanted_.tree ? tree_rows(lists, found, wanted_.order, wanted_.open, !typed.empty())
                       : flat_rows(lists, found, wanted_.order);
  scroll_.forget();
}

void PlacesPanel::follow_selection(const session::Session& session) {
  if (selected_ == session.selected_place()) return;
  selected_ = session.selected_place();
  const auto& places = session.lists().places;
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    const std::size_t place = rows_[row].place;
    if (place != PlaceRow::no_place && places.place(place).id == selected_) scroll_.reveal(row);
  }
}

bool PlacesPanel::step(session::Session& session, int rows) {
  const auto& places = session.lists().places;
  const auto is_place = [this](std::ptrdiff_t row) {
    return rows_[static_cast<std::size_t>(row)].place != PlaceRow::no_place;
  };
  const auto count = static_cast<std::ptrdiff_t>(rows_.size());
  std::ptrdiff_t at = rows > 0 ? -1 : count;
  for (std::ptrdiff_t row = 0; row < count; ++row) {
    const std::size_t place = rows_[static_cast<std::size_t>(row)].place;
    if (is_place(row) && place < places.size() &&
        places.place(place).id == session.selected_place()) {
      at = row;
    }
  }
  do at += rows;
  while (at >= 0 && at < count && !is_place(at));
  if (at < 0 || at >= count) return count > 0;
  const std::size_t place = rows_[static_cast<std::size_t>(at)].place;
  if (place < places.size()) session.select_place(std::string(places.place(place).id));
  return true;
}

void PlacesPanel::draw(Ui& ui, const Area& area) {
  const Pane pane("places", area);
  choose_shown(ui.session);
  follow_selection(ui.session);
  const session::Lists& lists = ui.session.lists();
  const std::size_t all = lists.places.size();
  const std::string count = found_ == all ? grouped(all) : grouped(found_) + " of " + grouped(all);
  const float top = area.min.y + heading(ui, area, "PLACES", all == 0 ? "" : count);
  const bool filtered = ui.session.filter() != workspace::Filter{};
  if (all == 0 && lists.unlocated == 0) {
    const bool busy = ui.session.loading() || ui.session.reading();
    const Area rest{{area.min.x, top}, area.max};
    if (filtered && !busy) {
      return empty_state(ui, rest, "Nothing passes the filter",
                         "Remove a condition under the menus to see more.");
    }
    return empty_state(ui, rest, busy ? "Looking for places" : "No places yet",
                       busy ? "They appear here as documents are read."
                            : "Places appear here as soon as documents are added.");
  }
  draw_head(ui, {{area.min.x, area.min.y}, {area.max.x, top}});
  draw_filter(ui, {{area.min.x + margin_px, top}, {area.max.x - margin_px, top + filter_px}});
  const Area rest{{area.min.x, top + filter_px + gap_px}, {area.max.x, area.max.y - unlocated_px}};
  draw_unlocated(ui, {{area.min.x, rest.max.y}, area.max});
  if (rows_.empty()) {
    if (all == 0) return;
    return empty_state(ui, rest, "No place of that name",
                       "Names and all spellings found in the documents are searched.");
  }
  scroll_.draw(ui, "rows", rest,
               {rows_.size(), place_row_px, [](std::size_t) { return place_row_px; },
                [&](std::size_t row, const Area& at) {
                  rows_[row].place == PlaceRow::no_place ? draw_area_row(ui, rows_[row], at)
                                                         : draw_row(ui, row, at);
                }});
}

/// Beside the heading: what the rows are, and by what they are sorted; a click changes it.
void PlacesPanel::draw_head(Ui& ui, const Area& area) {
  const auto choice = [&ui, &area](const char* id, const char* words, float left) {
    const float width = ui.fonts.small->CalcTextSizeA(small_px, 1e6F, 0, words).x;
    const Area at{{left, area.min.y + 8}, {left + width + 8, area.max.y - 4}};
    const Touch touch = touchable(id, at);
    label(*ImGui::GetWindowDrawList(), ui.fonts.small, {left, area.min.y + 13},
          touch.hovered ? ui.colours().accent : ui.colours().faint, words);
    ui.shown.push_back({"button", id, words, at});
    return touch.clicked;
  };
  const float left = area.min.x + margin_px + 56;
  if (choice("places_as", wanted_.tree ? "tree" : "list", left)) wanted_.tree = !wanted_.tree;
  const bool by_mentions = wanted_.order == PlaceOrder::mentions;
  if (choice("places_by", by_mentions ? "by mentions" : "by name", left + 32)) {
    wanted_.order = by_mentions ? PlaceOrder::name : PlaceOrder::mentions;
  }
}

void PlacesPanel::draw_area_row(Ui& ui, const PlaceRow& row, const Area& area) {
  const Palette& colours = ui.colours();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Touch touch = touchable("##area", area);
  const bool open = wanted_.open.contains(row.area) || !wanted_.words.empty();
  if (touch.hovered) {
    list.AddRectFilled({area.min.x + gap_px, area.min.y + 1}, {area.max.x - gap_px, area.max.y - 1},
                       solid(colours.hover), corner_px);
  }
  const float left = area.min.x + margin_px + indent_px * static_cast<float>(row.depth);
  const float middle = (area.min.y + area.max.y) / 2;
  draw_sign(list, open ? Sign::down : Sign::right, {left + 8, middle}, colours.faint);
  ui.texts.line(list, {left + 26, middle - 9}, area.max.x - margin_px - place_count_px - left - 26,
                row.name, text_style(13.5, colours.text, row.depth == 0 ? 600 : 500));
  label_right(list, ui.fonts.regular, {area.max.x - margin_px, middle - 8}, colours.faint,
              grouped(row.mentions).c_str());
  ui.shown.push_back({"area", row.area, row.name, area});
  if (touch.clicked && wanted_.words.empty() && wanted_.open.erase(row.area) == 0) {
    wanted_.open.insert(row.area);
  }
}

void PlacesPanel::draw_unlocated(Ui& ui, const Area& area) {
  const Palette& colours = ui.colours();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  hairline(list, colours, area.min, {area.max.x, area.min.y});
  const std::size_t mentions = ui.session.lists().unlocated;
  const Touch touch = touchable("##unlocated", area);
  const bool selected = ui.session.unlocated_selected();
  if (mentions > 0 && (selected || touch.hovered)) {
    list.AddRectFilled({area.min.x + gap_px, area.min.y + 3}, {area.max.x - gap_px, area.max.y - 3},
                       solid(selected ? colours.selected : colours.hover), corner_px);
  }
  const float y = (area.min.y + area.max.y) / 2 - 8;
  label(list, ui.fonts.regular, {area.min.x + margin_px, y},
        mentions > 0 ? colours.dim : colours.faint, "Not located");
  label_right(list, ui.fonts.regular, {area.max.x - margin_px, y},
              selected ? colours.accent : colours.dim, grouped(mentions).c_str());
  ui.shown.push_back({"unlocated", "unlocated", "Not located", area});
  if (touch.clicked && mentions > 0) {
    ui.act([](session::Session& session) { session.select_unlocated(); });
  }
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

void PlacesPanel::draw_row(Ui& ui, std::size_t number, const Area& row) {
  const PlaceRow& shown = rows_[number];
  const session::PlaceList& places = ui.session.lists().places;
  const gazetteer::Place& place = places.place(shown.place);
  const Palette& colours = ui.colours();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Touch touch = touchable("##place", row);
  const bool selected = place.id == ui.session.selected_place();
  const Area chip{{row.min.x + gap_px, row.min.y + 1}, {row.max.x - gap_px, row.max.y - 1}};
  if (selected || touch.hovered || place.id == ui.session.hovered_place()) {
    list.AddRectFilled(chip.min, chip.max, solid(selected ? colours.selected : colours.hover),
                       corner_px);
  }
  const float middle = (row.min.y + row.max.y) / 2;
  const float indent = indent_px * static_cast<float>(shown.depth);
  draw_icon(list, gazetteer::kind_of(place), {row.min.x + margin_px + 8 + indent, middle},
            selected ? colours.accent : colours.faint);
  const float left = row.min.x + margin_px + 26 + indent, right = row.max.x - margin_px;
  const std::string& country = ui.session.country_name(place.country);
  const float beside_px = right - left - place_count_px - country_px - gap_px;
  const bool says_country =
      !country.empty() && country != place.name && shown.depth == 0 && beside_px >= least_name_px;
  const float name_px = says_country ? beside_px : right - left - place_count_px;
  ui.texts.line(list, {left, middle - 9}, name_px, place.name,
                text_style(13.5, colours.text, selected ? 600 : 400));
  if (says_country) {
    ui.texts.line(list, {right - place_count_px - country_px, middle - 8}, country_px, country,
                  text_style(11.5, colours.faint));
  }
  label_right(list, ui.fonts.regular, {right, middle - 8}, selected ? colours.accent : colours.dim,
              grouped(places.rows[shown.place].mentions).c_str());
  ui.shown.push_back({"place", place.id, place.name, row});
  if (touch.hovered) ui.hovered_place = place.id;
  if (touch.clicked) {
    selected_ = place.id;  // it is in sight: the list stays where it is
    ui.act([id = selected_](session::Session& session) { session.select_place(id); });
  }
}

}  // namespace loci::panels
