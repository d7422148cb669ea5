#include "app/panels/text_block.hpp"

#include <cmath>
#include <utility>

namespace loci::panels {
namespace {

constexpr std::size_t max_blocks = 1500;
constexpr std::uint64_t frames_kept = 300;

/// Everything that a picture of the text depends on, as one string.
std::string key_of(const std::string& utf8, const text::TextStyle& style,
                   const std::vector<text::TextMark>& marks) {
  std::string key = utf8;
  const auto append = [&key](const auto& value) {
    key.append(reinterpret_cast<const char*>(&value), sizeof value);
  };
  append(style.size_px);
  append(style.weight);
  append(style.italic);
  append(style.tracking_px);
  append(style.colour);
  append(style.wrap_width_px);
  append(style.ellipsize);
  append(style.line_height);
  for (const text::TextMark& mark : marks) {
    append(mark.begin);
    append(mark.end);
    append(mark.colour);
    append(mark.bold);
  }
  return key;
}

}  // namespace

TextBlock::TextBlock(std::string utf8, const text::TextStyle& style,
                     std::vector<text::TextMark> marks, double pixel_ratio)
    : layout_(std::move(utf8), style, std::move(marks), pixel_ratio),
      pixel_ratio_(pixel_ratio),
      width_px_(static_cast<float>(layout_.width_px())),
      height_px_(static_cast<float>(layout_.height_px())) {}

void TextBlock::draw(ImDrawList& list, ImVec2 top_left, Textures& store, double alpha) {
  const auto ratio = static_cast<float>(pixel_ratio_);
  if (!texture_) {
    const text::TextLayout::Pixels pixels = layout_.draw();
    if (pixels.width_px == 0 || pixels.height_px == 0) return;
    texture_ = Texture(store, pixels.rgba.data(), pixels.width_px, pixels.height_px);
    picture_offset_ = {static_cast<float>(-pixels.origin_x_px) / ratio,
                       static_cast<float>(-pixels.origin_y_px) / ratio};
    picture_size_ = {static_cast<float>(pixels.width_px) / ratio,
                     static_cast<float>(pixels.height_px) / ratio};
  }
  // On whole pixels of the screen, or the letters blur.
  const ImVec2 from{std::round((top_left.x + picture_offset_.x) * ratio) / ratio,
                    std::round((top_left.y + picture_offset_.y) * ratio) / ratio};
  const TextureRegion& region = texture_.region();
  list.AddImage(region.texture, from, {from.x + picture_size_.x, from.y + picture_size_.y},
                region.uv_min, region.uv_max,
                IM_COL32(255, 255, 255, static_cast<int>(alpha * 255)));
}

void TextBlocks::begin_frame(double pixel_ratio) {
  ++frame_;
  if (pixel_ratio != pixel_ratio_) blocks_.clear();
  pixel_ratio_ = pixel_ratio;
  if (blocks_.size() <= max_blocks) return;
  std::erase_if(blocks_,
                [&](const auto& kept) { return kept.second.frame + frames_kept < frame_; });
  if (blocks_.size() > 4 * max_blocks) blocks_.clear();
}

TextBlock& TextBlocks::block(const std::string& utf8, const text::TextStyle& style,
                             const std::vector<text::TextMark>& marks) {
  std::string key = key_of(utf8, style, marks);
  auto found = blocks_.find(key);
  if (found == blocks_.end()) {
    found = blocks_.emplace(std::move(key), Kept{{utf8, style, marks, pixel_ratio_}, frame_}).first;
  }
  found->second.frame = frame_;
  return found->second.block;
}

void TextBlocks::line(ImDrawList& list, ImVec2 top_left, float width_px, const std::string& utf8,
                      text::TextStyle style) {
  style.wrap_width_px = width_px;
  style.ellipsize = true;
  TextBlock& text = block(utf8, style);
  // Scripts differ in height; their lines stand on one base.
  constexpr double latin_ascent_em = 0.97;
  top_left.y += static_cast<float>(latin_ascent_em * style.size_px - text.layout().baseline_px());
  text.draw(list, top_left, store_);
}

}  // namespace loci::panels
