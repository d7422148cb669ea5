#include "app/panels/reader_panel.hpp"

#include "app/panels/source_line.hpp"

#include <algorithm>
#include <cmath>

namespace loci::panels {
namespace {

constexpr float side_px = 20;
constexpr float legend_px = 32;
constexpr float paragraph_gap_px = 16;

}  // namespace

void ReaderPanel::open(const session::OpenDocument& document) {
  shown_ = document.summary.id;
  scroll_.to_top();
  scroll_.forget();
  paragraphs_ = paragraphs_of(document.text);
  has_title_ =
      !paragraphs_.empty() && flowing(document.text, paragraphs_.front()) == document.summary.title;
}

std::size_t ReaderPanel::first_byte_in_sight() const {
  const std::size_t block = scroll_.first_block();
  return block == 0 || block > paragraphs_.size() ? 0 : paragraphs_[block - 1].begin;
}

void ReaderPanel::draw(Ui& ui, const Area& area) {
  const Pane pane("reader", area);
  const auto& document = ui.session.open_document();
  if (!document) {
    shown_ = 0;
    const float top = area.min.y + heading(ui, area, "READER", "");
    return empty_state(ui, {{area.min.x, top}, area.max}, "No document open",
                       "Click a passage or a document to read it here, with every place marked in "
                       "the text.");
  }
  if (shown_ != document->summary.id) open(*document);
  if (width_ != area.width()) scroll_.forget();
  width_ = area.width();
  go_to_target(ui, *document);
  const Area column{area.min, {area.max.x, area.max.y - legend_px}};
  const auto height = [&](std::size_t i) {
    if (i == 0) return has_title_ ? 48.0F : 88.0F;
    return std::round(block_of(ui, document->text, paragraphs_[i - 1]).height_px()) +
           paragraph_gap_px;
  };
  scroll_.draw(ui, "text", column,
               {paragraphs_.size() + 1, 96, height, [&](std::size_t i, const Area& at) {
                  i == 0 ? draw_head(ui, *document, at)
                         : draw_paragraph(ui, *document, paragraphs_[i - 1], at);
                }});
  ImDrawList& list = *ImGui::GetWindowDrawList();
  hairline(list, ui.colours(), {area.min.x, column.max.y}, {area.max.x, column.max.y});
  draw_legend(ui, list, {area.min.x + side_px, column.max.y + 9});
}

void ReaderPanel::go_to_target(Ui& ui, const session::OpenDocument& document) {
  const session::ReaderTarget& target = ui.session.reader_target();
  if (target_ == target.number) return;
  target_ = target.number;
  if (target.mention == 0) return scroll_.to_top();
  for (const auto& stored : document.mentions) {
    if (stored.id != target.mention) continue;
    const std::size_t byte = stored.mention.span.begin;
    for (std::size_t i = 0; i < paragraphs_.size(); ++i) {
      if (byte < paragraphs_[i].begin || byte >= paragraphs_[i].end) continue;
      TextBlock& block = block_of(ui, document.text, paragraphs_[i]);
      const auto boxes = block.layout().boxes_of(byte - paragraphs_[i].begin,
                                                 stored.mention.span.end - paragraphs_[i].begin);
      const auto top = boxes.empty() ? 0.0F : static_cast<float>(boxes.front().top_px);
      return scroll_.show(i + 1, top, top + 24);
    }
  }
}

TextBlock& ReaderPanel::block_of(Ui& ui, const std::string& text, const Paragraph& paragraph) {
  const bool is_title = has_title_ && paragraph == paragraphs_.front();
  text::TextStyle style =
      is_title ? text_style(20, ui.colours().text, 600) : text_style(15, ui.colours().text);
  style.wrap_width_px = width_ - 2 * side_px - 4;
  style.line_height = is_title ? 1.2 : 1.45;
  return ui.texts.block(flowing(text, paragraph), style);
}

void ReaderPanel::draw_head(Ui& ui, const session::OpenDocument& document, const Area& area) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float left = area.min.x + side_px, width = area.width() - 2 * side_px;
  const auto located = static_cast<std::size_t>(
      std::count_if(document.mentions.begin(), document.mentions.end(),
                    [](const auto& stored) { return stored.resolution.place.has_value(); }));
  label_right(list, ui.fonts.small, {area.max.x - side_px, area.min.y + 18}, ui.colours().faint,
              counted(located, "mention", "mentions").c_str());
  ui.texts.line(list, {left, area.min.y + 17}, width - 100, source_line(document.summary),
                text_style(12, ui.colours().dim));
  if (area.height() > 60) {
    ui.texts.line(list, {left, area.min.y + 44}, width, document.summary.title,
                  text_style(20, ui.colours().text, 600));
  }
}

void ReaderPanel::draw_paragraph(Ui& ui, const session::OpenDocument& document,
                                 const Paragraph& paragraph, const Area& area) {
  TextBlock& block = block_of(ui, document.text, paragraph);
  const ImVec2 at{area.min.x + side_px, area.min.y};
  const auto first = std::lower_bound(
      document.mentions.begin(), document.mentions.end(), paragraph.begin,
      [](const auto& stored, std::size_t byte) { return stored.mention.span.begin < byte; });
  for (auto stored = first; stored != document.mentions.end(); ++stored) {
    if (stored->mention.span.begin >= paragraph.end) break;
    if (draw_mention(ui, *stored, block, paragraph, at) && stored->resolution.place) {
      ui.hovered_place = stored->resolution.place->id;
      ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
  }
  block.draw(*ImGui::GetWindowDrawList(), at, ui.texts.store());
}

/// True while the mouse is over it.
bool ReaderPanel::draw_mention(Ui& ui, const workspace::StoredMention& stored, TextBlock& block,
                               const Paragraph& paragraph, ImVec2 at) {
  bool hovered = false;
  const auto boxes = block.layout().boxes_of(stored.mention.span.begin - paragraph.begin,
                                             stored.mention.span.end - paragraph.begin);
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    const text::TextBox& box = boxes[i];
    const Area place{
        {at.x + static_cast<float>(box.left_px), at.y + static_cast<float>(box.top_px)},
        {at.x + static_cast<float>(box.right_px), at.y + static_cast<float>(box.bottom_px)}};
    draw_mark(*ImGui::GetWindowDrawList(), place, stored, stress_of(ui.session, stored),
              ui.colours());
    ImGui::PushID(static_cast<int>(stored.mention.span.begin + i));
    const Touch touch = touchable("##mention", place);
    ImGui::PopID();
    hovered = hovered || touch.hovered;
    if (touch.clicked) {
      ui.act([id = stored.id](session::Session& session) {
        session.pick(id);
        session.follow_mention(id);
      });
    }
    if (i == 0) {
      ui.shown.push_back({"mention", std::to_string(stored.id), stored.mention.name, place});
    }
  }
  return hovered;
}

Stress ReaderPanel::stress_of(const session::Session& session,
                              const workspace::StoredMention& stored) const {
  if (session.reader_target().mention == stored.id) return Stress::current;
  if (const auto& picker = session.picker(); picker && picker->scope != workspace::Scope::mention) {
    const auto& reach = picker->reach();
    const bool would_change =
        reach && std::binary_search(reach->which.begin(), reach->which.end(), stored.id);
    if (would_change) return Stress::hovered;
  }
  if (!stored.resolution.place) return Stress::plain;
  const std::string& id = stored.resolution.place->id;
  if (id == session.hovered_place()) return Stress::hovered;
  return id == session.selected_place() ? Stress::same_place : Stress::plain;
}

}  // namespace loci::panels
