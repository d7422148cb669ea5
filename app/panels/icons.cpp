#include "app/panels/icons.hpp"

#include <array>

namespace loci::panels {
namespace {

constexpr float line_px = 1.3F;

void draw_area(ImDrawList& list, ImVec2 m, ImU32 colour) {
  const std::array<ImVec2, 5> corners{ImVec2{m.x - 5, m.y - 2}, ImVec2{m.x - 1, m.y - 5},
                                      ImVec2{m.x + 5, m.y - 2.5F}, ImVec2{m.x + 3.5F, m.y + 4.5F},
                                      ImVec2{m.x - 4, m.y + 4}};
  list.AddPolyline(corners.data(), static_cast<int>(corners.size()), colour, ImDrawFlags_Closed,
                   line_px);
}

void draw_water(ImDrawList& list, ImVec2 m, ImU32 colour) {
  for (const float dy : {-2.5F, 2.5F}) {
    list.AddBezierCubic({m.x - 6, m.y + dy}, {m.x - 2, m.y + dy - 5}, {m.x + 2, m.y + dy + 5},
                        {m.x + 6, m.y + dy}, colour, line_px, 12);
  }
}

void draw_airfield(ImDrawList& list, ImVec2 m, ImU32 colour) {
  list.AddLine({m.x, m.y - 6}, {m.x, m.y + 5.5F}, colour, line_px + 0.3F);
  list.AddLine({m.x, m.y - 1.5F}, {m.x - 6, m.y + 2}, colour, line_px + 0.3F);
  list.AddLine({m.x, m.y - 1.5F}, {m.x + 6, m.y + 2}, colour, line_px + 0.3F);
  list.AddLine({m.x, m.y + 4}, {m.x - 2.5F, m.y + 6}, colour, line_px);
  list.AddLine({m.x, m.y + 4}, {m.x + 2.5F, m.y + 6}, colour, line_px);
}

void draw_terrain(ImDrawList& list, ImVec2 m, ImU32 colour) {
  const std::array<ImVec2, 5> ridge{ImVec2{m.x - 6, m.y + 4.5F}, ImVec2{m.x - 2, m.y - 4},
                                    ImVec2{m.x + 0.5F, m.y + 0.5F}, ImVec2{m.x + 2.5F, m.y - 2},
                                    ImVec2{m.x + 6, m.y + 4.5F}};
  list.AddPolyline(ridge.data(), static_cast<int>(ridge.size()), colour, 0, line_px);
}

}  // namespace

void draw_icon(ImDrawList& list, gazetteer::PlaceKind kind, ImVec2 middle, Colour colour) {
  using gazetteer::PlaceKind;
  const ImU32 ink = solid(colour);
  switch (kind) {
    case PlaceKind::settlement:
      list.AddCircle(middle, 4, ink, 20, line_px);
      break;
    case PlaceKind::capital:
      list.AddCircle(middle, 5, ink, 24, line_px);
      list.AddCircleFilled(middle, 2.2F, ink, 12);
      break;
    case PlaceKind::area:
      draw_area(list, middle, ink);
      break;
    case PlaceKind::water:
      draw_water(list, middle, ink);
      break;
    case PlaceKind::airfield:
      draw_airfield(list, middle, ink);
      break;
    case PlaceKind::terrain:
      draw_terrain(list, middle, ink);
      break;
    case PlaceKind::site:
      list.AddRect({middle.x - 4, middle.y - 4}, {middle.x + 4, middle.y + 4}, ink, 1.5F, 0,
                   line_px);
      break;
  }
}

}  // namespace loci::panels
