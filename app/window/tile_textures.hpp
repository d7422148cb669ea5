/// \file
/// The basemap on the screen.
#pragma once

#include "app/panels/ui.hpp"
#include "app/window/texture_store.hpp"
#include "app/window/tile_workers.hpp"

#include <imgui.h>

#include <map>
#include <optional>
#include <vector>

namespace loci::window {

/// Draws a view from the tiles painted so far, and the tinted areas over them. Where one is missing
/// its nearest coarser or finer relatives are shown in its place, and it is faded in when it comes.
/// When other layers are shown, tiles of before stay until the new ones have come.
/// The least recently seen tiles are given up.
class TileTextures {
 public:
  explicit TileTextures(TileWorkers& workers) : workers_(workers) {}

  /// The areas to tint from now on; the number is given here.
  void tint(TintedAreas areas);
  /// What the basemap is to look like from now on.
  void show(const render::MapSetting& setting);
  bool shown_anew() const { return setting_drawn_ != setting_; }  ///< show() was after draw()
  /// Takes what has been painted and asks for what the view and its destination need, and when it
  /// rests for what a step closer or back would. True when something came that is needed.
  /// \param destination where the view will come to rest
  /// \param now_s a clock in seconds
  bool update(const map::MapView& view, const map::MapView& destination, render::Theme theme,
              double pixel_ratio, double now_s);
  /// Draws as of the last update().
  void draw(ImDrawList& list, const panels::Area& area, const map::MapView& view,
            render::Theme theme, double pixel_ratio);
  bool fading() const { return fading_; }
  bool tinted_anew() const { return areas_drawn_ != areas_; }  ///< tint() was after draw()
  bool complete() const { return complete_; }  ///< every tile of the last frame was there, sharp
  std::size_t missing() const { return missing_; }  ///< needed in the view or close around it

 private:
  struct Tile {
    GlTexture texture;  ///< or none: nothing is to be seen
    double since_s;     ///< when it came
    double seen_s;
  };

  /// A tile where it is to be drawn.
  struct Drawn {
    TileKey key;
    ImVec2 from, to;
  };

  class Wanted;

  bool take_painted(bool moving);
  void want(const map::MapView& view, const map::MapView& destination, bool moving,
            const TileKey& like);
  double opacity(const Tile* tile) const;
  void draw_basemap(ImDrawList& list, const std::vector<Drawn>& tiles);
  void draw_areas(ImDrawList& list, const std::vector<Drawn>& tiles);
  void draw_relatives(ImDrawList& list, const TileKey& key, ImVec2 from, ImVec2 to);
  bool draw_ancestor(ImDrawList& list, const TileKey& key, ImVec2 from, ImVec2 to);
  void draw_children(ImDrawList& list, const TileKey& key, ImVec2 from, ImVec2 to);
  Tile* find(const TileKey& key);
  Tile* newest(const TileKey& key);  ///< the tile itself, or as it was with an earlier setting
  void forget_before(const TileKey& key);
  bool draw_before(ImDrawList& list, const Drawn& drawn);
  TileKey key_of_areas(TileKey key) const;
  void forget_oldest();

  TileWorkers& workers_;
  std::map<TileKey, Tile> tiles_;
  std::uint64_t areas_ = 0, areas_before_ = 0;  ///< numbers; the others are given up
  std::uint64_t areas_drawn_ = 0;
  std::uint64_t setting_ = 0, setting_drawn_ = 0;  ///< numbers of what show() said
  std::uint64_t plane_ = 0;                        ///< the first of this projection
  render::MapSetting shown_;
  double now_s_ = 0;
  bool fading_ = false, complete_ = false;
  std::size_t missing_ = 0;
  std::optional<map::MapView> updated_for_;
};

}  // namespace loci::window
