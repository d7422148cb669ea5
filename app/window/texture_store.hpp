/// \file
/// Pictures in graphics memory.
#pragma once

#include "app/panels/textures.hpp"
#include "app/render/picture.hpp"

#include <imgui.h>

#include <cstdint>
#include <memory>
#include <vector>

namespace loci::window {

/// Pixels as Dear ImGui blends them.
std::vector<std::uint8_t> straight_alpha(const render::Picture& picture);

/// One OpenGL texture.
class GlTexture {
 public:
  GlTexture() = default;
  /// \param rgba straight alpha, or null for undefined pixels
  GlTexture(int width_px, int height_px, const std::uint8_t* rgba);
  ~GlTexture();
  GlTexture(GlTexture&& other) noexcept;
  GlTexture& operator=(GlTexture&& other) noexcept;

  explicit operator bool() const { return name_ != 0; }
  ImTextureID id() const { return reinterpret_cast<ImTextureID>(std::intptr_t{name_}); }
  void write(int x_px, int y_px, int width_px, int height_px, const std::uint8_t* rgba);

 private:
  unsigned name_ = 0;
};

/// Small pictures side by side on shared textures, so that a frame switches between few of them. A
/// page whose pictures are all gone is used again.
class TextureStore : public panels::Textures {
 public:
  panels::TextureRegion add(const std::uint8_t* rgba, int width_px, int height_px) override;
  void remove(const panels::TextureRegion& region) override;
  std::uint64_t version() const { return version_; }  ///< another one when pictures came

 private:
  /// A row of pictures of about one height.
  struct Shelf {
    int top_px, height_px, used_px;
  };
  struct Page {
    GlTexture texture;
    int width_px = 0, height_px = 0;
    std::vector<Shelf> shelves;
    int bottom_px = 0;
    int pictures = 0;
  };
  struct Spot {
    std::size_t page;
    int x_px, y_px;
  };

  Spot find_spot(int width_px, int height_px);
  bool find_on(Page& page, int width_px, int height_px, Spot& spot);

  std::vector<Page> pages_;
  std::uint64_t version_ = 0;
};

}  // namespace loci::window
