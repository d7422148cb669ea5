#include "app/panels/find_bar.hpp"

#include "app/panels/icons.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace loci::panels {
namespace {

constexpr std::size_t most_hits = 100'000;
constexpr float find_button_px = 28, find_count_px = 104;

Sign sign_of(std::string_view button) {
  if (button == "find_close") return Sign::cross;
  return button == "find_previous" ? Sign::up : Sign::down;
}

}  // namespace

void FindBar::open() {
  open_ = true;
  focus_ = true;
}

void FindBar::close() {
  open_ = focus_ = typing_ = false;
  hits_.clear();
  found_for_.clear();
  document_ = 0;
  text_ = {};
}

void FindBar::look(const session::OpenDocument& document, std::size_t in_sight) {
  if (!open_) return;
  if (document_ != document.summary.id) {
    document_ = document.summary.id;
    text_ = geoparse::FoldedText(document.text);
    found_for_.clear();
    hits_.clear();
  }
  if (found_for_ == words_.data()) return;
  found_for_ = words_.data();
  hits_ = text_.find(found_for_, most_hits);
  const auto from =
      std::find_if(hits_.begin(), hits_.end(), [&](const auto& hit) { return hit.end > in_sight; });
  current_ = from == hits_.end() ? 0 : static_cast<std::size_t>(from - hits_.begin());
  news_ = !hits_.empty();
}

void FindBar::step(int hits) {
  if (hits_.empty()) return;
  current_ =
      hits > 0 ? (current_ + 1) % hits_.size() : (current_ + hits_.size() - 1) % hits_.size();
  news_ = true;
}

std::optional<geoparse::TextSpan> FindBar::current() const {
  return current_ < hits_.size() ? std::optional(hits_[current_]) : std::nullopt;
}

bool FindBar::take_news() {
  return std::exchange(news_, false);
}

void FindBar::draw(Ui& ui, const Area& area) {
  const Pane pane("find", area);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(area.min, area.max, solid(ui.colours().panel));
  hairline(list, ui.colours(), {area.min.x, area.max.y - 1}, area.max);
  const float top = area.min.y + 8, bottom = area.max.y - 8;
  const auto button = [&](float right) {
    return Area{{area.max.x - gap_px - right, top},
                {area.max.x - gap_px - right + find_button_px, bottom}};
  };
  draw_field(ui, {{area.min.x + margin_px, top},
                  {button(3 * find_button_px).min.x - find_count_px - gap_px, bottom}});
  draw_count(ui, {button(3 * find_button_px).min.x - gap_px, top + 6});
  if (draw_button(ui, button(3 * find_button_px), "find_previous")) step(-1);
  if (draw_button(ui, button(2 * find_button_px), "find_next")) step(1);
  if (draw_button(ui, button(find_button_px), "find_close")) close();
}

void FindBar::draw_field(Ui& ui, const Area& area) {
  ImGui::SetCursorScreenPos(area.min);
  ImGui::SetNextItemWidth(area.width());
  if (std::exchange(focus_, false)) ImGui::SetKeyboardFocusHere();
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {10, (area.height() - text_px) / 2 - 1});
  const bool entered = ImGui::InputTextWithHint(
      "##find", "Find in the document", words_.data(), words_.size(),
      ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
  ImGui::PopStyleVar();
  const bool was_typing = std::exchange(typing_, ImGui::IsItemActive());
  if (entered) {
    step(ImGui::GetIO().KeyShift ? -1 : 1);
    focus_ = true;  // Enter has let go of the field
    ui.wants_frame = true;
  } else if (was_typing && pressed(ImGuiKey_Escape)) {
    close();
    ui.wants_frame = true;
  }
  ui.shown.push_back({"field", "find", typing_ ? "typing" : "", area});
}

void FindBar::draw_count(Ui& ui, ImVec2 right) {
  if (words_[0] == '\0') return;
  const std::string words = hits_.empty() ? "Not found"
                                          : grouped(current_ + 1) + " of " + grouped(hits_.size()) +
                                                (hits_.size() == most_hits ? "+" : "");
  label_right(*ImGui::GetWindowDrawList(), ui.fonts.small, right,
              hits_.empty() ? ui.colours().warning : ui.colours().dim, words.c_str());
}

bool FindBar::draw_button(Ui& ui, const Area& area, const char* name) {
  const Touch touch = touchable(name, area);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  if (touch.hovered) list.AddRectFilled(area.min, area.max, solid(ui.colours().hover), corner_px);
  const ImVec2 middle{(area.min.x + area.max.x) / 2, (area.min.y + area.max.y) / 2};
  draw_sign(list, sign_of(name), middle, touch.hovered ? ui.colours().text : ui.colours().dim);
  ui.shown.push_back({"button", name, name, area});
  return touch.clicked;
}

}  // namespace loci::panels
