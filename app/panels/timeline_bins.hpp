/// \file
/// The days of documents as the bars of a histogram.
#pragma once

#include "app/session/lists.hpp"

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace loci::panels {

enum class BinUnit { day, month, year };

/// Bars of equal units of time, side by side.
struct TimelineBins {
  BinUnit unit = BinUnit::month;
  std::chrono::sys_days first;        ///< the beginning of the first bar
  std::vector<std::size_t> mentions;  ///< a bar each

  /// The date at the precision of the unit: "2015", "2015-03", "2015-03-07".
  std::string date(std::size_t bar) const;
  /// The bar that holds a day; clamped to the first and the last.
  std::size_t bar_of(std::chrono::sys_days day) const;
};

/// Bars for all days from `first` to `last` and at least a month around them, of the finest unit of
/// which there are not too many.
TimelineBins timeline_bins(std::chrono::sys_days first, std::chrono::sys_days last,
                           const std::vector<session::DayCount>& days);

}  // namespace loci::panels
