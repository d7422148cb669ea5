#include "app/render/blending.hpp"
#include "app/render/picture.hpp"
#include "geo/error.hpp"
#include "tests/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <isa-l/crc.h>
#include <png.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

using loci::render::Picture;
using loci::tests::TemporaryFolder;

TEST_CASE("A half transparent picture shows what is below it, and what sticks out is cut off") {
  Picture bottom(2, 1), top(2, 1);
  bottom.rgba = {200, 200, 200, 255, 10, 20, 30, 255};
  top.rgba = {0, 0, 0, 255, 50, 0, 0, 128};
  draw_over(bottom, top, -1, 0);
  CHECK(bottom.rgba == std::vector<std::uint8_t>{150, 100, 100, 255, 10, 20, 30, 255});
}

TEST_CASE("A pixel over many is the same as over each of them, however many they are") {
  const std::array<std::uint8_t, 4> ink{20, 0, 90, 130};
  for (std::size_t count = 0; count < 12; ++count) {
    std::vector<std::uint8_t> at_once(4 * 12);
    for (std::size_t i = 0; i < at_once.size(); ++i) at_once[i] = static_cast<std::uint8_t>(21 * i);
    std::vector<std::uint8_t> one_by_one = at_once;
    loci::render::lay_over_all(ink.data(), at_once.data(), count);
    for (std::size_t i = 0; i < count; ++i) {
      loci::render::lay_over(ink.data(), one_by_one.data() + 4 * i);
    }
    CHECK(at_once == one_by_one);
  }
}

TEST_CASE("A row of pixels over another is the same as pixel by pixel, however long it is") {
  for (std::size_t count = 0; count < 9; ++count) {
    std::vector<std::uint8_t> top(4 * count), at_once(4 * 9, 200);
    for (std::size_t i = 0; i < count; ++i) {
      const auto alpha = static_cast<std::uint8_t>(i % 3 == 0 ? 0 : 31 * i);
      for (std::size_t c = 0; c < 4; ++c) {
        top[4 * i + c] = static_cast<std::uint8_t>(c == 3 ? alpha : alpha / (c + 1));
      }
    }
    std::vector<std::uint8_t> one_by_one = at_once;
    loci::render::lay_row_over(top.data(), at_once.data(), count);
    for (std::size_t i = 0; i < count; ++i) {
      loci::render::lay_over(top.data() + 4 * i, one_by_one.data() + 4 * i);
    }
    CHECK(at_once == one_by_one);
  }
}

TEST_CASE("A picture over another is rounded to the nearest, whatever its alpha") {
  for (int alpha = 0; alpha < 256; ++alpha) {
    Picture bottom(256, 1), top(256, 1);
    for (std::size_t i = 0; i < 256; ++i) {
      for (std::size_t c = 0; c < 4; ++c) {
        bottom.rgba[4 * i + c] = static_cast<std::uint8_t>(i);
        top.rgba[4 * i + c] = static_cast<std::uint8_t>(alpha);
      }
    }
    draw_over(bottom, top, 0, 0);
    int differences = 0;
    for (int i = 0; i < 256; ++i) {
      const int expected = alpha + (i * (255 - alpha) + 127) / 255;
      for (int c = 0; c < 4; ++c) {
        differences += bottom.rgba[static_cast<std::size_t>(4 * i + c)] == expected ? 0 : 1;
      }
    }
    CHECK(differences == 0);
  }
}

TEST_CASE("The checksum of every chunk of a PNG is right") {
  const bool opaque = GENERATE(true, false);
  const TemporaryFolder folder;
  const auto file = folder.path() / "map.png";
  Picture picture(5, 3);
  if (opaque) std::fill(picture.rgba.begin(), picture.rgba.end(), std::uint8_t{255});
  loci::render::write_png(picture, file);
  std::ifstream in(file, std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(in), {});
  const auto* const data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const auto number_at = [&](std::size_t at) {
    return std::size_t{data[at]} << 24 | std::size_t{data[at + 1]} << 16 |
           std::size_t{data[at + 2]} << 8 | data[at + 3];
  };
  std::string kinds;
  for (std::size_t at = 8; at + 12 <= bytes.size(); at += 12 + number_at(at)) {
    const std::size_t size = number_at(at);
    REQUIRE(at + 12 + size <= bytes.size());
    kinds += bytes.substr(at + 4, 4) + " ";
    CHECK(crc32_gzip_refl(0, data + at + 4, size + 4) == number_at(at + 8 + size));
  }
  CHECK(kinds == "IHDR IDAT IEND ");
}

TEST_CASE("A picture that fills several chunks of a PNG is read back as it was") {
  const bool opaque = GENERATE(true, false);
  const TemporaryFolder folder;
  const auto file = folder.path() / "map.png";
  Picture picture(301, 403);
  std::uint32_t noise = 1;
  for (std::size_t i = 0; i < picture.rgba.size(); ++i) {
    noise = noise * 1664525 + 1013904223;
    const bool whole = opaque || i % 8 < 4;  // transparent black otherwise
    const auto value = static_cast<std::uint8_t>(i % 4 == 3 ? 255 : noise >> 24);
    picture.rgba[i] = whole ? value : std::uint8_t{0};
  }
  loci::render::write_png(picture, file);
  CHECK(std::filesystem::file_size(file) > 2 * 65536);
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  REQUIRE(png_image_begin_read_from_file(&image, file.c_str()) != 0);
  CHECK((image.format == PNG_FORMAT_RGB) == opaque);
  image.format = PNG_FORMAT_RGBA;
  std::vector<std::uint8_t> read(PNG_IMAGE_SIZE(image));
  REQUIRE(png_image_finish_read(&image, nullptr, read.data(), 0, nullptr) != 0);
  CHECK((image.width == 301 && image.height == 403));
  CHECK(read == picture.rgba);
}

TEST_CASE("A PNG is written whole or not at all") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "map.png";
  Picture picture(3, 2);
  loci::render::write_png(picture, file);
  std::ifstream in(file, std::ios::binary);
  char signature[8] = {};
  in.read(signature, 8);
  CHECK(std::string(signature + 1, 3) == "PNG");
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
  CHECK_THROWS_WITH(loci::render::write_png(picture, folder.path() / "absent" / "map.png"),
                    Catch::Matchers::Contains("map.png: cannot be written"));
  CHECK_THROWS_AS(loci::render::write_png(Picture(), file), loci::Error);
}
