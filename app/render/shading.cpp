#include "app/render/shading.hpp"

#include <algorithm>

namespace loci::render {
namespace {

/// Shadows a little warm, as on paper; sunny slopes hardly lighter than level ground.
Rgb multiplied(const Rgb& ground, float relief) {
  constexpr float gain = 1.5f * 0.8f / 255.f;
  const float factor =
      relief < 0 ? std::max(0.3f, 1 + 0.85f * gain * relief) : 1 + 0.25f * gain * relief;
  const float shade = 1 - std::min(1.f, factor);
  return {ground.red * factor, ground.green * (factor - 0.01f * shade),
          ground.blue * (factor - 0.06f * shade)};
}

Rgb soft_lit(const Rgb& ground, float relief) {
  constexpr float gain = 1.1f * 0.7f / 255.f;
  const float light = std::clamp(0.5f + gain * relief, 0.f, 1.f);
  const auto lit = [&](float value) {
    const float base = value / 255.f;
    return 255.f * ((1 - 2 * light) * base * base + 2 * light * base);
  };
  return {lit(ground.red), lit(ground.green), lit(ground.blue)};
}

}  // namespace

Rgb to_rgb(Colour colour) {
  return {static_cast<float>((colour >> 16) & 0xFFu), static_cast<float>((colour >> 8) & 0xFFu),
          static_cast<float>(colour & 0xFFu)};
}

Rgb shaded_land(const MapStyle& style, float relief) {
  const Rgb ground = to_rgb(style.land);
  return style.theme == Theme::light ? multiplied(ground, relief) : soft_lit(ground, relief);
}

}  // namespace loci::render
