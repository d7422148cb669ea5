#include "app/panels/timeline_panel.hpp"

#include "app/panels/filter_chips.hpp"
#include "app/panels/icons.hpp"
#include "app/panels/source_line.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace loci::panels {
namespace {

constexpr float handle_reach_px = 8;
constexpr float undated_px = 130;

/// The days of the first and the last dated document; they are by date.
std::optional<std::pair<std::chrono::sys_days, std::chrono::sys_days>> span_of(
    const std::vector<workspace::DocumentSummary>& documents) {
  std::optional<std::chrono::sys_days> first, last;
  for (auto at = documents.begin(); at != documents.end() && !first; ++at) {
    first = session::day_of(at->date);
  }
  for (auto at = documents.rbegin(); at != documents.rend() && !last; ++at) {
    last = session::day_of(at->date);
  }
  if (!first || !last) return std::nullopt;
  return std::pair(*first, *last);
}

}  // namespace

void TimelinePanel::choose_bins(const session::Session& session) {
  if (bins_of_ == session.lists_number()) return;
  bins_of_ = session.lists_number();
  const session::Lists& lists = session.lists();
  bins_.reset();
  if (const auto span = span_of(lists.columns->documents)) {
    bins_ = timeline_bins(span->first, span->second, lists.days);
  }
}

TimelinePanel::Range TimelinePanel::range_of(const workspace::Filter& filter) const {
  Range range{0, bins_->mentions.size() - 1};
  if (const auto from = session::day_of(filter.from)) range.from = bins_->bar_of(*from);
  if (const auto to = session::day_of(filter.to)) {
    // "2015" ends with its last day.
    const auto extra = std::chrono::days(filter.to.size() == 4   ? 364
                                         : filter.to.size() == 7 ? 27
                                                                 : 0);
    range.to = std::max(range.from, bins_->bar_of(*to + extra));
  }
  return range;
}

void TimelinePanel::set_range(Ui& ui, Range range) const {
  workspace::Filter filter = ui.session.filter();
  const bool from_start = range.from == 0, to_end = range.to + 1 == bins_->mentions.size();
  filter.from = from_start ? "" : bins_->date(range.from);
  filter.to = to_end ? "" : bins_->date(range.to);
  ui.act([filter](session::Session& session) { session.set_filter(filter); });
}

std::size_t TimelinePanel::bar_at(const Area& chart, float x) const {
  const auto bars = static_cast<float>(bins_->mentions.size());
  const float bar = (x - chart.min.x) / chart.width() * bars;
  return static_cast<std::size_t>(std::clamp(bar, 0.0F, bars - 1));
}

void TimelinePanel::draw(Ui& ui, const Area& area) {
  const Pane pane("timeline", area);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(area.min, area.max, solid(ui.colours().panel));
  hairline(list, ui.colours(), area.min, {area.max.x, area.min.y});
  choose_bins(ui.session);
  draw_heading(ui, area);
  if (!open_) return;
  if (!bins_) {
    if (!ui.session.workspace_file().empty() && !ui.session.loading()) {
      label(list, ui.fonts.regular, {area.min.x + margin_px, area.min.y + 46}, ui.colours().faint,
            "No document has a date.");
    }
    return;
  }
  const Area chart{{area.min.x + margin_px, area.min.y + 30},
                   {area.max.x - margin_px - undated_px, area.max.y - 20}};
  const Range range = range_of(ui.session.filter());
  draw_bars(ui, chart, range);
  draw_years(ui, chart);
  follow_mouse(ui, chart, range);
  const session::Lists& lists = ui.session.lists();
  const float y = (chart.min.y + chart.max.y) / 2;
  const bool left_out = !ui.session.filter().undated;
  label_right(list, ui.fonts.regular, {area.max.x - margin_px, y - 16},
              left_out ? ui.colours().faint : ui.colours().text, grouped(lists.undated).c_str());
  label_right(list, ui.fonts.small, {area.max.x - margin_px, y + 2}, ui.colours().faint,
              left_out ? "undated, left out" : "undated");
}

void TimelinePanel::draw_heading(Ui& ui, const Area& area) {
  const Area head{area.min, {area.min.x + 140, area.min.y + 30}};
  const Touch touch = touchable("##fold", head);
  if (touch.clicked) open_ = !open_;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Colour colour = touch.hovered ? ui.colours().text : ui.colours().dim;
  const ImVec2 middle{area.min.x + margin_px + 3, area.min.y + 16};
  draw_sign(list, open_ ? Sign::down : Sign::right, middle, colour);
  label(list, ui.fonts.semibold, {area.min.x + margin_px + 14, area.min.y + 10}, colour,
        "TIMELINE");
  ui.shown.push_back({"button", "timeline", "Timeline", head});
  const workspace::Filter& filter = ui.session.filter();
  if (filter.from.empty() && filter.to.empty()) return;
  const std::string words = words_of_dates(filter.from, filter.to);
  label(list, ui.fonts.small, {area.min.x + 150, area.min.y + 9}, ui.colours().dim, words.c_str());
}

void TimelinePanel::draw_bars(Ui& ui, const Area& chart, const Range& range) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Palette& colours = ui.colours();
  const std::size_t bars = bins_->mentions.size();
  const auto most =
      std::max<std::size_t>(1, *std::max_element(bins_->mentions.begin(), bins_->mentions.end()));
  const float step = chart.width() / static_cast<float>(bars);
  const float gap = step > 5 ? 1.0F : 0.0F;
  hairline(list, colours, {chart.min.x, chart.max.y}, {chart.max.x, chart.max.y});
  for (std::size_t i = 0; i < bars; ++i) {
    const std::size_t mentions = bins_->mentions[i];
    if (mentions == 0) continue;
    const float share = static_cast<float>(mentions) / static_cast<float>(most);
    const float left = chart.min.x + step * static_cast<float>(i);
    const float top = chart.max.y - std::max(1.5F, share * chart.height());
    const bool inside = i >= range.from && i <= range.to;
    list.AddRectFilled({left, top}, {left + step - gap, chart.max.y},
                       solid(inside ? colours.dim : colours.hairline, inside ? 0.75 : 1));
  }
}

void TimelinePanel::draw_years(Ui& ui, const Area& chart) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const std::size_t bars = bins_->mentions.size();
  const float step = chart.width() / static_cast<float>(bars);
  constexpr float least_gap_px = 64;
  float free_from = chart.min.x;
  const std::size_t key_size = bins_->unit == BinUnit::day ? 7 : 4;  // a label a month, or a year
  for (std::size_t i = 0; i < bars; ++i) {
    const std::string key = bins_->date(i).substr(0, key_size);
    if (i > 0 && bins_->date(i - 1).substr(0, key_size) == key) continue;
    const float left = chart.min.x + step * static_cast<float>(i);
    if (left < free_from || left + 40 > chart.max.x) continue;
    list.AddRectFilled({left, chart.max.y}, {left + 1, chart.max.y + 4},
                       solid(ui.colours().hairline));
    label(list, ui.fonts.small, {left + 4, chart.max.y + 3}, ui.colours().faint,
          readable_date(key).c_str());
    free_from = left + least_gap_px;
  }
}

void TimelinePanel::draw_handle(Ui& ui, const Area& chart, const char* id, float x) {
  const Area grip{{x - handle_reach_px, chart.min.y - 4}, {x + handle_reach_px, chart.max.y}};
  const bool hovered = ImGui::IsMouseHoveringRect(grip.min, grip.max);
  const bool held = held_ == (id[0] == 'f' ? Held::from : Held::to);
  const ImU32 ink = solid(hovered || held ? ui.colours().accent : ui.colours().dim);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  x = std::round(x);
  list.AddRectFilled({x - 0.75F, chart.min.y - 2}, {x + 0.75F, chart.max.y}, ink);
  list.AddRectFilled({x - 3, (chart.min.y + chart.max.y) / 2 - 9},
                     {x + 3, (chart.min.y + chart.max.y) / 2 + 9}, ink, 3);
  ui.shown.push_back({"handle", id, id, grip});
}

void TimelinePanel::follow_mouse(Ui& ui, const Area& chart, Range range) {
  const float step = chart.width() / static_cast<float>(bins_->mentions.size());
  const float from_x = chart.min.x + step * static_cast<float>(range.from);
  const float to_x = chart.min.x + step * static_cast<float>(range.to + 1);
  const Area reach{{chart.min.x - handle_reach_px, chart.min.y - 4},
                   {chart.max.x + handle_reach_px, chart.max.y}};
  const Touch touch = touchable("##chart", reach);
  const float x = ImGui::GetIO().MousePos.x;
  const std::size_t bar = bar_at(chart, x);
  if (ImGui::IsItemActivated()) {
    const float to_from = std::abs(x - from_x), to_to = std::abs(x - to_x);
    held_ = std::min(to_from, to_to) > handle_reach_px ? Held::span
            : to_from < to_to                          ? Held::from
                                                       : Held::to;
    pressed_bar_ = bar;
  }
  if (ImGui::IsItemActive() && ImGui::IsMouseDragging(0, 2)) {
    // A handle stands at an edge between two bars: the nearest one counts.
    const auto edge = static_cast<long>(std::lround((x - chart.min.x) / step));
    const long last = static_cast<long>(bins_->mentions.size()) - 1;
    if (held_ == Held::from) {
      range.from = static_cast<std::size_t>(std::clamp(edge, 0L, static_cast<long>(range.to)));
    } else if (held_ == Held::to) {
      range.to =
          static_cast<std::size_t>(std::clamp(edge - 1, static_cast<long>(range.from), last));
    } else {
      range = {std::min(bar, pressed_bar_), std::max(bar, pressed_bar_)};
    }
    set_range(ui, range);
  }
  if (ImGui::IsItemDeactivated()) held_ = Held::nothing;
  if (touch.hovered && ImGui::IsMouseDoubleClicked(0))
    set_range(ui, {0, bins_->mentions.size() - 1});
  if (touch.hovered && held_ == Held::nothing) {
    ImGui::SetTooltip("%s: %s", readable_date(bins_->date(bar)).c_str(),
                      counted(bins_->mentions[bar], "mention", "mentions").c_str());
  }
  draw_handle(ui, chart, "from", from_x);
  draw_handle(ui, chart, "to", to_x);
  ui.shown.push_back({"timeline", "chart", "Mentions over time", chart});
}

}  // namespace loci::panels
