// Times of the map's painting: bench_render WORLD.basemap. Each figure is the median of nine runs,
// in milliseconds.
#include "app/render/map_picture.hpp"
#include "geo/extent.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <exception>
#include <functional>
#include <iostream>
#include <vector>

using namespace loci;

namespace {

void measure(const char* what, double share, const std::function<void()>& work) {
  std::vector<double> times_ms;
  for (int run = 0; run < 9; ++run) {
    const auto start = std::chrono::steady_clock::now();
    work();
    times_ms.push_back(
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
            .count() *
        share);
  }
  std::sort(times_ms.begin(), times_ms.end());
  std::cout << fmt::format("{:<40} {:8.2f} ms (fastest to slowest {:.2f} to {:.2f})\n", what,
                           times_ms[4], times_ms.front(), times_ms.back());
}

void measure_view(const std::filesystem::path& file, const char* name, const geo::Extent& extent,
                  int width_px, int height_px) {
  const render::TilePainter painter(file);
  const map::MapView view = map::MapView::showing(extent, width_px, height_px);
  std::cout << fmt::format("{} {}x{}, zoom {:.2f}\n", name, width_px, height_px, view.zoom());
  measure("  paint the view", 1, [&] { painter.paint(view, render::Theme::light); });
  const auto tiles = map::tiles_for(view, map::best_tile_zoom(view));
  measure("  paint a tile", 1.0 / static_cast<double>(tiles.size()), [&] {
    for (const map::PlacedTile& placed : tiles) painter.paint(placed.tile, render::Theme::light);
  });
  const auto no_places = std::make_shared<const map::PlacesOnMap>(std::vector<map::MapPlace>{});
  measure("  names, nothing cached", 1,
          [&] { render::Annotator(file).annotate(view, no_places, {}, render::Theme::light); });
  render::Annotator annotator(file);
  int step = 0;
  measure("  names while panning", 1, [&] {
    annotator.annotate(view.panned(60.0 * ++step, 0), no_places, {}, render::Theme::light);
  });
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "bench_render WORLD.basemap\n";
    return 2;
  }
  try {
    measure("open the basemap", 1, [&] { render::TilePainter painter(argv[1]); });
    measure_view(argv[1], "Levant", {33.5, 31, 45.5, 38}, 1600, 1000);
    measure_view(argv[1], "World", {-180, -58, 180, 78}, 1920, 1080);
    measure_view(argv[1], "Europe", {-10, 36, 30, 60}, 1600, 1000);
  } catch (const std::exception& problem) {
    std::cerr << problem.what() << '\n';
    return 1;
  }
  return 0;
}
