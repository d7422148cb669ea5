/// \file
/// When the documents were published.
#pragma once

#include "app/panels/timeline_bins.hpp"
#include "app/panels/ui.hpp"

#include <cstdint>
#include <optional>

namespace loci::panels {

/// A histogram of mentions over time with two handles that restrict the filter to a range; beside
/// it how many have no date, which no range hides. The axis covers the whole workspace, so that
/// nothing moves when a filter changes.
class TimelinePanel {
 public:
  float height_px() const { return open_ ? 96 : 30; }
  void draw(Ui& ui, const Area& area);

 private:
  /// The bars from `from` to `to`, both included.
  struct Range {
    std::size_t from = 0, to = 0;
  };

  void choose_bins(const session::Session& session);
  Range range_of(const workspace::Filter& filter) const;
  std::size_t bar_at(const Area& chart, float x) const;
  void draw_heading(Ui& ui, const Area& area);
  void draw_bars(Ui& ui, const Area& chart, const Range& range);
  void draw_years(Ui& ui, const Area& chart);
  void draw_handle(Ui& ui, const Area& chart, const char* id, float x);
  void follow_mouse(Ui& ui, const Area& chart, Range range);
  void set_range(Ui& ui, Range range) const;

  bool open_ = true;
  std::optional<TimelineBins> bins_;  ///< none: no document has a date
  std::uint64_t bins_of_ = ~std::uint64_t{0};
  enum class Held { nothing, from, to, span } held_ = Held::nothing;
  std::size_t pressed_bar_ = 0;
};

}  // namespace loci::panels
