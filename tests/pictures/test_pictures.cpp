#include "app/workspace/workspace.hpp"
#include "tests/cli/run_command.hpp"
#include "tests/temporary_folder.hpp"
#include "tests/workspace/sample_workspace.hpp"

#include <catch2/catch.hpp>

#include <png.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

using namespace loci;
using namespace loci::tests;

namespace {

struct Pixels {
  unsigned width = 0, height = 0;
  std::vector<unsigned char> rgb;
};

Pixels read_png(const std::filesystem::path& file) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  INFO(file);
  REQUIRE(png_image_begin_read_from_file(&image, file.c_str()) != 0);
  image.format = PNG_FORMAT_RGB;
  Pixels pixels{image.width, image.height, std::vector<unsigned char>(PNG_IMAGE_SIZE(image))};
  REQUIRE(png_image_finish_read(&image, nullptr, pixels.rgb.data(), 0, nullptr) != 0);
  return pixels;
}

/// Of a thousand pixels.
double differing(const Pixels& a, const Pixels& b) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < a.rgb.size(); i += 3) {
    for (std::size_t c = i; c < i + 3; ++c) {
      if (std::abs(int{a.rgb[c]} - int{b.rgb[c]}) <= 40) continue;
      ++count;
      break;
    }
  }
  return 3000.0 * static_cast<double>(count) / static_cast<double>(a.rgb.size());
}

/// \param mentioned places, each as often as it is there
void check_picture(const std::string& name, std::vector<std::string> options,
                   const std::vector<gazetteer::Place>& mentioned = {}) {
  const TemporaryFolder folder;
  const std::string workspace = (folder.path() / "made.loci").string();
  {
    workspace::Workspace made(workspace, workspace::Workspace::Mode::create_or_open);
    std::vector<geoparse::ResolvedMention> mentions;
    std::string text;
    for (const gazetteer::Place& place : mentioned) {
      mentions.push_back(mention_of(place.name, place.name, place));
      mentions.back().mention.span = {text.size(), text.size() + place.name.size()};
      text += place.name + " ";
    }
    if (!mentions.empty()) made.add(sample_document("a.txt", text), mentions, sample_gazetteer());
  }
  const std::filesystem::path kept = std::filesystem::path(LOCI_PICTURES_FOLDER) / (name + ".png");
  const char* const wish = std::getenv("LOCI_PICTURES");
  const bool write = wish != nullptr && std::string(wish) == "write";
  const std::filesystem::path drawn = write ? kept : folder.path() / "drawn.png";
  std::vector<std::string> words{"render", "-w", workspace, "-o", drawn.string()};
  words.insert(words.end(), options.begin(), options.end());
  const CommandResult result = run_loci(words);
  INFO(result.err);
  REQUIRE(result.exit_code == 0);
  const Pixels expected = read_png(kept), found = read_png(drawn);
  REQUIRE((found.width == expected.width && found.height == expected.height));
  CHECK(differing(expected, found) <= 1);
}

const std::string small = "480x320";

}  // namespace

TEST_CASE("A picture is compared so that a missing name is noticed") {
  Pixels paper{100, 100, std::vector<unsigned char>(30000, 240)}, name = paper;
  CHECK(differing(paper, name) == 0);
  for (std::size_t i = 0; i < 3 * 11; ++i) name.rgb[i] = 60;
  CHECK(differing(paper, name) > 1);
}

TEST_CASE("The world in three projections looks as it should") {
  check_picture("world-mercator", {"--size", "480x300", "--extent", "-180,-58,180,78"});
  check_picture("world-equal-earth", {"--size", "480x240", "--extent", "-180,-90,180,90",
                                      "--projection", "equal-earth", "--graticule"});
  check_picture("world-azimuthal", {"--size", "360x360", "--extent", "-180,-80,180,85",
                                    "--projection", "azimuthal=38,34", "--theme", "dark"});
}

TEST_CASE("The Middle East at three zooms in both styles looks as it should") {
  for (const std::string theme : {"light", "dark"}) {
    check_picture("region-" + theme,
                  {"--size", small, "--extent", "20,12,65,44", "--theme", theme});
    check_picture("levant-" + theme,
                  {"--size", small, "--extent", "33.5,31,45.5,38", "--theme", theme});
    check_picture("damascus-" + theme,
                  {"--size", small, "--extent", "35.4,33,37.2,34.2", "--theme", theme});
  }
}

TEST_CASE("Fiji lies across the antimeridian in one piece") {
  check_picture("fiji", {"--size", "360x240", "--extent", "176,-20,-178,-15"});
  check_picture("fiji-azimuthal",
                {"--size", "360x240", "--extent", "176,-20,-178,-15", "--projection", "azimuthal"});
}

TEST_CASE("Names in Arabic, Hebrew, Cyrillic and Chinese stand beside the English ones") {
  check_picture("names-arabic", {"--size", small, "--extent", "36,30,48,37"});
  check_picture("names-hebrew", {"--size", "300x360", "--extent", "33.9,30.8,36,33.4"});
  check_picture("names-cyrillic", {"--size", small, "--extent", "24,46,40,54"});
  check_picture("names-chinese", {"--size", small, "--extent", "98,30.5,110,38.5"});
}

TEST_CASE("Places in a crowd are markers with counts, mentioned areas tinted with a badge") {
  std::vector<gazetteer::Place> places;
  for (int i = 0; i < 400; ++i) {  // in rings around Damascus, more and more towards the middle
    const double turn = i * 2.39996, far_deg = 0.006 * i;
    const int town = i % 97;
    places.push_back(
        sample_place("x:" + std::to_string(town * 1000 + i / 97), "Town " + std::to_string(i),
                     {36.3 + far_deg * std::cos(turn), 33.5 + 0.8 * far_deg * std::sin(turn)}));
    for (int again = i % 11 * (i % 3); again > 0; --again) places.push_back(places.back());
  }
  gazetteer::Place syria = sample_place("x:sy", "Syria", {38.5, 35}, "PCLI");
  syria.feature_class = 'A';
  for (int i = 0; i < 30; ++i) places.push_back(syria);
  for (const std::string theme : {"light", "dark"}) {
    check_picture("crowd-" + theme,
                  {"--size", "640x420", "--extent", "33,31.5,42,37.5", "--theme", theme}, places);
  }
}

TEST_CASE("A national grid bends what is straight in Web Mercator") {
  check_picture("europe-laea",
                {"--size", small, "--extent", "-10,36,30,60", "--projection", "EPSG:3035"});
}
