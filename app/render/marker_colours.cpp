#include "app/render/marker_colours.hpp"

namespace loci::render {
namespace {

using gazetteer::PlaceKind;

// As dark as the accent on the light map and as bright as it on the dark one: white digits stay
// legible on all of them, and no kind is louder than another.
Colour colour_of_kind(PlaceKind kind, bool dark) {
  switch (kind) {
    case PlaceKind::settlement:
      return dark ? 0xff6b6b : 0xd1495b;
    case PlaceKind::capital:
      return dark ? 0xd06fb0 : 0x94326f;
    case PlaceKind::airfield:
      return dark ? 0x7fa3f5 : 0x3f67b1;
    case PlaceKind::water:
      return dark ? 0x4fb3c4 : 0x2b7f93;
    case PlaceKind::terrain:
      return dark ? 0x8fb573 : 0x5b8045;
    case PlaceKind::area:
    case PlaceKind::site:
      return dark ? 0xe0a84e : 0xa8761d;
  }
  return 0;
}

constexpr double sure = 0.8, likely = 0.5;

Colour colour_of_confidence(double confidence, bool dark) {
  if (confidence >= sure) return dark ? 0x4fb3a3 : 0x2a7f74;
  if (confidence >= likely) return dark ? 0xe0a84e : 0xb7791f;
  return dark ? 0xff6b6b : 0xd1495b;
}

}  // namespace

Colour marker_colour(PlaceKind kind, double confidence, map::ColouredBy by, Theme theme) {
  const bool dark = theme == Theme::dark;
  switch (by) {
    case map::ColouredBy::kind:
      return colour_of_kind(kind, dark);
    case map::ColouredBy::confidence:
      return colour_of_confidence(confidence, dark);
    case map::ColouredBy::nothing:
      break;
  }
  return map_style(theme).marker;
}

std::vector<LegendEntry> legend_of(map::ColouredBy by, Theme theme) {
  const bool dark = theme == Theme::dark;
  switch (by) {
    case map::ColouredBy::kind:
      return {{colour_of_kind(PlaceKind::capital, dark), "Capital"},
              {colour_of_kind(PlaceKind::settlement, dark), "Settlement"},
              {colour_of_kind(PlaceKind::airfield, dark), "Airfield"},
              {colour_of_kind(PlaceKind::site, dark), "Site"}};
    case map::ColouredBy::confidence:
      return {{colour_of_confidence(1, dark), "Sure: 80 % and more"},
              {colour_of_confidence(likely, dark), "Likely: 50 to 80 %"},
              {colour_of_confidence(0, dark), "Doubtful: below 50 %"}};
    case map::ColouredBy::nothing:
      break;
  }
  return {};
}

}  // namespace loci::render
