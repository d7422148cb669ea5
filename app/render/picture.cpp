#include "app/render/picture.hpp"

#include "app/render/blending.hpp"
#include "geo/error.hpp"
#include "geo/large_memory.hpp"
#include "geo/partial_file.hpp"

#include <libdeflate.h>

#include <algorithm>
#include <array>
#include <cerrno>
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

/// Bytes that are written before they are read: not cleared, as a vector would be.
struct Bytes {
  explicit Bytes(std::size_t room) : data(std::make_unique_for_overwrite<std::uint8_t[]>(room)) {
    geo::expect_large(data.get(), room);
  }
  std::unique_ptr<std::uint8_t[]> data;
  std::size_t size = 0;
};

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

/// Each pixel in one piece; the byte behind its colours is that of the next one, which comes later.
void without_alpha(const std::uint8_t* from, std::uint8_t* to, int width_px) {
  for (int x = 0; x + 1 < width_px; ++x) std::memcpy(to + 3 * x, from + 4 * x, 4);
  std::memcpy(to + 3 * (width_px - 1), from + 4 * (width_px - 1), 3);
}

bool is_opaque(const Picture& picture) {
  for (std::size_t i = 3; i < picture.rgba.size(); i += 4) {
    if (picture.rgba[i] != 255) return false;
  }
  return true;
}

/// The rows as PNG compresses them, each behind the number of its filter: none. Maps are not
/// smooth, unfiltered they are smaller.
Bytes filtered_rows(const Picture& picture, bool opaque) {
  const auto width = static_cast<std::size_t>(picture.width_px);
  const std::size_t row_bytes = 1 + width * (opaque ? 3 : 4);
  Bytes rows(row_bytes * static_cast<std::size_t>(picture.height_px));
  for (std::size_t y = 0; y < static_cast<std::size_t>(picture.height_px); ++y) {
    const std::uint8_t* const from = picture.rgba.data() + y * width * 4;
    std::uint8_t* const to = rows.data.get() + rows.size;
    to[0] = 0;
    opaque ? without_alpha(from, to + 1, picture.width_px)
           : to_straight_alpha(from, to + 1, picture.width_px);
    rows.size += row_bytes;
  }
  return rows;
}

/// With libdeflate, whose quickest level takes half of the time of zlib's for the same size.
Bytes compressed(const Bytes& bytes) {
  struct Free {
    void operator()(libdeflate_compressor* compressor) const {
      libdeflate_free_compressor(compressor);
    }
  };
  const std::unique_ptr<libdeflate_compressor, Free> compressor(libdeflate_alloc_compressor(1));
  if (!compressor) throw std::bad_alloc();
  const std::size_t room = libdeflate_zlib_compress_bound(compressor.get(), bytes.size);
  Bytes result(room);
  result.size = libdeflate_zlib_compress(compressor.get(), bytes.data.get(), bytes.size,
                                         result.data.get(), room);
  return result;
}

using FourBytes = std::array<std::uint8_t, 4>;

FourBytes bytes_of(std::size_t number) {
  const auto byte = [number](int shift) { return static_cast<std::uint8_t>(number >> shift); };
  return {byte(24), byte(16), byte(8), byte(0)};
}

void write_bytes(std::FILE* file, std::span<const std::uint8_t> bytes) {
  if (std::fwrite(bytes.data(), 1, bytes.size(), file) != bytes.size()) {
    throw std::runtime_error(std::generic_category().message(errno));
  }
}

/// A chunk of a PNG file (https://www.w3.org/TR/png-3/#5Chunk-layout).
void write_chunk(std::FILE* file, const FourBytes& kind, std::span<const std::uint8_t> data) {
  write_bytes(file, bytes_of(data.size()));
  write_bytes(file, kind);
  std::uint32_t sum = libdeflate_crc32(0, kind.data(), kind.size());
  if (!data.empty()) {  // neither may be asked about null
    write_bytes(file, data);
    sum = libdeflate_crc32(sum, data.data(), data.size());
  }
  write_bytes(file, bytes_of(sum));
}

void write_png(const Picture& picture, std::FILE* file) {
  const bool opaque = is_opaque(picture);
  const FourBytes width = bytes_of(static_cast<std::size_t>(picture.width_px));
  const FourBytes height = bytes_of(static_cast<std::size_t>(picture.height_px));
  const std::uint8_t colours = opaque ? 2 : 6;  // RGB or RGBA
  const std::array<std::uint8_t, 13> header{width[0],  width[1],  width[2],  width[3], height[0],
                                            height[1], height[2], height[3], 8,        colours};
  write_bytes(file, std::array<std::uint8_t, 8>{0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
  write_chunk(file, {'I', 'H', 'D', 'R'}, header);
  constexpr std::size_t most_bytes = std::size_t{1} << 30;  // a chunk may have twice as many
  const Bytes pixels = compressed(filtered_rows(picture, opaque));
  for (std::span<const std::uint8_t> left(pixels.data.get(), pixels.size); !left.empty();) {
    const std::size_t next = std::min(most_bytes, left.size());
    write_chunk(file, {'I', 'D', 'A', 'T'}, left.first(next));
    left = left.subspan(next);
  }
  write_chunk(file, {'I', 'E', 'N', 'D'}, {});
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
    write_png(picture, out.get());
    if (std::fflush(out.get()) != 0) {
      throw std::runtime_error(std::generic_category().message(errno));
    }
  } catch (const std::exception& failure) {
    throw Error(file.string(), std::string("cannot be written: ") + failure.what(),
                "choose a folder that you may write to, with room left");
  }
  draft.replace();
}

}  // namespace loci::render
