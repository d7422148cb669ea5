/// \file
/// Files of the user's on the map.
#pragma once

#include "app/render/basemap_painting.hpp"
#include "app/render/ink.hpp"
#include "app/render/map_plane.hpp"
#include "geo/map_file.hpp"

#include <atomic>
#include <cstddef>
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
  /// \param progress told of each feature of a vector file; false stops, with an Error
  explicit UserLayer(std::filesystem::path file,
                     const std::optional<geo::Extent>& within = std::nullopt,
                     const geo::ReadingProgress& progress = {});

  const std::filesystem::path& file() const { return file_; }
  geo::MapFileKind kind() const { return kind_; }
  std::size_t shapes() const { return shapes_.size(); }  ///< none of a raster
  /// What it covers; nothing where it is empty or does not say.
  const std::optional<geo::Extent>& extent() const { return extent_; }

  /// Ends the drawing of pixels that is going on, with an Error, and all drawing to come.
  void stop() const { stopped_ = true; }

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
  std::optional<geo::Extent> extent_;
  mutable std::atomic<bool> stopped_ = false;
};

/// A layer and how it is shown.
struct LayerOnMap {
  std::shared_ptr<const UserLayer> layer;
  double opacity = 1;
  std::size_t colour = 0;  ///< of its shapes: the number of layer_colour()

  bool operator==(const LayerOnMap&) const = default;
};

/// The colour of the shapes of the n-th layer, from 0: told apart from markers and from each other.
Colour layer_colour(std::size_t number, Theme theme);

}  // namespace loci::render
