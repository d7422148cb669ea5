/// \file
/// Markers and names on the screen.
#pragma once

#include "app/panels/ui.hpp"
#include "app/window/annotation_worker.hpp"
#include "app/window/texture_store.hpp"

#include <imgui.h>

#include <memory>
#include <unordered_map>
#include <vector>

namespace loci::window {

/// Draws the sprites of the last annotation at their places in the present view. Those that a new
/// annotation keeps stay; the others fade in and out.
class Sprites {
 public:
  explicit Sprites(TextureStore& store) : store_(store) {}

  void replace(std::vector<render::PlacedSprite> sprites, bool fade);
  void draw(ImDrawList& list, const panels::Area& area, const map::MapView& view,
            double pixel_ratio, double seconds);
  bool fading() const { return fading_; }
  std::size_t size() const { return shown_.size(); }

 private:
  struct Shown {
    render::PlacedSprite sprite;
    double opacity;
    bool leaving;
  };

  const panels::TextureRegion& texture_of(const std::shared_ptr<const render::Picture>& picture);
  void draw_one(ImDrawList& list, const panels::Area& area, const map::MapView& view,
                double pixel_ratio, const Shown& shown);
  void forget_textures();

  struct Kept {
    std::shared_ptr<const render::Picture> picture;  ///< keeps the pointer from being used again
    panels::Texture texture;
  };

  TextureStore& store_;
  std::vector<Shown> shown_;  ///< bottom first; the leaving ones below all others
  std::unordered_map<const render::Picture*, Kept> textures_;
  bool fading_ = false;
};

}  // namespace loci::window
