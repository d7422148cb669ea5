#include "geo/simplify.hpp"

#include <catch2/catch.hpp>

using namespace loci::geo;

TEST_CASE("Points nearer to the line than the tolerance are left out, the others kept") {
  const std::vector<ProjectedPoint> line{{0, 0}, {10, 0.5}, {20, 5}, {30, 0.5}, {40, 0}};
  CHECK(simplified(line, 1) == std::vector<std::size_t>{0, 1, 2, 3, 4});
  CHECK(simplified(line, 4) == std::vector<std::size_t>{0, 2, 4});
  CHECK(simplified(line, 6) == std::vector<std::size_t>{0, 4});
}

TEST_CASE("A closed line keeps the point farthest from its start") {
  const std::vector<ProjectedPoint> island{{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}};
  CHECK(simplified(island, 100) == std::vector<std::size_t>{0, 2, 4});
}

TEST_CASE("Lines too short to simplify stay as they are") {
  CHECK(simplified({}, 1).empty());
  CHECK(simplified({{0, 0}}, 1).size() == 1);
  CHECK(simplified({{0, 0}, {0, 0}}, 1).size() == 2);
}
