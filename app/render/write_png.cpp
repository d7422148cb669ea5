#include "app/render/compressed_rows.hpp"
#include "app/render/picture.hpp"
#include "geo/error.hpp"
#include "geo/partial_file.hpp"
#include "geo/side_by_side.hpp"

#include <isa-l/crc.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace loci::render {
namespace {

struct FileCloser {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, FileCloser>;
using FourBytes = std::array<std::uint8_t, 4>;

FourBytes bytes_of(std::size_t number) {
  const auto byte = [number](int shift) { return static_cast<std::uint8_t>(number >> shift); };
  return {byte(24), byte(16), byte(8), byte(0)};
}

void write_bytes(std::FILE* file, std::span<const std::uint8_t> bytes) {
  if (bytes.empty()) return;  // it may not be asked about null
  if (std::fwrite(bytes.data(), 1, bytes.size(), file) != bytes.size()) {
    throw std::runtime_error(std::generic_category().message(errno));
  }
}

/// A chunk of a PNG file (https://www.w3.org/TR/png-3/#5Chunk-layout).
void write_chunk(std::FILE* file, const FourBytes& kind, std::span<const std::uint8_t> data) {
  write_bytes(file, bytes_of(data.size()));
  write_bytes(file, kind);
  write_bytes(file, data);
  const std::uint32_t sum = crc32_gzip_refl(0, kind.data(), kind.size());
  write_bytes(file, bytes_of(crc32_gzip_refl(sum, data.data(), data.size())));
}

bool is_opaque(const Picture& picture) {
  std::uint8_t all = 255;
  for (std::size_t i = 3; i < picture.rgba.size(); i += 4) all &= picture.rgba[i];
  return all == 255;
}

/// Compressed rows as chunks of a file: in their order, whenever they come.
class RowChunks {
 public:
  RowChunks(std::FILE* file, std::size_t parts) : file_(file), waiting_(parts) {}

  void add(std::size_t part, CompressedRows rows) {
    const std::lock_guard lock(mutex_);
    waiting_[part] = std::move(rows);
    for (; next_ < waiting_.size() && waiting_[next_]; ++next_) {
      write_part(*waiting_[next_]);
      waiting_[next_].reset();
    }
  }

 private:
  void write_part(CompressedRows& rows) {
    if (next_ == 0) rows.deflated.insert(rows.deflated.begin(), {0x78, 0x01});  // zlib's header
    sum_ = joined_sums(sum_, rows.sum, rows.size);
    if (next_ + 1 == waiting_.size()) {
      const FourBytes sum = bytes_of(sum_);
      rows.deflated.insert(rows.deflated.end(), sum.begin(), sum.end());
    }
    write_chunk(file_, {'I', 'D', 'A', 'T'}, rows.deflated);
  }

  std::FILE* file_;
  std::mutex mutex_;
  std::vector<std::optional<CompressedRows>> waiting_;
  std::size_t next_ = 0;  ///< to be written
  std::uint32_t sum_ = 1;
};

void write_rows(const Picture& picture, bool opaque, std::FILE* file) {
  const std::vector<Rows> parts = parts_of(picture);
  RowChunks chunks(file, parts.size());
  geo::side_by_side(parts.size(), [&](std::size_t part) {
    chunks.add(part, compressed_rows(picture, opaque, parts[part]));
  });
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
  write_rows(picture, opaque, file);
  write_chunk(file, {'I', 'E', 'N', 'D'}, {});
}

}  // namespace

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
