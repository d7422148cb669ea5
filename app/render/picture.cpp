#include "app/render/picture.hpp"

#include "geo/error.hpp"
#include "geo/partial_file.hpp"

#include <libdeflate.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <memory>
#include <span>
#include <string>
#include <system_error>

namespace loci::render {
namespace {

struct FileCloser {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, FileCloser>;

/// PNG keeps alpha apart from colour.
void to_straight_alpha(const std::uint8_t* from, std::uint8_t* to, int width_px) {
  for (int i = 0; i < width_px * 4; i += 4) {
    const unsigned alpha = from[i + 3];
    for (int c = 0; c < 3; ++c) {
      const unsigned value = alpha == 0 ? 0 : (from[i + c] * 255u + alpha / 2) / alpha;
      to[i + c] = static_cast<std::uint8_t>(std::min(255u, value));
    }
    to[i + 3] = from[i + 3];
  }
}

void without_alpha(const std::uint8_t* from, std::uint8_t* to, int width_px) {
  for (int x = 0; x < width_px; ++x) std::copy_n(from + 4 * x, 3, to + 3 * x);
}

bool is_opaque(const Picture& picture) {
  for (std::size_t i = 3; i < picture.rgba.size(); i += 4) {
    if (picture.rgba[i] != 255) return false;
  }
  return true;
}

/// The rows as PNG compresses them, each behind the number of its filter: none. Maps are not
/// smooth, unfiltered they are smaller.
std::vector<std::uint8_t> filtered_rows(const Picture& picture, bool opaque) {
  const auto width = static_cast<std::size_t>(picture.width_px);
  const std::size_t row_bytes = 1 + width * (opaque ? 3 : 4);
  std::vector<std::uint8_t> rows(row_bytes * static_cast<std::size_t>(picture.height_px));
  for (std::size_t y = 0; y < static_cast<std::size_t>(picture.height_px); ++y) {
    const std::uint8_t* const from = picture.rgba.data() + y * width * 4;
    std::uint8_t* const to = rows.data() + y * row_bytes + 1;
    opaque ? without_alpha(from, to, picture.width_px)
           : to_straight_alpha(from, to, picture.width_px);
  }
  return rows;
}

/// With libdeflate, whose quickest level takes half of the time of zlib's for the same size.
std::vector<std::uint8_t> compressed(const std::vector<std::uint8_t>& bytes) {
  struct Free {
    void operator()(libdeflate_compressor* compressor) const {
      libdeflate_free_compressor(compressor);
    }
  };
  const std::unique_ptr<libdeflate_compressor, Free> compressor(libdeflate_alloc_compressor(1));
  if (!compressor) throw std::bad_alloc();
  std::vector<std::uint8_t> result(libdeflate_zlib_compress_bound(compressor.get(), bytes.size()));
  result.resize(libdeflate_zlib_compress(compressor.get(), bytes.data(), bytes.size(),
                                         result.data(), result.size()));
  return result;
}

void append_number(std::vector<std::uint8_t>& to, std::size_t number) {
  for (const int shift : {24, 16, 8, 0}) to.push_back(static_cast<std::uint8_t>(number >> shift));
}

/// A chunk of a PNG file (https://www.w3.org/TR/png-3/#5Chunk-layout).
void append_chunk(std::vector<std::uint8_t>& to, const char* kind,
                  std::span<const std::uint8_t> data) {
  append_number(to, data.size());
  const std::size_t begin = to.size();
  to.insert(to.end(), kind, kind + 4);
  to.insert(to.end(), data.begin(), data.end());
  append_number(to, libdeflate_crc32(0, to.data() + begin, to.size() - begin));
}

std::vector<std::uint8_t> to_png(const Picture& picture) {
  const bool opaque = is_opaque(picture);
  std::vector<std::uint8_t> header;
  append_number(header, static_cast<std::size_t>(picture.width_px));
  append_number(header, static_cast<std::size_t>(picture.height_px));
  const std::uint8_t colours = opaque ? 2 : 6;  // RGB or RGBA
  header.insert(header.end(), {8, colours, 0, 0, 0});
  std::vector<std::uint8_t> png{0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  append_chunk(png, "IHDR", header);
  constexpr std::size_t most_bytes = std::size_t{1} << 30;  // a chunk may have twice as many
  const std::vector<std::uint8_t> pixels = compressed(filtered_rows(picture, opaque));
  for (std::span left(pixels); !left.empty();
       left = left.subspan(std::min(most_bytes, left.size()))) {
    append_chunk(png, "IDAT", left.first(std::min(most_bytes, left.size())));
  }
  append_chunk(png, "IEND", {});
  return png;
}

/// A pixel over another: of each byte of the lower one it leaves (byte * rest + 127) / 255. Two
/// bytes at a time, with 16 bits of room for each.
void lay_over(const std::uint8_t* top, std::uint8_t* bottom) {
  constexpr std::uint32_t bytes = 0x00FF00FF;
  const std::uint32_t rest = 255u - top[3];
  std::uint32_t above = 0, below = 0;
  std::memcpy(&above, top, 4);
  std::memcpy(&below, bottom, 4);
  const auto left = [rest](std::uint32_t two) {
    const std::uint32_t product = two * rest + 0x007F007F;
    return ((product + ((product >> 8) & bytes) + 0x00010001) >> 8) & bytes;  // product / 255
  };
  const std::uint32_t even = ((above & bytes) + left(below & bytes)) & bytes;
  const std::uint32_t odd = (((above >> 8) & bytes) + left((below >> 8) & bytes)) & bytes;
  const std::uint32_t both = even | odd << 8;
  std::memcpy(bottom, &both, 4);
}

}  // namespace

void draw_over(Picture& bottom, const Picture& top, int x_px, int y_px) {
  if (bottom.keeps_shapes) {
    for (PictureShape shape : top.shapes) {
      shape.left_px += x_px;
      shape.right_px += x_px;
      shape.top_px += y_px;
      shape.bottom_px += y_px;
      bottom.shapes.push_back(std::move(shape));
    }
  }
  const int left = std::max(0, -x_px), right = std::min(top.width_px, bottom.width_px - x_px);
  const int first = std::max(0, -y_px), last = std::min(top.height_px, bottom.height_px - y_px);
  for (int y = first; y < last; ++y) {
    const std::uint8_t* from =
        top.rgba.data() + (static_cast<std::ptrdiff_t>(y) * top.width_px + left) * 4;
    std::uint8_t* to = bottom.rgba.data() +
                       (static_cast<std::ptrdiff_t>(y + y_px) * bottom.width_px + left + x_px) * 4;
    for (int x = left; x < right; ++x, from += 4, to += 4) {
      if (from[3] != 0) lay_over(from, to);
    }
  }
}

Picture to_picture(text::TextLayout::Pixels pixels) {
  Picture picture;
  picture.width_px = pixels.width_px;
  picture.height_px = pixels.height_px;
  picture.rgba = std::move(pixels.rgba);
  picture.shapes.push_back({.kind = PictureShape::Kind::text,
                            .left_px = static_cast<double>(pixels.origin_x_px),
                            .top_px = static_cast<double>(pixels.origin_y_px),
                            .text = std::move(pixels.text),
                            .style = pixels.style,
                            .angle_rad = pixels.angle_rad});
  return picture;
}

void write_png(const Picture& picture, const std::filesystem::path& file) {
  if (picture.width_px < 1 || picture.height_px < 1) {
    throw Error(file.string(), "a picture without pixels", "choose a larger size");
  }
  PartialFile draft(file);
  try {
    File out(std::fopen(draft.path().c_str(), "wb"));
    if (!out) throw std::runtime_error(std::generic_category().message(errno));
    const std::vector<std::uint8_t> png = to_png(picture);
    if (std::fwrite(png.data(), 1, png.size(), out.get()) != png.size() ||
        std::fflush(out.get()) != 0) {
      throw std::runtime_error(std::generic_category().message(errno));
    }
  } catch (const std::exception& failure) {
    throw Error(file.string(), std::string("cannot be written: ") + failure.what(),
                "choose a folder that you may write to, with room left");
  }
  draft.replace();
}

}  // namespace loci::render
