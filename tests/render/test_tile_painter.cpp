#include "app/render/map_picture.hpp"
#include "app/render/tile_painter.hpp"
#include "geo/error.hpp"
#include "geo/web_mercator.hpp"
#include "tests/render/small_basemap.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <thread>

using namespace loci;
using render::Picture;
using render::Theme;
using render::TilePainter;

namespace {

std::uint32_t colour_at(const Picture& picture, int x, int y) {
  const std::uint8_t* p =
      picture.rgba.data() + (static_cast<std::ptrdiff_t>(y) * picture.width_px + x) * 4;
  return (std::uint32_t{p[0]} << 16) | (std::uint32_t{p[1]} << 8) | p[2];
}

int largest_difference(const Picture& a, const Picture& b) {
  REQUIRE(a.rgba.size() == b.rgba.size());
  int largest = 0;
  for (std::size_t i = 0; i < a.rgba.size(); ++i) {
    largest = std::max(largest, std::abs(int{a.rgba[i]} - int{b.rgba[i]}));
  }
  return largest;
}

/// The view whose pixels are those of tiles_wide x tiles_high tiles from one on.
map::MapView view_of_tiles(const map::TileId& first, int tiles_wide, int tiles_high) {
  constexpr double world_m = geo::web_mercator::world_width_m;
  const double side_m = world_m / (1 << first.zoom);
  const geo::ProjectedPoint middle{-world_m / 2 + (first.column + tiles_wide / 2.0) * side_m,
                                   world_m / 2 - (first.row + tiles_high / 2.0) * side_m};
  return {geo::web_mercator::to_lonlat(middle), static_cast<double>(first.zoom),
          tiles_wide * map::tile_size_px, tiles_high * map::tile_size_px};
}

}  // namespace

TEST_CASE("Land is land, sea is sea, in both themes") {
  const TilePainter painter(small_basemap());
  const map::MapView view({36, 34}, 6, 400, 300);
  for (const Theme theme : {Theme::light, Theme::dark}) {
    CHECK(colour_at(painter.paint(view, theme), 20, 280) == render::map_style(theme).land);
    const map::MapView atlantic({-30, 0}, 6, 400, 300);
    CHECK(colour_at(painter.paint(atlantic, theme), 200, 150) == render::map_style(theme).sea);
  }
}

TEST_CASE("Four tiles side by side are the whole view, pixel for pixel") {
  const TilePainter painter(small_basemap());
  const map::TileId first{5, 18, 12};  // the corner of the four lies near the disputed border
  Picture tiles(1024, 1024);
  for (int row = 0; row < 2; ++row) {
    for (int column = 0; column < 2; ++column) {
      draw_over(tiles,
                painter.paint(map::TileId{5, first.column + column, first.row + row}, Theme::light),
                column * 512, row * 512);
    }
  }
  const Picture whole = painter.paint(view_of_tiles(first, 2, 2), Theme::light);
  CHECK(largest_difference(tiles, whole) <= 1);
  std::set<std::uint32_t> colours;
  for (int x = 0; x < 1024; ++x) colours.insert(colour_at(whole, x, 512));
  CHECK(colours.size() > 3);  // there is something to see
}

TEST_CASE("A view painted in parts is the same as at once") {
  const TilePainter painter(small_basemap());
  const map::MapView view({36, 34}, 6, 300, 700);
  Picture in_parts = TilePainter::empty_picture(view);
  const std::vector<render::Rows> parts = TilePainter::parts_to_paint(in_parts, view, {});
  CHECK(parts.size() == 3);
  for (const render::Rows& rows : parts) painter.paint_rows(in_parts, rows, view, Theme::light);
  CHECK(largest_difference(in_parts, painter.paint(view, Theme::light)) <= 1);
  const map::MapView elsewhere({36, 34}, 6, 300, 700, geo::Projection::named("equal-earth"));
  CHECK(TilePainter::parts_to_paint(in_parts, elsewhere, {}).size() == 1);
}

TEST_CASE("A disputed border is dashed, and the dashes go on over the edge of a tile") {
  const TilePainter painter(small_basemap());
  const map::MapView view({40, 35}, 7, 200, 400);
  const Picture picture = painter.paint(view, Theme::light);
  int changes = 0;
  const auto is_ink = [&](int y) {
    const std::uint32_t colour = colour_at(picture, 100, y);
    return (colour >> 16) < 0xd0;
  };
  for (int y = 1; y < 400; ++y) changes += is_ink(y) != is_ink(y - 1) ? 1 : 0;
  CHECK(changes >
        40);  // four a period of 13.5 px over 400 px is 118, less where a dash ends between pixels
}

TEST_CASE("An island on the antimeridian is whole, without a line where the data is cut") {
  const TilePainter painter(small_basemap());
  const Picture picture = painter.paint(map::MapView({180, -17.5}, 6, 300, 100), Theme::light);
  for (int x = 0; x < 300; ++x)
    CHECK(colour_at(picture, x, 50) == render::map_style(Theme::light).land);
}

TEST_CASE("Several threads paint the same") {
  const TilePainter painter(small_basemap());
  const Picture expected = painter.paint(map::TileId{4, 9, 6}, Theme::dark);
  std::vector<Picture> painted(4);
  std::vector<std::thread> threads;
  for (Picture& picture : painted) {
    threads.emplace_back([&] { picture = painter.paint(map::TileId{4, 9, 6}, Theme::dark); });
  }
  for (auto& thread : threads) thread.join();
  for (const Picture& picture : painted) CHECK(picture == expected);
}

TEST_CASE("Twice the pixel ratio is twice the pixels of the same map") {
  const TilePainter painter(small_basemap());
  const Picture picture = painter.paint(map::MapView({36, 34}, 6, 400, 300), Theme::light, 2);
  CHECK(picture.width_px == 800);
  CHECK(colour_at(picture, 40, 560) == render::map_style(Theme::light).land);
}

namespace {

/// On a transparent picture of a view of the small basemap.
Picture tint_of(const TilePainter& painter, const map::MapPlace& area) {
  Picture tint(400, 300);
  painter.tint_areas(tint, all_rows(tint), map::MapView({40, 35}, 5, 400, 300),
                     mentioned_areas(*painter.basemap(), {area}), Theme::light);
  return tint;
}

}  // namespace

TEST_CASE("A mentioned country is tinted, another one is not") {
  const TilePainter painter(small_basemap());
  const map::MapPlace country{"x", "West", {35, 35}, 3, true, "AA", 0};
  const Picture tint = tint_of(painter, country);
  CHECK(tint.rgba[(150 * 400 + 100) * 4 + 3] > 0);
  CHECK(tint.rgba[(150 * 400 + 300) * 4 + 3] == 0);
}

TEST_CASE("A mentioned first-level area is tinted, the more the more mentions it has") {
  const TilePainter painter(small_basemap());
  const auto tint_at = [&](const char* code, std::size_t mentions, int x) {
    const map::MapPlace area{"x", "Area", {35, 35}, mentions, true, code, 0};
    return tint_of(painter, area).rgba[static_cast<std::size_t>((150 * 400 + x) * 4 + 3)];
  };
  CHECK(tint_at("AA.01", 1, 100) > 0);
  CHECK(tint_at("AA.01", 1, 300) == 0);
  CHECK(tint_at("AA.01", 100, 100) > tint_at("AA.01", 1, 100));
  CHECK(tint_at("BB.ENG", 1, 300) > 0);
  CHECK(tint_at("AA.02", 1, 100) == 0);
}

TEST_CASE("A mentioned area on the antimeridian has no line where the data is cut") {
  const TilePainter painter(small_basemap());
  Picture tint(400, 300);
  const map::MapPlace island{"x", "Island", {179, -17.5}, 3, true, "FJ", 0};
  painter.tint_areas(tint, all_rows(tint), map::MapView({180, -17.5}, 5, 400, 300),
                     mentioned_areas(*painter.basemap(), {island}), Theme::light);
  const auto alpha_at = [&](int x) {
    return tint.rgba[(150U * 400U + static_cast<unsigned>(x)) * 4 + 3];
  };
  CHECK(alpha_at(180) > 0);  // within
  for (int x = 195; x < 206; ++x) CHECK(alpha_at(x) == alpha_at(180));
}

TEST_CASE("A map has its attribution in the lower right corner") {
  const TilePainter painter(small_basemap());
  render::Annotator annotator(small_basemap());
  const map::MapView view({-30, 0}, 4, 600, 400);
  const auto no_places = std::make_shared<const map::PlacesOnMap>(std::vector<map::MapPlace>{});
  const Picture map =
      render::draw_map(painter, annotator, view, map::coming(no_places), Theme::light);
  std::set<std::uint32_t> colours;
  for (int x = 400; x < 600; ++x) colours.insert(colour_at(map, x, 391));
  CHECK(colours.size() > 5);
}

TEST_CASE("A basemap that is missing, truncated, foreign or damaged gives one clear error") {
  using Catch::Matchers::Contains;
  const auto folder = std::filesystem::temp_directory_path() / "loci_test_basemap";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  CHECK_THROWS_WITH(TilePainter(folder / "absent.basemap"), Contains("absent.basemap"));

  std::ifstream in(small_basemap(), std::ios::binary);
  const std::string whole((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  const auto with_bytes = [&](const std::string& bytes) {
    std::ofstream(folder / "bad.basemap", std::ios::binary | std::ios::trunc) << bytes;
    return folder / "bad.basemap";
  };
  CHECK_THROWS_WITH(TilePainter(with_bytes("")), Contains("not a basemap"));
  CHECK_THROWS_WITH(TilePainter(with_bytes("PNG or something else")), Contains("not a basemap"));
  CHECK_THROWS_WITH(TilePainter(with_bytes(whole.substr(0, whole.size() - 8))),
                    Contains("truncated"));
  std::string other_version = whole;
  other_version[8] = 99;
  CHECK_THROWS_WITH(TilePainter(with_bytes(other_version)), Contains("version 99"));

  // Whatever byte is hurt: an error or a picture, never a crash.
  for (std::size_t at = 0; at < whole.size(); at += 1 + whole.size() / 300) {
    std::string hurt = whole;
    hurt[at] = static_cast<char>(hurt[at] ^ 0x81);
    try {
      TilePainter(with_bytes(hurt)).paint(map::TileId{3, 4, 3}, Theme::light);
    } catch (const Error&) {
    }
  }
}
