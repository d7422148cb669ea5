#include "app/render/sprites.hpp"

#include "app/map/clusters.hpp"
#include "app/render/shapes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace loci::render {
namespace {

std::string key_of(const LabelLine& line) {
  const text::TextStyle& style = line.style;
  return fmt::format("{}|{}|{}|{}|{}|{:x}|{}|{}\n", line.text, style.size_px, style.weight,
                     style.italic, style.tracking_px, style.colour, style.halo_px,
                     style.wrap_width_px);
}

std::string key_of(const std::vector<LabelLine>& lines) {
  std::string key = "label ";
  for (const LabelLine& line : lines) key += key_of(line);
  return key;
}

std::string area_key(const LabelLine& name, std::size_t mentions) {
  return fmt::format("area {} {}", mentions, key_of(name));
}

/// Counts stay short enough for their disc.
std::string short_count(std::size_t count) {
  if (count < 1000) return std::to_string(count);
  if (count < 10000) return fmt::format("{:.1f}k", static_cast<double>(count / 100) / 10);
  return fmt::format("{}k", count / 1000);
}

constexpr double several_ring_px = 2.5;

/// Glows of large markers stay near them: many would lie over each other.
double glow_diameter_px(const MarkerLook& look) {
  constexpr double most_mentions = 25;
  const double around = map::marker_diameter_px(look.mentions) + 16;
  if (look.several) return around;
  const auto n = static_cast<double>(look.mentions);
  return std::max(around, 26 + 12 * std::sqrt(std::min(n, most_mentions)));
}

}  // namespace

Sprites::Sprites(Theme theme, double pixel_ratio) : style_(map_style(theme)), ratio_(pixel_ratio) {}

void Sprites::forget_many() {
  constexpr std::size_t many = 6000;
  if (sprites_.size() > many) sprites_.clear();
}

const Sprite* Sprites::kept(const std::string& key) const {
  const auto found = sprites_.find(key);
  return found == sprites_.end() ? nullptr : &found->second;
}

const Sprite& Sprites::keep(const std::string& key, Picture picture, double width_px,
                            double height_px) {
  const double middle_x = picture.width_px / 2.0 / ratio_,
               middle_y = picture.height_px / 2.0 / ratio_;
  const Sprite sprite{std::make_shared<const Picture>(std::move(picture)), width_px, height_px,
                      middle_x, middle_y};
  return sprites_.insert_or_assign(key, sprite).first->second;
}

const Sprites::Measured& Sprites::measured(const std::string& key,
                                           const std::vector<LabelLine>& lines) {
  if (last_.key == key) return last_;
  last_ = {key, {}, {}};
  for (const LabelLine& line : lines) {
    const auto& layout =
        last_.lines.emplace_back(line.text, line.style, std::vector<text::TextMark>{}, ratio_);
    const double left =
        line.style.wrap_width_px > 0 ? layout.boxes_of(0, line.text.size()).at(0).left_px : 0;
    last_.size.width_px = std::max(last_.size.width_px, layout.width_px() - left);
    last_.size.height_px += layout.height_px();
  }
  return last_;
}

LabelSize Sprites::label_size(const std::vector<LabelLine>& lines) {
  const std::string key = key_of(lines);
  if (const Sprite* sprite = kept(key)) return {sprite->width_px, sprite->height_px};
  return measured(key, lines).size;
}

const Sprite& Sprites::label(const std::vector<LabelLine>& lines) {
  const std::string key = key_of(lines);
  if (const Sprite* sprite = kept(key)) return *sprite;
  const Measured& label = measured(key, lines);
  std::vector<Picture> pictures;
  int width = 0, height = 0, overlap = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    pictures.push_back(to_picture(label.lines[i].draw()));
    overlap = static_cast<int>(std::ceil(lines[i].style.halo_px * ratio_ * 2 + 2 * ratio_));
    width = std::max(width, pictures.back().width_px);
    height += pictures.back().height_px - (i > 0 ? overlap : 0);
  }
  Picture picture(width, height);
  int top = 0;
  for (const Picture& line : pictures) {
    draw_over(picture, line, (width - line.width_px) / 2, top);
    top += line.height_px - overlap;
  }
  return keep(key, std::move(picture), label.size.width_px, label.size.height_px);
}

const Sprite& Sprites::turned_label(const LabelLine& line, int angle_deg) {
  const std::string key = fmt::format("turned {} {}", angle_deg, key_of(line));
  if (const Sprite* sprite = kept(key)) return *sprite;
  const text::TextLayout layout(line.text, line.style, {}, ratio_);
  const double angle = angle_deg * 3.14159265358979 / 180;
  return keep(key, to_picture(layout.draw_turned(angle)), layout.width_px(), layout.height_px());
}

const Sprites::AreaParts& Sprites::area_parts(const std::string& key, const LabelLine& name,
                                              std::size_t mentions) {
  if (last_area_ && last_area_->key == key) return *last_area_;
  last_area_.emplace(
      AreaParts{key, text::TextLayout(name.text, name.style, {}, ratio_),
                text::TextLayout(short_count(mentions), count_style(10.5), {}, ratio_)});
  AreaParts& parts = *last_area_;
  const text::TextLayout::Pixels words = parts.name.frame();
  parts.pill_height = static_cast<int>(std::lround(15 * ratio_));
  parts.pill_width = std::max(parts.pill_height,
                              static_cast<int>(std::lround((parts.count.width_px() + 9) * ratio_)));
  parts.gap = static_cast<int>(std::lround(4 * ratio_));
  parts.width = words.width_px + parts.gap + parts.pill_width + 2;
  parts.height = std::max(words.height_px, parts.pill_height + 2);
  return parts;
}

text::TextStyle Sprites::count_style(double size_px) const {
  return {.size_px = size_px, .weight = 600, .colour = style_.marker_text};
}

void Sprites::find_fonts(const std::function<bool()>& goes_on) const {
  for (const double size_px : {13.0, 10.0, 10.5, 15.0, 14.0, 12.0, 11.0}) {
    if (!goes_on()) return;
    static_cast<void>(text::TextLayout("1", count_style(size_px), {}, ratio_).width_px());
  }
}

LabelSize Sprites::area_label_size(const LabelLine& name, std::size_t mentions) {
  const std::string key = area_key(name, mentions);
  if (const Sprite* sprite = kept(key)) return {sprite->width_px, sprite->height_px};
  const AreaParts& parts = area_parts(key, name, mentions);
  return {parts.width / ratio_, parts.height / ratio_};
}

const Sprite& Sprites::area_label(const LabelLine& name, std::size_t mentions) {
  const std::string key = area_key(name, mentions);
  if (const Sprite* sprite = kept(key)) return *sprite;
  const AreaParts& parts = area_parts(key, name, mentions);
  const Picture words = to_picture(parts.name.draw()), digits = to_picture(parts.count.draw());
  Picture picture(parts.width, parts.height);
  draw_over(picture, words, 0, (picture.height_px - words.height_px) / 2);
  const double left = words.width_px + parts.gap, middle = picture.height_px / 2.0;
  fill_pill(picture, left, middle - parts.pill_height / 2.0, left + parts.pill_width,
            middle + parts.pill_height / 2.0, style_.marker, 0.92);
  draw_over(picture, digits,
            static_cast<int>(std::lround(left + (parts.pill_width - digits.width_px) / 2.0)),
            (picture.height_px - digits.height_px) / 2);
  return keep(key, std::move(picture), parts.width / ratio_, parts.height / ratio_);
}

const Sprite& Sprites::city_dot(double diameter_px, bool capital) {
  const std::string key = fmt::format("dot {} {}", diameter_px, capital);
  if (const Sprite* sprite = kept(key)) return *sprite;
  const int side = 2 * static_cast<int>(std::ceil((diameter_px / 2 + 2.5) * ratio_)) + 1;
  Picture picture(side, side);
  const double middle = side / 2.0, radius = diameter_px / 2 * ratio_;
  fill_disc(picture, middle, middle, radius + 1.2 * ratio_, style_.halo, 0.9);
  fill_disc(picture, middle, middle, radius, style_.text, 1);
  if (capital) fill_disc(picture, middle, middle, radius - 1.5 * ratio_, style_.halo, 1);
  return keep(key, std::move(picture), diameter_px, diameter_px);
}

const Sprite& Sprites::marker(const MarkerLook& look) {
  const std::string key = fmt::format("marker {} {} {:x} {} {}", look.mentions, look.several,
                                      look.colour, look.selected, look.hovered);
  if (const Sprite* sprite = kept(key)) return *sprite;
  const double diameter_px = map::marker_diameter_px(look.mentions);
  const double rim_px = look.hovered || look.selected ? 2.2 : 1.6;
  const double ring_px = look.selected ? 3.5 : look.several ? several_ring_px : 0;
  const int side =
      2 * static_cast<int>(std::ceil((diameter_px / 2 + rim_px + ring_px + 2) * ratio_)) + 1;
  Picture picture(side, side);
  const double middle = side / 2.0, radius = diameter_px / 2 * ratio_;
  if (look.selected) {
    fill_disc(picture, middle, middle, radius + (rim_px + ring_px) * ratio_, look.colour, 1);
  } else if (look.several) {  // as if more lay beneath
    fill_disc(picture, middle, middle, radius + (rim_px + ring_px) * ratio_, look.colour, 0.38);
  }
  fill_disc(picture, middle, middle,
            radius + rim_px / 2 * ratio_ + (look.selected ? rim_px * ratio_ : 0), style_.marker_rim,
            1);
  fill_disc(picture, middle, middle, radius - rim_px / 2 * ratio_, look.colour,
            look.selected || look.hovered ? 1 : 0.92);
  if (look.mentions >= 5) {
    const std::string digits = short_count(look.mentions);
    // Whole pixels: few sizes, as text::usual_size_px() says.
    const double size_px =
        std::round(std::clamp(diameter_px * (digits.size() > 2 ? 0.36 : 0.44), 10.0, 15.0));
    const text::TextLayout count(digits, count_style(size_px), {}, ratio_);
    const text::TextLayout::Pixels pixels = count.draw();
    // The digits' height is about 0.73 of the size: centre that, not the line.
    const double digits_middle =
        pixels.origin_y_px + (count.baseline_px() - 0.364 * size_px) * ratio_;
    const Picture text = to_picture(pixels);
    draw_over(picture, text, static_cast<int>(std::lround(middle - text.width_px / 2.0)),
              static_cast<int>(std::lround(middle - digits_middle)));
  }
  return keep(key, std::move(picture), diameter_px, diameter_px);
}

const Sprite& Sprites::glow(const MarkerLook& look) {
  const std::string key = fmt::format("glow {} {} {:x} {} {}", look.mentions, look.several,
                                      look.colour, look.selected, look.hovered);
  if (const Sprite* sprite = kept(key)) return *sprite;
  const double diameter_px = glow_diameter_px(look) + (look.selected ? 8 : 0);
  const int side = 2 * static_cast<int>(std::ceil((diameter_px / 2 + 1) * ratio_)) + 1;
  Picture picture(side, side);
  const double alpha = look.selected ? 0.30 : look.hovered ? 0.26 : 0.18;
  fill_disc(picture, side / 2.0, side / 2.0, diameter_px / 2 * ratio_, look.colour, alpha);
  return keep(key, std::move(picture), diameter_px, diameter_px);
}

}  // namespace loci::render
