#include "app/panels/segments.hpp"

namespace loci::panels {

std::optional<std::size_t> draw_segments(Ui& ui, const char* kind, const Area& area,
                                         const std::vector<Segment>& segments, std::size_t chosen) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Palette& colours = ui.colours();
  std::optional<std::size_t> clicked;
  list.AddRectFilled(area.min, area.max, solid(colours.field), corner_px);
  const float each = area.width() / static_cast<float>(segments.size());
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const float left = area.min.x + each * static_cast<float>(i);
    const Area at{{left, area.min.y}, {left + each, area.max.y}};
    const std::string id = std::string("##") + kind + segments[i].id;
    const Touch touch = touchable(id.c_str(), at);
    const bool holds = i == chosen;
    if (holds) {
      const ImVec2 from{at.min.x + 2, at.min.y + 2}, to{at.max.x - 2, at.max.y - 2};
      list.AddRectFilled(from, to, solid(colours.panel), corner_px - 1);
      list.AddRect(from, to, solid(colours.hairline), corner_px - 1);
    }
    const char* const words = segments[i].name.c_str();
    label(list, ui.fonts.small,
          {left + (each - text_width(ui.fonts.small, words)) / 2,
           (at.min.y + at.max.y) / 2 - small_px / 2 - 1},
          holds || touch.hovered ? colours.text : colours.dim, words);
    if (touch.clicked && !holds) clicked = i;
    ui.shown.push_back({kind, segments[i].id, segments[i].name + (holds ? " chosen" : ""), at});
  }
  return clicked;
}

}  // namespace loci::panels
