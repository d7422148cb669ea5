#include "app/session/view_history.hpp"

#include <catch2/catch.hpp>

using namespace loci;
using session::ViewHistory;

namespace {

map::MapView at(double lon_deg, double zoom = 6) {
  return {{lon_deg, 30}, zoom, 800, 600};
}

/// The map rests somewhere for a second.
void rest(ViewHistory& history, const map::MapView& view) {
  history.watch(view, 0.01);
  history.watch(view, 1);
}

}  // namespace

TEST_CASE("back goes through the views the map rested at, forward returns") {
  ViewHistory history;
  rest(history, at(10));
  rest(history, at(20));
  rest(history, at(30));
  CHECK(history.back(at(30)) == at(20));
  rest(history, at(20));
  CHECK(history.back(at(20)) == at(10));
  rest(history, at(10));
  CHECK_FALSE(history.back(at(10)));
  CHECK(history.forward(at(10)) == at(20));
  rest(history, at(20));
  CHECK(history.forward(at(20)) == at(30));
  rest(history, at(30));
  CHECK_FALSE(history.forward(at(30)));
}

TEST_CASE("what the map only passes through is not remembered") {
  ViewHistory history;
  rest(history, at(10));
  for (double lon = 11; lon < 20; ++lon) history.watch(at(lon), 0.016);
  rest(history, at(20));
  CHECK(history.back(at(20)) == at(10));
}

TEST_CASE("a new way forgets what lay forward") {
  ViewHistory history;
  rest(history, at(10));
  rest(history, at(20));
  history.back(at(20));
  rest(history, at(10));
  rest(history, at(40));
  CHECK_FALSE(history.forward(at(40)));
  CHECK(history.back(at(40)) == at(10));
}

TEST_CASE("another size of the window is no way, and a view comes back at the present size") {
  ViewHistory history;
  rest(history, at(10));
  rest(history, at(10).resized(1000, 700));
  CHECK_FALSE(history.back(at(10).resized(1000, 700)));
  rest(history, at(20).resized(1000, 700));
  const auto back = history.back(at(20).resized(1000, 700));
  REQUIRE(back);
  CHECK(back->width_px() == 1000);
}
