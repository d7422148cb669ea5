/// \file
/// Files of the user's to draw on the map: what GDAL reads as shapes or as pixels.
#pragma once

#include "geo/extent.hpp"
#include "geo/lonlat.hpp"
#include "geo/projection.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
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

/// Told how many features have been read, of how many (0: the file does not say); false: stop.
using ReadingProgress = std::function<bool(std::size_t done, std::size_t total)>;

/// The shapes of all layers, as longitudes and latitudes, in the file's order. Features without
/// geometry are left out. Throws Error naming the file when it cannot be read, has more than twenty
/// million points, takes longer than a minute, or is stopped.
/// \param within only what meets this extent
std::vector<Shape> read_shapes(const std::filesystem::path& file,
                               const std::optional<Extent>& within = std::nullopt,
                               const ReadingProgress& progress = {});

/// Where the pixels of a file lie; nothing where their reference system does not say. Throws Error
/// naming the file when it cannot be read.
std::optional<Extent> extent_of_pixels(const std::filesystem::path& file);

/// The narrowest extent around positions that stand for all of something and are never farther apart
/// than 15 degrees: what leaves no wider gap goes all around the Earth.
std::optional<Extent> extent_around_samples(const std::vector<LonLat>& positions);

/// Pixels of a file on a rectangle of a projection's plane.
struct PlanePixels {
  int width_px = 0, height_px = 0;
  std::vector<std::uint8_t> rgba;  ///< rows from the top, alpha premultiplied
};

/// Reprojects what the file has to show on a rectangle; transparent where it has nothing. A single
/// band is drawn as grey from its least to its greatest value. Throws Error naming the file when it
/// cannot be read, is damaged, takes longer than a minute, or is stopped.
/// \param goes_on asked now and then; false: stop
PlanePixels read_pixels(const std::filesystem::path& file, const Projection& projection,
                        const ProjectedPoint& top_left, double m_per_px, int width_px,
                        int height_px, const std::function<bool()>& goes_on = {});

}  // namespace loci::geo
