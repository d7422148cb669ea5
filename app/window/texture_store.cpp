#include "app/window/texture_store.hpp"

#include <GL/gl.h>

#include <algorithm>
#include <utility>

namespace loci::window {
namespace {

constexpr int page_px = 2048;
constexpr int largest_shared_px = 1024;
constexpr int border_px = 1;  // of nothing around each picture: its neighbours never shine in

/// Straight alpha, with a transparent border: Dear ImGui blends that way.
std::vector<std::uint8_t> straight_with_border(const std::uint8_t* rgba, int width, int height,
                                               int border) {
  const int wide = width + 2 * border;
  std::vector<std::uint8_t> out(static_cast<std::size_t>(wide) *
                                static_cast<std::size_t>(height + 2 * border) * 4);
  for (int y = 0; y < height; ++y) {
    const std::uint8_t* from =
        rgba + static_cast<std::size_t>(y) * static_cast<std::size_t>(width) * 4;
    std::uint8_t* to =
        out.data() +
        (static_cast<std::size_t>(y + border) * static_cast<std::size_t>(wide) + border) * 4;
    for (int x = 0; x < width; ++x, from += 4, to += 4) {
      const int alpha = from[3];
      for (int i = 0; i < 3; ++i) {
        to[i] = alpha == 0
                    ? std::uint8_t{0}
                    : static_cast<std::uint8_t>(std::min(255, (from[i] * 255 + alpha / 2) / alpha));
      }
      to[3] = static_cast<std::uint8_t>(alpha);
    }
  }
  return out;
}

}  // namespace

std::vector<std::uint8_t> straight_alpha(const render::Picture& picture) {
  return straight_with_border(picture.rgba.data(), picture.width_px, picture.height_px, 0);
}

GlTexture::GlTexture(int width_px, int height_px, const std::uint8_t* rgba) {
  glGenTextures(1, &name_);
  glBindTexture(GL_TEXTURE_2D, name_);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, 0x812F);  // GL_CLAMP_TO_EDGE
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, 0x812F);
  // The order of the screen's own pixels: software renderers copy such textures fastest.
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width_px, height_px, 0, 0x80E1 /* GL_BGRA */,
               GL_UNSIGNED_BYTE, nullptr);
  if (rgba != nullptr) write(0, 0, width_px, height_px, rgba);
}

GlTexture::~GlTexture() {
  if (name_ != 0) glDeleteTextures(1, &name_);
}

GlTexture::GlTexture(GlTexture&& other) noexcept : name_(std::exchange(other.name_, 0)) {}

GlTexture& GlTexture::operator=(GlTexture&& other) noexcept {
  std::swap(name_, other.name_);
  return *this;
}

void GlTexture::write(int x_px, int y_px, int width_px, int height_px, const std::uint8_t* rgba) {
  glBindTexture(GL_TEXTURE_2D, name_);
  glTexSubImage2D(GL_TEXTURE_2D, 0, x_px, y_px, width_px, height_px, GL_RGBA, GL_UNSIGNED_BYTE,
                  rgba);
}

bool TextureStore::find_on(Page& page, int width, int height, Spot& spot) {
  for (Shelf& shelf : page.shelves) {
    const bool fits = height <= shelf.height_px && height * 4 >= shelf.height_px * 3 &&
                      shelf.used_px + width <= page.width_px;
    if (!fits) continue;
    spot.x_px = std::exchange(shelf.used_px, shelf.used_px + width);
    spot.y_px = shelf.top_px;
    return true;
  }
  if (page.bottom_px + height > page.height_px || width > page.width_px) return false;
  spot.x_px = 0;
  spot.y_px = page.bottom_px;
  page.shelves.push_back({page.bottom_px, height, width});
  page.bottom_px += height;
  return true;
}

TextureStore::Spot TextureStore::find_spot(int width, int height) {
  const bool shared = width <= largest_shared_px && height <= largest_shared_px;
  Spot spot{0, 0, 0};
  for (; spot.page < pages_.size(); ++spot.page) {
    Page& page = pages_[spot.page];
    if (shared && page.width_px == page_px && find_on(page, width, height, spot)) return spot;
  }
  const int page_width = shared ? page_px : width, page_height = shared ? page_px : height;
  const auto unused = std::find_if(pages_.begin(), pages_.end(),
                                   [](const Page& page) { return page.width_px == 0; });
  spot.page = static_cast<std::size_t>(unused - pages_.begin());
  if (unused == pages_.end()) pages_.emplace_back();
  Page& page = pages_[spot.page];
  page = Page{GlTexture(page_width, page_height, nullptr), page_width, page_height, {}, 0, 0};
  find_on(page, width, height, spot);
  return spot;
}

panels::TextureRegion TextureStore::add(const std::uint8_t* rgba, int width_px, int height_px) {
  const int width = width_px + 2 * border_px, height = height_px + 2 * border_px;
  const Spot spot = find_spot(width, height);
  Page& page = pages_[spot.page];
  const auto pixels = straight_with_border(rgba, width_px, height_px, border_px);
  page.texture.write(spot.x_px, spot.y_px, width, height, pixels.data());
  ++page.pictures;
  ++version_;
  const auto u = [&](int x) { return static_cast<float>(x) / static_cast<float>(page.width_px); };
  const auto v = [&](int y) { return static_cast<float>(y) / static_cast<float>(page.height_px); };
  const int left = spot.x_px + border_px, top = spot.y_px + border_px;
  return {page.texture.id(),
          {u(left), v(top)},
          {u(left + width_px), v(top + height_px)},
          static_cast<std::uint32_t>(spot.page)};
}

void TextureStore::remove(const panels::TextureRegion& region) {
  Page& page = pages_[region.page];
  if (--page.pictures > 0) return;
  const bool shared = page.width_px == page_px;
  if (shared) {
    page.shelves.clear();
    page.bottom_px = 0;
  } else {
    page = Page{};
  }
}

}  // namespace loci::window
