/// \file
/// The basemap of a view, kept as one picture while the map is dragged.
#pragma once

#include "app/window/framebuffer.hpp"
#include "app/window/tile_textures.hpp"

#include <imgui.h>

#include <cstdint>
#include <optional>

namespace loci::window {

/// Draws tiles, which lie scaled and faded over each other, into a picture a little larger than the
/// view. As long as only the view's position changes, the picture is copied.
class TileLayer {
 public:
  explicit TileLayer(TileTextures& tiles) : tiles_(tiles) {}

  /// \param now_s a clock in seconds
  void draw(ImDrawList& list, const panels::Area& area, const map::MapView& view,
            render::Theme theme, double pixel_ratio, double now_s);

 private:
  /// What the picture was drawn for.
  struct Painted {
    map::MapView view;
    render::Theme theme;
    double pixel_ratio;
    double margin_px;
  };

  std::optional<ImVec2> offset(const map::MapView& view, render::Theme theme, double ratio) const;
  void paint(const map::MapView& view, render::Theme theme, double pixel_ratio, double margin_px);

  TileTextures& tiles_;
  Framebuffer picture_;
  std::optional<Painted> painted_;
  std::uint64_t version_ = 0;
};

}  // namespace loci::window
