#include "app/map/clusters.hpp"
#include "app/map/map_view.hpp"
#include "app/map/places_on_map.hpp"
#include "geo/web_mercator.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <random>
#include <set>

using namespace loci;
using map::ClusterId;
using map::Clusters;
using map::MapPlace;

namespace {

const geo::Extent world{-180, -90, 180, 90};

MapPlace place(const std::string& id, geo::LonLat position, std::size_t mentions) {
  MapPlace made;
  made.id = made.name = id;
  made.position = position;
  made.mentions = mentions;
  made.confidence = 0.5;
  return made;
}

/// Places in heaps, as towns are.
std::vector<MapPlace> many_places(std::size_t count) {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> lon(-180, 180), lat(-60, 70), spread(-0.4, 0.4);
  std::vector<MapPlace> places;
  geo::LonLat heap{};
  for (std::size_t i = 0; i < count; ++i) {
    if (i % 25 == 0) heap = {lon(random), lat(random)};
    places.push_back(
        place("p" + std::to_string(i),
              {geo::wrapped_lon_deg(heap.lon_deg + spread(random)), heap.lat_deg + spread(random)},
              1 + i % 13 * (i % 7)));
  }
  return places;
}

/// The markers of a zoom as mentions and the ids of their places.
std::set<std::set<std::string>> contents(const Clusters& clusters,
                                         const std::vector<MapPlace>& places, double zoom) {
  std::set<std::set<std::string>> all;
  for (const ClusterId id : clusters.shown(zoom, world)) {
    std::set<std::string> ids;
    for (const auto i : clusters.places_of(id, places.size())) ids.insert(places[i].id);
    all.insert(std::move(ids));
  }
  return all;
}

/// The rule in its plainest form: at each level, from the innermost out, the most mentioned takes
/// what it would touch, nearest first. Contents of the markers of a zoom.
std::set<std::set<std::string>> plain_contents(std::vector<MapPlace> places, double zoom) {
  struct Marker {
    double x, y, mentions;
    std::set<std::string> ids;
  };
  std::sort(places.begin(), places.end(), [](const MapPlace& a, const MapPlace& b) {
    return a.mentions != b.mentions ? a.mentions > b.mentions : a.id < b.id;
  });
  std::vector<Marker> markers;
  for (const MapPlace& one : places) {
    const auto at = geo::web_mercator::to_projected(one.position);
    const double world_m = geo::web_mercator::world_width_m;
    markers.push_back({at.x_m / world_m, at.y_m / world_m, double(one.mentions), {one.id}});
  }
  for (double level = map::max_zoom; level >= zoom; level -= 0.5) {
    const double world_px = map::tile_size_px * std::exp2(level);
    std::vector<Marker> left;
    std::vector<bool> taken(markers.size());
    for (std::size_t i = 0; i < markers.size(); ++i) {
      if (taken[i]) continue;
      left.push_back(markers[i]);
      const double own_px = map::marker_diameter_px(std::size_t(markers[i].mentions)) / 2;
      for (std::size_t j = i + 1; j < markers.size(); ++j) {
        const double dx = std::abs(markers[i].x - markers[j].x);
        const double px = std::hypot(std::min(dx, 1 - dx), markers[i].y - markers[j].y) * world_px;
        const double its_px = map::marker_diameter_px(std::size_t(markers[j].mentions)) / 2;
        if (taken[j] || px >= own_px + its_px + 5) continue;
        taken[j] = true;
        left.back().mentions += markers[j].mentions;
        left.back().ids.insert(markers[j].ids.begin(), markers[j].ids.end());
      }
    }
    markers = std::move(left);
  }
  std::set<std::set<std::string>> all;
  for (Marker& marker : markers) all.insert(std::move(marker.ids));
  return all;
}

}  // namespace

TEST_CASE("A marker grows with the square root of its mentions, and hardly beyond 64") {
  CHECK(map::marker_diameter_px(1) == Approx(13));
  CHECK(map::marker_diameter_px(9) == Approx(23));
  CHECK(map::marker_diameter_px(1'000'000) < 64);
}

TEST_CASE("Two towns are one marker from afar and two from near, it stands at the larger one") {
  const std::vector<MapPlace> places{place("small", {35.6, 33.9}, 2),
                                     place("large", {35.5, 33.9}, 9)};
  const Clusters clusters(places);
  const auto far = clusters.shown(3, world);
  REQUIRE(far.size() == 1);
  CHECK(clusters[far[0]].mentions == 11);
  CHECK(clusters[far[0]].places == 2);
  CHECK(places[clusters[far[0]].place].id == "large");
  CHECK(clusters.shown(10, world).size() == 2);
  const auto apart = clusters.comes_apart_at(far[0]);
  REQUIRE(apart);
  CHECK(clusters.shown(*apart, world).size() == 2);
  CHECK(clusters.shown(*apart - 0.01, world).size() == 1);
}

TEST_CASE("At every zoom all mentions are in exactly one marker, and the tree is nested") {
  const auto places = many_places(3000);
  const Clusters clusters(places);
  std::size_t total = 0;
  for (const MapPlace& one : places) total += one.mentions;
  std::size_t before = 0;
  for (double zoom = 0; zoom <= map::max_zoom; zoom += 0.5) {
    std::size_t mentions = 0, members = 0;
    for (const ClusterId id : clusters.shown(zoom, world)) {
      mentions += clusters[id].mentions;
      members += clusters.places_of(id, places.size()).size();
      CHECK(clusters.at_zoom(id, zoom) == id);
    }
    CHECK(mentions == total);
    CHECK(members == places.size());
    CHECK(clusters.shown(zoom, world).size() >= before);
    before = clusters.shown(zoom, world).size();
    CHECK(before == clusters.count(zoom));
  }
  for (const ClusterId id : clusters.shown(6, world)) {
    const ClusterId holder = clusters.at_zoom(id, 3);
    const auto shown = clusters.shown(3, world);
    CHECK(std::find(shown.begin(), shown.end(), holder) != shown.end());
  }
}

TEST_CASE("The discs of two single markers do not overlap") {
  const auto places = many_places(2000);
  const Clusters clusters(places);
  for (const double zoom : {2.0, 5.5, 9.0}) {
    const map::MapView view({0, 0}, zoom, 100, 100);
    const auto shown = clusters.shown(zoom, world);
    for (std::size_t a = 0; a < shown.size(); ++a) {
      for (std::size_t b = a + 1; b < shown.size(); ++b) {
        if (clusters[shown[a]].places > 1 || clusters[shown[b]].places > 1) continue;
        const auto pa = view.to_screen(places[clusters[shown[a]].place].position);
        const auto pb = view.to_screen(places[clusters[shown[b]].place].position);
        const double apart = std::hypot(pa.x_px - pb.x_px, pa.y_px - pb.y_px);
        const double least = (map::marker_diameter_px(clusters[shown[a]].mentions) +
                              map::marker_diameter_px(clusters[shown[b]].mentions)) /
                             2;
        if (apart < least) FAIL("they overlap at zoom " << zoom);
      }
    }
  }
}

TEST_CASE("The order of the places does not matter") {
  auto places = many_places(800);
  const auto before = contents(Clusters(places), places, 4);
  std::reverse(places.begin(), places.end());
  CHECK(contents(Clusters(places), places, 4) == before);
}

TEST_CASE("Leaving out what stands alone changes no marker") {
  auto places = many_places(300);
  for (int i = 0; i < 60; ++i) {  // a crowd, some of it at one point
    places.push_back(place("c" + std::to_string(i), {30 + i % 20 * 1e-4, 20 + i % 7 * 1e-4}, 1));
  }
  places.push_back(place("west", {-179.999, 10}, 3));
  places.push_back(place("east", {179.999, 10}, 4));
  const Clusters clusters(places);
  for (double zoom = 0; zoom <= map::max_zoom; zoom += 0.5) {
    INFO("zoom " << zoom);
    CHECK(contents(clusters, places, zoom) == plain_contents(places, zoom));
  }
}

TEST_CASE("Markers come together across the antimeridian, and an extent across it finds them") {
  const std::vector<MapPlace> places{place("Suva", {178.44, -18.14}, 5),
                                     place("Labasa", {-179.8, -16.5}, 1),
                                     place("Lisbon", {-9.1, 38.7}, 1)};
  const Clusters clusters(places);
  CHECK(clusters.shown(1, world).size() == 2);
  CHECK(clusters.shown(7, {176, -20, -178, -14}).size() == 2);
  CHECK(clusters.shown(7, {176, -20, 179, -14}).size() == 1);
}

TEST_CASE("Places at one point never come apart, and are listed most mentioned first") {
  const std::vector<MapPlace> places{place("a", {10, 10}, 1), place("b", {10, 10}, 3),
                                     place("c", {10, 10}, 2)};
  const Clusters clusters(places);
  const auto shown = clusters.shown(map::max_zoom, world);
  REQUIRE(shown.size() == 1);
  CHECK_FALSE(clusters.comes_apart_at(shown[0]));
  CHECK(clusters.places_of(shown[0], 10) == std::vector<std::uint32_t>{1, 2, 0});
  CHECK(clusters.places_of(shown[0], 2) == std::vector<std::uint32_t>{1, 2});
}

TEST_CASE("Areas have no marker, and no places no markers") {
  MapPlace syria = place("Syria", {38, 35}, 20);
  syria.is_area = true;
  CHECK(Clusters({syria}).shown(5, world).empty());
  CHECK(Clusters({}).shown(5, world).empty());
  CHECK_FALSE(Clusters({syria}).of_place(0));
}

TEST_CASE("Places on the map are found by id, their areas come most mentioned first") {
  MapPlace syria = place("Syria", {38, 35}, 2), homs = place("Homs Governorate", {38, 34.5}, 5);
  syria.is_area = homs.is_area = true;
  const map::PlacesOnMap on_map({syria, place("Raqqa", {39, 36}, 1), homs});
  CHECK(on_map.find("Raqqa")->mentions == 1);
  CHECK(on_map.find("Palmyra") == nullptr);
  CHECK(on_map.areas() == std::vector<std::uint32_t>{2, 0});
  CHECK_FALSE(on_map.clustered());
  CHECK(on_map.clusters().shown(5, world).size() == 1);
  CHECK(on_map.clustered());
}
