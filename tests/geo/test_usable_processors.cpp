#include "geo/usable_processors.hpp"

#include <catch2/catch.hpp>

#include <sched.h>

TEST_CASE("A process that may run on one processor starts one thread") {
  cpu_set_t all;
  REQUIRE(sched_getaffinity(0, sizeof all, &all) == 0);
  CHECK(loci::geo::usable_processors() == static_cast<unsigned>(CPU_COUNT(&all)));
  int first = 0;
  while (!CPU_ISSET(first, &all)) ++first;
  cpu_set_t one;
  CPU_ZERO(&one);
  CPU_SET(first, &one);
  REQUIRE(sched_setaffinity(0, sizeof one, &one) == 0);
  CHECK(loci::geo::usable_processors() == 1);
  CHECK(sched_setaffinity(0, sizeof all, &all) == 0);
}
