/// \file
/// The rows of the picker: places to choose from, or mentions that would change.
#pragma once

#include "app/panels/block_scroll.hpp"
#include "app/panels/ui.hpp"

#include <cstddef>

namespace loci::panels {

inline constexpr float candidate_row_px = 50;

class PickerRows {
 public:
  void draw(Ui& ui, const Area& area);

 private:
  void draw_candidate(Ui& ui, std::size_t number, const Area& row) const;
  void draw_mention(Ui& ui, workspace::MentionId mention, const Area& row) const;

  BlockScroll candidates_, mentions_;
  workspace::MentionId shown_ = 0;
};

/// A key as it looks on a keyboard; returns its width.
float key_cap(Ui& ui, ImVec2 at, const char* key, bool stressed = false);
float key_cap_width(Ui& ui, const char* key);
inline constexpr float key_cap_px = 20;

}  // namespace loci::panels
