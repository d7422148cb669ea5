/// \file
/// Text that the mouse marks, to be copied.
#pragma once

#include "app/panels/paragraphs.hpp"
#include "app/panels/ui.hpp"
#include "gazetteer/geoparse/text_span.hpp"

#include <optional>
#include <vector>

namespace loci::panels {

/// A paragraph as it stands on the screen.
struct ParagraphInSight {
  Paragraph paragraph;
  ImVec2 top_left;           ///< of its letters
  float bottom;              ///< of its gap
  const TextBlock* letters;  ///< of this frame
};

/// A stretch of the open document: letters by a drag, words by a double click, paragraphs by a
/// triple click, and from there on with the button held or Shift.
class TextSelection {
 public:
  /// What the mouse does in this frame. \param paragraphs from the top; \param over whether the
  /// mouse is over them and nothing lies between
  void follow_mouse(Ui& ui, const Area& column, const std::vector<ParagraphInSight>& paragraphs,
                    bool over);
  void select(geoparse::TextSpan span);
  void clear();
  const geoparse::TextSpan& span() const { return span_; }
  bool empty() const { return span_.begin == span_.end; }
  /// The mouse that is held has marked something: its release is no click.
  bool dragging() const { return held_ && !empty(); }
  /// How far the held mouse is above (less than 0) or below the column.
  float beyond_px() const { return beyond_px_; }

 private:
  enum class Unit { letter, word, paragraph };

  geoparse::TextSpan unit_at(ImVec2 point, const std::vector<ParagraphInSight>& paragraphs) const;

  geoparse::TextSpan anchor_, span_;
  Unit unit_ = Unit::letter;
  bool held_ = false;
  float beyond_px_ = 0;
};

}  // namespace loci::panels
