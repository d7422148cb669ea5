#include "app/panels/block_scroll.hpp"

#include <algorithm>
#include <cmath>

namespace loci::panels {
namespace {

constexpr float wheel_step_px = 72;
constexpr float thumb_width_px = 6;
constexpr float min_thumb_px = 28;

/// Leaves of what is shown from a number on the part that lies within the column.
void clip(std::vector<ShownItem>& shown, std::size_t first, const Area& column) {
  for (std::size_t i = first; i < shown.size(); ++i) {
    Area& area = shown[i].area;
    area.min.y = std::max(area.min.y, column.min.y);
    area.max.y = std::min(area.max.y, column.max.y);
  }
  const auto begin = shown.begin() + static_cast<std::ptrdiff_t>(first);
  const auto out_of_sight = [](const ShownItem& item) { return item.area.height() <= 0; };
  shown.erase(std::remove_if(begin, shown.end(), out_of_sight), shown.end());
}

}  // namespace

void BlockScroll::to_top() {
  first_ = 0;
  hidden_px_ = wheel_left_px_ = 0;
  wanted_.reset();
}

void BlockScroll::show(std::size_t block, float top_px, float bottom_px) {
  wanted_ = Wanted{block, top_px, bottom_px, false};
}

void BlockScroll::reveal(std::size_t block) {
  wanted_ = Wanted{block, 0, 0, true};
}

void BlockScroll::put_at_top(std::size_t block, float share) {
  wanted_ = Wanted{block, 0, 0, false, share};
}

float BlockScroll::height_of(std::size_t block, const Blocks& blocks) {
  if (heights_[block] == 0) heights_[block] = std::max(1.0F, blocks.height(block));
  return heights_[block];
}

float BlockScroll::guessed_height(std::size_t block, const Blocks& blocks) const {
  return heights_[block] == 0 ? blocks.usual_height_px : heights_[block];
}

void BlockScroll::draw(Ui& ui, const char* id, const Area& area, const Blocks& blocks) {
  if (heights_.size() != blocks.count) heights_.assign(blocks.count, 0);
  if (blocks.count == 0 || area.height() < 8) return to_top();
  const Pane pane(id, area);
  if (first_ >= blocks.count) to_top();
  if (wanted_) go_to_wanted(area, blocks);
  follow_wheel(ui, area);
  settle(area, blocks);
  if (blocks.thumb) draw_thumb(ui, area, blocks);
  const std::size_t shown_before = ui.shown.size();
  draw_blocks(area, blocks);
  clip(ui.shown, shown_before, area);
}

void BlockScroll::go_to_wanted(const Area& area, const Blocks& blocks) {
  const Wanted wanted = *wanted_;
  wanted_.reset();
  if (wanted.block >= blocks.count) return;
  wheel_left_px_ = 0;
  if (wanted.only_if_hidden) {
    float top = -hidden_px_;
    for (std::size_t i = first_; i < blocks.count && top < area.height(); ++i) {
      const float bottom = top + height_of(i, blocks);
      if (i == wanted.block && top >= 0 && bottom <= area.height()) return;
      top = bottom;
    }
  }
  first_ = wanted.block;
  hidden_px_ = wanted.share_at_top ? *wanted.share_at_top * height_of(wanted.block, blocks)
                                   : wanted.top_px - area.height() / 3;
}

void BlockScroll::follow_wheel(Ui& ui, const Area& area) {
  if (ImGui::IsMouseHoveringRect(area.min, area.max) && ImGui::IsWindowHovered()) {
    wheel_left_px_ -= ImGui::GetIO().MouseWheel * wheel_step_px;
  }
  if (wheel_left_px_ == 0) return;
  const float share = 1 - std::exp(-ImGui::GetIO().DeltaTime / 0.05F);
  const float step = std::abs(wheel_left_px_) < 1 ? wheel_left_px_ : wheel_left_px_ * share;
  hidden_px_ += step;
  wheel_left_px_ -= step;
  ui.wants_frame = ui.wants_frame || wheel_left_px_ != 0;
}

/// Makes the first block the one at the top edge again, and keeps to the column's ends.
void BlockScroll::settle(const Area& area, const Blocks& blocks) {
  while (hidden_px_ < 0 && first_ > 0) hidden_px_ += height_of(--first_, blocks);
  if (hidden_px_ < 0) hidden_px_ = wheel_left_px_ = 0;
  while (first_ + 1 < blocks.count && hidden_px_ >= height_of(first_, blocks)) {
    hidden_px_ -= height_of(first_++, blocks);
  }
  float below = -hidden_px_;
  for (std::size_t i = first_; i < blocks.count && below < area.height(); ++i) {
    below += height_of(i, blocks);
  }
  if (below >= area.height() || (first_ == 0 && hidden_px_ == 0)) return;
  wheel_left_px_ = 0;
  hidden_px_ -= area.height() - below;
  while (hidden_px_ < 0 && first_ > 0) hidden_px_ += height_of(--first_, blocks);
  hidden_px_ = std::max(0.0F, hidden_px_);
}

void BlockScroll::draw_blocks(const Area& area, const Blocks& blocks) {
  float top = std::round(area.min.y - hidden_px_);
  in_sight_ = {first_, hidden_px_ / height_of(first_, blocks), first_, 1};
  for (std::size_t i = first_; i < blocks.count && top < area.max.y; ++i) {
    const float height = height_of(i, blocks);
    in_sight_.last = i;
    in_sight_.last_share = std::min(1.0F, (area.max.y - top) / height);
    ImGui::PushID(static_cast<int>(i));
    blocks.draw(i, {{area.min.x, top}, {area.max.x, top + height}});
    ImGui::PopID();
    top += height;
  }
}

void BlockScroll::draw_thumb(Ui& ui, const Area& area, const Blocks& blocks) {
  float total = 0, above = hidden_px_;
  for (std::size_t i = 0; i < blocks.count; ++i) {
    if (i == first_) above += total;
    total += guessed_height(i, blocks);
  }
  if (total <= area.height() + 1) return;
  const float track = area.height() - 8;
  const float length = std::max(min_thumb_px, track * area.height() / total);
  const float room = track - length;
  const float fraction = std::clamp(above / (total - area.height()), 0.0F, 1.0F);
  const float top = area.min.y + 4 + room * fraction;
  const Area rail{{area.max.x - thumb_width_px - 6, area.min.y}, area.max};
  const bool hovered = touchable("##rail", rail).hovered, held = ImGui::IsItemActive();
  if (held && room > 0) {
    hidden_px_ += ImGui::GetIO().MouseDelta.y * (total - area.height()) / room;
    settle(area, blocks);
  }
  const Colour colour = hovered || held ? ui.colours().faint : ui.colours().hairline;
  ImGui::GetWindowDrawList()->AddRectFilled({rail.max.x - thumb_width_px - 3, top},
                                            {rail.max.x - 3, top + length}, solid(colour), 3);
}

}  // namespace loci::panels
