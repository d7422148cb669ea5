#include "app/map/tile.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using namespace loci;
using map::MapView;
using map::PlacedTile;

TEST_CASE("The tiles of a view cover it without gaps or overlaps") {
  const MapView view({40.141, 35.336}, 6.4, 1600, 1000);
  const auto tiles = map::tiles_for(view, map::best_tile_zoom(view));
  double area = 0;
  for (const PlacedTile& tile : tiles) {
    const double width = std::min(1600.0, tile.rect.right_px) - std::max(0.0, tile.rect.left_px);
    const double height = std::min(1000.0, tile.rect.bottom_px) - std::max(0.0, tile.rect.top_px);
    CHECK(width > 0);
    CHECK(height > 0);
    area += width * height;
  }
  CHECK(area == Approx(1600.0 * 1000.0));
}

TEST_CASE("The tile in the middle comes first") {
  const MapView view({40.141, 35.336}, 6.4, 1600, 1000);
  const auto tiles = map::tiles_for(view, 6);
  CHECK(map::contains(tiles.front().rect, {800, 500}));
}

TEST_CASE("Over the antimeridian the columns run on from the other side") {
  const MapView fiji({180, -17}, 3, 800, 400);
  std::set<int> columns;
  for (const PlacedTile& tile : map::tiles_for(fiji, 3)) columns.insert(tile.tile.column);
  CHECK(columns == std::set<int>{0, 7});
}

TEST_CASE("A tile's place is right: the north-west quarter of the world ends at 0 N 0 E") {
  const MapView view({0, 0}, 1, 1024, 1024);
  const auto tiles = map::tiles_for(view, 1);
  REQUIRE(tiles.size() == 4);
  const auto found = std::find_if(tiles.begin(), tiles.end(), [](const PlacedTile& tile) {
    return tile.tile == map::TileId{1, 0, 0};
  });
  REQUIRE(found != tiles.end());
  CHECK(found->rect == map::ScreenRect{0, 0, 512, 512});
}

TEST_CASE("Tiles are never drawn at more than their double or less than their half") {
  for (double zoom = 3; zoom <= 14; zoom += 0.1) {
    const MapView view({40, 35}, zoom, 800, 600);
    const auto tiles = map::tiles_for(view, map::best_tile_zoom(view));
    const double side_px = tiles.front().rect.right_px - tiles.front().rect.left_px;
    CHECK(side_px <= 1024);
    CHECK(side_px >= 256);
  }
}
