#include "app/render/picture.hpp"

#include "geo/error.hpp"
#include "geo/partial_file.hpp"

#include <png.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <memory>
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

[[noreturn]] void throw_png_failure(png_structp, png_const_charp message) {
  throw std::runtime_error(message);
}

void write_rows(const Picture& picture, std::FILE* file) {
  png_structp png =
      png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, throw_png_failure, nullptr);
  png_infop info = png != nullptr ? png_create_info_struct(png) : nullptr;
  struct Guard {
    png_structp* png;
    png_infop* info;
    ~Guard() { png_destroy_write_struct(png, info); }
  } guard{&png, &info};
  if (info == nullptr) throw std::bad_alloc();

  bool opaque = true;
  for (std::size_t i = 3; i < picture.rgba.size() && opaque; i += 4)
    opaque = picture.rgba[i] == 255;
  png_init_io(png, file);
  png_set_IHDR(png, info, static_cast<png_uint_32>(picture.width_px),
               static_cast<png_uint_32>(picture.height_px), 8,
               opaque ? PNG_COLOR_TYPE_RGB : PNG_COLOR_TYPE_RGBA, PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  // A third of the default's time for some more bytes. Maps are not smooth: unfiltered they are
  // smaller, and faster.
  png_set_compression_level(png, 2);
  png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
  png_write_info(png, info);
  std::vector<std::uint8_t> row(static_cast<std::size_t>(picture.width_px) * 4);
  for (int y = 0; y < picture.height_px; ++y) {
    const std::uint8_t* const from =
        picture.rgba.data() +
        static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width_px) * 4;
    if (opaque) {
      without_alpha(from, row.data(), picture.width_px);
    } else {
      to_straight_alpha(from, row.data(), picture.width_px);
    }
    png_write_row(png, row.data());
  }
  png_write_end(png, nullptr);
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
    write_rows(picture, out.get());
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
