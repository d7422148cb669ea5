#include "app/panels/reader_panel.hpp"

#include "app/panels/source_line.hpp"

#include <algorithm>
#include <cmath>

namespace loci::panels {
namespace {

constexpr float side_px = 20;
constexpr float legend_px = 32;
constexpr float paragraph_gap_px = 16;

/// Behind a stretch of the text, as far as it lies in a paragraph.
void draw_ground(const ParagraphInSight& shown, geoparse::TextSpan span, ImU32 ink) {
  const Paragraph& paragraph = shown.paragraph;
  const std::size_t begin = std::max(span.begin, paragraph.begin);
  const std::size_t end = std::min(span.end, paragraph.end);
  if (begin >= end) return;
  const ImVec2 at = shown.top_left;
  for (const text::TextBox& box :
       shown.letters->layout().boxes_of(begin - paragraph.begin, end - paragraph.begin)) {
    ImGui::GetWindowDrawList()->AddRectFilled(
        {at.x + static_cast<float>(box.left_px), std::round(at.y + static_cast<float>(box.top_px))},
        {at.x + static_cast<float>(box.right_px),
         std::round(at.y + static_cast<float>(box.bottom_px))},
        ink, 2);
  }
}

}  // namespace

void ReaderPanel::open(const session::OpenDocument& document) {
  shown_ = document.summary.id;
  scroll_.to_top();
  scroll_.forget();
  selection_.clear();
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
    find_.close();
    const float top = area.min.y + heading(ui, area, "READER", "");
    return empty_state(ui, {{area.min.x, top}, area.max}, "No document open",
                       "Click a passage or a document to read it here, with every place marked in "
                       "the text.");
  }
  if (shown_ != document->summary.id) open(*document);
  if (width_ != area.width()) scroll_.forget();
  width_ = area.width();
  go_to_target(ui, *document);
  const float top = area.min.y + (find_.is_open() ? FindBar::height_px : 0);
  const Area text{{area.min.x, top}, {area.max.x, area.max.y - legend_px}};
  if (find_.is_open()) {
    find_.draw(ui, {area.min, {area.max.x, top}});
    find_.look(*document, in_sight(document->text).begin);
    if (find_.take_news() && find_.current()) show(ui, document->text, *find_.current(), true);
  }
  draw_text(ui, *document, {text.min, {text.max.x - ReaderGutter::width_px, text.max.y}});
  draw_gutter(ui, *document, {{text.max.x - ReaderGutter::width_px, text.min.y}, text.max});
  ImDrawList& list = *ImGui::GetWindowDrawList();
  hairline(list, ui.colours(), {area.min.x, text.max.y}, {area.max.x, text.max.y});
  draw_legend(ui, list, {area.min.x + side_px, text.max.y + 9}, area.width() - 2 * side_px);
}

void ReaderPanel::draw_text(Ui& ui, const session::OpenDocument& document, const Area& column) {
  column_ = column;
  paragraphs_in_sight_.clear();
  const auto height = [&](std::size_t i) {
    if (i == 0) return has_title_ ? 48.0F : 88.0F;
    return std::round(block_of(ui, document.text, paragraphs_[i - 1]).height_px()) +
           paragraph_gap_px;
  };
  const auto draw = [&](std::size_t i, const Area& at) {
    i == 0 ? draw_head(ui, document, at) : draw_paragraph(ui, document, paragraphs_[i - 1], at);
  };
  scroll_.draw(ui, "text", column, {paragraphs_.size() + 1, 96, height, draw, false});
  follow_mouse(ui, column);
}

void ReaderPanel::follow_mouse(Ui& ui, const Area& column) {
  const bool over = ImGui::IsMouseHoveringRect(column.min, column.max) &&
                    ImGui::IsWindowHovered(ImGuiHoveredFlags_ChildWindows |
                                           ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
  selection_.follow_mouse(ui, column, paragraphs_in_sight_, over);
  if (selection_.beyond_px() != 0) {
    constexpr float speed_per_s = 8;
    scroll_.move_by(selection_.beyond_px() * speed_per_s * ImGui::GetIO().DeltaTime);
    ui.wants_frame = true;
  }
}

void ReaderPanel::draw_gutter(Ui& ui, const session::OpenDocument& document, const Area& area) {
  const auto wish = gutter_.draw(ui, area, document, in_sight(document.text), find_.hits());
  if (wish.mention) {
    ui.act([document = document.summary.id, mention = *wish.mention](session::Session& session) {
      session.open_passage(document, mention);
    });
  }
  if (!wish.byte || paragraphs_.empty()) return;
  auto at = std::find_if(paragraphs_.begin(), paragraphs_.end(),
                         [&](const Paragraph& one) { return *wish.byte < one.end; });
  if (at == paragraphs_.end()) --at;
  const std::size_t into = std::min(*wish.byte, at->end) - std::min(*wish.byte, at->begin);
  const auto block = static_cast<std::size_t>(at - paragraphs_.begin()) + 1;
  *wish.byte == 0 ? scroll_.to_top()
                  : scroll_.put_at_top(
                        block, static_cast<float>(into) / static_cast<float>(at->end - at->begin));
}

/// The bytes of the text on the screen, as far as shares of paragraphs tell.
geoparse::TextSpan ReaderPanel::in_sight(const std::string& text) const {
  const BlocksInSight& blocks = scroll_.in_sight();
  if (paragraphs_.empty() || blocks.last > paragraphs_.size()) return {0, text.size()};
  const auto byte = [&](std::size_t block, float share) {
    if (block == 0) return std::size_t{0};
    const Paragraph& one = paragraphs_[block - 1];
    return one.begin + static_cast<std::size_t>(share * static_cast<float>(one.end - one.begin));
  };
  const bool whole = blocks.last == paragraphs_.size() && blocks.last_share >= 1;
  return {byte(blocks.first, blocks.first_share),
          whole ? text.size() : byte(blocks.last, blocks.last_share)};
}

void ReaderPanel::select_all(const session::Session& session) {
  if (const auto& document = session.open_document()) selection_.select({0, document->text.size()});
}

std::string ReaderPanel::selected_text(const session::Session& session) const {
  const auto& document = session.open_document();
  if (!document || document->summary.id != shown_ ||
      selection_.span().end > document->text.size()) {
    return {};
  }
  return std::string(slice(document->text, selection_.span()));
}

bool ReaderPanel::escape() {
  if (find_.is_open()) {
    find_.close();
    return true;
  }
  const bool any = !selection_.empty();
  selection_.clear();
  return any;
}

void ReaderPanel::go_to_target(Ui& ui, const session::OpenDocument& document) {
  const session::ReaderTarget& target = ui.session.reader_target();
  if (target_ == target.number) return;
  target_ = target.number;
  if (target.mention == 0) return scroll_.to_top();
  for (const auto& stored : document.mentions) {
    if (stored.id == target.mention) return show(ui, document.text, stored.mention.span, false);
  }
}

void ReaderPanel::show(Ui& ui, const std::string& text, geoparse::TextSpan span,
                       bool only_if_hidden) {
  constexpr float line_px = 24;
  for (std::size_t i = 0; i < paragraphs_.size(); ++i) {
    const Paragraph& paragraph = paragraphs_[i];
    if (span.begin >= paragraph.end || span.end <= paragraph.begin) continue;
    const std::size_t begin = std::max(span.begin, paragraph.begin) - paragraph.begin;
    const std::size_t end = std::min(span.end, paragraph.end) - paragraph.begin;
    const auto boxes = block_of(ui, text, paragraph).layout().boxes_of(begin, end);
    const auto top = boxes.empty() ? 0.0F : static_cast<float>(boxes.front().top_px);
    for (const ParagraphInSight& shown : paragraphs_in_sight_) {
      const float y = shown.top_left.y + top;
      const bool there =
          shown.paragraph == paragraph && y >= column_.min.y && y + line_px <= column_.max.y;
      if (only_if_hidden && there) return;
    }
    return scroll_.show(i + 1, top, top + line_px);
  }
}

TextBlock& ReaderPanel::block_of(Ui& ui, const std::string& text, const Paragraph& paragraph) {
  const bool is_title = has_title_ && paragraph == paragraphs_.front();
  text::TextStyle style =
      is_title ? text_style(20, ui.colours().text, 600) : text_style(15, ui.colours().text);
  style.wrap_width_px = width_ - side_px - 8 - ReaderGutter::width_px;
  style.line_height = is_title ? 1.2 : 1.45;
  return ui.texts.block(flowing(text, paragraph), style);
}

void ReaderPanel::draw_head(Ui& ui, const session::OpenDocument& document, const Area& area) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float left = area.min.x + side_px, width = area.width() - side_px - 8;
  const auto located = static_cast<std::size_t>(
      std::count_if(document.mentions.begin(), document.mentions.end(),
                    [](const auto& stored) { return stored.resolution.place.has_value(); }));
  label_right(list, ui.fonts.small, {area.max.x - 8, area.min.y + 18}, ui.colours().faint,
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
  paragraphs_in_sight_.push_back({paragraph, at, area.max.y, &block});
  const Area letters{at, {area.max.x, area.max.y - paragraph_gap_px}};
  if (ImGui::IsMouseHoveringRect(letters.min, letters.max) && ImGui::IsWindowHovered()) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
  }
  draw_grounds(ui, paragraphs_in_sight_.back());
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

/// What was found and what is marked.
void ReaderPanel::draw_grounds(Ui& ui, const ParagraphInSight& shown) const {
  const Palette& colours = ui.colours();
  const auto& hits = find_.hits();
  const auto current = find_.current();
  auto hit = std::lower_bound(
      hits.begin(), hits.end(), shown.paragraph.begin,
      [](const geoparse::TextSpan& span, std::size_t byte) { return span.end <= byte; });
  for (; hit != hits.end() && hit->begin < shown.paragraph.end; ++hit) {
    draw_ground(shown, *hit, solid(colours.found, current && *hit == *current ? 0.85 : 0.3));
  }
  draw_ground(shown, selection_.span(), solid(colours.marked, 0.32));
}

/// True while the mouse is over it.
bool ReaderPanel::draw_mention(Ui& ui, const workspace::StoredMention& stored, TextBlock& block,
                               const Paragraph& paragraph, ImVec2 at) {
  bool hovered = false;
  // The button that marked text over a mention does not click it.
  const bool selected = !selection_.empty();
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
    if (touch.clicked && !selected) {
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
