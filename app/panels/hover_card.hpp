/// \file
/// What a marker is about, beside it.
#pragma once

#include "app/panels/map_canvas.hpp"
#include "app/panels/ui.hpp"

#include <optional>
#include <string>
#include <vector>

namespace loci::panels {

/// A card beside the marker under the mouse, after a moment: the place's names, kind and counts,
/// why it is believed to be meant, and two passages; of a marker of several places, which ones. It
/// never lies over its marker and takes no clicks.
class HoverCard {
 public:
  /// \param touched what the mouse is on
  void draw(Ui& ui, const Area& map_area, const std::optional<Touched>& touched);

 private:
  /// A line or paragraph of the card.
  struct Row {
    std::string text;
    text::TextStyle style;
    std::vector<text::TextMark> marks{};
    float above_px = 4;
    bool line_above = false;
  };

  void collect(Ui& ui, const Touched& touched);
  void collect_place(Ui& ui, const workspace::PlaceSummary& summary);
  void collect_cluster(Ui& ui, map::ClusterId cluster);
  void draw_at(Ui& ui, const Area& map_area, const Touched& touched);

  std::vector<Row> rows_;
  std::string place_;
  std::optional<map::ClusterId> cluster_;
  double since_s_ = 0;
};

}  // namespace loci::panels
