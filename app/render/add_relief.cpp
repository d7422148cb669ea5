// The relief: from a shaded picture of the whole world to a pyramid of differences from level
// ground.
#include "app/render/basemap_content.hpp"
#include "app/render/source_file.hpp"
#include "geo/error.hpp"
#include "geo/web_mercator.hpp"

#include <jpeglib.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <memory>

namespace loci::render {
namespace {

/// One brightness a pixel, equirectangular, the whole world.
struct Grey {
  int width = 0, height = 0;
  std::vector<float> values;

  float& at(int x, int y) {
    return values[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                  static_cast<std::size_t>(x)];
  }
  float at(int x, int y) const {
    return values[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                  static_cast<std::size_t>(x)];
  }
};

[[noreturn]] void throw_jpeg_failure(j_common_ptr jpeg) {
  char message[JMSG_LENGTH_MAX];
  (*jpeg->err->format_message)(jpeg, message);
  throw std::runtime_error(message);
}

Grey read_jpeg(const std::filesystem::path& file) {
  const std::string bytes = read_source(file);
  jpeg_error_mgr errors;
  jpeg_decompress_struct jpeg;
  jpeg.err = jpeg_std_error(&errors);
  errors.error_exit = throw_jpeg_failure;
  struct Guard {
    jpeg_decompress_struct* jpeg;
    ~Guard() { jpeg_destroy_decompress(jpeg); }
  } guard{&jpeg};
  try {
    jpeg_create_decompress(&jpeg);
    jpeg_mem_src(&jpeg, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    jpeg_read_header(&jpeg, TRUE);
    jpeg.out_color_space = JCS_GRAYSCALE;
    jpeg_start_decompress(&jpeg);
    Grey grey{static_cast<int>(jpeg.output_width), static_cast<int>(jpeg.output_height), {}};
    grey.values.resize(std::size_t{jpeg.output_width} * jpeg.output_height);
    std::vector<JSAMPLE> row(jpeg.output_width);
    for (int y = 0; y < grey.height; ++y) {
      JSAMPROW rows = row.data();
      jpeg_read_scanlines(&jpeg, &rows, 1);
      std::copy(row.begin(), row.end(), &grey.at(0, y));
    }
    jpeg_finish_decompress(&jpeg);
    return grey;
  } catch (const std::runtime_error& problem) {
    throw Error(file.string(), std::string("not readable as JPEG: ") + problem.what(),
                "fetch the file again");
  }
}

/// A coarse grid over the world that tells where land or coast is: the relief elsewhere is never
/// seen.
class LandCells {
 public:
  LandCells(const BasemapContent& content, int columns, int rows)
      : columns_(columns),
        rows_(rows),
        land_(static_cast<std::size_t>(columns * rows), false),
        crossings_(static_cast<std::size_t>(rows)) {
    for (const BasemapArea& area : content.areas) {
      if (area.kind != AreaKind::land) continue;
      for (std::uint32_t r = area.first_ring; r < area.first_ring + area.ring_count; ++r) {
        const BasemapRing& ring = content.rings[r];
        for (std::uint32_t i = 0; i < ring.ref_count; ++i) {
          add_arc(content.arcs[geo::arc_index(content.refs[ring.first_ref + i])]);
        }
      }
    }
    fill();
  }

  bool any(int left, int top, int right, int bottom) const {
    for (int y = std::max(0, top); y <= std::min(rows_ - 1, bottom); ++y) {
      for (int x = left; x <= right; ++x) {
        if (land_[index(x, y)]) return true;
      }
    }
    return false;
  }

 private:
  std::size_t index(int x, int y) const {
    return static_cast<std::size_t>(y * columns_ + (x % columns_ + columns_) % columns_);
  }

  void add_arc(const std::vector<MapPoint>& points) {
    double x0 = 0, y0 = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
      const geo::LonLat position = geo::web_mercator::to_lonlat(to_projected(points[i]));
      const double x1 = (position.lon_deg + 180) / 360 * columns_;
      const double y1 = (90 - position.lat_deg) / 180 * rows_;
      land_[index(static_cast<int>(x1), std::clamp(static_cast<int>(y1), 0, rows_ - 1))] = true;
      const int first = static_cast<int>(std::ceil(std::min(y0, y1) - 0.5));
      const int last = static_cast<int>(std::ceil(std::max(y0, y1) - 0.5)) - 1;
      for (int row = std::max(0, first); i > 0 && row <= std::min(rows_ - 1, last); ++row) {
        crossings_[static_cast<std::size_t>(row)].push_back(x0 + (x1 - x0) * (row + 0.5 - y0) /
                                                                     (y1 - y0));
      }
      x0 = x1;
      y0 = y1;
    }
  }

  /// Between an odd crossing and the next lies land.
  void fill() {
    for (int row = 0; row < rows_; ++row) {
      auto& crossings = crossings_[static_cast<std::size_t>(row)];
      std::sort(crossings.begin(), crossings.end());
      for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
        const int right = std::min(columns_ - 1, static_cast<int>(crossings[i + 1]));
        for (int x = static_cast<int>(crossings[i]); x <= right; ++x) land_[index(x, row)] = true;
      }
    }
  }

  int columns_, rows_;
  std::vector<bool> land_;
  std::vector<std::vector<double>> crossings_;
};

/// The brightness that most land has: level ground.
float level_ground(const Grey& grey, const LandCells& land, int cell_px) {
  std::array<std::size_t, 256> count{};
  for (int y = 0; y < grey.height; y += 3) {
    for (int x = 0; x < grey.width; x += 3) {
      if (land.any(x / cell_px, y / cell_px, x / cell_px, y / cell_px)) {
        ++count[static_cast<std::size_t>(grey.at(x, y))];
      }
    }
  }
  std::size_t total = 0, below = 0, value = 0;
  for (const std::size_t c : count) total += c;
  while (value < 255 && below + count[value] <= total / 2) below += count[value++];
  return static_cast<float>(value);
}

/// Smooths over the edges of the JPEG's blocks (a binomial filter, about one pixel wide) and takes
/// differences of a few steps, which are noise of the compression, as level ground.
Grey cleaned(const Grey& grey, float ground) {
  constexpr float weights[5] = {1 / 16.f, 4 / 16.f, 6 / 16.f, 4 / 16.f, 1 / 16.f};
  constexpr float noise = 1.5f;
  Grey across = grey, result = grey;
  for (int y = 0; y < grey.height; ++y) {
    for (int x = 0; x < grey.width; ++x) {
      float sum = 0;
      for (int i = -2; i <= 2; ++i)
        sum += weights[i + 2] * grey.at((x + i + grey.width) % grey.width, y);
      across.at(x, y) = sum - ground;
    }
  }
  for (int y = 0; y < grey.height; ++y) {
    for (int x = 0; x < grey.width; ++x) {
      float sum = 0;
      for (int i = -2; i <= 2; ++i) {
        sum += weights[i + 2] * across.at(x, std::clamp(y + i, 0, grey.height - 1));
      }
      result.at(x, y) = std::copysign(std::max(0.f, std::abs(sum) - noise), sum);
    }
  }
  return result;
}

Grey halved(const Grey& grey) {
  Grey half{grey.width / 2, grey.height / 2, {}};
  half.values.resize(static_cast<std::size_t>(half.width) * static_cast<std::size_t>(half.height));
  for (int y = 0; y < half.height; ++y) {
    for (int x = 0; x < half.width; ++x) {
      half.at(x, y) = (grey.at(2 * x, 2 * y) + grey.at(2 * x + 1, 2 * y) +
                       grey.at(2 * x, 2 * y + 1) + grey.at(2 * x + 1, 2 * y + 1)) /
                      4;
    }
  }
  return half;
}

void add_level(BasemapContent& content, const Grey& grey, const LandCells& land,
               double px_per_cell) {
  constexpr int side = static_cast<int>(relief_tile_px);
  ReliefLevel level{.width_px = static_cast<std::uint32_t>(grey.width),
                    .height_px = static_cast<std::uint32_t>(grey.height),
                    .columns = static_cast<std::uint32_t>((grey.width + side - 1) / side),
                    .rows = static_cast<std::uint32_t>((grey.height + side - 1) / side),
                    .first_tile = static_cast<std::uint32_t>(content.relief_index.size())};
  const auto cell = [&](int px) { return static_cast<int>(std::floor(px / px_per_cell)); };
  for (int top = 0; top < grey.height; top += side) {
    for (int left = 0; left < grey.width; left += side) {
      std::vector<std::uint8_t> tile(static_cast<std::size_t>(side * side), relief_flat);
      bool flat = true;
      const bool land_near =
          land.any(cell(left) - 1, cell(top) - 1, cell(left + side) + 1, cell(top + side) + 1);
      for (int y = 0; land_near && y < std::min(side, grey.height - top); ++y) {
        for (int x = 0; x < std::min(side, grey.width - left); ++x) {
          const float value = std::clamp(grey.at(left + x, top + y), -127.f, 127.f);
          const auto byte = static_cast<std::uint8_t>(std::lround(relief_flat + value));
          tile[static_cast<std::size_t>(y * side + x)] = byte;
          flat = flat && byte == relief_flat;
        }
      }
      if (!flat) content.relief_tiles.insert(content.relief_tiles.end(), tile.begin(), tile.end());
      const std::size_t count = content.relief_tiles.size() / (relief_tile_px * relief_tile_px);
      content.relief_index.push_back(flat ? 0 : static_cast<std::uint32_t>(count));
    }
  }
  content.relief_levels.push_back(level);
}

}  // namespace

void add_relief(BasemapContent& content, const std::filesystem::path& jpeg) {
  constexpr int cell_px = 16, levels = 5;
  Grey grey = read_jpeg(jpeg);
  if (grey.width < 1024 || grey.height < 512) {
    throw Error(jpeg.string(), "too small for a picture of the world", "fetch the file again");
  }
  const LandCells land(content, grey.width / cell_px, grey.height / cell_px);
  grey = cleaned(grey, level_ground(grey, land, cell_px));
  for (int level = 0; level < levels; ++level) {
    add_level(content, grey, land, static_cast<double>(cell_px) / (1 << level));
    grey = halved(grey);
  }
}

}  // namespace loci::render
