#include "app/render/cover_sums.hpp"

#include <agg2/agg_conv_stroke.h>
#include <agg2/agg_path_storage.h>
#include <agg2/agg_rasterizer_scanline_aa.h>
#include <agg2/agg_scanline_u.h>
#include <catch2/catch.hpp>

#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

using loci::render::CoverSums;

namespace {

constexpr int width_px = 70, height_px = 40;
using Covers = std::vector<int>;

std::size_t place_of(int x_px, int y_px) {
  return static_cast<std::size_t>(y_px * width_px + x_px);
}

Covers taken(CoverSums& sums) {
  Covers covers(place_of(0, height_px));
  sums.take([&](int x, int y, int length, int cover) {
    for (int i = 0; i < length; ++i) covers[place_of(x + i, y)] = cover;
  });
  return covers;
}

/// What AGG makes of the same.
Covers by_agg(agg::rasterizer_scanline_aa<agg::rasterizer_sl_clip_dbl>& cells) {
  Covers covers(place_of(0, height_px));
  agg::scanline_u8 line;
  if (cells.rewind_scanlines()) {
    line.reset(cells.min_x(), cells.max_x());
    while (cells.sweep_scanline(line)) {
      auto span = line.begin();
      for (unsigned i = 0; i < line.num_spans(); ++i, ++span) {
        for (int k = 0; k < span->len; ++k) {
          const int x = span->x + k, y = line.y();
          if (x >= 0 && x < width_px && y >= 0 && y < height_px)
            covers[place_of(x, y)] = span->covers[k];
        }
      }
    }
  }
  cells.reset();
  return covers;
}

/// A line with points on and around the picture, also far from it; now and then upright or level.
agg::path_storage any_line(std::mt19937& random) {
  std::uniform_real_distribution<double> across(-40, 110), down(-30, 70), near(-3, 3);
  std::uniform_int_distribution<int> any(0, 9), points(2, 12);
  agg::path_storage path;
  double x = across(random), y = down(random);
  path.move_to(x, y);
  for (int left = points(random); left > 0; --left) {
    const int kind = any(random);
    if (kind != 0) x = kind < 4 ? across(random) : x + near(random);
    if (kind != 1) y = kind < 4 ? down(random) : y + near(random);
    path.line_to(x, y);
  }
  return path;
}

}  // namespace

TEST_CASE("Outlines cover what AGG says that they cover") {
  std::mt19937 random(7);
  agg::rasterizer_scanline_aa<agg::rasterizer_sl_clip_dbl> cells;
  cells.clip_box(-2, -2, width_px + 2, height_px + 2);
  CoverSums sums(width_px, height_px);
  CHECK(sums.is_empty());
  for (int round = 0; round < 300; ++round) {
    INFO("round " << round);
    for (int lines = round % 4; lines >= 0; --lines) {
      agg::path_storage path = any_line(random);
      if (round % 2 == 0) {
        cells.add_path(path);
        sums.add(path);
      } else {
        agg::conv_stroke<agg::path_storage> stroke(path);
        stroke.width(0.3 + round % 7);
        stroke.line_join(agg::round_join);
        cells.add_path(stroke);
        sums.add(stroke);
      }
    }
    REQUIRE(taken(sums) == by_agg(cells));
    REQUIRE(sums.is_empty());
  }
}

TEST_CASE("What was added to a picture that was given up does not show on the next one") {
  {
    CoverSums sums(width_px, height_px);
    sums.move_to(3, 3);
    sums.line_to(30, 3);
    sums.line_to(30, 30);
  }
  CoverSums smaller(width_px / 2, height_px / 2), larger(3 * width_px, 2 * height_px);
  smaller.take([](int, int, int, int) { FAIL(); });
  larger.take([](int, int, int, int) { FAIL(); });
}
