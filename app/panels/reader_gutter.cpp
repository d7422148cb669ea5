#include "app/panels/reader_gutter.hpp"

#include "app/panels/mention_mark.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>

namespace loci::panels {
namespace {

constexpr float lane_edge_px = 6, reach_px = 4, least_part_px = 10;

/// How a tick looks: its form says the status, its colour the sense.
enum class Form { bar, diamond, ring, cross };

Form form_of(const workspace::StoredMention& mention) {
  if (mention.status == "rejected") return Form::cross;
  if (!mention.resolution.place) return Form::ring;
  return mention.decided_by == "loci" ? Form::bar : Form::diamond;
}

const char* word_of(Form form) {
  switch (form) {
    case Form::bar:
      return "resolved";
    case Form::diamond:
      return "decided";
    case Form::ring:
      return "not located";
    case Form::cross:
      return "not a place";
  }
  return "";
}

void draw_tick(ImDrawList& list, Form form, ImVec2 m, ImU32 ink) {
  switch (form) {
    case Form::bar:
      list.AddRectFilled({m.x - 5, m.y - 1}, {m.x + 5, m.y + 1}, ink, 1);
      return;
    case Form::diamond:
      list.AddQuadFilled({m.x - 4, m.y}, {m.x, m.y - 4}, {m.x + 4, m.y}, {m.x, m.y + 4}, ink);
      return;
    case Form::ring:
      list.AddCircle(m, 2.8F, ink, 12, 1.2F);
      return;
    case Form::cross:
      list.AddLine({m.x - 2.5F, m.y - 2.5F}, {m.x + 2.5F, m.y + 2.5F}, ink, 1.2F);
      list.AddLine({m.x - 2.5F, m.y + 2.5F}, {m.x + 2.5F, m.y - 2.5F}, ink, 1.2F);
      return;
  }
}

float y_of(std::size_t byte, std::size_t size, const Area& lane) {
  const float share = size == 0 ? 0 : static_cast<float>(byte) / static_cast<float>(size);
  return lane.min.y + share * lane.height();
}

Colour colour_of_tick(const workspace::StoredMention& mention, const Palette& colours) {
  const bool placed = mention.resolution.place && mention.status != "rejected";
  return placed ? colour_of(mention.mention.sense, colours) : colours.faint;
}

/// What is under the mouse, left of the strip.
void draw_tip(Ui& ui, const Area& area, float y, const workspace::StoredMention& mention) {
  ImDrawList& list = *ImGui::GetForegroundDrawList();
  TextBlock& name = ui.texts.block(mention.mention.name, text_style(13, ui.colours().text, 500));
  const std::string rest = std::string(" · ") + word_of(form_of(mention));
  const float width = name.width_px() + text_width(ui.fonts.small, rest.c_str());
  const ImVec2 at{area.min.x - width - 30, std::round(y - 13)};
  draw_card(list, {at, {at.x + width + 24, at.y + 28}}, ui.colours());
  name.draw(list, {at.x + 12, at.y + 14 - name.height_px() / 2}, ui.texts.store());
  label(list, ui.fonts.small, {at.x + 12 + name.width_px(), at.y + 7}, ui.colours().dim,
        rest.c_str());
}

}  // namespace

/// One for each row of pixels and form: more could not be told apart.
std::vector<ReaderGutter::Tick> ReaderGutter::ticks_of(const session::OpenDocument& document,
                                                       const Area& lane) const {
  std::vector<Tick> ticks;
  std::array<float, 4> last{-1, -1, -1, -1};
  for (const workspace::StoredMention& mention : document.mentions) {
    const float y = std::round(y_of(mention.mention.span.begin, document.text.size(), lane));
    float& before = last[static_cast<std::size_t>(form_of(mention))];
    if (y == before) continue;
    before = y;
    ticks.push_back({y, &mention});
  }
  return ticks;
}

ReaderGutter::Wish ReaderGutter::follow_mouse(Ui& ui, const Area& area, const Area& lane,
                                              const std::vector<Tick>& ticks, std::size_t size,
                                              geoparse::TextSpan in_sight) {
  Wish wish;
  const bool hovered = touchable("##gutter", area).hovered, held = ImGui::IsItemActive();
  const float y = ImGui::GetIO().MousePos.y;
  hovered_ = nullptr;
  if (hovered && !grip_px_) {
    float nearest = reach_px + 0.5F;
    for (const Tick& tick : ticks) {
      if (std::abs(tick.y - y) >= nearest) continue;
      nearest = std::abs(tick.y - y);
      hovered_ = tick.mention;
    }
  }
  if (hovered_ != nullptr) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (hovered_->resolution.place) ui.hovered_place = hovered_->resolution.place->id;
    if (ImGui::IsItemActivated()) wish.mention = hovered_->id;
    if (held) return wish;
  }
  if (!held) {
    grip_px_.reset();
    return wish;
  }
  const float top = y_of(in_sight.begin, size, lane), bottom = y_of(in_sight.end, size, lane);
  if (ImGui::IsItemActivated()) {
    grip_px_ = y >= top && y <= bottom ? y - top : (bottom - top) / 2;
    if (y >= top && y <= bottom) return wish;
  }
  if (!grip_px_ || (ImGui::GetIO().MouseDelta.y == 0 && !ImGui::IsItemActivated())) return wish;
  const float share = std::clamp((y - *grip_px_ - lane.min.y) / lane.height(), 0.0F, 1.0F);
  wish.byte = static_cast<std::size_t>(share * static_cast<float>(size));
  ui.wants_frame = true;
  return wish;
}

ReaderGutter::Wish ReaderGutter::draw(Ui& ui, const Area& area,
                                      const session::OpenDocument& document,
                                      geoparse::TextSpan in_sight,
                                      const std::vector<geoparse::TextSpan>& hits) {
  if (area.height() < 4 * lane_edge_px) return {};
  const Pane pane("gutter", area);
  const Area lane{{area.min.x, area.min.y + lane_edge_px}, {area.max.x, area.max.y - lane_edge_px}};
  const std::size_t size = document.text.size();
  const auto ticks = ticks_of(document, lane);
  const Wish wish = follow_mouse(ui, area, lane, ticks, size, in_sight);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float middle = std::round(area.max.x - width_px / 2);
  if (in_sight.begin > 0 || in_sight.end < size) {
    const float top = y_of(in_sight.begin, size, lane);
    const float bottom = std::max(top + least_part_px, y_of(in_sight.end, size, lane));
    list.AddRectFilled({middle - 8, top}, {middle + 8, bottom},
                       solid(ui.colours().dim, grip_px_ ? 0.26 : 0.14), 4);
  }
  float last = std::numeric_limits<float>::lowest();
  for (const geoparse::TextSpan& hit : hits) {
    const float y = std::round(y_of(hit.begin, size, lane));
    if (y != last)
      list.AddRectFilled({middle - 8, y - 1}, {middle + 8, y + 1}, solid(ui.colours().found, 0.8));
    last = y;
  }
  for (const Tick& tick : ticks) {
    const auto& place = tick.mention->resolution.place;
    const bool stressed =
        tick.mention == hovered_ || (place && (place->id == ui.session.hovered_place() ||
                                               place->id == ui.session.selected_place()));
    draw_tick(list, form_of(*tick.mention), {middle, tick.y},
              solid(colour_of_tick(*tick.mention, ui.colours()), stressed ? 1 : 0.6));
    ui.shown.push_back({"tick",
                        std::to_string(tick.mention->id),
                        word_of(form_of(*tick.mention)),
                        {{middle - 5, tick.y - 2}, {middle + 5, tick.y + 2}}});
  }
  if (hovered_ != nullptr) draw_tip(ui, area, ImGui::GetIO().MousePos.y, *hovered_);
  return wish;
}

}  // namespace loci::panels
