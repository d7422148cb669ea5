/// \file
/// How the basemap file begins. Little-endian; every section starts at a multiple of 8.
#pragma once

#include <cstdint>

namespace loci::render {

inline constexpr char basemap_magic[8] = {'L', 'O', 'C', 'I', 'B', 'A', 'S', 'E'};
inline constexpr std::uint32_t basemap_version = 1;

enum class Section : std::uint32_t {
  points,
  arc_points,
  arc_boxes,
  refs,
  rings,
  areas,
  lines,
  names,
  strings,
  relief_levels,
  relief_index,
  relief_tiles,
};
inline constexpr std::uint32_t section_count = 12;

struct SectionEntry {
  std::uint64_t offset = 0;  ///< from the start of the file
  std::uint64_t count = 0;   ///< of elements
  std::uint64_t element_size = 0;
};

struct BasemapHeader {
  char magic[8] = {};
  std::uint32_t version = 0;
  std::uint32_t sections = 0;
  std::uint64_t file_size = 0;
  SectionEntry section[section_count];
};

}  // namespace loci::render
