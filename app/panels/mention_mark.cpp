#include "app/panels/mention_mark.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace loci::panels {
namespace {

constexpr float line_px = 1.6F;

void draw_line(ImDrawList& list, float left, float right, float y, geoparse::Sense sense,
               ImU32 ink) {
  const bool dotted = sense == geoparse::Sense::demonym;
  if (sense == geoparse::Sense::literal) {
    list.AddRectFilled({left, y}, {right, y + line_px}, ink);
    return;
  }
  const float dash = dotted ? line_px : 5, gap = dotted ? 2.4F : 3;
  for (float x = left; x < right; x += dash + gap) {
    list.AddRectFilled({x, y}, {std::min(x + dash, right), y + line_px}, ink);
  }
}

double ground_alpha(Stress stress) {
  switch (stress) {
    case Stress::plain:
      return 0.05;
    case Stress::same_place:
      return 0.17;
    case Stress::hovered:
      return 0.22;
    case Stress::current:
      return 0.36;
  }
  return 0;
}

}  // namespace

Colour colour_of(geoparse::Sense sense, const Palette& colours) {
  switch (sense) {
    case geoparse::Sense::literal:
      return colours.literal;
    case geoparse::Sense::associative:
      return colours.associative;
    case geoparse::Sense::demonym:
      return colours.demonym;
  }
  return colours.dim;
}

void draw_mark(ImDrawList& list, const Area& box, geoparse::Sense sense, bool located,
               Stress stress, const Palette& colours) {
  const Colour colour = located ? colour_of(sense, colours) : colours.faint;
  const float top = std::round(box.min.y), bottom = std::round(box.max.y);
  list.AddRectFilled({box.min.x - 1, top}, {box.max.x + 1, bottom},
                     solid(colour, ground_alpha(stress)), 3);
  draw_line(list, box.min.x, box.max.x, bottom - line_px, sense,
            solid(colour, stress == Stress::plain ? 0.65 : 1));
}

void draw_legend(Ui& ui, ImDrawList& list, ImVec2 at) {
  struct Entry {
    geoparse::Sense sense;
    const char* word;
    float width;
  };
  static constexpr std::array<Entry, 3> entries{
      {{geoparse::Sense::literal, "location", 88},
       {geoparse::Sense::associative, "named after it", 120},
       {geoparse::Sense::demonym, "people, adjective", 0}}};
  for (const Entry& entry : entries) {
    draw_line(list, at.x, at.x + 18, at.y + 7, entry.sense,
              solid(colour_of(entry.sense, ui.colours())));
    label(list, ui.fonts.small, {at.x + 26, at.y}, ui.colours().dim, entry.word);
    at.x += entry.width + 26;
  }
}

}  // namespace loci::panels
