#include "app/panels/picker_rows.hpp"

#include "app/panels/icons.hpp"
#include "app/panels/quoted_passage.hpp"
#include "app/panels/source_line.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace loci::panels {
namespace {

constexpr float reach_row_px = 48;
constexpr float distance_px = 150;  // of a row, on the right

/// "settlement · Deir ez-Zor, Syria · listed as Dayr az-Zawr · 242 565 people"
std::string about(const session::Session& session, const workspace::MentionCandidate& one) {
  const gazetteer::Place& place = one.candidate.place;
  std::string words = described(place);
  if (!one.area.empty()) {
    words += " · " + one.area;
  } else if (const auto& country = session.country_name(place.country);
             !country.empty() && country != place.name) {
    words += " · " + country;
  }
  if (one.candidate.matched != place.name && !one.candidate.matched.empty()) {
    words += " · listed as " + one.candidate.matched;
  }
  if (place.population > 0) {
    words += " · " + grouped(static_cast<std::size_t>(place.population)) + " people";
  }
  return words;
}

std::string how_sure(const workspace::StoredMention& mention) {
  if (mention.decided_by != "loci") return "decided";
  return fmt::format("{:.0f} % sure", mention.resolution.confidence * 100);
}

}  // namespace

float key_cap_width(Ui& ui, const char* key) {
  return std::max(key_cap_px, std::round(text_width(ui.fonts.small, key)) + 10);
}

float key_cap(Ui& ui, ImVec2 at, const char* key, bool stressed) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Palette& colours = ui.colours();
  const float width = key_cap_width(ui, key);
  const ImVec2 to{at.x + width, at.y + key_cap_px};
  list.AddRectFilled(at, to, solid(stressed ? colours.accent : colours.field), 4);
  list.AddRect(at, to, solid(stressed ? colours.accent : colours.hairline), 4);
  label(list, ui.fonts.small, {at.x + (width - text_width(ui.fonts.small, key)) / 2, at.y + 3},
        stressed ? colours.panel : colours.dim, key);
  return width;
}

void PickerRows::draw(Ui& ui, const Area& area) {
  const session::Picker& picker = *ui.session.picker();
  if (shown_ != picker.mention.id) {
    shown_ = picker.mention.id;
    candidates_.to_top();
    mentions_.to_top();
  }
  if (picker.previewing && picker.reach()) {
    const auto& which = picker.reach()->which;
    mentions_.draw(ui, "reach", area,
                   {which.size(), reach_row_px, [](std::size_t) { return reach_row_px; },
                    [&](std::size_t i, const Area& row) { draw_mention(ui, which[i], row); }});
  } else if (!picker.candidates.empty()) {
    candidates_.draw(
        ui, "candidates", area,
        {picker.candidates.size(), candidate_row_px, [](std::size_t) { return candidate_row_px; },
         [&](std::size_t i, const Area& row) { draw_candidate(ui, i, row); }});
  } else {
    label(*ImGui::GetWindowDrawList(), ui.fonts.regular, {area.min.x + margin_px, area.min.y + 18},
          ui.colours().faint, picker.looking_up ? "Looking it up" : "No gazetteer lists this name");
  }
}

void PickerRows::draw_candidate(Ui& ui, std::size_t number, const Area& row) const {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Palette& colours = ui.colours();
  const session::Picker& picker = *ui.session.picker();
  const workspace::MentionCandidate& one = picker.candidates[number];
  const gazetteer::Place& place = one.candidate.place;
  const std::string key = std::to_string(number + 1);
  const Touch touch = touchable("##candidate", row);
  const bool present = picker.is_present(number), hovered = picker.hovered == number;
  if (touch.hovered) ui.hovered_candidate = number;
  if (hovered || present) {
    list.AddRectFilled({row.min.x + gap_px, row.min.y + 1}, {row.max.x - gap_px, row.max.y - 1},
                       solid(present ? colours.selected : colours.hover), corner_px);
  }
  key_cap(ui, {row.min.x + margin_px, row.min.y + 15}, key.c_str(), present);
  draw_icon(list, kind_of(place), {row.min.x + margin_px + 40, row.min.y + 25}, colours.dim);
  const float left = row.min.x + margin_px + 60, right = row.max.x - margin_px;
  const bool near = one.nearest_km.has_value();
  const float room = right - left - (near ? distance_px : 0) - (present ? 72 : 0);
  text::TextStyle style = text_style(14, colours.text, present ? 600 : 500);
  style.wrap_width_px = room;
  style.ellipsize = true;
  TextBlock& name = ui.texts.block(place.name, style);
  name.draw(list, {left, row.min.y + 6}, ui.texts.store());
  if (present) {
    label(list, ui.fonts.small, {left + std::min(room, name.width_px()) + gap_px, row.min.y + 9},
          colours.accent, how_sure(picker.mention).c_str());
  }
  ui.texts.line(list, {left, row.min.y + 27}, right - left, about(ui.session, one),
                text_style(12, colours.dim));
  if (near) {
    const std::string km = grouped(static_cast<std::size_t>(std::round(*one.nearest_km))) + " km";
    text::TextStyle small = text_style(12, colours.faint);
    const float used = std::min(room, name.width_px()) + (present ? 72.0F : 0);
    const float most = std::max(distance_px, right - left - used) - 2 * gap_px;
    small.wrap_width_px = most;
    small.ellipsize = true;
    TextBlock& words = ui.texts.block(km + " from " + one.nearest, small);
    const float width = std::min(words.width_px(), most);
    words.draw(list, {right - width, row.min.y + 8}, ui.texts.store());
  }
  ui.shown.push_back({"candidate", key, place.id, row});
  if (touch.clicked) ui.act([number](session::Session& s) { s.choose_candidate(number); });
}

/// Where it stands, and the words around it.
void PickerRows::draw_mention(Ui& ui, workspace::MentionId mention, const Area& row) const {
  constexpr std::size_t words_before = 26, words_after = 60;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Palette& colours = ui.colours();
  const workspace::Passage* const passage = ui.session.passage(mention);
  if (passage == nullptr) return;
  const auto& documents = ui.session.lists().columns->documents;
  const auto document =
      std::find_if(documents.begin(), documents.end(),
                   [passage](const auto& one) { return one.id == passage->document; });
  const float left = row.min.x + margin_px, width = row.width() - 2 * margin_px;
  if (document != documents.end()) {
    const std::string date = readable_date(document->date);
    ui.texts.line(list, {left, row.min.y + 6}, width - 96, document->title,
                  text_style(12, colours.dim, 500));
    label_right(list, ui.fonts.small, {row.max.x - margin_px, row.min.y + 7}, colours.faint,
                date.c_str());
  }
  const QuotedPassage quoted = quoted_passage(*passage, words_before, words_after, colours.accent);
  text::TextStyle style = text_style(13, colours.text);
  style.wrap_width_px = width;
  style.ellipsize = true;
  ui.texts.block(quoted.text, style, {quoted.quote})
      .draw(list, {left, row.min.y + 24}, ui.texts.store());
  ui.shown.push_back({"reach", std::to_string(mention), passage->quote, row});
}

}  // namespace loci::panels
