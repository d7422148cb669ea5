#include "app/render/map_picture.hpp"
#include "tests/fuzz/hostile_bytes.hpp"
#include "tests/render/small_basemap.hpp"
#include "tests/temporary_folder.hpp"

#include <catch2/catch.hpp>

using namespace loci;
using namespace loci::tests;

namespace {

/// Draws what the file has at two scales, with a country and a place marked.
void draw(const std::filesystem::path& file) {
  const auto places = std::make_shared<const map::PlacesOnMap>(
      std::vector<map::MapPlace>{{"a", "Syria", {38, 35}, 3, true, "AA", 300},
                                 {"b", "Palmyra", {38.28, 34.56}, 2, false, "", 0}});
  const render::TilePainter painter(file);
  render::Annotator annotator(file);
  for (const double zoom : {1.0, 5.0}) {
    const map::MapView view({38, 34}, zoom, 160, 120);
    CHECK(draw_map(painter, annotator, view, map::coming(places), render::Theme::light).width_px ==
          160);
  }
}

}  // namespace

TEST_CASE("a changed basemap is drawn or refused") {
  const TemporaryFolder folder;
  const std::string bytes = bytes_of(small_basemap());
  HostileBytes hostile(6);
  std::size_t drawn = 0;
  for (std::size_t i = 0; i < rounds(150); ++i) {
    INFO("change " << i);
    const std::size_t keep = i % 4 == 0 ? 0 : 320;  // mostly behind the header
    const auto file = folder.write("changed.basemap", hostile.changed(bytes, keep));
    drawn += survives([&] { draw(file); }) ? 1 : 0;
  }
  CHECK(drawn > 0);
}
