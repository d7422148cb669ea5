/// \file
/// Files of the user's to draw on the map: what GDAL reads as shapes or as pixels.
#pragma once

#include "geo/extent.hpp"
#include "geo/lonlat.hpp"
#include "geo/projection.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace loci::geo {

enum class ShapeKind { point, line, area };

/// One feature: points, strokes, or the rings of one polygon, holes running the other way round
/// than its outer ring.
struct Shape {
  ShapeKind kind = ShapeKind::point;
  std::vector<std::vector<LonLat>> parts;
};

/// What a file holds.
enum class MapFileKind { shapes, pixels };

/// Throws Error where GDAL reads the file neither as the one nor as the other, or where it does not
/// say where on the Earth it lies.
MapFileKind kind_of_map_file(const std::filesystem::path& file);

/// The shapes of all layers, as longitudes and latitudes, in the file's order. Features without
/// geometry are left out. Throws Error naming the file when it cannot be read, has more than twenty
/// million points, or takes longer than a minute.
/// \param within only what meets this extent
std::vector<Shape> read_shapes(const std::filesystem::path& file,
                               const std::optional<Extent>& within = std::nullopt);

/// Pixels of a file on a rectangle of a projection's plane.
struct PlanePixels {
  int width_px = 0, height_px = 0;
  std::vector<std::uint8_t> rgba;  ///< rows from the top, alpha premultiplied
};

/// Reprojects what the file has to show on a rectangle; transparent where it has nothing. A single
/// band is drawn as grey from its least to its greatest value. Throws Error naming the file when it
/// cannot be read or takes longer than a minute.
PlanePixels read_pixels(const std::filesystem::path& file, const Projection& projection,
                        const ProjectedPoint& top_left, double m_per_px, int width_px,
                        int height_px);

}  // namespace loci::geo
