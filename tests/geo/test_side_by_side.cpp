#include "geo/side_by_side.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <stdexcept>
#include <vector>

using loci::geo::side_by_side;

TEST_CASE("Each part of some work is done once") {
  std::vector<std::atomic<int>> done(100);
  side_by_side(done.size(), [&](std::size_t part) { ++done[part]; });
  for (const std::atomic<int>& times : done) CHECK(times == 1);
  side_by_side(0, [](std::size_t) { FAIL("there is no part"); });
}

TEST_CASE("What a part of some work throws is thrown when no thread is at work any more") {
  std::atomic<int> at_work = 0;
  const auto work = [&](std::size_t part) {
    ++at_work;
    const bool fails = part == 7;
    --at_work;
    if (fails) throw std::runtime_error("the seventh");
  };
  CHECK_THROWS_WITH(side_by_side(20, work), "the seventh");
  CHECK(at_work == 0);
}
