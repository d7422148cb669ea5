#include "app/panels/text_selection.hpp"

#include <algorithm>

namespace loci::panels {

geoparse::TextSpan TextSelection::unit_at(ImVec2 point,
                                          const std::vector<ParagraphInSight>& paragraphs) const {
  auto at = std::find_if(paragraphs.begin(), paragraphs.end(),
                         [&](const ParagraphInSight& one) { return point.y < one.bottom; });
  if (at == paragraphs.end()) --at;
  const std::size_t begin = at->paragraph.begin;
  if (unit_ == Unit::paragraph) return {begin, at->paragraph.end};
  const text::TextLayout& layout = at->letters->layout();
  const double x = point.x - at->top_left.x, y = point.y - at->top_left.y;
  if (unit_ == Unit::word) {
    const auto word = layout.word_at(layout.byte_at(x, y));
    return {begin + word.begin, begin + word.end};
  }
  const std::size_t caret = begin + layout.caret_at(x, y);
  return {caret, caret};
}

void TextSelection::follow_mouse(Ui& ui, const Area& column,
                                 const std::vector<ParagraphInSight>& paragraphs, bool over) {
  const ImGuiIO& io = ImGui::GetIO();
  beyond_px_ = 0;
  if (!io.MouseDown[0]) held_ = false;
  if (paragraphs.empty()) return;
  if (over && io.MouseClicked[0]) {
    const int clicks = io.MouseClickedCount[0];
    held_ = true;
    if (io.KeyShift && clicks == 1) {
      unit_ = Unit::letter;  // to the anchor that there is
    } else {
      unit_ = clicks == 1 ? Unit::letter : clicks % 2 == 0 ? Unit::word : Unit::paragraph;
      anchor_ = unit_at(io.MousePos, paragraphs);
      span_ = anchor_;
      return;
    }
  }
  if (!held_) return;
  if (io.MousePos.y < column.min.y) beyond_px_ = io.MousePos.y - column.min.y;
  if (io.MousePos.y > column.max.y) beyond_px_ = io.MousePos.y - column.max.y;
  // A hand that clicks trembles.
  if (empty() && !io.KeyShift && !ImGui::IsMouseDragging(0, 3)) return;
  const geoparse::TextSpan to = unit_at(io.MousePos, paragraphs);
  const geoparse::TextSpan marked{std::min(anchor_.begin, to.begin), std::max(anchor_.end, to.end)};
  if (marked != span_) ui.wants_frame = true;
  span_ = marked;
}

void TextSelection::select(geoparse::TextSpan span) {
  anchor_ = span_ = span;
  held_ = false;
}

void TextSelection::clear() {
  select({});
}

}  // namespace loci::panels
