#include "app/panels/filter_bar.hpp"

#include "app/panels/icons.hpp"
#include "app/panels/menu_items.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace loci::panels {
namespace {

using workspace::Filter;

constexpr float chip_px = 26;
constexpr float widest_chip_px = 240;
constexpr const char* menu_name = "add filter";

/// Leaves a change of the filter for the end of the frame.
void change(Ui& ui, std::function<void(Filter&)> how) {
  ui.act([how = std::move(how)](session::Session& session) {
    Filter filter = session.filter();
    how(filter);
    session.set_filter(std::move(filter));
  });
}

/// A menu entry that stands for one value of a condition with several: chosen or not.
template <typename T>
void value_entry(Ui& ui, const std::string& words, std::vector<T> Filter::*member, const T& value) {
  const auto& now = ui.session.filter().*member;
  const bool chosen = std::find(now.begin(), now.end(), value) != now.end();
  ImGui::PushID(words.c_str());
  // Dear ImGui's words are ours: a source may be named in any script.
  const float width = 220;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  if (ImGui::MenuItem("##value", nullptr, false, true)) {
    change(ui, [member, value, chosen](Filter& filter) {
      auto& values = filter.*member;
      if (chosen) {
        values.erase(std::remove(values.begin(), values.end(), value), values.end());
      } else {
        values.push_back(value);
      }
    });
  }
  const float middle = (ImGui::GetItemRectMin().y + ImGui::GetItemRectMax().y) / 2;
  ui.texts.line(
      *ImGui::GetWindowDrawList(), {at.x, middle - 9}, width, words,
      text_style(13.5, chosen ? ui.colours().accent : ui.colours().text, chosen ? 600 : 400));
  ui.shown.push_back({"menu", words, words, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()}});
  ImGui::SameLine();
  ImGui::Dummy({width, 0});
  ImGui::PopID();
}

/// A long list in a menu, scrolled.
void begin_long_list(std::size_t count) {
  constexpr std::size_t most_shown = 14;
  const float row = ImGui::GetFrameHeight();
  ImGui::BeginChild("list",
                    {260, row * static_cast<float>(std::clamp<std::size_t>(count, 1, most_shown))});
}

}  // namespace

void FilterBar::draw(Ui& ui, const Area& area, const std::function<void(Command)>& perform) {
  const Pane pane("filter bar", area);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(area.min, area.max, solid(ui.colours().bar));
  hairline(list, ui.colours(), {area.min.x, area.max.y - 1}, {area.max.x, area.max.y - 1});
  const float top = area.min.y + (area.height() - chip_px) / 2 - 0.5F;
  float left = area.min.x + margin_px;
  const auto chips = filter_chips(ui.session);
  const float end = area.max.x - 460;  // the counts have their room
  std::size_t hidden = 0;
  for (const FilterChip& chip : chips) {
    if (left + widest_chip_px > end) {
      ++hidden;
    } else {
      left += draw_chip(ui, chip, {left, top}) + gap_px;
    }
  }
  if (hidden > 0) {
    const std::string more = "+ " + std::to_string(hidden);
    label(list, ui.fonts.small, {left, top + 6}, ui.colours().dim, more.c_str());
    left += 32;
  }
  const bool open = !ui.session.workspace_file().empty();
  if (open) {
    const ImVec2 at{left, top};
    left += draw_link(ui, "add_filter", "Add filter", at) + margin_px;
    if (!ImGui::IsPopupOpen(menu_name) && ImGui::IsItemClicked()) ImGui::OpenPopup(menu_name);
    ImGui::SetNextWindowPos({at.x, area.max.y + 2});
  }
  draw_menu(ui, perform);
  if (open && !chips.empty()) {
    left += draw_link(ui, "clear_filters", "Clear", {left, top}) + margin_px;
    if (ImGui::IsItemClicked()) change(ui, [](Filter& filter) { filter = {}; });
    left += draw_link(ui, "copy_command", "Copy as command", {left, top}) + margin_px;
    if (ImGui::IsItemClicked()) perform(Command::copy_command);
  }
  if (open) draw_counts(ui, area, left);
}

float FilterBar::draw_chip(Ui& ui, const FilterChip& chip, ImVec2 at) {
  const Palette& colours = ui.colours();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  TextBlock& words = ui.texts.block(chip.words, text_style(12.5, colours.text, 500));
  const float text_width = std::min(words.width_px(), widest_chip_px - 44);
  const Area area{at, {std::round(at.x + text_width + 42), at.y + chip_px}};
  ImGui::PushID(chip.id.c_str());
  const Touch touch = touchable("##chip", area);
  list.AddRectFilled(area.min, area.max, solid(touch.hovered ? colours.selected : colours.field),
                     chip_px / 2);
  ui.texts.line(list, {at.x + 12, at.y + 5}, text_width, chip.words,
                text_style(12.5, colours.text, 500));
  const ImVec2 m{area.max.x - 15, at.y + chip_px / 2};
  draw_sign(list, Sign::cross, m, touch.hovered ? colours.accent : colours.faint);
  if (touch.hovered) ImGui::SetTooltip("Remove this filter");
  if (touch.clicked) change(ui, chip.remove);
  ImGui::PopID();
  ui.shown.push_back({"chip", chip.id, chip.words, area});
  return area.width();
}

/// Words that are clicked like a button; their width.
float FilterBar::draw_link(Ui& ui, const char* id, const char* words, ImVec2 at) {
  const float width = ImGui::CalcTextSize(words).x;
  const Area area{at, {at.x + width, at.y + chip_px}};
  const Touch touch = touchable(id, area);
  label(*ImGui::GetWindowDrawList(), ui.fonts.regular, {at.x, at.y + 5},
        touch.hovered ? ui.colours().accent : ui.colours().dim, words);
  ui.shown.push_back({"button", id, words, area});
  return width;
}

void FilterBar::draw_counts(Ui& ui, const Area& area, float left) {
  const session::Lists& lists = ui.session.lists();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float y = area.min.y + (area.height() - text_px) / 2 - 2;
  std::string words;
  if (lists.columns->size() == 0 && ui.session.loading()) {
    words = "Opening…";
  } else {
    words = counted(lists.mentions, "mention", "mentions") + " · " +
            counted(lists.places.size(), "place", "places") + " · " +
            counted(lists.documents.size(), "document", "documents");
  }
  const float width = ImGui::CalcTextSize(words.c_str()).x;
  if (area.max.x - margin_px - width < left) return;
  label_right(list, ui.fonts.regular, {area.max.x - margin_px, y}, ui.colours().dim, words.c_str());
  ui.shown.push_back({"counts",
                      "counts",
                      words,
                      {{area.max.x - margin_px - width, area.min.y}, {area.max.x, area.max.y}}});
}

void FilterBar::choose_sources(const session::Session& session) {
  const auto& columns = session.lists().columns;
  if (sources_of_ == columns) return;
  sources_of_ = columns;
  const auto counted_by = [](const auto& items, const auto& key_of) {
    std::unordered_map<std::string, std::size_t> counts;
    for (const auto& item : items) ++counts[key_of(item)];
    std::vector<std::pair<std::string, std::size_t>> sorted(counts.begin(), counts.end());
    return sorted;
  };
  sources_ = counted_by(columns->documents, [](const auto& document) { return document.source; });
  std::sort(sources_.begin(), sources_.end());
  countries_ = counted_by(columns->places, [](const auto& known) { return known.place.country; });
  std::sort(countries_.begin(), countries_.end(), [&session](const auto& a, const auto& b) {
    return session.country_name(a.first) < session.country_name(b.first);
  });
}

void FilterBar::draw_menu(Ui& ui, const std::function<void(Command)>& perform) {
  const MenuSpacing spacing(3 * gap_px);
  if (ImGui::BeginPopup(menu_name)) {
    choose_sources(ui.session);
    draw_document_menus(ui);
    ImGui::Separator();
    draw_place_menus(ui, perform);
    ImGui::Separator();
    draw_mention_menus(ui);
    ImGui::EndPopup();
  }
}

void FilterBar::draw_document_menus(Ui& ui) {
  if (begin_submenu(ui, "Words in documents")) {
    draw_words(ui);
    ImGui::EndMenu();
  }
  if (begin_submenu(ui, "Source", !sources_.empty())) {
    begin_long_list(sources_.size());
    for (const auto& [source, documents] : sources_) {
      value_entry(ui, source.empty() ? "No source" : source, &Filter::sources, source);
    }
    ImGui::EndChild();
    ImGui::EndMenu();
  }
  const auto& open = ui.session.open_document();
  if (open && menu_item(ui, "The open document")) {
    change(ui, [id = open->summary.id](Filter& filter) { filter.documents = {id}; });
  }
  const bool undated = ui.session.filter().undated;
  if (menu_item(ui, "Undated documents too", {.chosen = undated})) {
    change(ui, [undated](Filter& filter) { filter.undated = !undated; });
  }
}

void FilterBar::draw_words(Ui& ui) {
  ImGui::SetNextItemWidth(240);
  if (ImGui::IsWindowAppearing()) {
    words_.fill('\0');
    ImGui::SetKeyboardFocusHere();
  }
  if (ImGui::InputTextWithHint("##words", "All of these words", words_.data(), words_.size(),
                               ImGuiInputTextFlags_EnterReturnsTrue)) {
    change(ui, [words = std::string(words_.data())](Filter& filter) { filter.text = words; });
    ImGui::CloseCurrentPopup();
  }
  ui.shown.push_back(
      {"field", "words", "All of these words", {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()}});
}

void FilterBar::draw_place_menus(Ui& ui, const std::function<void(Command)>& perform) {
  if (begin_submenu(ui, "Country", !countries_.empty())) {
    begin_long_list(countries_.size());
    for (const auto& [code, places] : countries_) {
      value_entry(ui, code.empty() ? "No country" : ui.session.country_name(code),
                  &Filter::countries, code);
    }
    ImGui::EndChild();
    ImGui::EndMenu();
  }
  if (begin_submenu(ui, "Kind of place")) {
    using enum gazetteer::PlaceKind;
    for (const auto kind : {settlement, capital, area, water, airfield, terrain, site}) {
      value_entry(ui, gazetteer::to_words(kind), &Filter::kinds, kind);
    }
    ImGui::EndMenu();
  }
  const auto selected = ui.session.place(ui.session.selected_place());
  if (selected && menu_item(ui, "The selected place")) {
    change(ui, [id = selected->place.id](Filter& filter) { filter.places = {id}; });
  }
  if (menu_item(ui, "Draw a box")) perform(Command::draw_box);
  if (menu_item(ui, "Draw a polygon")) perform(Command::draw_polygon);
  if (menu_item(ui, "Draw a circle")) perform(Command::draw_circle);
}

void FilterBar::draw_mention_menus(Ui& ui) {
  if (begin_submenu(ui, "Sense")) {
    using enum geoparse::Sense;
    for (const auto sense : {literal, associative, demonym}) {
      value_entry(ui, std::string(geoparse::to_word(sense)), &Filter::senses, sense);
    }
    ImGui::EndMenu();
  }
  if (begin_submenu(ui, "Status")) {
    using enum workspace::Status;
    for (const auto status : {resolved, unlocated, corrected, rejected}) {
      value_entry(ui, status == unlocated ? "not located" : std::string(to_word(status)),
                  &Filter::statuses, status);
    }
    ImGui::EndMenu();
  }
  if (begin_submenu(ui, "Confidence")) {
    const auto range = [&ui](const char* words, double from, double to) {
      const Filter& now = ui.session.filter();
      const bool chosen = now.min_confidence == from && now.max_confidence == to;
      if (menu_item(ui, words, {.chosen = chosen})) {
        change(ui, [from, to](Filter& filter) {
          filter.min_confidence = from;
          filter.max_confidence = to;
        });
      }
    };
    range("Any", 0, 1);
    range("From 0.50", 0.5, 1);
    range("From 0.70", 0.7, 1);
    range("From 0.90", 0.9, 1);
    range("Up to 0.50", 0, 0.5);
    range("Up to 0.70", 0, 0.7);
    ImGui::EndMenu();
  }
}

}  // namespace loci::panels
