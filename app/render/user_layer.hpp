/// \file
/// Files of the user's on the map.
#pragma once

#include "app/render/basemap_painting.hpp"
#include "app/render/ink.hpp"
#include "app/render/map_plane.hpp"
#include "geo/map_file.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace loci::render {

/// A vector file, read once, or a raster file, read when it is drawn. Const functions may be called
/// from any thread.
class UserLayer {
 public:
  /// Throws Error when the file cannot be read.
  /// \param within only what meets this extent is read of a vector file
  explicit UserLayer(std::filesystem::path file,
                     const std::optional<geo::Extent>& within = std::nullopt);

  const std::filesystem::path& file() const { return file_; }

  /// \param colour of shapes; \param opacity 0 to 1. Throws Error when the file cannot be read any
  /// longer.
  void draw(const MapPlane& plane, const BasemapLook& look, Colour colour, double opacity,
            Ink& ink) const;

 private:
  /// A shape in the basemap's map units.
  struct Drawn {
    geo::ShapeKind kind;
    OutlineBox box;
    std::vector<Outline> parts;
  };

  void draw_shapes(const MapPlane& plane, const BasemapLook& look, Colour colour, double opacity,
                   Ink& ink) const;

  std::filesystem::path file_;
  geo::MapFileKind kind_;
  std::vector<Drawn> shapes_;
};

/// A layer and how it is shown.
struct LayerOnMap {
  std::shared_ptr<const UserLayer> layer;
  double opacity = 1;

  bool operator==(const LayerOnMap&) const = default;
};

/// The colour of the shapes of the n-th layer, from 0: told apart from markers and from each other.
Colour layer_colour(std::size_t number, Theme theme);

}  // namespace loci::render
