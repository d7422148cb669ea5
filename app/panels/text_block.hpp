/// \file
/// Text of any script on the screen.
#pragma once

#include "app/panels/textures.hpp"
#include "app/text/text_layout.hpp"

#include <imgui.h>

#include <cstdint>
#include <string>
#include <unordered_map>

namespace loci::panels {

/// A piece of text, laid out once and drawn into a texture when it is first seen.
class TextBlock {
 public:
  TextBlock(std::string utf8, const text::TextStyle& style, std::vector<text::TextMark> marks,
            double pixel_ratio);

  float width_px() const { return width_px_; }
  float height_px() const { return height_px_; }
  const text::TextLayout& layout() const { return layout_; }
  void draw(ImDrawList& list, ImVec2 top_left, Textures& store, double alpha = 1);

 private:
  text::TextLayout layout_;
  double pixel_ratio_;
  float width_px_, height_px_;
  Texture texture_;
  ImVec2 picture_offset_, picture_size_;
};

/// The texts of the last frames, so that each is shaped once. Those not drawn for a while are given
/// up.
class TextBlocks {
 public:
  explicit TextBlocks(Textures& store) : store_(store) {}

  void begin_frame(double pixel_ratio);
  Textures& store() { return store_; }
  double pixel_ratio() const { return pixel_ratio_; }

  /// The block of a text; valid until the next frame.
  TextBlock& block(const std::string& utf8, const text::TextStyle& style,
                   const std::vector<text::TextMark>& marks = {});
  /// One line, cut with … at the width.
  void line(ImDrawList& list, ImVec2 top_left, float width_px, const std::string& utf8,
            text::TextStyle style);

 private:
  struct Kept {
    TextBlock block;
    std::uint64_t frame;
  };

  Textures& store_;
  double pixel_ratio_ = 1;
  std::uint64_t frame_ = 0;
  std::unordered_map<std::string, Kept> blocks_;
};

}  // namespace loci::panels
