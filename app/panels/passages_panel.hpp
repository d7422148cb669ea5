/// \file
/// What the documents say about the selected place.
#pragma once

#include "app/panels/block_scroll.hpp"
#include "app/panels/ui.hpp"

#include <string>
#include <variant>
#include <vector>

namespace loci::panels {

/// The passages of the selected place, by document, with the mention highlighted. A click opens the
/// document at the mention.
class PassagesPanel {
 public:
  void draw(Ui& ui, const Area& area);

 private:
  /// A block of the column: the head of a document's passages, or a passage.
  struct Row {
    std::size_t document;
    const workspace::Passage* passage;  ///< null: the head
  };

  void draw_title(Ui& ui, const workspace::PlaceSummary& summary, const Area& area);
  float row_height(Ui& ui, const Row& row, float width);
  void draw_head(Ui& ui, const Row& row, const Area& area);
  void draw_passage(Ui& ui, const Row& row, const Area& area);

  std::vector<Row> rows_;
  std::string shown_place_;
  std::uint64_t shown_of_ = 0;
  float shown_width_ = 0;
  BlockScroll scroll_;
};

}  // namespace loci::panels
