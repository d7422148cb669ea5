#include "app/render/compressed_rows.hpp"

#include <isa-l/igzip_lib.h>

#include <algorithm>
#include <cstring>
#include <span>
#include <stdexcept>
#include <utility>

namespace loci::render {
namespace {

/// With ISA-L, which takes a third of the time of libdeflate's quickest level for a file 5 %
/// larger.
class Deflating {
 public:
  Deflating() {
    isal_deflate_init(&stream_);
    stream_.gzip_flag = IGZIP_DEFLATE;
    stream_.level = 2;
    stream_.level_buf = working_memory_.data();
    stream_.level_buf_size = static_cast<std::uint32_t>(working_memory_.size());
  }
  Deflating(const Deflating&) = delete;
  Deflating& operator=(const Deflating&) = delete;

  enum class Then { more, another_stream, the_end };

  /// What another stream follows ends with a whole byte.
  void add(std::span<std::uint8_t> bytes, Then then) {
    done_.sum = isal_adler32(done_.sum, bytes.data(), bytes.size());
    done_.size += bytes.size();
    stream_.next_in = bytes.data();
    stream_.avail_in = static_cast<std::uint32_t>(bytes.size());
    stream_.flush = then == Then::another_stream ? SYNC_FLUSH : NO_FLUSH;
    stream_.end_of_stream = then == Then::the_end ? 1 : 0;
    do {
      if (stream_.avail_out == 0) make_room();
      if (isal_deflate(&stream_) != COMP_OK) throw std::runtime_error("compression failed");
    } while (stream_.avail_in > 0 || stream_.avail_out == 0);
  }

  CompressedRows take() {
    done_.deflated.resize(done_.deflated.size() - stream_.avail_out);
    return std::move(done_);
  }

 private:
  void make_room() {
    constexpr std::size_t more_bytes = std::size_t{1} << 16;
    const std::size_t filled = done_.deflated.size();
    done_.deflated.resize(filled + more_bytes);
    stream_.next_out = done_.deflated.data() + filled;
    stream_.avail_out = more_bytes;
  }

  isal_zstream stream_{};
  std::vector<std::uint8_t> working_memory_ = std::vector<std::uint8_t>(ISAL_DEF_LVL2_DEFAULT);
  CompressedRows done_;
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

}  // namespace

/// A few rows at a time: what they are made into stays near the processor. Each begins with the
/// number of its filter: none. Maps are not smooth, unfiltered they are smaller.
CompressedRows compressed_rows(const Picture& picture, bool opaque, const Rows& part) {
  constexpr int rows_at_once = 8;
  const auto width = static_cast<std::size_t>(picture.width_px);
  const std::size_t row_bytes = 1 + width * (opaque ? 3 : 4);
  std::vector<std::uint8_t> rows(rows_at_once * row_bytes);
  Deflating deflating;
  for (int top = part.first; top < part.last; top += rows_at_once) {
    const int end = std::min(part.last, top + rows_at_once);
    std::uint8_t* to = rows.data();
    for (int y = top; y < end; ++y, to += row_bytes) {
      const std::uint8_t* const from =
          picture.rgba.data() + static_cast<std::size_t>(y) * width * 4;
      opaque ? without_alpha(from, to + 1, picture.width_px)
             : to_straight_alpha(from, to + 1, picture.width_px);
    }
    using Then = Deflating::Then;
    deflating.add({rows.data(), to}, end < part.last           ? Then::more
                                     : end < picture.height_px ? Then::another_stream
                                                               : Then::the_end);
  }
  return deflating.take();
}

std::uint32_t joined_sums(std::uint32_t sum, std::uint32_t next, std::size_t size) {
  constexpr std::uint64_t base = 65521;
  const std::uint64_t low = sum & 0xFFFFu, high = sum >> 16, more = base - 1;
  const std::uint64_t next_low = next & 0xFFFFu, next_high = next >> 16;
  const std::uint64_t joined_low = (low + next_low + more) % base;
  const std::uint64_t joined_high = (high + next_high + size % base * (low + more)) % base;
  return static_cast<std::uint32_t>(joined_high << 16 | joined_low);
}

}  // namespace loci::render
