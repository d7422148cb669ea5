#include "app/panels/mention_mark.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace loci::panels {
namespace {

constexpr float mark_line_px = 1.6F;
constexpr float second_line_px = 1.4F;  // below the first

void draw_line(ImDrawList& list, float left, float right, float y, geoparse::Sense sense,
               ImU32 ink) {
  const bool dotted = sense == geoparse::Sense::demonym;
  if (sense == geoparse::Sense::literal) {
    list.AddRectFilled({left, y}, {right, y + mark_line_px}, ink);
    return;
  }
  const float dash = dotted ? mark_line_px : 5, gap = dotted ? 2.4F : 3;
  for (float x = left; x < right; x += dash + gap) {
    list.AddRectFilled({x, y}, {std::min(x + dash, right), y + mark_line_px}, ink);
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

void draw_mark(ImDrawList& list, const Area& box, const workspace::StoredMention& mention,
               Stress stress, const Palette& colours) {
  const geoparse::Sense sense = mention.mention.sense;
  const bool rejected = mention.status == "rejected";
  const Colour colour = mention.resolution.place ? colour_of(sense, colours) : colours.faint;
  const float top = std::round(box.min.y), bottom = std::round(box.max.y);
  if (!rejected || stress != Stress::plain) {
    list.AddRectFilled({box.min.x - 1, top}, {box.max.x + 1, bottom},
                       solid(colour, ground_alpha(stress)), 3);
  }
  const ImU32 ink = solid(colour, stress == Stress::plain ? 0.65 : 1);
  if (rejected) {
    const float middle = std::round(top + (bottom - top) * 0.56F);
    list.AddRectFilled({box.min.x, middle}, {box.max.x, middle + 1}, ink);
    return;
  }
  draw_line(list, box.min.x, box.max.x, bottom - mark_line_px, sense, ink);
  if (mention.decided_by != "loci") {
    draw_line(list, box.min.x, box.max.x, bottom + second_line_px, sense, ink);
  }
}

void draw_legend(Ui& ui, ImDrawList& list, ImVec2 at, float room_px) {
  struct Entry {
    geoparse::Sense sense;
    const char* word;
    float width;
  };
  static constexpr std::array<Entry, 4> in_full{
      {{geoparse::Sense::literal, "location", 50},
       {geoparse::Sense::associative, "named after it", 84},
       {geoparse::Sense::demonym, "people", 42},
       {geoparse::Sense::literal, "decided", 0}}};
  static constexpr std::array<Entry, 4> in_short{{{geoparse::Sense::literal, "place", 32},
                                                  {geoparse::Sense::associative, "after it", 46},
                                                  {geoparse::Sense::demonym, "people", 42},
                                                  {geoparse::Sense::literal, "decided", 0}}};
  constexpr float full_px = 360;
  const auto& entries = room_px < full_px ? in_short : in_full;
  const float apart_px = room_px < full_px ? 8 : 14;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Entry& entry = entries[i];
    const ImU32 ink = solid(colour_of(entry.sense, ui.colours()));
    draw_line(list, at.x, at.x + 18, at.y + 7, entry.sense, ink);
    if (i == 3) draw_line(list, at.x, at.x + 18, at.y + 10, entry.sense, ink);
    label(list, ui.fonts.small, {at.x + 24, at.y}, ui.colours().dim, entry.word);
    at.x += entry.width + 24 + apart_px;
  }
}

}  // namespace loci::panels
