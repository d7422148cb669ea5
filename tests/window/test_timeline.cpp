#include "app/panels/timeline_bins.hpp"

#include <catch2/catch.hpp>

#include <numeric>

using namespace loci::panels;
using namespace std::chrono;
using loci::session::DayCount;

namespace {

constexpr sys_days day_of_report{2020y / December / 29};

}  // namespace

TEST_CASE("a single day is a bar in the middle of a month") {
  const std::vector<DayCount> days{{day_of_report, 7}};
  const TimelineBins bins = timeline_bins(day_of_report, day_of_report, days);
  CHECK(bins.unit == BinUnit::day);
  REQUIRE(bins.mentions.size() == 31);
  CHECK(bins.mentions[15] == 7);
  CHECK(bins.date(15) == "2020-12-29");
  CHECK(bins.date(30) == "2021-01-13");
}

TEST_CASE("bars are days, months or years, and every mention is in one") {
  const std::vector<DayCount> days{{day_of_report, 7}, {day_of_report + std::chrono::days(40), 2}};
  const auto of = [&days](sys_days first, sys_days last) {
    const TimelineBins bins = timeline_bins(first, last, days);
    CHECK(std::accumulate(bins.mentions.begin(), bins.mentions.end(), 0) == 9);
    return bins;
  };
  CHECK(of(day_of_report, day_of_report + std::chrono::days(40)).mentions.size() == 41);
  const TimelineBins months = of(2015y / March / 7, 2021y / March / 1);
  CHECK(months.unit == BinUnit::month);
  CHECK(months.date(0) == "2015-03");
  const TimelineBins years = of(1914y / July / 28, 2021y / March / 1);
  CHECK(years.unit == BinUnit::year);
  CHECK(years.date(years.bar_of(day_of_report)) == "2020");
}
