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

MapPlace pin(const char* id, const char* name, geo::LonLat position, std::size_t mentions) {
  return {id, name, position, mentions, false, "", 0};
}

map::SharedPlaces shared(std::vector<MapPlace> places) {
  return std::make_shared<const map::PlacesOnMap>(std::move(places));
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

TEST_CASE("A place has a glow, a marker and a name, a city of the basemap a dot and a name") {
  Annotator annotator(small_basemap());
  const auto bare = annotator.annotate(levant, shared({}), {}, Theme::light);
  CHECK(names_at(bare, {38.0, 34.0}) == 2);
  const auto sprites = annotator.annotate(
      levant, shared({pin("geonames:1", "Middletown", {38.0, 34.0}, 7)}), {}, Theme::light);
  CHECK(sprites_of(sprites, "geonames:1") == 3);
}

TEST_CASE("A city that has a marker shows no second dot and no second name") {
  Annotator annotator(small_basemap());
  const MapPlace by_id = pin("geonames:1", "Madinat al-Wasat", {38.05, 34.0}, 2);
  CHECK(names_at(annotator.annotate(levant, shared({by_id}), {}, Theme::light), {38.0, 34.0}) == 0);
  const MapPlace by_name = pin("mine:7", "MIDDLETOWN", {38.1, 34.05}, 2);
  CHECK(names_at(annotator.annotate(levant, shared({by_name}), {}, Theme::light), {38.0, 34.0}) ==
        0);
}

TEST_CASE("An area is a name with a count, never a pin") {
  Annotator annotator(small_basemap());
  const MapPlace area{"x:1", "The Province", {36, 33}, 4, true, "", 50};
  CHECK(sprites_of(annotator.annotate(levant, shared({area}), {}, Theme::light), "x:1") == 1);
}

TEST_CASE("The name of an area stands anywhere in its middle where markers leave room") {
  Annotator annotator(small_basemap());
  std::vector<MapPlace> places{{"x:1", "The Province", {39, 34.5}, 90, true, "", 300}};
  for (const double lat : {34.2, 34.5, 34.8}) {
    for (const double lon : {38.6, 39.0, 39.4}) {
      const std::string id = "p" + std::to_string(places.size());
      places.push_back({id, "Town", {lon, lat}, 8, false, "", 0});
    }
  }
  CHECK(sprites_of(annotator.annotate(levant, shared(places), {}, Theme::light), "x:1") == 1);
  places[0].radius_km = 5;  // no room within so small an area
  CHECK(sprites_of(annotator.annotate(levant, shared(places), {}, Theme::light), "x:1") == 0);
}

TEST_CASE("The badge of a large country stands again where its middle is out of sight") {
  Annotator annotator(small_basemap());
  const auto country = shared({{"x:1", "West", {35, 35}, 90, true, "AA", 0}});
  const auto badges_in = [&](const map::MapView& view) {
    std::vector<geo::LonLat> badges;
    for (const PlacedSprite& sprite : annotator.annotate(view, country, {}, Theme::light)) {
      if (sprite.place_id == "x:1") badges.push_back(geo::web_mercator::to_lonlat(sprite.anchor));
    }
    return badges;
  };
  // The country spans 10 degrees: 3,641 pixels at this zoom.
  const auto corner = badges_in(map::MapView({32, 32}, 8, 1000, 800));
  REQUIRE_FALSE(corner.empty());
  for (const geo::LonLat& at : corner) {
    CHECK((at.lon_deg > 30 && at.lon_deg < 40 && at.lat_deg > 30 && at.lat_deg < 40));
  }
  // It stays where it is while the map is moved.
  const auto moved = badges_in(map::MapView({32.4, 32.2}, 8, 1000, 800));
  CHECK(std::any_of(moved.begin(), moved.end(), [&](const auto& at) { return at == corner[0]; }));
  // Not within a town: there the country says nothing.
  CHECK(badges_in(map::MapView({32, 32}, 12, 1000, 800)).empty());
  // Chosen, it is drawn there, too.
  render::Emphasis emphasis;
  emphasis.selected_place = "x:1";
  const auto chosen =
      annotator.annotate(map::MapView({32, 32}, 8, 1000, 800), country, emphasis, Theme::light);
  CHECK(sprites_of(chosen, "x:1") == corner.size());
}

TEST_CASE(
    "A country's badge makes room for what is drawn over the map, and stands there again without "
    "it") {
  Annotator annotator(small_basemap());
  const MapPlace country{"x:1", "West", {35, 35}, 9, true, "AA", 500};
  const auto places = shared({country});
  const map::MapView view({35, 35}, 5, 800, 600);
  const auto badge = [&](const render::Emphasis& emphasis) {
    const auto sprites = annotator.annotate(view, places, emphasis, Theme::light);
    const auto found = std::find_if(sprites.begin(), sprites.end(), [](const auto& sprite) {
      return sprite.part == render::SpritePart::badge;
    });
    REQUIRE(found != sprites.end());
    const map::ScreenPoint at = view.to_screen(found->anchor);
    const double middle_px = at.x_px + found->middle_x_px, line_px = at.y_px + found->middle_y_px;
    return map::ScreenRect{middle_px - found->reach_px, line_px - 8, middle_px + found->reach_px,
                           line_px + 8};
  };
  const map::ScreenRect plain = badge({});
  const map::PinnedBox pin_over{country.position, {-13, -32, 13, 0}};
  const map::ScreenPoint at = view.to_screen(country.position);
  const map::ScreenRect pin_box{at.x_px - 13, at.y_px - 32, at.x_px + 13, at.y_px};
  CHECK(overlap(plain, pin_box));
  CHECK_FALSE(overlap(badge({"", "", {pin_over}}), pin_box));
  CHECK(badge({}) == plain);
}

TEST_CASE("Names of the world do not cover each other, wherever its middle lies") {
  Annotator annotator(small_basemap());
  std::vector<MapPlace> places;
  for (int lon = -180; lon < 180; lon += 45) {
    const double lat = 50;
    places.push_back(pin(("p" + std::to_string(lon)).c_str(), "A town with a name",
                         {static_cast<double>(lon), lat}, 2));
  }
  const auto shown = shared(places);
  for (double middle = -180; middle < 180; middle += 20) {
    INFO("middle " << middle);
    const map::MapView view({middle, 30}, 1.2, 1160, 880);
    std::vector<PlacedSprite> names;
    for (const PlacedSprite& one : annotator.annotate(view, shown, {}, Theme::light)) {
      if (one.part == render::SpritePart::name) names.push_back(one);
    }
    REQUIRE(names.size() > 3);
    const auto spot = [&](const PlacedSprite& one) {
      const map::ScreenPoint at = view.to_screen(one.anchor);
      return map::ScreenPoint{at.x_px + one.middle_x_px, at.y_px + one.middle_y_px};
    };
    int covered = 0;
    for (std::size_t i = 0; i < names.size(); ++i) {
      for (std::size_t k = i + 1; k < names.size(); ++k) {
        const map::ScreenPoint a = spot(names[i]), b = spot(names[k]);
        covered += std::abs(a.y_px - b.y_px) < 8 &&
                   std::abs(a.x_px - b.x_px) < names[i].reach_px + names[k].reach_px - 4;
      }
    }
    CHECK(covered == 0);
  }
}

TEST_CASE("The name of a place under the pointer stays under it, also above its marker") {
  Annotator annotator(small_basemap());
  std::vector<MapPlace> places;
  for (int lon = -180; lon < 180; lon += 45) {
    places.push_back(pin(("p" + std::to_string(lon)).c_str(), "A town with a name",
                         {static_cast<double>(lon), 50}, 2));
  }
  const auto shown = shared(places);
  const map::MapView view({0, 30}, 1.2, 1160, 880);
  const auto name_of = [](const std::vector<PlacedSprite>& sprites, const std::string& id) {
    return std::find_if(sprites.begin(), sprites.end(), [&](const PlacedSprite& one) {
      return one.part == render::SpritePart::name && one.place_id == id;
    });
  };
  std::size_t above = 0;
  const auto plain = annotator.annotate(view, shown, {}, Theme::light);
  for (const MapPlace& place : places) {
    const auto name = name_of(plain, place.id);
    if (name == plain.end()) continue;
    above += name->middle_x_px == 0;
    render::Emphasis emphasis;
    emphasis.hovered_place = place.id;
    const auto hovered = annotator.annotate(view, shown, emphasis, Theme::light);
    const auto emphasised = name_of(hovered, place.id);
    REQUIRE(emphasised != hovered.end());
    CHECK(std::abs(emphasised->middle_x_px - name->middle_x_px) < 8);
    CHECK(std::abs(emphasised->middle_y_px - name->middle_y_px) < 2);
  }
  CHECK(above > 0);
}

TEST_CASE("The name of a country full of markers stands beside it, not in its neighbour") {
  Annotator annotator(small_basemap());
  std::vector<MapPlace> places{{"x:1", "West", {35, 35}, 90, true, "AA", 0}};
  for (double lat = 28; lat < 41.5; lat += 0.4) {
    for (double lon = 30.4; lon < 39.8; lon += 0.5) {
      places.push_back({"p" + std::to_string(places.size()), "Town", {lon, lat}, 2, false, "", 0});
    }
  }
  const map::MapView whole({36, 35}, 5.5, 1400, 1000);
  const auto sprites = annotator.annotate(whole, shared(places), {}, Theme::light);
  const auto badge = std::find_if(sprites.begin(), sprites.end(), [](const PlacedSprite& sprite) {
    return sprite.place_id == "x:1";
  });
  REQUIRE(badge != sprites.end());
  map::ScreenPoint at = whole.to_screen(badge->anchor);
  at.x_px += badge->middle_x_px;
  at.y_px += badge->middle_y_px;
  const geo::LonLat there = whole.to_lonlat(at);
  const auto within = [&](double west, double east) {
    return there.lon_deg > west && there.lon_deg < east && there.lat_deg > 30 && there.lat_deg < 40;
  };
  CHECK_FALSE(within(30, 40));  // where the markers are
  CHECK_FALSE(within(40, 50));  // another country
}

TEST_CASE("The same label is the same picture in every call") {
  Annotator annotator(small_basemap());
  const auto first = annotator.annotate(levant, shared({}), {}, Theme::light);
  const auto again = annotator.annotate(levant.panned(700, 300), shared({}), {}, Theme::light);
  std::set<const render::Picture*> pictures;
  for (const auto& sprite : first) pictures.insert(sprite.picture.get());
  REQUIRE_FALSE(first.empty());
  CHECK(std::any_of(again.begin(), again.end(),
                    [&](const auto& sprite) { return pictures.contains(sprite.picture.get()); }));
}

TEST_CASE("Names do not jump while panning") {
  Annotator annotator(small_basemap());
  const auto places = shared({pin("a", "Alpha", {37, 34}, 3), pin("b", "Beta", {37.6, 34.02}, 5)});
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

TEST_CASE("A click hits the marker under it, the nearest of several, a name, and an area's badge") {
  Annotator annotator(small_basemap());
  const auto sprites =
      annotator.annotate(levant,
                         shared({pin("a", "Alpha", {37, 34}, 1),
                                 pin("b", "Beta", {37.3, 34}, 1),
                                 {"c", "The Province", {40, 36}, 9, true, "", 50}}),
                         {}, Theme::light);
  const auto at = [&](double lon, double lat, double right_px = 0) {
    map::ScreenPoint point = levant.to_screen(geo::LonLat{lon, lat});
    point.x_px += right_px;
    const PlacedSprite* sprite = render::sprite_at(sprites, levant, point);
    return sprite == nullptr ? std::string() : sprite->place_id;
  };
  CHECK(at(37.0, 34) == "a");
  CHECK(at(37.0, 34, 8) == "a");
  CHECK(at(37.3, 34, -8) == "b");
  CHECK(at(37.3, 34, 25) == "b");  // its name
  CHECK(at(40.0, 36, 20) == "c");
  CHECK(at(42, 32).empty());
}

TEST_CASE("A name that is pointed at stays under the pointer, on either side of its marker") {
  Annotator annotator(small_basemap());
  // The badge of the second province has to give way to the first; the wall of markers on the right
  // sends Alpha's name to the left.
  std::vector<MapPlace> all{{"c", "The Province", {40, 36}, 9, true, "", 50},
                            {"d", "The District", {40, 36}, 5, true, "", 50},
                            pin("a", "Alpha", {37, 34}, 4),
                            pin("b", "Beta", {37.35, 34}, 9)};
  const auto places = shared(all);
  const auto plain = annotator.annotate(levant, places, {}, Theme::light);
  for (const MapPlace& place : all) {
    INFO(place.name);
    const auto name = std::find_if(plain.begin(), plain.end(), [&](const PlacedSprite& sprite) {
      return sprite.place_id == place.id &&
             (sprite.part == render::SpritePart::name || sprite.part == render::SpritePart::badge);
    });
    REQUIRE(name != plain.end());
    map::ScreenPoint point = levant.to_screen(name->anchor);
    point.x_px += name->middle_x_px;
    point.y_px += name->middle_y_px;
    const auto emphasised = annotator.annotate(levant, places, {"", place.id}, Theme::light);
    const PlacedSprite* touched = render::sprite_at(emphasised, levant, point);
    REQUIRE(touched != nullptr);
    CHECK(touched->place_id == place.id);
  }
  const auto named = [&](const char* id) {
    return std::find_if(plain.rbegin(), plain.rend(),
                        [&](const PlacedSprite& sprite) { return sprite.place_id == id; });
  };
  CHECK(named("c")->middle_y_px != named("d")->middle_y_px);
  CHECK(named("a")->middle_x_px < 0);
}

TEST_CASE("Towns too close together are one marker with the count of both and the larger's name") {
  Annotator annotator(small_basemap());
  const auto places = shared({pin("a", "Alpha", {37, 34}, 1), pin("b", "Beta", {37.01, 34}, 5)});
  const auto far = annotator.annotate(levant, places, {}, Theme::light);
  CHECK(sprites_of(far, "b") == 3);
  CHECK(sprites_of(far, "a") == 0);
  const map::MapView near({37, 34}, 12, 1600, 1000);
  CHECK(sprites_of(annotator.annotate(near, places, {}, Theme::light), "a") == 3);
}

TEST_CASE("A selected or hovered place has its own marker, whatever holds it") {
  Annotator annotator(small_basemap());
  const auto places = shared({pin("a", "Alpha", {37, 34}, 1), pin("b", "Beta", {37.01, 34}, 5)});
  CHECK(sprites_of(annotator.annotate(levant, places, {"a", ""}, Theme::light), "a") == 3);
  CHECK(sprites_of(annotator.annotate(levant, places, {"", "a"}, Theme::light), "a") == 3);
}

TEST_CASE("A selected place stands beside the marker that holds it and not over its count") {
  Annotator annotator(small_basemap());
  const double lon_deg = GENERATE(36.98, 37.01, 37.04);  // Alpha lies east, at the point, west
  const auto places =
      shared({pin("a", "Alpha", {37.01, 34}, 1), pin("b", "Beta", {lon_deg, 34}, 9)});
  const auto sprites = annotator.annotate(levant, places, {"a", ""}, Theme::light);
  const auto marker_of = [&](const char* id) {
    return std::find_if(sprites.begin(), sprites.end(), [&](const PlacedSprite& sprite) {
      return sprite.place_id == id && sprite.part == render::SpritePart::marker;
    });
  };
  const auto middle_of = [&](const PlacedSprite& sprite) {
    map::ScreenPoint at = levant.to_screen(sprite.anchor);
    at.x_px += sprite.middle_x_px;
    at.y_px += sprite.middle_y_px;
    return at;
  };
  const map::ScreenPoint alone = middle_of(*marker_of("a")), holder = middle_of(*marker_of("b"));
  CHECK(std::hypot(alone.x_px - holder.x_px, alone.y_px - holder.y_px) >
        marker_of("a")->reach_px + 13);
  CHECK(render::sprite_at(sprites, levant, alone)->place_id == "a");
  CHECK(render::sprite_at(sprites, levant, holder)->place_id == "b");
  for (const PlacedSprite& name : sprites) {  // nor over its name
    if (name.part != render::SpritePart::name || name.place_id != "b") continue;
    const map::ScreenPoint words = middle_of(name);
    CHECK((std::abs(alone.x_px - words.x_px) > name.reach_px ||
           std::abs(alone.y_px - words.y_px) > 8));
  }
}

TEST_CASE("A selected place beside the marker that holds it covers no other marker") {
  Annotator annotator(small_basemap());
  const map::MapView view({37, 34}, 6, 800, 600);
  // Gamma stands where Alpha would: to the east of Beta's marker, but not held by it.
  const auto places = shared({pin("a", "Alpha", {37.01, 34}, 1), pin("b", "Beta", {37, 34}, 30),
                              pin("c", "Gamma", {37.55, 34}, 2)});
  const auto sprites = annotator.annotate(view, places, {"a", ""}, Theme::light);
  const auto middle_of = [&](const char* id) {
    const auto marker = std::find_if(sprites.begin(), sprites.end(), [&](const auto& sprite) {
      return sprite.place_id == id && sprite.part == render::SpritePart::marker;
    });
    REQUIRE(marker != sprites.end());
    map::ScreenPoint at = view.to_screen(marker->anchor);
    at.x_px += marker->middle_x_px;
    at.y_px += marker->middle_y_px;
    return std::pair(at, marker->reach_px);
  };
  const auto [alpha, alpha_px] = middle_of("a");
  const auto [gamma, gamma_px] = middle_of("c");
  CHECK(std::hypot(alpha.x_px - gamma.x_px, alpha.y_px - gamma.y_px) > alpha_px + gamma_px);
}

TEST_CASE("The name of a marker says how many other places it holds, also while it is selected") {
  Annotator annotator(small_basemap());
  const auto places = shared({pin("a", "Alpha", {37, 34}, 1), pin("b", "Beta", {37.01, 34}, 9)});
  const auto name_of = [&](const char* id, const render::Emphasis& emphasis) {
    for (const PlacedSprite& sprite : annotator.annotate(levant, places, emphasis, Theme::light)) {
      const bool is_name = sprite.part == render::SpritePart::name && sprite.place_id == id;
      if (is_name) return sprite.picture->shapes.at(0).text;
    }
    return std::string();
  };
  CHECK(name_of("b", {}) == "Beta +1");
  CHECK(name_of("b", {"b", ""}) == "Beta +1");
  CHECK(name_of("b", {"", "b"}) == "Beta +1");
  CHECK(name_of("b", {"a", ""}) == "Beta +1");
  CHECK(name_of("a", {"a", ""}) == "Alpha");
}

TEST_CASE("A name that stands out leaves no other name under it, and stays with its place") {
  Annotator annotator(small_basemap());
  const auto places = shared({pin("a", "Alpha", {37, 34}, 1), pin("b", "Beta", {37.01, 34}, 5)});
  const auto sprites = annotator.annotate(levant, places, {"a", ""}, Theme::light);
  std::vector<const PlacedSprite*> names;
  for (const PlacedSprite& sprite : sprites) {
    if (sprite.part == render::SpritePart::name) names.push_back(&sprite);
  }
  REQUIRE_FALSE(names.empty());
  const PlacedSprite& own = *names.back();  // on top
  CHECK(own.place_id == "a");
  CHECK(own.cluster == places->clusters().of_place(0));
  for (std::size_t i = 0; i + 1 < names.size(); ++i) {
    const map::ScreenPoint at = levant.to_screen(names[i]->anchor);
    const map::ScreenPoint there = levant.to_screen(own.anchor);
    const double aside = at.x_px + names[i]->middle_x_px - there.x_px - own.middle_x_px;
    const double over = at.y_px + names[i]->middle_y_px - there.y_px - own.middle_y_px;
    CHECK((std::abs(aside) > names[i]->reach_px + own.reach_px - 7 || std::abs(over) > 13));
  }
}

TEST_CASE("What is prepared in advance is what is annotated later, unless it was stopped") {
  const auto places = shared({pin("a", "Alpha", {37, 34}, 1), pin("b", "Beta", {39, 35}, 5)});
  Annotator plain(small_basemap()), prepared(small_basemap());
  const bool goes_on = GENERATE(true, false);
  prepared.prepare(levant, places, Theme::light, map::ColouredBy::nothing, 1,
                   [&] { return goes_on; });
  const auto expected = plain.annotate(levant, places, {}, Theme::light);
  const auto found = prepared.annotate(levant, places, {}, Theme::light);
  REQUIRE(found.size() == expected.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    CHECK(found[i].place_id == expected[i].place_id);
    CHECK(found[i].anchor == expected[i].anchor);
    CHECK(found[i].middle_x_px == expected[i].middle_x_px);
    CHECK(found[i].picture->rgba == expected[i].picture->rgba);
  }
}

TEST_CASE("A country lies where its largest piece does, and an unknown one nowhere") {
  const Annotator annotator(small_basemap());
  const auto extent = annotator.extent_of_area("AA");
  REQUIRE(extent);
  CHECK(extent->west_deg == Approx(30).margin(0.01));
  CHECK(extent->east_deg == Approx(40).margin(0.01));
  CHECK(extent->south_deg == Approx(30).margin(0.01));
  CHECK_FALSE(annotator.extent_of_area("XX"));
  CHECK_FALSE(annotator.extent_of_area(""));
}

TEST_CASE("Markers are coloured by kind or confidence only when asked") {
  using gazetteer::PlaceKind;
  using map::ColouredBy;
  const auto colour = [](PlaceKind kind, double confidence, ColouredBy by) {
    return render::marker_colour(kind, confidence, by, Theme::light);
  };
  CHECK(colour(PlaceKind::airfield, 0.2, ColouredBy::nothing) == 0xd1495b);
  CHECK(colour(PlaceKind::airfield, 0.2, ColouredBy::kind) !=
        colour(PlaceKind::settlement, 0.2, ColouredBy::kind));
  CHECK(colour(PlaceKind::airfield, 0.2, ColouredBy::confidence) !=
        colour(PlaceKind::airfield, 0.9, ColouredBy::confidence));
  CHECK(render::legend_of(ColouredBy::nothing, Theme::light).empty());
  CHECK(render::legend_of(ColouredBy::kind, Theme::dark).size() == 4);
}

TEST_CASE("The scale bar is true at the centre of the view") {
  const map::MapView view({40, 60}, 6, 1000, 800);
  const render::ScaleBar bar = render::scale_bar(view);
  CHECK(bar.label == "50 km");  // at 60 N a pixel is half as long as at the equator
  CHECK(bar.length_px == Approx(50000 / (view.m_per_px() * 0.5)));
  CHECK(bar.length_px <= 120);
}
