#include "app/session/background_result.hpp"
#include "geo/error.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <functional>
#include <thread>

using loci::session::BackgroundResult;

namespace {

/// Waits until the wake has come; false where the result was not there by then.
bool ready_when_woken(BackgroundResult<int>& result, const std::function<int()>& work) {
  std::atomic<int> found = -1;
  result.start(work, [&] { found = result.ready() ? 1 : 0; });
  while (found < 0) std::this_thread::yield();
  return found == 1;
}

}  // namespace

TEST_CASE("a result is there when the window is woken for it") {
  BackgroundResult<int> result;
  CHECK_FALSE(result.going_on());
  for (int i = 0; i < 1000; ++i) {
    REQUIRE(ready_when_woken(result, [i] { return i; }));
    REQUIRE(result.going_on());
    REQUIRE(result.take() == i);
    REQUIRE_FALSE(result.going_on());
  }
}

TEST_CASE("work that fails wakes the window too, and whoever takes the result is told") {
  BackgroundResult<int> result;
  CHECK(ready_when_woken(result, []() -> int { throw loci::Error("a", "missing", "look again"); }));
  CHECK_THROWS_AS(result.take(), loci::Error);
}
