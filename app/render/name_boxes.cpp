#include "app/render/name_boxes.hpp"

#include <algorithm>

namespace loci::render {

template <class Visit>
void NameBoxes::for_each_cell(const map::ScreenRect& box, Visit visit) {
  const auto cell = [](double px) { return static_cast<std::int64_t>(std::floor(px / 64)); };
  for (std::int64_t y = cell(box.top_px); y <= cell(box.bottom_px); ++y) {
    for (std::int64_t x = cell(box.left_px); x <= cell(box.right_px); ++x) {
      visit(y * (std::int64_t{1} << 32) + x);
    }
  }
}

bool NameBoxes::is_free(const map::ScreenRect& box) const {
  bool is_free = true;
  for_each_cell(box, [&](std::int64_t cell) {
    const auto found = cells_.find(cell);
    if (!is_free || found == cells_.end()) return;
    is_free = std::none_of(found->second.begin(), found->second.end(),
                           [&](const map::ScreenRect& taken) { return overlap(taken, box); });
  });
  return is_free;
}

void NameBoxes::take(const map::ScreenRect& box) {
  for_each_cell(box, [&](std::int64_t cell) { cells_[cell].push_back(box); });
}

}  // namespace loci::render
