/// \file
/// What the documents say about the selected place.
#pragma once

#include "app/panels/block_scroll.hpp"
#include "app/panels/ui.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace loci::panels {

/// The passages of the selected place, or of the mentions without one, by document, with the
/// mention highlighted. Only those in sight are read. A click opens the document at the mention.
class PassagesPanel {
 public:
  void draw(Ui& ui, const Area& area);
  /// Opens the passage so many below the one that is open; false where there is none.
  bool step(session::Session& session, int rows);

 private:
  /// A block of the column: the head of a document's passages, or a passage.
  struct Row {
    std::size_t document;
    std::optional<workspace::MentionId> mention;  ///< none: the head
  };

  void choose_rows(const session::Session& session, const Area& area);
  void draw_title(Ui& ui, const workspace::PlaceSummary& summary, const Area& area);
  void draw_unlocated_title(Ui& ui, const Area& area);
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
