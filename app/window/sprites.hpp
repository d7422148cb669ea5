/// \file
/// Markers and names on the screen.
#pragma once

#include "app/panels/ui.hpp"
#include "app/window/annotation_worker.hpp"
#include "app/window/texture_store.hpp"

#include <imgui.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace loci::window {

/// How one annotation gives way to the next.
struct SpriteChange {
  using Way = std::function<std::optional<geo::ProjectedPoint>(const render::PlacedSprite&)>;
  bool fade = true;
  /// The same markers and names but for what stands out: shown at once, whatever else is fading.
  bool only_emphasis = false;
  Way comes_from{};  ///< where a new sprite was until now: in which marker
  Way goes_to{};     ///< where a sprite that is gone will be
};

/// Draws the sprites of the last annotation at their places in the present view. Those that a new
/// annotation keeps stay; the others fade in and out, and come out of or go into each other.
class Sprites {
 public:
  explicit Sprites(TextureStore& store) : store_(store) {}

  void replace(std::vector<render::PlacedSprite> sprites, const SpriteChange& change);
  void draw(ImDrawList& list, const panels::Area& area, const map::MapView& view,
            double pixel_ratio, double seconds);
  bool fading() const { return fading_; }
  /// Another one after each replace().
  std::uint64_t number() const { return number_; }
  /// Those of the last annotation, bottom first.
  const std::vector<render::PlacedSprite>& present() const { return present_; }

 private:
  struct Shown {
    render::PlacedSprite sprite;
    double opacity;
    bool leaving;
    std::optional<geo::ProjectedPoint> other_end;  ///< of its way in or out
    double way = 1;                                ///< that it has come; 1: all of it
  };

  static map::ScreenPoint position_of(const Shown& shown, const map::MapView& view);
  const panels::TextureRegion& texture_of(const std::shared_ptr<const render::Picture>& picture);
  void draw_one(ImDrawList& list, const panels::Area& area, const map::MapView& view,
                double pixel_ratio, const Shown& shown);
  void forget_textures();

  struct Kept {
    std::shared_ptr<const render::Picture> picture;  ///< keeps the pointer from being used again
    panels::Texture texture;
  };

  TextureStore& store_;
  std::vector<render::PlacedSprite> present_;
  std::vector<Shown> shown_;  ///< bottom first; the leaving ones below all others
  std::unordered_map<const render::Picture*, Kept> textures_;
  bool fading_ = false;
  std::uint64_t number_ = 0;
};

}  // namespace loci::window
