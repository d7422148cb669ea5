#include "app/map/map_view.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace loci;
using map::MapView;
using map::ScreenPoint;

namespace {

constexpr geo::LonLat deir_ez_zor{40.141, 35.336};

void check_same(const ScreenPoint& a, const ScreenPoint& b) {
  CHECK(a.x_px == Approx(b.x_px).margin(1e-6));
  CHECK(a.y_px == Approx(b.y_px).margin(1e-6));
}

}  // namespace

TEST_CASE("A position goes to the screen and back") {
  const MapView view(deir_ez_zor, 6.5, 1600, 1000);
  for (const geo::LonLat position :
       {geo::LonLat{40.9185, 34.4523}, {36.291, 33.51}, {44.4, 33.34}}) {
    const geo::LonLat back = view.to_lonlat(view.to_screen(position));
    CHECK(back.lon_deg == Approx(position.lon_deg).margin(1e-9));
    CHECK(back.lat_deg == Approx(position.lat_deg).margin(1e-9));
  }
  check_same(view.to_screen(view.center()), {800, 500});
}

TEST_CASE("East is right and north is up") {
  const MapView view(deir_ez_zor, 6, 800, 600);
  CHECK(view.to_screen(geo::LonLat{41, 35.336}).x_px > 400);
  CHECK(view.to_screen(geo::LonLat{40.141, 36}).y_px < 300);
}

TEST_CASE("What lies under the cursor stays there while zooming") {
  const MapView view(deir_ez_zor, 5, 1600, 1000);
  const ScreenPoint cursor{1234, 321};
  const geo::LonLat under = view.to_lonlat(cursor);
  for (const double zoom : {4.0, 5.37, 9.0, 14.0}) {
    check_same(view.zoomed_at(cursor, zoom).to_screen(under), cursor);
  }
}

TEST_CASE("The map follows the hand") {
  const MapView view(deir_ez_zor, 6, 800, 600);
  const ScreenPoint before = view.to_screen(deir_ez_zor);
  check_same(view.panned(30, -20).to_screen(deir_ez_zor), {before.x_px + 30, before.y_px - 20});
}

TEST_CASE("A view over the antimeridian shows both sides beside each other") {
  const MapView fiji({179.5, -17}, 6, 800, 600);
  const ScreenPoint west = fiji.to_screen(geo::LonLat{178, -17});
  const ScreenPoint east = fiji.to_screen(geo::LonLat{-178, -17});
  CHECK(west.x_px < east.x_px);
  CHECK(east.x_px - west.x_px == Approx(4.0 / 360 * 512 * 64));
  CHECK(geo::crosses_antimeridian(fiji.extent()));
  CHECK(fiji.to_lonlat(ScreenPoint{800, 300}).lon_deg < 0);
}

TEST_CASE("Panning round the world comes back to the same view") {
  const MapView view(deir_ez_zor, 3, 800, 600);
  const MapView round = view.panned(512 * 8, 0);
  CHECK(round.center().lon_deg == Approx(view.center().lon_deg));
}

TEST_CASE("A view that shows an extent holds all of it and fills one direction") {
  const geo::Extent levant{33.5, 31, 45.5, 38};
  const MapView view = MapView::showing(levant, 1600, 1000, 40);
  const ScreenPoint top_left = view.to_screen(geo::LonLat{33.5, 38});
  const ScreenPoint bottom_right = view.to_screen(geo::LonLat{45.5, 31});
  CHECK(top_left.x_px >= 40 - 1e-6);
  CHECK(top_left.y_px >= 40 - 1e-6);
  CHECK(bottom_right.x_px <= 1560 + 1e-6);
  CHECK(bottom_right.y_px <= 960 + 1e-6);
  const bool fills = std::abs(top_left.x_px - 40) < 1e-6 || std::abs(top_left.y_px - 40) < 1e-6;
  CHECK(fills);
}

TEST_CASE("An extent over the antimeridian is shown whole") {
  const MapView view = MapView::showing({177, -20, -178, -16}, 800, 600);
  CHECK(view.center().lon_deg == Approx(179.5));
  CHECK(view.zoom() > 5);
}

TEST_CASE("A single position is shown at the zoom limit") {
  const MapView view = MapView::showing({40, 35, 40, 35}, 800, 600, 20, 9);
  CHECK(view.zoom() == 9);
}

TEST_CASE("The world never leaves the viewport empty") {
  const MapView world({0, 0}, 0, 1920, 1080);
  CHECK(512 * std::exp2(world.zoom()) == Approx(1920));
  const MapView north = world.panned(0, 1e6);
  CHECK(north.to_lonlat(ScreenPoint{0, 0}).lat_deg == Approx(85.0511).margin(1e-3));
  const MapView resized = MapView({0, 0}, 0, 512, 512).resized(2048, 1024);
  CHECK(512 * std::exp2(resized.zoom()) == Approx(2048));
}

TEST_CASE(
    "a margin around a view changes neither its zoom nor its centre, also where the world ends") {
  const MapView whole = MapView({20, 80}, 0, 1160, 880);
  const MapView more = whole.with_margin(128);
  CHECK(more.width_px() == 1160 + 256);
  CHECK(more.height_px() == 880 + 256);
  CHECK(more.zoom() == whole.zoom());
  CHECK(more.center() == whole.center());
  const geo::LonLat origin{0, 0};
  const ScreenPoint before = whole.to_screen(origin), after = more.to_screen(origin);
  CHECK(after.x_px == Approx(before.x_px + 128));
  CHECK(after.y_px == Approx(before.y_px + 128));
}

TEST_CASE("A flight starts and ends where it should and goes out in between") {
  const MapView damascus({36.291, 33.51}, 10, 800, 600);
  const MapView tehran({51.42, 35.69}, 10, 800, 600);
  CHECK(map::along_flight(damascus, tehran, 0) == damascus);
  CHECK(map::along_flight(damascus, tehran, 1) == tehran);
  const MapView middle = map::along_flight(damascus, tehran, 0.5);
  CHECK(middle.zoom() < 8);
  CHECK(middle.center().lon_deg == Approx(43.86).margin(0.1));
  const MapView nearly = map::along_flight(damascus, tehran, 0.9999);
  CHECK(nearly.center().lon_deg == Approx(51.42).margin(0.01));
  CHECK(nearly.zoom() == Approx(10).margin(0.01));
}

TEST_CASE("A flight takes the short way over the antimeridian") {
  const MapView fiji({178.4, -18.1}, 7, 800, 600);
  const MapView samoa({-171.8, -13.8}, 7, 800, 600);
  const double lon = map::along_flight(fiji, samoa, 0.5).center().lon_deg;
  CHECK(std::abs(lon) > 170);
}

TEST_CASE("A flight that only zooms stays on the spot") {
  const MapView far(deir_ez_zor, 4, 800, 600), near(deir_ez_zor, 10, 800, 600);
  CHECK(map::along_flight(far, near, 0.5).zoom() == Approx(7));
}

TEST_CASE("Another projection keeps the view's centre and scale") {
  const MapView mercator({38, 35}, 6, 1200, 800);
  for (const char* name : {"equal-earth", "azimuthal=38,35", "EPSG:32637"}) {
    const MapView view = mercator.projected_by(geo::Projection::named(name));
    CHECK(view.center().lon_deg == Approx(38).margin(1e-3));
    CHECK(view.center().lat_deg == Approx(35).margin(1e-3));
    CHECK(view.true_m_per_px() == Approx(mercator.true_m_per_px()).epsilon(0.01));
    const MapView back = view.projected_by(geo::Projection());
    CHECK(back.zoom() == Approx(mercator.zoom()).margin(0.01));
  }
}

TEST_CASE("What a projection does not show lies outside every viewport") {
  const MapView view({38, 35}, 1, 800, 800, geo::Projection::azimuthal({38, 35}));
  CHECK(view.to_screen(geo::LonLat{-142, -35}).x_px < -1000);
  CHECK_FALSE(is_valid(view.to_lonlat(ScreenPoint{1, 1})));  // beside the disc
  const MapView beyond({170, -40}, 5, 800, 800, geo::Projection::named("EPSG:3035"));
  CHECK(is_valid(beyond.center()));
}

TEST_CASE("A view in another projection shows the whole extent asked for") {
  const geo::Extent europe{-10, 36, 30, 60};
  const MapView view =
      MapView::showing(europe, 1000, 900, 20, 14, geo::Projection::named("EPSG:3035"));
  for (const geo::LonLat corner : {geo::LonLat{-10, 36}, {30, 36}, {30, 60}, {-10, 60}}) {
    const ScreenPoint at = view.to_screen(corner);
    CHECK((at.x_px >= 19 && at.x_px <= 981 && at.y_px >= 19 && at.y_px <= 881));
  }
  CHECK(geo::contains(view.extent(), {-10, 36}));
  CHECK(geo::contains(view.extent(), {30, 60}));
}

TEST_CASE("A pole in view brings all longitudes") {
  const MapView arctic =
      MapView::showing({-180, 70, 180, 90}, 600, 600, 0, 14, geo::Projection::named("EPSG:3995"));
  CHECK(geo::width_deg(arctic.extent()) == 360);
  CHECK(arctic.extent().north_deg == 90);
  CHECK(arctic.extent().south_deg < 70);
}
