/// \file
/// The tiles and sprites of the map as one picture.
#pragma once

#include "app/panels/ui.hpp"
#include "app/window/framebuffer.hpp"
#include "app/window/map_lines.hpp"
#include "app/window/sprites.hpp"
#include "app/window/tile_textures.hpp"

#include <imgui.h>

#include <optional>

namespace loci::window {

/// Keeps what the map consists of as one picture, a little larger than the view: dragging the map
/// then copies a picture instead of drawing all its tiles and sprites again.
class MapLayer {
 public:
  /// \param tiles,lines,sprites outlive this object
  MapLayer(TileTextures& tiles, const MapLines& lines, Sprites& sprites)
      : tiles_(tiles), lines_(lines), sprites_(sprites) {}

  /// \param destination where the view will come to rest
  void draw(ImDrawList& list, const panels::Area& area, const map::MapView& view,
            const map::MapView& destination, render::Theme theme, double pixel_ratio, double now_s,
            double seconds);

 private:
  struct Painted {
    map::MapView view;
    render::Theme theme;
    double pixel_ratio;
    double margin_px;
  };

  std::optional<ImVec2> offset(const map::MapView& view, render::Theme theme, double ratio) const;
  void paint(const map::MapView& view, render::Theme theme, double pixel_ratio, double margin,
             double seconds);

  TileTextures& tiles_;
  const MapLines& lines_;
  Sprites& sprites_;
  std::uint64_t sprites_painted_ = 0, lines_painted_ = 0;  ///< their numbers
  Framebuffer picture_;
  std::optional<Painted> painted_;
  std::uint64_t version_ = 0;
};

}  // namespace loci::window
