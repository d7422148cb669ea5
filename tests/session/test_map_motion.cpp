#include "app/session/map_motion.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using loci::map::MapView;
using loci::map::ScreenPoint;
using loci::session::MapMotion;

namespace {

const MapView syria({38.5, 35}, 6, 1000, 800);
constexpr double frame_s = 1.0 / 60;

void let_come_to_rest(MapMotion& motion) {
  for (int i = 0; i < 600 && motion.moving(); ++i) motion.advance(frame_s);
}

}  // namespace

TEST_CASE("dragging moves the map at once and leaves it at rest") {
  MapMotion motion(syria);
  motion.pan(100, 40);
  CHECK_FALSE(motion.moving());
  const ScreenPoint old_center = motion.view().to_screen(syria.center());
  CHECK(old_center.x_px == Approx(600));
  CHECK(old_center.y_px == Approx(440));
}

TEST_CASE("a glide goes on in its direction, slows down and ends") {
  MapMotion motion(syria);
  motion.glide(900, 0);
  motion.advance(frame_s);
  const double first_px = motion.view().to_screen(syria.center()).x_px - 500;
  CHECK(first_px > 0);
  let_come_to_rest(motion);
  CHECK_FALSE(motion.moving());
  const double whole_px = motion.view().to_screen(syria.center()).x_px - 500;
  CHECK(whole_px > 3 * first_px);
  CHECK(whole_px < 900);
}

TEST_CASE("gliding by a distance comes to rest near it") {
  MapMotion motion(syria);
  motion.glide_by(-160, 0);
  let_come_to_rest(motion);
  CHECK(motion.view().to_screen(syria.center()).x_px - 500 == Approx(-160).margin(4));
}

TEST_CASE("zooming keeps what lies under the cursor and ends exactly at the level") {
  MapMotion motion(syria);
  const ScreenPoint cursor{250, 600};
  const auto under = syria.to_lonlat(cursor);
  motion.zoom_at(cursor, 1);
  CHECK(motion.destination().zoom() == Approx(7));
  motion.advance(frame_s);
  CHECK(motion.view().zoom() > 6);
  CHECK(motion.view().zoom() < 7);
  let_come_to_rest(motion);
  CHECK(motion.view().zoom() == 7);
  CHECK(motion.view().to_screen(under).x_px == Approx(250).margin(0.01));
  CHECK(motion.view().to_screen(under).y_px == Approx(600).margin(0.01));
}

TEST_CASE("turns of the wheel in quick succession add up") {
  MapMotion motion(syria);
  for (int i = 0; i < 4; ++i) motion.zoom_at({500, 400}, 0.5);
  let_come_to_rest(motion);
  CHECK(motion.view().zoom() == 8);
}

TEST_CASE("zooming ends at the limits of the map") {
  MapMotion motion(syria);
  motion.zoom_at({500, 400}, 99);
  let_come_to_rest(motion);
  CHECK(motion.view().zoom() == loci::map::max_zoom);
  CHECK_FALSE(motion.moving());
}

TEST_CASE("a flight ends exactly at its target") {
  MapMotion motion(syria);
  const MapView moscow({37.62, 55.75}, 8, 1000, 800);
  motion.fly_to(moscow);
  CHECK(motion.destination() == moscow);
  motion.advance(frame_s);
  CHECK(motion.moving());
  let_come_to_rest(motion);
  CHECK(motion.view() == moscow);
}

TEST_CASE("a flight goes on to the same place when the window changes its size") {
  MapMotion motion(syria);
  motion.fly_to(MapView({37.62, 55.75}, 8, 1000, 800));
  motion.advance(frame_s);
  motion.resize(640, 480);
  let_come_to_rest(motion);
  CHECK(motion.view().width_px() == 640);
  CHECK(motion.view().center().lat_deg == Approx(55.75));
}

TEST_CASE("the hand on the map ends every motion") {
  MapMotion motion(syria);
  motion.fly_to(MapView({37.62, 55.75}, 8, 1000, 800));
  motion.pan(1, 0);
  CHECK_FALSE(motion.moving());
  CHECK(motion.view().zoom() == 6);
}
