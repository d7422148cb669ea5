/// \file
/// The whole document at a glance, beside its text.
#pragma once

#include "app/panels/ui.hpp"
#include "gazetteer/geoparse/text_span.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace loci::panels {

/// A narrow strip from the document's beginning to its end: a tick for each mention, the hits of a
/// search, and the part that is in sight, which can be dragged.
class ReaderGutter {
 public:
  static constexpr float width_px = 24;

  /// Where the text is to go because of the mouse.
  struct Wish {
    std::optional<workspace::MentionId> mention;
    std::optional<std::size_t> byte;  ///< at the top edge
  };

  /// \param in_sight bytes of the text
  Wish draw(Ui& ui, const Area& area, const session::OpenDocument& document,
            geoparse::TextSpan in_sight, const std::vector<geoparse::TextSpan>& hits);

 private:
  struct Tick {
    float y;
    const workspace::StoredMention* mention;
  };

  std::vector<Tick> ticks_of(const session::OpenDocument& document, const Area& lane) const;
  Wish follow_mouse(Ui& ui, const Area& area, const Area& lane, const std::vector<Tick>& ticks,
                    std::size_t size, geoparse::TextSpan in_sight);

  std::optional<float> grip_px_;  ///< of the part in sight: the mouse below its top
  const workspace::StoredMention* hovered_ = nullptr;  ///< within one frame
};

}  // namespace loci::panels
