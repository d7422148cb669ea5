#include "app/render/picture.hpp"
#include "geo/error.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>

using loci::render::Picture;

namespace {

std::filesystem::path fresh_folder() {
  const auto folder = std::filesystem::temp_directory_path() / "loci_test_picture";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  return folder;
}

}  // namespace

TEST_CASE("A half transparent picture shows what is below it, and what sticks out is cut off") {
  Picture bottom(2, 1), top(2, 1);
  bottom.rgba = {200, 200, 200, 255, 10, 20, 30, 255};
  top.rgba = {0, 0, 0, 255, 50, 0, 0, 128};
  draw_over(bottom, top, -1, 0);
  CHECK(bottom.rgba == std::vector<std::uint8_t>{150, 100, 100, 255, 10, 20, 30, 255});
}

TEST_CASE("A PNG is written whole or not at all") {
  const auto folder = fresh_folder();
  const auto file = folder / "map.png";
  Picture picture(3, 2);
  loci::render::write_png(picture, file);
  std::ifstream in(file, std::ios::binary);
  char signature[8] = {};
  in.read(signature, 8);
  CHECK(std::string(signature + 1, 3) == "PNG");
  CHECK(std::distance(std::filesystem::directory_iterator(folder), {}) == 1);
  CHECK_THROWS_WITH(loci::render::write_png(picture, folder / "absent" / "map.png"),
                    Catch::Matchers::Contains("map.png: cannot be written"));
  CHECK_THROWS_AS(loci::render::write_png(Picture(), file), loci::Error);
}
