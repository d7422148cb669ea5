#include "app/panels/documents_panel.hpp"

#include "app/panels/source_line.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace loci::panels {
namespace {

constexpr float documents_row_px = 52;

}  // namespace

void DocumentsPanel::choose_order(const session::Session& session) {
  if (rows_of_ == session.lists_number() && ordered_by_ == order_) return;
  if (ordered_by_ != order_) scroll_.to_top();
  rows_of_ = session.lists_number();
  ordered_by_ = order_;
  const session::DocumentList& documents = session.lists().documents;
  rows_.resize(documents.size());
  std::iota(rows_.begin(), rows_.end(), 0);
  if (order_ == Order::newest) std::reverse(rows_.begin(), rows_.end());
  if (order_ == Order::title) {
    std::stable_sort(rows_.begin(), rows_.end(), [&](std::uint32_t a, std::uint32_t b) {
      return documents.facts(a).title < documents.facts(b).title;
    });
  }
  if (order_ == Order::mentions) {
    std::stable_sort(rows_.begin(), rows_.end(), [&](std::uint32_t a, std::uint32_t b) {
      return documents.rows[a].mentions > documents.rows[b].mentions;
    });
  }
}

bool DocumentsPanel::step(session::Session& session, int rows) {
  const auto& documents = session.lists().documents;
  if (rows_.empty() || rows_of_ != session.lists_number()) return false;
  const auto& open = session.open_document();
  const auto count = static_cast<std::ptrdiff_t>(rows_.size());
  std::ptrdiff_t at = rows > 0 ? -1 : count;
  for (std::ptrdiff_t row = 0; open && row < count; ++row) {
    if (documents.facts(rows_[static_cast<std::size_t>(row)]).id == open->summary.id) at = row;
  }
  at = std::clamp<std::ptrdiff_t>(at + rows, 0, count - 1);
  session.select_document(documents.facts(rows_[static_cast<std::size_t>(at)]).id);
  scroll_.reveal(static_cast<std::size_t>(at));
  return true;
}

void DocumentsPanel::draw(Ui& ui, const Area& area) {
  const Pane pane("documents", area);
  const auto& documents = ui.session.lists().documents;
  const float top = area.min.y + heading(ui, area, "DOCUMENTS",
                                         documents.empty() ? "" : grouped(documents.size()));
  const Area rest{{area.min.x, top}, area.max};
  if (documents.empty()) {
    if (ui.session.filter() != workspace::Filter{}) {
      return empty_state(ui, rest, "Nothing passes the filter",
                         "Remove a condition under the menus to see more.");
    }
    return empty_state(ui, rest, "No documents yet",
                       "Drop text, Markdown or HTML files on this window, or use File, Add "
                       "documents.");
  }
  draw_head(ui, {area.min, {area.max.x, top}});
  choose_order(ui.session);
  scroll_.draw(ui, "rows", rest,
               {rows_.size(), documents_row_px, [](std::size_t) { return documents_row_px; },
                [&](std::size_t row, const Area& at) { draw_row(ui, documents[rows_[row]], at); }});
}

/// Beside the heading: the order; a click changes it.
void DocumentsPanel::draw_head(Ui& ui, const Area& area) {
  constexpr std::array<const char*, 4> words{"oldest first", "newest first", "by title",
                                             "by mentions"};
  const auto now = static_cast<std::size_t>(order_);
  const float left = area.min.x + margin_px + 84;
  const Area at{{left, area.min.y + 8}, {left + 80, area.max.y - 4}};
  const Touch touch = touchable("##order", at);
  label(*ImGui::GetWindowDrawList(), ui.fonts.small, {left, area.min.y + 13},
        touch.hovered ? ui.colours().accent : ui.colours().faint, words[now]);
  ui.shown.push_back({"button", "documents_by", words[now], at});
  if (touch.clicked) order_ = static_cast<Order>((now + 1) % words.size());
}

void DocumentsPanel::draw_row(Ui& ui, const workspace::DocumentSummary& document, const Area& row) {
  const Palette& colours = ui.colours();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Touch touch = touchable("##document", row);
  const auto& open = ui.session.open_document();
  const bool selected = open && open->summary.id == document.id;
  if (selected || touch.hovered) {
    list.AddRectFilled({row.min.x + gap_px, row.min.y + 1}, {row.max.x - gap_px, row.max.y - 1},
                       solid(selected ? colours.selected : colours.hover), corner_px);
  }
  const float left = row.min.x + margin_px, right = row.max.x - margin_px;
  ui.texts.line(list, {left, row.min.y + 8}, right - left, document.title,
                text_style(13.5, colours.text, selected ? 600 : 500));
  const std::string count = counted(document.places, "place", "places");
  label_right(list, ui.fonts.small, {right, row.min.y + 29}, colours.faint, count.c_str());
  const float room = right - left - text_width(ui.fonts.small, count.c_str()) - 2 * gap_px;
  ui.texts.line(list, {left, row.min.y + 28}, room, source_line(document),
                text_style(12, colours.dim));
  ui.shown.push_back({"document", std::to_string(document.id), document.title, row});
  if (touch.clicked) {
    ui.act([id = document.id](session::Session& session) { session.select_document(id); });
  }
}

}  // namespace loci::panels
