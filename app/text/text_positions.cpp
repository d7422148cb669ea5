/// \file
/// What lies where in a laid-out text.
#include "app/text/fonts_lock.hpp"
#include "app/text/text_layout_parts.hpp"

#include <pango/pangocairo.h>

#include <algorithm>

namespace loci::text {

std::size_t TextLayout::byte_at(double x_px, double y_px) const {
  const FontsLock lock;
  int index = 0, trailing = 0;
  const std::string& shown = parts_->text.utf8();
  if (y_px >= height_px()) return parts_->text.to_original(shown.size());
  pango_layout_xy_to_index(parts_->layout.get(), static_cast<int>(x_px * parts_->units()),
                           static_cast<int>(y_px * parts_->units()), &index, &trailing);
  auto byte = static_cast<std::size_t>(std::max(0, index));
  PangoRectangle line;
  pango_layout_index_to_pos(parts_->layout.get(), index, &line);
  const double beyond_px = std::max(line.x, line.x + line.width) / parts_->units();
  if (trailing > 0 && x_px > beyond_px) {  // right of the line's last letter
    do ++byte;
    while (byte < shown.size() && (static_cast<unsigned char>(shown[byte]) & 0xC0u) == 0x80u);
  }
  return parts_->text.to_original(byte);
}

std::size_t TextLayout::caret_at(double x_px, double y_px) const {
  const FontsLock lock;
  const std::string& shown = parts_->text.utf8();
  if (y_px >= height_px()) return parts_->text.to_original(shown.size());
  int index = 0, trailing = 0;
  pango_layout_xy_to_index(parts_->layout.get(), static_cast<int>(x_px * parts_->units()),
                           static_cast<int>(y_px * parts_->units()), &index, &trailing);
  const char* at = shown.data() + std::max(0, index);
  const char* const end = shown.data() + shown.size();
  for (; trailing > 0 && at < end; --trailing) at = g_utf8_next_char(at);
  return parts_->text.to_original(static_cast<std::size_t>(std::min(at, end) - shown.data()));
}

TextLayout::Stretch TextLayout::word_at(std::size_t byte) const {
  const FontsLock lock;
  const std::string& shown = parts_->text.utf8();
  const char* const text = shown.data();
  int count = 0;
  const PangoLogAttr* const attributes =
      pango_layout_get_log_attrs_readonly(parts_->layout.get(), &count);
  if (shown.empty() || count < 2) return {};
  const std::size_t at = std::min(parts_->text.to_shown(byte), shown.size());
  const int last = count - 2;
  const int letter = std::min(static_cast<int>(g_utf8_pointer_to_offset(text, text + at)), last);
  int begin = letter, end = letter + 1;
  while (begin > 0 && attributes[begin].is_word_start == 0) --begin;
  end = begin + 1;
  while (end <= last && attributes[end].is_word_end == 0) ++end;
  if (attributes[begin].is_word_start == 0 || end <= letter) {
    begin = letter;
    end = letter + 1;
  }
  const auto byte_of = [&](int offset) {
    return parts_->text.to_original(
        static_cast<std::size_t>(g_utf8_offset_to_pointer(text, offset) - text));
  };
  return {byte_of(begin), byte_of(end)};
}

std::vector<TextBox> TextLayout::boxes_of(std::size_t begin, std::size_t end) const {
  const FontsLock lock;
  const auto first = static_cast<int>(parts_->text.to_shown(begin));
  const auto last = static_cast<int>(parts_->text.to_shown(end));
  std::vector<TextBox> boxes;
  PangoLayoutIter* const iter = pango_layout_get_iter(parts_->layout.get());
  do {
    PangoLayoutLine* const line = pango_layout_iter_get_line_readonly(iter);
    const int from = std::max(first, line->start_index);
    const int to = std::min(last, line->start_index + line->length);
    if (from >= to) continue;
    PangoRectangle logical;
    pango_layout_iter_get_line_extents(iter, nullptr, &logical);
    int* ranges = nullptr;
    int count = 0;
    pango_layout_line_get_x_ranges(line, from, to, &ranges, &count);
    for (int i = 0; i < count; ++i) {
      boxes.push_back({ranges[2 * i] / parts_->units(), logical.y / parts_->units(),
                       ranges[2 * i + 1] / parts_->units(),
                       (logical.y + logical.height) / parts_->units()});
    }
    g_free(ranges);
  } while (pango_layout_iter_next_line(iter) != FALSE);
  pango_layout_iter_free(iter);
  return boxes;
}

}  // namespace loci::text
