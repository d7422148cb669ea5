#include "geo/error.hpp"
#include "geo/late_library.hpp"

#include <catch2/catch.hpp>

#include <cstddef>
#include <string>

using namespace loci;
using Catch::Matchers::Contains;

namespace {

constinit const geo::LateLibrary mathematics("libm.so.6", "the C library");
constinit const geo::LateLibrary missing("libloci-nowhere.so.1", "Nowhere");

using OfOne = double(double);

}  // namespace

TEST_CASE("A function of a library is found when it is called") {
  const geo::LateFunction<OfOne> cube_root(mathematics, "cbrt");
  CHECK(cube_root(27) == Approx(3));
  CHECK(cube_root(8) == Approx(2));
}

TEST_CASE("A function with further arguments takes them") {
  const geo::LateFunction<int(char*, std::size_t, const char*, ...)> print(mathematics, "snprintf");
  char text[16];
  CHECK(print(text, sizeof text, "%d %s", 7, "places") == 8);
  CHECK(std::string(text) == "7 places");
}

TEST_CASE("A library or a function that is missing is told by name, with what to install") {
  const geo::LateFunction<OfOne> nowhere(missing, "cbrt"), nothing(mathematics, "loci_nothing");
  CHECK_THROWS_WITH(nowhere(1), Contains("libloci-nowhere.so.1") && Contains("install Nowhere"));
  CHECK_THROWS_WITH(nothing(1), Contains("libm.so.6") && Contains("loci_nothing"));
}
