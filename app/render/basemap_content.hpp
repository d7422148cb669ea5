/// \file
/// What a basemap file will hold, while it is being put together.
#pragma once

#include "app/render/basemap.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace loci::render {

/// The parts of a basemap, growing. The adding functions fill in indices and boxes.
class BasemapContent {
 public:
  using Refs = std::vector<geo::ArcRef>;

  /// Cuts a line into arcs of at most max_points, and where it starts or stops following the edge
  /// of the world; returns them in order.
  Refs add_arcs(const std::vector<MapPoint>& points, std::size_t max_points);

  void add_area(AreaKind kind, std::uint16_t rank, std::string_view country,
                const std::vector<Refs>& rings);
  void add_line(LineKind kind, std::uint16_t rank, std::string_view name, const Refs& refs);
  void add_name(BasemapName entry, std::string_view name, std::string_view local_name);

  MapPoint start_of(geo::ArcRef ref) const;
  MapPoint end_of(geo::ArcRef ref) const;
  /// True for an arc along the antimeridian or the southern edge: where Natural Earth cuts its
  /// polygons.
  bool follows_edge(geo::ArcRef ref) const;
  MapBox box_of(const Refs& refs) const;

  std::vector<std::vector<MapPoint>> arcs;
  std::vector<MapBox> arc_boxes;
  Refs refs;
  std::vector<BasemapRing> rings;
  std::vector<BasemapArea> areas;
  std::vector<BasemapLine> lines;
  std::vector<BasemapName> names;
  std::string strings;
  std::vector<ReliefLevel> relief_levels;
  std::vector<std::uint32_t> relief_index;
  std::vector<std::uint8_t> relief_tiles;

 private:
  StringRange add_string(std::string_view text);
};

/// The arcs of a topology as arcs of the content: in the same direction, cut into pieces.
class PlacedTopology {
 public:
  /// \param max_points of a piece
  PlacedTopology(BasemapContent& content, const geo::Topology& topology, std::size_t max_points);

  BasemapContent::Refs pieces(geo::ArcRef ref) const;
  std::vector<BasemapContent::Refs> pieces(
      const std::vector<std::vector<geo::ArcRef>>& parts) const;

 private:
  std::vector<BasemapContent::Refs> pieces_of_arc_;
};

/// The smallest box around both.
MapBox joined(const MapBox& a, const MapBox& b);
inline constexpr MapBox no_box{INT32_MAX, INT32_MAX, INT32_MIN, INT32_MIN};

// The steps of the build, one a source.
void add_admin(BasemapContent& content, const geo::Topology& admin, const geo::Topology& physical);
void add_physical(BasemapContent& content, const geo::Topology& physical);
void add_names(BasemapContent& content, const geo::Topology& admin, const geo::Topology& physical,
               const std::filesystem::path& assets);
void add_relief(BasemapContent& content, const std::filesystem::path& jpeg);

/// Simplifies the arcs for every level and writes the file, through a temporary one beside it.
void write_basemap(const BasemapContent& content, const std::filesystem::path& file);

}  // namespace loci::render
