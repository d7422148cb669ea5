#include "app/render/annotator.hpp"
#include "app/render/map_picture.hpp"
#include "geo/web_mercator.hpp"
#include "tests/render/small_basemap.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <set>

using namespace loci;
using map::MapPlace;
using render::Annotator;
using render::PlacedSprite;
using render::Theme;

namespace {

const map::MapView levant = map::MapView::showing({33.5, 31, 45.5, 38}, 1600, 1000);

std::size_t sprites_of(const std::vector<PlacedSprite>& sprites, const std::string& place) {
  return static_cast<std::size_t>(
      std::count_if(sprites.begin(), sprites.end(),
                    [&](const auto& sprite) { return sprite.place_id == place; }));
}

/// Names of the basemap pinned near a position.
std::size_t names_at(const std::vector<PlacedSprite>& sprites, const geo::LonLat& position) {
  return static_cast<std::size_t>(
      std::count_if(sprites.begin(), sprites.end(), [&](const auto& sprite) {
        const auto at = geo::web_mercator::to_lonlat(sprite.anchor);
        return sprite.place_id.empty() && std::abs(at.lon_deg - position.lon_deg) < 0.05 &&
               std::abs(at.lat_deg - position.lat_deg) < 0.05;
      }));
}

}  // namespace

TEST_CASE("A marker grows with the square root of its mentions") {
  CHECK(render::marker_diameter_px(1) == Approx(13));
  CHECK(render::marker_diameter_px(9) == Approx(23));
  CHECK(render::marker_diameter_px(100000) < 100);
}

TEST_CASE("A place has a glow, a marker and a name; a city of the basemap a dot and a name") {
  Annotator annotator(small_basemap());
  const auto bare = annotator.annotate(levant, {}, {}, Theme::light);
  CHECK(names_at(bare, {38.0, 34.0}) == 2);
  const auto sprites = annotator.annotate(
      levant, {{"geonames:1", "Middletown", {38.0, 34.0}, 7, false, "", 0}}, {}, Theme::light);
  CHECK(sprites_of(sprites, "geonames:1") == 3);
}

TEST_CASE("A city that has a marker shows no second dot and no second name") {
  Annotator annotator(small_basemap());
  const MapPlace by_id{"geonames:1", "Madinat al-Wasat", {38.05, 34.0}, 2, false, "", 0};
  CHECK(names_at(annotator.annotate(levant, {by_id}, {}, Theme::light), {38.0, 34.0}) == 0);
  const MapPlace by_name{"mine:7", "MIDDLETOWN", {38.1, 34.05}, 2, false, "", 0};
  CHECK(names_at(annotator.annotate(levant, {by_name}, {}, Theme::light), {38.0, 34.0}) == 0);
}

TEST_CASE("An area is a name with a count, never a pin") {
  Annotator annotator(small_basemap());
  const MapPlace area{"x:1", "The Province", {36, 33}, 4, true, "", 50};
  CHECK(sprites_of(annotator.annotate(levant, {area}, {}, Theme::light), "x:1") == 1);
}

TEST_CASE("The same label is the same picture in every call") {
  Annotator annotator(small_basemap());
  const auto first = annotator.annotate(levant, {}, {}, Theme::light);
  const auto again = annotator.annotate(levant.panned(700, 300), {}, {}, Theme::light);
  std::set<const render::Picture*> pictures;
  for (const auto& sprite : first) pictures.insert(sprite.picture.get());
  REQUIRE_FALSE(first.empty());
  CHECK(std::any_of(again.begin(), again.end(),
                    [&](const auto& sprite) { return pictures.contains(sprite.picture.get()); }));
}

TEST_CASE("Names do not jump while panning") {
  Annotator annotator(small_basemap());
  const std::vector<MapPlace> places{{"a", "Alpha", {37, 34}, 3, false, "", 0},
                                     {"b", "Beta", {37.1, 34.02}, 5, false, "", 0}};
  const auto before = annotator.annotate(levant, places, {}, Theme::light);
  for (int step = 1; step < 8; ++step) {
    const auto after =
        annotator.annotate(levant.panned(37 * step, -23 * step), places, {}, Theme::light);
    for (const PlacedSprite& sprite : after) {
      const auto same = std::find_if(before.begin(), before.end(), [&](const PlacedSprite& other) {
        return other.picture == sprite.picture && other.anchor == sprite.anchor;
      });
      if (same == before.end()) continue;  // came into view
      CHECK(same->offset_x_px == sprite.offset_x_px);
      CHECK(same->offset_y_px == sprite.offset_y_px);
    }
  }
}

TEST_CASE("A click hits the marker under it, the nearest of several, and an area by its name") {
  const std::vector<MapPlace> places{{"a", "Alpha", {37, 34}, 1, false, "", 0},
                                     {"b", "Beta", {37.05, 34}, 1, false, "", 0},
                                     {"c", "The Province", {40, 36}, 9, true, "", 50}};
  const auto at = [&](double lon, double lat) { return levant.to_screen(geo::LonLat{lon, lat}); };
  CHECK(render::place_at(levant, places, at(37.0, 34)) == "a");
  CHECK(render::place_at(levant, places, at(37.04, 34)) == "b");
  CHECK(render::place_at(levant, places, at(40.1, 36)) == "c");
  CHECK(render::place_at(levant, places, at(42, 32)).empty());
}

TEST_CASE("The scale bar is true at the centre of the view") {
  const map::MapView view({40, 60}, 6, 1000, 800);
  const render::ScaleBar bar = render::scale_bar(view);
  CHECK(bar.label == "50 km");  // at 60 N a pixel is half as long as at the equator
  CHECK(bar.length_px == Approx(50000 / (view.m_per_px() * 0.5)));
  CHECK(bar.length_px <= 120);
}
