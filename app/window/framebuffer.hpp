/// \file
/// A picture that OpenGL draws into.
#pragma once

#include "app/window/texture_store.hpp"

#include <imgui.h>

#include <cstdint>
#include <vector>

namespace loci::window {

/// An OpenGL framebuffer with one texture, which keeps what was drawn until it is drawn over.
class Framebuffer {
 public:
  Framebuffer() = default;
  /// Throws Error when the driver refuses.
  Framebuffer(int width_px, int height_px);
  ~Framebuffer();
  Framebuffer(Framebuffer&& other) noexcept;
  Framebuffer& operator=(Framebuffer&& other) noexcept;

  explicit operator bool() const { return name_ != 0; }
  int width_px() const { return width_px_; }
  int height_px() const { return height_px_; }
  ImTextureID texture() const { return texture_.id(); }  ///< its rows run from the bottom

  /// Draws lists of Dear ImGui; their pixel (0, 0) is the top left corner.
  void draw(std::vector<ImDrawList*> lists, double pixel_ratio);
  /// Lays rectangles (left, top, right, bottom) on the window, pixel on pixel.
  void show(const std::vector<ImVec4>& areas_px) const;

 private:
  GlTexture texture_;
  unsigned name_ = 0;
  int width_px_ = 0, height_px_ = 0;
};

/// Draws lists of Dear ImGui on the window, or on the framebuffer that is bound.
void draw_lists(std::vector<ImDrawList*> lists, int width_px, int height_px, double pixel_ratio);

/// Commands for a list of Dear ImGui, for all pictures after them until blending_as_usual():
/// cheaper than a blend for a software renderer.
/// \param version in the list, so that another version makes a different list
void copying_pixels(ImDrawList& list, std::uint64_t version = 0);   ///< opaque, at their own size
void copying_smoothly(ImDrawList& list);                            ///< opaque, scaled
void blending_pixels(ImDrawList& list, std::uint64_t version = 0);  ///< at their own size
void blending_as_usual(ImDrawList& list);

}  // namespace loci::window
