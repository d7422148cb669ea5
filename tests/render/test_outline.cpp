#include "app/render/map_plane.hpp"
#include "app/render/outline.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace loci;
using render::Outline;
using render::OutlineBox;

namespace {

constexpr double world = render::world_units;

Outline rectangle(double left, double top, double right, double bottom) {
  return {{left, top}, {right, top}, {right, bottom}, {left, bottom}};
}

double total_area(const std::vector<Outline>& rings) {
  double sum = 0;
  for (const Outline& ring : rings) sum += render::signed_area(ring);
  return std::abs(sum);
}

/// A plane that shows all of a projection, a thousand pixels wide.
render::MapPlane whole(const char* projection) {
  return {geo::Projection::named(projection), {0, 0, world / 1000, 1000, 1000}};
}

}  // namespace

TEST_CASE("A ring that leaves a box follows the box's edge") {
  const Outline cut = render::clipped_ring(rectangle(-5, 2, 5, 4), {0, 0, 10, 10});
  CHECK(render::signed_area(cut) == Approx(10));
  CHECK(render::clipped_ring(rectangle(20, 20, 30, 30), {0, 0, 10, 10}).empty());
  CHECK(render::clipped_ring(rectangle(1, 1, 2, 2), {0, 0, 10, 10}) == rectangle(1, 1, 2, 2));
}

TEST_CASE("A line that leaves a box and comes back is two lines") {
  const auto parts = render::clipped_line({{1, 1}, {1, 20}, {3, 20}, {3, 1}}, {0, 0, 10, 10});
  REQUIRE(parts.size() == 2);
  CHECK(parts[0] == Outline{{1, 1}, {1, 10}});
  CHECK(parts[1] == Outline{{3, 10}, {3, 1}});
}

TEST_CASE("A dense outline has the same corners and short steps") {
  Outline line{{0, 0}, {10, 0}};
  render::densify(line, 3, false);
  CHECK(line.size() == 5);
  CHECK(line.back() == render::OutlinePoint{10, 0});
  Outline ring = rectangle(0, 0, 2, 2);
  render::densify(ring, 1, true);
  CHECK(ring.size() == 8);
}

TEST_CASE("The whole world fills the outline of Equal Earth, one octant an eighth of it") {
  const render::MapPlane plane = whole("equal-earth");
  const double all = std::abs(render::signed_area(plane.edge()));
  const Outline world_ring = rectangle(0, render::north_pole_y, world, render::south_pole_y);
  CHECK(total_area(plane.projected_ring(world_ring)) == Approx(all).epsilon(1e-3));
  const Outline octant = rectangle(world / 2, render::north_pole_y, world * 0.75, world / 2);
  CHECK(total_area(plane.projected_ring(octant)) == Approx(all / 8).epsilon(1e-3));
}

TEST_CASE("An area around the point opposite the centre lies along the edge of the disc") {
  const render::MapPlane plane = whole("azimuthal=10,0");
  const double all = std::abs(render::signed_area(plane.edge()));
  // More than 90 degrees east or west of the centre: half of the Earth, with its opposite point.
  double covered = 0;
  for (const double offset : {0.0, -world}) {
    const double west = world * (0.75 + 10 / 360.0) + offset;
    covered += total_area(plane.projected_ring(
        rectangle(west, render::north_pole_y, west + world / 2, render::south_pole_y)));
  }
  CHECK(covered == Approx(all / 2).epsilon(0.02));
}

TEST_CASE("A line across the edge of a world ends there and goes on on the other side") {
  const render::MapPlane plane = whole("equal-earth");
  const double y = world / 2;
  double longest = 0;
  for (const double offset : {0.0, -world}) {
    for (const Outline& part :
         plane.projected_line({{world * 0.95 + offset, y}, {world * 1.05 + offset, y}})) {
      for (std::size_t i = 1; i < part.size(); ++i) {
        longest = std::max(longest, std::abs(part[i].x - part[i - 1].x));
      }
    }
  }
  CHECK(longest > 0);
  CHECK(longest < 20);  // never from one side to the other
}
