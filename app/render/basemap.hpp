/// \file
/// The basemap file: the world's outlines at several levels of detail, names, relief.
/// Memory-mapped.
#pragma once

#include "geo/projected_point.hpp"
#include "geo/topology.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace loci::render {

/// Width of the world in map units: Web Mercator's square as whole numbers, (0, 0) its north-west
/// corner, x eastwards, y southwards. One unit is 3.7 cm at the equator.
inline constexpr std::int32_t world_units = std::int32_t{1} << 30;

struct MapPoint {
  std::int32_t x = 0, y = 0;
  auto operator<=>(const MapPoint&) const = default;
};

geo::ProjectedPoint to_projected(const MapPoint& point);
MapPoint to_map_point(const geo::ProjectedPoint& point);

struct MapBox {
  std::int32_t left = 0, top = 0, right = 0, bottom = 0;
};

enum class AreaKind : std::uint16_t { land, country, lake, glacier, urban, contested, admin1 };
enum class LineKind : std::uint16_t {
  coast,
  river,
  country_border,
  disputed_border,
  admin1_border
};
enum class NameKind : std::uint16_t { country, city, admin1, ocean, sea, river, lake };

/// A range of bytes among the basemap's strings.
struct StringRange {
  std::uint32_t first = 0, size = 0;
};

/// The points of an arc at one level of detail.
struct ArcPoints {
  std::uint32_t first = 0, count = 0;
  float length = 0;  ///< in map units
};

/// A closed outline: arcs, end to end.
struct BasemapRing {
  std::uint32_t first_ref = 0, ref_count = 0;
  MapBox box;
};

/// Whether all of a box lies on an edge of the map's square: where an area is cut at the 180th
/// meridian or at the pole.
bool is_along_edge(const MapBox& box);

struct BasemapArea;

/// What countries and first-level areas are found by: "SY" of "SY", "SY07" of "SY.07", "GBEN" of
/// "GB.ENG". Areas that share their key with another one are not in the basemap.
/// \param area_code as map::MapPlace has it
std::string area_key(std::string_view area_code);
std::string area_key(const BasemapArea& area);

struct BasemapArea {
  AreaKind kind{};
  std::uint16_t rank = 0;
  char country[4] = {};  ///< area_key(), NUL-padded; of countries and first-level areas
  std::uint32_t first_ring = 0, ring_count = 0;
  MapBox box;
};

/// A line: arcs, end to end.
struct BasemapLine {
  LineKind kind{};
  std::uint16_t rank = 0;  ///< of rivers: 0 the largest
  StringRange name;
  std::uint32_t first_ref = 0, ref_count = 0;
  MapBox box;
};

struct BasemapName {
  NameKind kind{};
  std::uint16_t rank = 0;  ///< 0 the most important
  std::uint16_t is_capital = 0;
  char country[2] = {};  ///< ISO 3166-1 alpha-2
  MapPoint position{};
  std::uint32_t population = 0;
  std::uint32_t geonames_id = 0;  ///< 0 where unknown
  StringRange name{}, local_name{};
  MapBox box{};  ///< of what it names, where that is known; else empty
};

/// One size of the relief: an equirectangular picture of the whole world in square tiles.
struct ReliefLevel {
  std::uint32_t width_px = 0, height_px = 0;
  std::uint32_t columns = 0, rows = 0;  ///< of tiles
  std::uint32_t first_tile = 0;         ///< of columns * rows entries in the tile index
  std::uint32_t reserved = 0;
};

inline constexpr std::uint32_t relief_tile_px = 128;
inline constexpr std::uint8_t relief_flat = 128;  ///< the value of level ground

/// The levels of detail: level i serves zooms up to level_zoom[i]; the last one all others, in full
/// detail.
inline constexpr double level_zoom[] = {1.5, 3, 5, 7, 9, 99};
inline constexpr std::size_t level_count = std::size(level_zoom);

/// The open file. Views into it live as long as the object. Const functions may be called from any
/// thread.
class Basemap {
 public:
  /// Throws Error when the file is missing, truncated, damaged or of another version: after that
  /// every index in it is known to be in range.
  explicit Basemap(const std::filesystem::path& file);
  ~Basemap();
  Basemap(const Basemap&) = delete;
  Basemap& operator=(const Basemap&) = delete;

  static std::size_t level_for(double zoom);

  std::span<const BasemapArea> areas() const { return areas_; }
  std::span<const BasemapLine> lines() const { return lines_; }
  std::span<const BasemapName> names() const { return names_; }
  std::span<const BasemapRing> rings(const BasemapArea& area) const;
  std::span<const geo::ArcRef> refs(const BasemapRing& ring) const;
  std::span<const geo::ArcRef> refs(const BasemapLine& line) const;
  const MapBox& arc_box(std::size_t arc) const { return arc_boxes_[arc]; }
  std::span<const MapPoint> arc(std::size_t arc, std::size_t level) const;
  double arc_length(std::size_t arc, std::size_t level) const;
  std::string_view text(const StringRange& range) const;

  std::span<const ReliefLevel> relief_levels() const { return relief_levels_; }
  /// relief_tile_px squared bytes, rows from the north; nullptr for a tile that is flat all over.
  const std::uint8_t* relief_tile(const ReliefLevel& level, std::uint32_t column,
                                  std::uint32_t row) const;

 private:
  struct Mapping;
  std::unique_ptr<Mapping> mapping_;
  std::span<const MapPoint> points_;
  std::span<const ArcPoints> arc_points_;  ///< of level 0, then of level 1, …
  std::span<const MapBox> arc_boxes_;
  std::span<const geo::ArcRef> refs_;
  std::span<const BasemapRing> rings_;
  std::span<const BasemapArea> areas_;
  std::span<const BasemapLine> lines_;
  std::span<const BasemapName> names_;
  std::span<const char> strings_;
  std::span<const ReliefLevel> relief_levels_;
  std::span<const std::uint32_t> relief_index_;  ///< 0: flat, else 1 + number of the tile
  std::span<const std::uint8_t> relief_tiles_;

  void map_sections(const std::filesystem::path& file);
  void check_ranges() const;
};

}  // namespace loci::render
