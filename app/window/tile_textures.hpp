/// \file
/// The basemap on the screen.
#pragma once

#include "app/panels/ui.hpp"
#include "app/window/texture_store.hpp"
#include "app/window/tile_workers.hpp"

#include <imgui.h>

#include <map>
#include <optional>

namespace loci::window {

/// Draws a view from the tiles painted so far. Where one is missing its nearest coarser or finer
/// relatives are shown in its place, and it is faded in when it comes. The least recently seen
/// tiles are given up.
class TileTextures {
 public:
  explicit TileTextures(TileWorkers& workers) : workers_(workers) {}

  /// \param now_s a clock in seconds
  void draw(ImDrawList& list, const panels::Area& area, const map::MapView& view,
            render::Theme theme, double pixel_ratio, double now_s);
  bool fading() const { return fading_; }
  bool complete() const { return complete_; }  ///< every tile of the last frame was there, sharp

 private:
  struct Tile {
    GlTexture texture;
    double since_s;  ///< when it came
    double seen_s;
  };

  void take_painted(double now_s);
  void want(const map::MapView& view, int zoom, const TileKey& like);
  void draw_relatives(ImDrawList& list, const TileKey& key, ImVec2 from, ImVec2 to);
  bool draw_ancestor(ImDrawList& list, const TileKey& key, ImVec2 from, ImVec2 to);
  void draw_children(ImDrawList& list, const TileKey& key, ImVec2 from, ImVec2 to);
  Tile* find(const TileKey& key);
  void forget_oldest();

  TileWorkers& workers_;
  std::map<TileKey, Tile> tiles_;
  double now_s_ = 0;
  bool fading_ = false, complete_ = false;
};

}  // namespace loci::window
