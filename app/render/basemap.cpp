#include "app/render/basemap.hpp"

#include "app/render/basemap_format.hpp"
#include "geo/error.hpp"
#include "geo/web_mercator.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <string>
#include <system_error>
#include <type_traits>

namespace loci::render {
namespace {

constexpr double world_m = geo::web_mercator::world_width_m;
constexpr const char* remedy = "build it again with 'loci basemap build'";

template <class Value>
void map_section(const char* data, const BasemapHeader& header, Section section,
                 std::span<const Value>& to) {
  static_assert(std::is_trivially_copyable_v<Value>);
  const SectionEntry& entry = header.section[static_cast<std::uint32_t>(section)];
  if (entry.element_size != sizeof(Value) || entry.offset % 8 != 0 ||
      entry.offset > header.file_size ||
      entry.count > (header.file_size - entry.offset) / sizeof(Value)) {
    throw std::out_of_range("a section lies outside the file");
  }
  to = {reinterpret_cast<const Value*>(data + entry.offset), static_cast<std::size_t>(entry.count)};
}

void check(bool condition) {
  if (!condition) throw std::out_of_range("an index lies outside its section");
}

bool fits(std::uint64_t first, std::uint64_t count, std::size_t size) {
  return first + count <= size;
}

}  // namespace

geo::ProjectedPoint to_projected(const MapPoint& point) {
  constexpr double m_per_unit = world_m / world_units;
  return {point.x * m_per_unit - world_m / 2, world_m / 2 - point.y * m_per_unit};
}

MapPoint to_map_point(const geo::ProjectedPoint& point) {
  constexpr double units_per_m = world_units / world_m;
  const auto whole = [](double value) {
    return static_cast<std::int32_t>(std::lround(std::clamp(value, -1e9, 2e9)));
  };
  return {whole((point.x_m + world_m / 2) * units_per_m),
          whole((world_m / 2 - point.y_m) * units_per_m)};
}

struct Basemap::Mapping {
  void* data = MAP_FAILED;
  std::size_t size = 0;

  explicit Mapping(const std::filesystem::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
      throw Error(file.string(), std::generic_category().message(errno), remedy);
    }
    struct stat status {};
    if (::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0) {
      size = static_cast<std::size_t>(status.st_size);
      data = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, descriptor, 0);
    }
    ::close(descriptor);
    if (data == MAP_FAILED) throw Error(file.string(), "not a basemap of Loci", remedy);
  }
  ~Mapping() { ::munmap(data, size); }
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;
};

Basemap::Basemap(const std::filesystem::path& file) : mapping_(std::make_unique<Mapping>(file)) {
  try {
    map_sections(file);
    check_ranges();
  } catch (const std::out_of_range& problem) {
    throw Error(file.string(), std::string("damaged basemap: ") + problem.what(), remedy);
  }
}

Basemap::~Basemap() = default;

void Basemap::map_sections(const std::filesystem::path& file) {
  const char* const data = static_cast<const char*>(mapping_->data);
  BasemapHeader header;
  if (mapping_->size < sizeof header ||
      std::memcmp(data, basemap_magic, sizeof basemap_magic) != 0) {
    throw Error(file.string(), "not a basemap of Loci", remedy);
  }
  std::memcpy(&header, data, sizeof header);
  if (header.version != basemap_version) {
    throw Error(file.string(),
                "a basemap of version " + std::to_string(header.version) + ", not " +
                    std::to_string(basemap_version),
                remedy);
  }
  if (header.sections != section_count || header.file_size != mapping_->size) {
    throw Error(file.string(), "truncated basemap", remedy);
  }
  map_section(data, header, Section::points, points_);
  map_section(data, header, Section::arc_points, arc_points_);
  map_section(data, header, Section::arc_boxes, arc_boxes_);
  map_section(data, header, Section::refs, refs_);
  map_section(data, header, Section::rings, rings_);
  map_section(data, header, Section::areas, areas_);
  map_section(data, header, Section::lines, lines_);
  map_section(data, header, Section::names, names_);
  map_section(data, header, Section::strings, strings_);
  map_section(data, header, Section::relief_levels, relief_levels_);
  map_section(data, header, Section::relief_index, relief_index_);
  map_section(data, header, Section::relief_tiles, relief_tiles_);
}

void Basemap::check_ranges() const {
  check(arc_points_.size() == arc_boxes_.size() * level_count);
  for (const ArcPoints& arc : arc_points_) {
    check(arc.count >= 1 && fits(arc.first, arc.count, points_.size()));
    check(std::isfinite(arc.length) && arc.length >= 0);
  }
  for (const geo::ArcRef ref : refs_) check(geo::arc_index(ref) < arc_boxes_.size());
  for (const BasemapRing& ring : rings_) check(fits(ring.first_ref, ring.ref_count, refs_.size()));
  for (const BasemapArea& area : areas_)
    check(fits(area.first_ring, area.ring_count, rings_.size()));
  for (const BasemapLine& line : lines_) {
    check(fits(line.first_ref, line.ref_count, refs_.size()));
    check(fits(line.name.first, line.name.size, strings_.size()));
  }
  for (const BasemapName& name : names_) {
    check(fits(name.name.first, name.name.size, strings_.size()));
    check(fits(name.local_name.first, name.local_name.size, strings_.size()));
  }
  for (const ReliefLevel& level : relief_levels_) {
    check(level.width_px >= 4 && level.height_px >= 4 && level.width_px < 1u << 20 &&
          level.height_px < 1u << 20);
    check(level.columns == (level.width_px + relief_tile_px - 1) / relief_tile_px);
    check(level.rows == (level.height_px + relief_tile_px - 1) / relief_tile_px);
    check(fits(level.first_tile, std::uint64_t{level.columns} * level.rows, relief_index_.size()));
  }
  const std::size_t tile_count = relief_tiles_.size() / (relief_tile_px * relief_tile_px);
  for (const std::uint32_t tile : relief_index_) check(tile <= tile_count);
}

std::size_t Basemap::level_for(double zoom) {
  std::size_t level = 0;
  while (level + 1 < level_count && zoom > level_zoom[level]) ++level;
  return level;
}

std::span<const BasemapRing> Basemap::rings(const BasemapArea& area) const {
  return rings_.subspan(area.first_ring, area.ring_count);
}

std::span<const geo::ArcRef> Basemap::refs(const BasemapRing& ring) const {
  return refs_.subspan(ring.first_ref, ring.ref_count);
}

std::span<const geo::ArcRef> Basemap::refs(const BasemapLine& line) const {
  return refs_.subspan(line.first_ref, line.ref_count);
}

std::span<const MapPoint> Basemap::arc(std::size_t arc, std::size_t level) const {
  const ArcPoints& range = arc_points_[level * arc_boxes_.size() + arc];
  return points_.subspan(range.first, range.count);
}

double Basemap::arc_length(std::size_t arc, std::size_t level) const {
  return static_cast<double>(arc_points_[level * arc_boxes_.size() + arc].length);
}

std::string_view Basemap::text(const StringRange& range) const {
  return {strings_.data() + range.first, range.size};
}

const std::uint8_t* Basemap::relief_tile(const ReliefLevel& level, std::uint32_t column,
                                         std::uint32_t row) const {
  const std::uint32_t tile = relief_index_[level.first_tile + row * level.columns + column];
  if (tile == 0) return nullptr;
  return relief_tiles_.data() + std::size_t{tile - 1} * relief_tile_px * relief_tile_px;
}

bool is_along_edge(const MapBox& box) {
  constexpr std::int32_t near = 64;  // units: 2.4 m
  return box.right <= near || box.left >= world_units - near || box.top >= world_units - near;
}

std::string area_key(std::string_view area_code) {
  constexpr std::size_t country_size = 2, dot_size = 1;
  if (area_code.size() <= country_size) return std::string(area_code);
  return std::string(area_code.substr(0, country_size)) +
         std::string(area_code.substr(country_size + dot_size, 2));
}

std::string area_key(const BasemapArea& area) {
  return {area.country, strnlen(area.country, sizeof area.country)};
}

}  // namespace loci::render
