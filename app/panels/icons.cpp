#include "app/panels/icons.hpp"

#include <array>

namespace loci::panels {
namespace {

constexpr float icon_line_px = 1.3F;

void draw_area(ImDrawList& list, ImVec2 m, ImU32 colour) {
  const std::array<ImVec2, 5> corners{ImVec2{m.x - 5, m.y - 2}, ImVec2{m.x - 1, m.y - 5},
                                      ImVec2{m.x + 5, m.y - 2.5F}, ImVec2{m.x + 3.5F, m.y + 4.5F},
                                      ImVec2{m.x - 4, m.y + 4}};
  list.AddPolyline(corners.data(), static_cast<int>(corners.size()), colour, ImDrawFlags_Closed,
                   icon_line_px);
}

void draw_water(ImDrawList& list, ImVec2 m, ImU32 colour) {
  for (const float dy : {-2.5F, 2.5F}) {
    list.AddBezierCubic({m.x - 6, m.y + dy}, {m.x - 2, m.y + dy - 5}, {m.x + 2, m.y + dy + 5},
                        {m.x + 6, m.y + dy}, colour, icon_line_px, 12);
  }
}

void draw_airfield(ImDrawList& list, ImVec2 m, ImU32 colour) {
  list.AddLine({m.x, m.y - 6}, {m.x, m.y + 5.5F}, colour, icon_line_px + 0.3F);
  list.AddLine({m.x, m.y - 1.5F}, {m.x - 6, m.y + 2}, colour, icon_line_px + 0.3F);
  list.AddLine({m.x, m.y - 1.5F}, {m.x + 6, m.y + 2}, colour, icon_line_px + 0.3F);
  list.AddLine({m.x, m.y + 4}, {m.x - 2.5F, m.y + 6}, colour, icon_line_px);
  list.AddLine({m.x, m.y + 4}, {m.x + 2.5F, m.y + 6}, colour, icon_line_px);
}

void draw_terrain(ImDrawList& list, ImVec2 m, ImU32 colour) {
  const std::array<ImVec2, 5> ridge{ImVec2{m.x - 6, m.y + 4.5F}, ImVec2{m.x - 2, m.y - 4},
                                    ImVec2{m.x + 0.5F, m.y + 0.5F}, ImVec2{m.x + 2.5F, m.y - 2},
                                    ImVec2{m.x + 6, m.y + 4.5F}};
  list.AddPolyline(ridge.data(), static_cast<int>(ridge.size()), colour, 0, icon_line_px);
}

/// A sheet seen from the side, its middle so far below the icon's.
void draw_sheet(ImDrawList& list, ImVec2 m, float down, ImU32 colour, bool filled) {
  const std::array<ImVec2, 4> corners{ImVec2{m.x - 7, m.y + down}, ImVec2{m.x, m.y + down - 4},
                                      ImVec2{m.x + 7, m.y + down}, ImVec2{m.x, m.y + down + 4}};
  if (filled) list.AddConvexPolyFilled(corners.data(), 4, colour);
  list.AddPolyline(corners.data(), 4, colour, ImDrawFlags_Closed, icon_line_px);
}

/// The near edges of a sheet that another one lies over.
void draw_sheet_below(ImDrawList& list, ImVec2 m, float down, ImU32 colour) {
  const std::array<ImVec2, 3> edge{ImVec2{m.x - 7, m.y + down}, ImVec2{m.x, m.y + down + 4},
                                   ImVec2{m.x + 7, m.y + down}};
  list.AddPolyline(edge.data(), 3, colour, 0, icon_line_px);
}

void draw_eye(ImDrawList& list, ImVec2 m, ImU32 colour, bool open) {
  list.AddBezierCubic({m.x - 7, m.y}, {m.x - 3, m.y + 5.5F}, {m.x + 3, m.y + 5.5F}, {m.x + 7, m.y},
                      colour, icon_line_px, 14);
  if (open) {
    list.AddBezierCubic({m.x - 7, m.y}, {m.x - 3, m.y - 5.5F}, {m.x + 3, m.y - 5.5F},
                        {m.x + 7, m.y}, colour, icon_line_px, 14);
    list.AddCircleFilled(m, 2.2F, colour, 14);
    return;
  }
  for (const float x : {-4.5F, 0.0F, 4.5F}) {
    const float from = x == 0 ? 4.2F : 2.9F;
    list.AddLine({m.x + x * 0.9F, m.y + from}, {m.x + x * 1.25F, m.y + from + 2.6F}, colour,
                 icon_line_px);
  }
}

/// Three quarters of a circle with an arrow at the end.
void draw_again(ImDrawList& list, ImVec2 m, ImU32 colour) {
  list.PathArcTo(m, 5, -0.4F, 4.3F, 18);
  list.PathStroke(colour, 0, icon_line_px);
  list.AddTriangleFilled({m.x + 1.5F, m.y - 2.2F}, {m.x + 7.5F, m.y - 2.2F},
                         {m.x + 5.2F, m.y + 2.2F}, colour);
}

/// Corners of a frame around a dot.
void draw_zoom(ImDrawList& list, ImVec2 m, ImU32 colour) {
  for (const float x : {-1.0F, 1.0F}) {
    for (const float y : {-1.0F, 1.0F}) {
      const std::array<ImVec2, 3> corner{ImVec2{m.x + 2.5F * x, m.y + 5.5F * y},
                                         ImVec2{m.x + 5.5F * x, m.y + 5.5F * y},
                                         ImVec2{m.x + 5.5F * x, m.y + 2.5F * y}};
      list.AddPolyline(corner.data(), 3, colour, 0, icon_line_px);
    }
  }
  list.AddCircleFilled(m, 1.6F, colour, 10);
}

void draw_pixels(ImDrawList& list, ImVec2 m, ImU32 colour) {
  list.AddRect({m.x - 6, m.y - 6}, {m.x + 6, m.y + 6}, colour, 2, 0, icon_line_px);
  list.AddRectFilled({m.x - 6, m.y - 6}, {m.x, m.y}, colour, 2, ImDrawFlags_RoundCornersTopLeft);
  list.AddRectFilled(m, {m.x + 6, m.y + 6}, colour, 2, ImDrawFlags_RoundCornersBottomRight);
}

}  // namespace

void draw_icon(ImDrawList& list, gazetteer::PlaceKind kind, ImVec2 middle, Colour colour) {
  using gazetteer::PlaceKind;
  const ImU32 ink = solid(colour);
  switch (kind) {
    case PlaceKind::settlement:
      list.AddCircle(middle, 4, ink, 20, icon_line_px);
      break;
    case PlaceKind::capital:
      list.AddCircle(middle, 5, ink, 24, icon_line_px);
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
                   icon_line_px);
      break;
  }
}

void draw_icon(ImDrawList& list, LayerIcon icon, ImVec2 m, Colour colour) {
  const ImU32 ink = solid(colour);
  switch (icon) {
    case LayerIcon::layers:
      draw_sheet(list, m, -3, ink, false);
      draw_sheet_below(list, m, 0.5F, ink);
      draw_sheet_below(list, m, 4, ink);
      break;
    case LayerIcon::shown:
    case LayerIcon::hidden:
      draw_eye(list, m, ink, icon == LayerIcon::shown);
      break;
    case LayerIcon::grip:
      for (const float y : {-4.0F, 0.0F, 4.0F}) {
        list.AddCircleFilled({m.x - 2, m.y + y}, 1.1F, ink, 8);
        list.AddCircleFilled({m.x + 2, m.y + y}, 1.1F, ink, 8);
      }
      break;
    case LayerIcon::zoom:
      draw_zoom(list, m, ink);
      break;
    case LayerIcon::ground:
      draw_sheet(list, m, -3, ink, false);
      draw_sheet(list, m, 3, ink, true);
      break;
    case LayerIcon::remove:
      draw_sign(list, Sign::cross, m, colour);
      break;
    case LayerIcon::again:
      draw_again(list, m, ink);
      break;
    case LayerIcon::pixels:
      draw_pixels(list, m, ink);
      break;
  }
}

void draw_sign(ImDrawList& list, Sign sign, ImVec2 m, Colour colour) {
  constexpr float sign_px = 1.5F;
  const ImU32 ink = solid(colour);
  const auto bent = [&](ImVec2 from, ImVec2 corner, ImVec2 to) {
    const std::array<ImVec2, 3> points{ImVec2{m.x + from.x, m.y + from.y},
                                       ImVec2{m.x + corner.x, m.y + corner.y},
                                       ImVec2{m.x + to.x, m.y + to.y}};
    list.AddPolyline(points.data(), 3, ink, 0, sign_px);
  };
  switch (sign) {
    case Sign::tick:
      return bent({-5, 0.5F}, {-1.5F, 4}, {5, -3.5F});
    case Sign::cross:
      list.AddLine({m.x - 4, m.y - 4}, {m.x + 4, m.y + 4}, ink, sign_px);
      list.AddLine({m.x - 4, m.y + 4}, {m.x + 4, m.y - 4}, ink, sign_px);
      return;
    case Sign::left:
      return bent({2, -4}, {-2, 0}, {2, 4});
    case Sign::right:
      return bent({-2, -4}, {2, 0}, {-2, 4});
    case Sign::up:
      return bent({-4, 2}, {0, -2}, {4, 2});
    case Sign::down:
      return bent({-4, -2}, {0, 2}, {4, -2});
  }
}

}  // namespace loci::panels
