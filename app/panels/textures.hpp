/// \file
/// Where pictures become something that Dear ImGui can draw.
#pragma once

#include <imgui.h>

#include <cstdint>
#include <utility>

namespace loci::panels {

/// A picture in graphics memory: part of a texture.
struct TextureRegion {
  ImTextureID texture = nullptr;
  ImVec2 uv_min{0, 0}, uv_max{1, 1};
  std::uint32_t page = 0;  ///< the store's own
};

/// A store of pictures, kept by the window. For one thread.
class Textures {
 public:
  virtual ~Textures() = default;
  /// \param rgba width_px * height_px pixels, rows from the top, alpha premultiplied
  virtual TextureRegion add(const std::uint8_t* rgba, int width_px, int height_px) = 0;
  virtual void remove(const TextureRegion& region) = 0;
};

/// One picture in a store; owns its place there.
class Texture {
 public:
  Texture() = default;
  Texture(Textures& store, const std::uint8_t* rgba, int width_px, int height_px)
      : store_(&store), region_(store.add(rgba, width_px, height_px)) {}
  ~Texture() { reset(); }
  Texture(Texture&& other) noexcept
      : store_(std::exchange(other.store_, nullptr)), region_(other.region_) {}
  Texture& operator=(Texture&& other) noexcept {
    if (this != &other) {
      reset();
      store_ = std::exchange(other.store_, nullptr);
      region_ = other.region_;
    }
    return *this;
  }

  explicit operator bool() const { return store_ != nullptr; }
  const TextureRegion& region() const { return region_; }

 private:
  void reset() {
    if (store_ != nullptr) store_->remove(region_);
    store_ = nullptr;
  }

  Textures* store_ = nullptr;
  TextureRegion region_;
};

}  // namespace loci::panels
