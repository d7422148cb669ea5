#include "app/panels/picker_panel.hpp"

#include "app/panels/icons.hpp"
#include "app/panels/map_furniture.hpp"
#include "app/panels/picker_actions.hpp"
#include "app/panels/segments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace loci::panels {
namespace {

using workspace::Scope;

constexpr float picker_width_px = 432;
constexpr float review_px = 44, search_px = 48;
constexpr float nothing_px = 76;  // of the card while there is no mention to show

/// The heights of its parts.
struct Parts {
  float head_px, scopes_px, actions_px;
};
constexpr Parts beside_the_map{104, 66, 92}, below_the_map{64, 62, 80};

/// "Lancaster, US · 61 % sure": what stands in the workspace.
std::string present(const session::Session& session, const workspace::StoredMention& stored) {
  const auto& place = stored.resolution.place;
  if (stored.status == "rejected") return "Not a place";
  std::string words = place ? place->name : "Not located";
  if (place && !place->country.empty()) {
    const std::string& country = session.country_name(place->country);
    if (country != place->name) words += ", " + country;
  }
  if (place && stored.decided_by == "loci") {
    words += fmt::format(" · {:.0f} % sure", stored.resolution.confidence * 100);
  }
  return words;
}

std::string reasons(const workspace::StoredMention& stored) {
  std::string words;
  for (const std::string& reason : stored.resolution.reasons) {
    words += (words.empty() ? "" : "; ") + reason;
  }
  return words;
}

/// "14 mentions in 5 documents change; 2 stay as they are"
std::string reach_words(const session::Picker& picker) {
  const auto& reach = picker.reach();
  if (!reach) return "Counting";
  if (picker.scope == Scope::mention) return "Only this mention changes";
  std::string words = counted(reach->mentions, "mention", "mentions");
  if (picker.scope == Scope::workspace) {
    words += " in " + counted(reach->documents, "document", "documents");
  }
  words += reach->mentions == 1 ? " changes" : " change";
  if (reach->left > 0)
    words += "; " + grouped(reach->left) + (reach->left == 1 ? " stays" : " stay");
  return words;
}

}  // namespace

void PickerPanel::draw(Ui& ui, const Area& map) {
  const auto& picker = ui.session.picker();
  const auto& review = ui.session.reviewing();
  if (!picker && !review) return;
  low_ = ui.session.picker_cover().below_px > 0;
  const Parts& parts = low_ ? below_the_map : beside_the_map;
  float tall = review ? review_px : 0;
  if (picker && leaves_the_map(*picker)) {
    tall += parts.head_px;
  } else if (picker) {
    if (!picker->looking_up || !picker->candidates.empty()) {
      rows_px_ = candidate_row_px *
                 static_cast<float>(std::max<std::size_t>(1, picker->candidates.size()));
    }
    tall += parts.head_px + parts.scopes_px + parts.actions_px +
            (picker->searching ? search_px : 0) + gap_px;
    const float most = low_ ? map.height() * 0.65F : map.height();
    const float room = most - 2 * map_overlay_px - attribution_px - tall;
    tall += std::min(rows_px_, std::max(candidate_row_px * (low_ ? 1.0F : 2.0F), room));
  } else {
    tall += nothing_px;
  }
  draw_card_at(ui, map, std::round(tall));
}

/// Only the head, so that the place can be clicked behind what the rest would cover.
bool PickerPanel::leaves_the_map(const session::Picker& picker) const {
  return low_ && picker.placing;
}

/// Right of the place, or below it where the map is narrow.
Area PickerPanel::card_area(const Area& map, float tall) const {
  if (low_) {
    const float bottom = map.max.y - map_overlay_px - attribution_px;
    return {{map.min.x + map_overlay_px, bottom - tall}, {map.max.x - map_overlay_px, bottom}};
  }
  const float left = std::max(map.min.x + map_overlay_px,
                              map.max.x - static_cast<float>(session::picker_cover_px));
  const float top = map.min.y + map_overlay_px;
  return {{left, top}, {left + picker_width_px, top + tall}};
}

void PickerPanel::draw_card_at(Ui& ui, const Area& map, float tall) {
  const Area area = card_area(map, tall);
  const float actions_px = (low_ ? below_the_map : beside_the_map).actions_px;
  ImGui::SetNextWindowPos({area.min.x - 8, area.min.y - 8});
  ImGui::SetNextWindowSize({area.width() + 16, area.height() + 16});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::Begin("picker", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground |
                   ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav |
                   ImGuiWindowFlags_NoScrollWithMouse);
  ImGui::PopStyleVar();
  draw_card(*ImGui::GetWindowDrawList(), area, ui.colours());
  float y = area.min.y;
  const auto rest = [&] { return Area{{area.min.x, y}, area.max}; };
  if (ui.session.reviewing()) y += draw_review(ui, rest());
  if (const auto& picker = ui.session.picker()) {
    ui.shown.push_back(
        {"picker", std::to_string(picker->mention.id), picker->mention.mention.name, area});
    y += draw_head(ui, rest());
    if (leaves_the_map(*picker)) return ImGui::End();
    y += draw_scopes(ui, rest());
    if (picker->searching) y += draw_search(ui, rest());
    typing_ = picker->searching;
    rows_.draw(ui, {{area.min.x, y}, {area.max.x, area.max.y - actions_px - gap_px}});
    draw_actions(ui, {{area.min.x, area.max.y - actions_px}, area.max});
  } else {
    const bool loading = ui.session.reviewing()->loading;
    label(*ImGui::GetWindowDrawList(), ui.fonts.medium, {area.min.x + margin_px, y + 16},
          ui.colours().text, loading ? "Looking for names in doubt" : "Nothing is in doubt");
    label(*ImGui::GetWindowDrawList(), ui.fonts.small, {area.min.x + margin_px, y + 42},
          ui.colours().dim,
          loading ? "The ones that decide most come first."
                  : "Every name is decided, or Loci is sure of it.");
  }
  ImGui::End();
}

/// "3 of 41" with a bar, and buttons that go on, back, and out.
float PickerPanel::draw_review(Ui& ui, const Area& area) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Palette& colours = ui.colours();
  const session::Review& review = *ui.session.reviewing();
  const std::size_t count = review.doubts.size(), at = count == 0 ? 0 : review.at + 1;
  const float left = area.min.x + margin_px, middle = area.min.y + review_px / 2;
  const std::string words = grouped(at) + " of " + grouped(count);
  label(list, ui.fonts.medium, {left, middle - 9}, colours.text, words.c_str());
  ui.shown.push_back({"review", "progress", words, {{left, middle - 9}, {left + 90, middle + 9}}});
  const float from = left + 100, to = area.max.x - 116;
  const float share = static_cast<float>(at) / static_cast<float>(std::max<std::size_t>(1, count));
  list.AddRectFilled({from, middle - 1.5F}, {to, middle + 1.5F}, solid(colours.hairline), 2);
  list.AddRectFilled({from, middle - 1.5F}, {from + (to - from) * share, middle + 1.5F},
                     solid(colours.accent), 2);
  struct Step {
    const char* id;
    const char* name;
    Sign sign;
    Action action;
  };
  const std::array<Step, 3> steps{
      {{"previous", "Previous (P)", Sign::left,
        [](session::Session& session) { session.review_step(-1); }},
       {"next", "Next (N)", Sign::right, [](session::Session& session) { session.review_step(1); }},
       {"stop", "End the review (Esc)", Sign::cross,
        [](session::Session& session) { session.stop_review(); }}}};
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const float x = area.max.x - 100 + 30 * static_cast<float>(i);
    const Area button{{x, middle - 14}, {x + 28, middle + 14}};
    const Touch touch = touchable(steps[i].id, button);
    if (touch.hovered) list.AddRectFilled(button.min, button.max, solid(colours.hover), corner_px);
    draw_sign(list, steps[i].sign, {x + 14, middle}, touch.hovered ? colours.text : colours.dim);
    if (touch.hovered) ImGui::SetTooltip("%s", steps[i].name);
    if (touch.clicked) ui.act(steps[i].action);
    ui.shown.push_back({"review", steps[i].id, steps[i].name, button});
  }
  hairline(list, colours, {area.min.x + 1, area.min.y + review_px - 1},
           {area.max.x - 1, area.min.y + review_px - 1});
  return review_px;
}

float PickerPanel::draw_head(Ui& ui, const Area& area) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Palette& colours = ui.colours();
  const session::Picker& picker = *ui.session.picker();
  const float left = area.min.x + margin_px, width = area.width() - 2 * margin_px;
  const std::string& name = picker.mention.mention.name;
  text::TextStyle title = text_style(17, colours.text, 600);
  title.wrap_width_px = width - 36;
  title.ellipsize = true;
  TextBlock& words =
      ui.texts.block(picker.searched.empty() ? name : name + " as " + picker.searched, title);
  words.draw(list, {left, area.min.y + 13}, ui.texts.store());
  if (!ui.session.reviewing()) {
    const ImVec2 middle{area.max.x - margin_px - 8, area.min.y + 24};
    const Area at{{middle.x - 14, middle.y - 14}, {middle.x + 14, middle.y + 14}};
    const Touch touch = touchable("##close", at);
    if (touch.hovered) {
      list.AddRectFilled(at.min, at.max, solid(colours.hover), corner_px);
      ImGui::SetTooltip("Close (Esc)");
    }
    draw_sign(list, Sign::cross, middle, touch.hovered ? colours.text : colours.dim);
    if (touch.clicked) ui.act([](session::Session& session) { session.leave_picker(); });
    ui.shown.push_back({"button", "close_picker", "Close", at});
  }
  const std::string now = present(ui.session, picker.mention), why = reasons(picker.mention);
  if (low_) {  // beside the name, and a line of the reasons
    const float from = std::min(words.width_px(), width / 2) + 12;
    ui.texts.line(list, {left + from, area.min.y + 17}, std::max(1.0F, width - from - 36), now,
                  text_style(13, colours.text));
    ui.texts.line(list, {left, area.min.y + 40}, width, why, text_style(12, colours.dim));
    return below_the_map.head_px;
  }
  ui.texts.line(list, {left, area.min.y + 40}, width, now, text_style(13, colours.text));
  constexpr float head_px = beside_the_map.head_px;
  text::TextStyle style = text_style(12, colours.dim);
  style.wrap_width_px = width;
  style.line_height = 1.25;
  list.PushClipRect({left, area.min.y}, {left + width, area.min.y + head_px - 10}, true);
  ui.texts.block(why, style).draw(list, {left, area.min.y + 60}, ui.texts.store());
  list.PopClipRect();
  return head_px;
}

/// Whom a decision is about, and how many that are.
float PickerPanel::draw_scopes(Ui& ui, const Area& area) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const session::Picker& picker = *ui.session.picker();
  const float left = area.min.x + margin_px, right = area.max.x - margin_px;
  const auto chosen = draw_segments(
      ui, "scope", {{left, area.min.y}, {right, area.min.y + 28}},
      {{"mention", "This mention"}, {"document", "This document"}, {"workspace", "Everywhere"}},
      static_cast<std::size_t>(picker.scope));
  if (chosen) {
    ui.act([scope = static_cast<Scope>(*chosen)](session::Session& s) { s.set_scope(scope); });
  }
  const std::string words = reach_words(picker);
  const float y = area.min.y + 38;
  label(list, ui.fonts.small, {left, y}, ui.colours().dim, words.c_str());
  ui.shown.push_back({"reach", "count", words, {{left, y}, {right - 80, y + 16}}});
  const float scopes_px = (low_ ? below_the_map : beside_the_map).scopes_px;
  if (picker.scope == Scope::mention && !picker.previewing) return scopes_px;
  const char* const which = picker.previewing ? "Candidates" : "Which";
  const float wide = text_width(ui.fonts.small, which);
  const Area at{{right - wide, y - 4}, {right, y + 18}};
  const Touch touch = touchable("##which", at);
  label(list, ui.fonts.small, {at.min.x, y},
        touch.hovered ? ui.colours().text : ui.colours().accent, which);
  if (touch.clicked) {
    ui.act([](session::Session& s) { act_on_picker(s, Command::preview_reach); });
  }
  ui.shown.push_back({"button", "which", which, at});
  return scopes_px;
}

float PickerPanel::draw_search(Ui& ui, const Area& area) {
  ImGui::SetCursorScreenPos({area.min.x + margin_px, area.min.y + 4});
  ImGui::SetNextItemWidth(area.width() - 2 * margin_px);
  if (!typing_) {
    typed_.fill(0);
    ImGui::SetKeyboardFocusHere();
  }
  const bool entered =
      ImGui::InputTextWithHint("##name", "Another name, then Enter", typed_.data(), typed_.size(),
                               ImGuiInputTextFlags_EnterReturnsTrue);
  ui.shown.push_back({"field",
                      "candidate_name",
                      ImGui::IsItemActive() ? "typing" : "Another name",
                      {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()}});
  if (entered) {
    ui.act([name = std::string(typed_.data())](session::Session& session) {
      session.search_candidates(name);
    });
  } else if (typing_ && ImGui::IsItemDeactivated()) {
    ui.act([](session::Session& session) { session.search_candidates({}); });
  }
  return search_px;
}

/// The keys of the actions and what they do; the sense that holds is marked.
void PickerPanel::draw_actions(Ui& ui, const Area& area) {
  constexpr std::size_t most = 7, in_first_row = 3;  // the others have buttons of their own
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Palette& colours = ui.colours();
  hairline(list, colours, {area.min.x + 1, area.min.y}, {area.max.x - 1, area.min.y});
  const session::Picker& picker = *ui.session.picker();
  const geoparse::Sense sense = picker.mention.mention.sense;
  const float first = low_ ? 12.0F : 16.0F, second = low_ ? 44.0F : 52.0F;
  ImVec2 at{area.min.x + margin_px, area.min.y + first};
  for (std::size_t i = 0; i < most; ++i) {
    const PickerAction& action = picker_actions[i];
    if (i == in_first_row) at = {area.min.x + margin_px, area.min.y + second};
    const bool holds =
        (action.command == Command::sense_literal && sense == geoparse::Sense::literal) ||
        (action.command == Command::sense_associative && sense == geoparse::Sense::associative) ||
        (action.command == Command::place_by_click && picker.placing);
    const float cap = key_cap_width(ui, action.cap);
    const float wide = cap + 7 + text_width(ui.fonts.small, action.name);
    const Area spot{{at.x, at.y - 4}, {at.x + wide, at.y + key_cap_px + 4}};
    const Touch touch = touchable(action.cap, spot);
    key_cap(ui, at, action.cap, holds);
    label(list, ui.fonts.small, {at.x + cap + 7, at.y + 3},
          touch.hovered || holds ? colours.text : colours.dim, action.name);
    if (touch.clicked) {
      ui.act([command = action.command](session::Session& s) { act_on_picker(s, command); });
    }
    ui.shown.push_back({"action", action.cap, action.name, spot});
    at.x += wide + 16;
  }
}

}  // namespace loci::panels
