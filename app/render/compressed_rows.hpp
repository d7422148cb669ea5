/// \file
/// Rows of a picture as a PNG file keeps them.
#pragma once

#include "app/render/picture.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace loci::render {

/// A part of the compressed data of a PNG file, which consists of such parts one after the other.
struct CompressedRows {
  std::vector<std::uint8_t> deflated;
  std::uint32_t sum = 1;  ///< Adler's checksum of the rows
  std::size_t size = 0;   ///< of the rows before they were compressed
};

/// With the picture's last rows the data ends.
/// \param opaque without alpha
CompressedRows compressed_rows(const Picture& picture, bool opaque, const Rows& part);

/// Adler's checksum of some bytes and then `size` others, from the checksums of both.
std::uint32_t joined_sums(std::uint32_t sum, std::uint32_t next, std::size_t size);

}  // namespace loci::render
