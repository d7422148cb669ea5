#include "app/panels/timeline_bins.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace loci::panels {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

/// Units from the year 0 on.
long number_of(sys_days day, BinUnit unit) {
  const year_month_day date(day);
  switch (unit) {
    case BinUnit::day:
      return day.time_since_epoch().count();
    case BinUnit::month:
      return int{date.year()} * 12L + static_cast<long>(unsigned{date.month()}) - 1;
    case BinUnit::year:
      break;
  }
  return int{date.year()};
}

sys_days beginning_of(sys_days day, BinUnit unit) {
  const year_month_day date(day);
  using namespace std::chrono;
  if (unit == BinUnit::month) return sys_days(date.year() / date.month() / 1);
  if (unit == BinUnit::year) return sys_days(date.year() / January / 1);
  return day;
}

}  // namespace

std::size_t TimelineBins::bar_of(sys_days day) const {
  const long bar = number_of(day, unit) - number_of(first, unit);
  return static_cast<std::size_t>(std::clamp(bar, 0L, static_cast<long>(mentions.size()) - 1));
}

std::string TimelineBins::date(std::size_t bar) const {
  const long number = number_of(first, unit) + static_cast<long>(bar);
  switch (unit) {
    case BinUnit::day: {
      const year_month_day date{sys_days(std::chrono::days(number))};
      return fmt::format("{:04}-{:02}-{:02}", int{date.year()}, unsigned{date.month()},
                         unsigned{date.day()});
    }
    case BinUnit::month:
      return fmt::format("{:04}-{:02}", number / 12, number % 12 + 1);
    case BinUnit::year:
      break;
  }
  return fmt::format("{:04}", number);
}

TimelineBins timeline_bins(sys_days first, sys_days last,
                           const std::vector<session::DayCount>& days) {
  constexpr long fewest_bars = 31, most_bars = 250;
  TimelineBins bins;
  // A single day is a bar in the middle of its month, not a wall.
  const long days_long = (last - first).count() + 1;
  if (days_long < fewest_bars) first -= std::chrono::days((fewest_bars - days_long) / 2);
  last = std::max(last, first + std::chrono::days(fewest_bars - 1));
  const auto bars = [&](BinUnit unit) {
    return number_of(last, unit) - number_of(first, unit) + 1;
  };
  bins.unit = bars(BinUnit::day) <= most_bars     ? BinUnit::day
              : bars(BinUnit::month) <= most_bars ? BinUnit::month
                                                  : BinUnit::year;
  bins.first = beginning_of(first, bins.unit);
  bins.mentions.resize(static_cast<std::size_t>(std::max(1L, bars(bins.unit))));
  for (const auto& [day, mentions] : days) bins.mentions[bins.bar_of(day)] += mentions;
  return bins;
}

}  // namespace loci::panels
