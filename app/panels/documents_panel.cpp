#include "app/panels/documents_panel.hpp"

#include "app/panels/source_line.hpp"

namespace loci::panels {
namespace {

constexpr float row_px = 52;

}  // namespace

void DocumentsPanel::draw(Ui& ui, const Area& area) {
  const Pane pane("documents", area);
  const auto& documents = ui.session.lists().documents;
  const float top = area.min.y + heading(ui, area, "DOCUMENTS",
                                         documents.empty() ? "" : grouped(documents.size()));
  const Area rest{{area.min.x, top}, area.max};
  if (documents.empty()) {
    return empty_state(ui, rest, "No documents yet",
                       "Drop text, Markdown or HTML files on this window, or use File, Add "
                       "documents.");
  }
  scroll_.draw(ui, "rows", rest,
               {documents.size(), row_px, [](std::size_t) { return row_px; },
                [&](std::size_t row, const Area& at) { draw_row(ui, documents[row], at); }});
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
  ui.texts.line(list, {left, row.min.y + 28}, right - left - 80, source_line(document),
                text_style(12, colours.dim));
  ui.shown.push_back({"document", std::to_string(document.id), document.title, row});
  if (touch.clicked) {
    ui.act([id = document.id](session::Session& session) { session.select_document(id); });
  }
}

}  // namespace loci::panels
