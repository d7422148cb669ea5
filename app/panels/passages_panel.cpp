#include "app/panels/passages_panel.hpp"

#include "app/panels/icons.hpp"
#include "app/panels/source_line.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace loci::panels {
namespace {

constexpr float title_px = 84;
constexpr float passage_head_px = 36;
constexpr float passage_padding_px = 8;

/// A passage as one text; white space of the source becomes single blanks, so that the quote moves
/// a little.
struct Shown {
  std::string text;
  std::size_t quote_begin = 0, quote_end = 0;
  std::size_t page_begin = 0;  ///< "page 3" at the end of it
};

void append_on_one_line(std::string& to, const std::string& part) {
  for (const char c : part) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (blank && (to.empty() || to.back() == ' ')) continue;
    to += blank ? ' ' : c;
  }
}

Shown shown(const workspace::Passage& passage) {
  Shown result;
  append_on_one_line(result.text, passage.prefix);
  result.quote_begin = result.text.size();
  append_on_one_line(result.text, passage.quote);
  result.quote_end = result.text.size();
  append_on_one_line(result.text, passage.suffix);
  result.page_begin = result.text.size();
  if (passage.page > 0) result.text += "  page " + std::to_string(passage.page);
  return result;
}

TextBlock& block_of(Ui& ui, const Shown& text, float width) {
  text::TextStyle style = text_style(13.5, ui.colours().text);
  style.wrap_width_px = width;
  style.line_height = 1.4;
  text::TextMark quote;
  quote.begin = text.quote_begin;
  quote.end = text.quote_end;
  quote.colour = ui.colours().accent;
  quote.bold = true;
  text::TextMark page;
  page.begin = text.page_begin;
  page.end = text.text.size();
  page.colour = ui.colours().faint;
  return ui.texts.block(text.text, style, {quote, page});
}

float passage_width(const Area& area) {
  return area.width() - 2 * margin_px - 12;
}

std::string about(const session::Session& session, const workspace::PlaceSummary& summary) {
  const gazetteer::Place& place = summary.place;
  std::string line = gazetteer::described(place);
  if (!place.country.empty()) {
    const std::string& country = session.country_name(place.country);
    if (country != place.name) line += " · " + country;
  }
  line += fmt::format(" · {:.3f}° {} {:.3f}° {}", std::abs(place.position.lat_deg),
                      place.position.lat_deg < 0 ? "S" : "N", std::abs(place.position.lon_deg),
                      place.position.lon_deg < 0 ? "W" : "E");
  return line;
}

}  // namespace

void PassagesPanel::choose_rows(const session::Session& session, const Area& area) {
  const std::string selected =
      session.unlocated_selected() ? "unlocated" : session.selected_place();
  if (shown_place_ == selected && shown_width_ == area.width() &&
      shown_of_ == session.lists_number()) {
    return;
  }
  if (shown_place_ != selected) scroll_.to_top();
  shown_place_ = selected;
  shown_width_ = area.width();
  shown_of_ = session.lists_number();
  scroll_.forget();
  rows_.clear();
  const auto& groups = session.passages();
  for (std::size_t i = 0; i < groups.size(); ++i) {
    rows_.push_back({i, std::nullopt});
    for (const auto mention : groups[i].mentions) rows_.push_back({i, mention});
  }
}

void PassagesPanel::draw(Ui& ui, const Area& area) {
  const Pane pane("passages", area);
  const auto summary = ui.session.place(ui.session.selected_place());
  if (!summary && !ui.session.unlocated_selected()) {
    const float top = area.min.y + heading(ui, area, "PASSAGES", "");
    return empty_state(ui, {{area.min.x, top}, area.max}, "Nothing selected",
                       "Click a marker on the map or a place in the list to read every passage "
                       "that mentions it.");
  }
  choose_rows(ui.session, area);
  summary ? draw_title(ui, *summary, area) : draw_unlocated_title(ui, area);
  const Area rest{{area.min.x, area.min.y + title_px}, area.max};
  scroll_.draw(ui, "rows", rest,
               {rows_.size(), 72,
                [&](std::size_t i) { return row_height(ui, rows_[i], passage_width(area)); },
                [&](std::size_t i, const Area& at) {
                  rows_[i].mention ? draw_passage(ui, rows_[i], at) : draw_head(ui, rows_[i], at);
                }});
}

bool PassagesPanel::step(session::Session& session, int rows) {
  const auto count = static_cast<std::ptrdiff_t>(rows_.size());
  std::ptrdiff_t at = rows > 0 ? -1 : count;
  for (std::ptrdiff_t row = 0; row < count; ++row) {
    if (rows_[static_cast<std::size_t>(row)].mention == session.reader_target().mention) at = row;
  }
  do at += rows;
  while (at >= 0 && at < count && !rows_[static_cast<std::size_t>(at)].mention);
  if (at < 0 || at >= count) return count > 0;
  const auto mention = *rows_[static_cast<std::size_t>(at)].mention;
  const workspace::Passage* const passage = session.passage(mention);
  if (passage == nullptr) return true;
  session.picker() ? session.ask_about(passage->document, mention)
                   : session.open_passage(passage->document, mention);
  scroll_.reveal(static_cast<std::size_t>(at));
  return true;
}

void PassagesPanel::draw_unlocated_title(Ui& ui, const Area& area) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Palette& colours = ui.colours();
  const float left = area.min.x + margin_px;
  ui.texts.line(list, {left, area.min.y + 14}, area.width() - 190, "Not located",
                text_style(17, colours.text, 600));
  label_right(list, ui.fonts.small, {area.max.x - margin_px, area.min.y + 19}, colours.dim,
              counted(ui.session.lists().unlocated, "mention", "mentions").c_str());
  label(list, ui.fonts.small, {left, area.min.y + 42}, colours.dim,
        "Names of places that the gazetteer does not know");
  label(list, ui.fonts.small, {left, area.min.y + 58}, colours.dim, "or could not tell apart.");
  hairline(list, colours, {area.min.x, area.min.y + title_px - 1},
           {area.max.x, area.min.y + title_px - 1});
}

void PassagesPanel::draw_title(Ui& ui, const workspace::PlaceSummary& summary, const Area& area) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Palette& colours = ui.colours();
  const float left = area.min.x + margin_px, width = area.width() - 2 * margin_px;
  ui.texts.line(list, {left, area.min.y + 14}, width - 150, summary.place.name,
                text_style(17, colours.text, 600));
  const std::string count = counted(summary.mentions, "mention", "mentions");
  label_right(list, ui.fonts.small, {area.max.x - margin_px, area.min.y + 19}, colours.dim,
              (count + " · " + counted(summary.documents, "document", "documents")).c_str());
  label(list, ui.fonts.small, {left, area.min.y + 40}, colours.dim,
        about(ui.session, summary).c_str());
  std::string spellings;
  for (const std::string& spelling : summary.spellings) {
    spellings += (spellings.empty() ? "written " : ", ") + spelling;
  }
  ui.texts.line(list, {left, area.min.y + 57}, width, spellings, text_style(12, colours.faint));
  hairline(list, colours, {area.min.x, area.min.y + title_px - 1},
           {area.max.x, area.min.y + title_px - 1});
}

float PassagesPanel::row_height(Ui& ui, const Row& row, float width) {
  const workspace::Passage* const passage =
      row.mention ? ui.session.passage(*row.mention) : nullptr;
  if (passage == nullptr) return passage_head_px;
  return std::round(block_of(ui, shown(*passage), width).height_px()) + 2 * passage_padding_px;
}

void PassagesPanel::draw_head(Ui& ui, const Row& row, const Area& area) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const workspace::DocumentSummary& document = *ui.session.passages()[row.document].document;
  const Touch touch = touchable("##head", area);
  const std::string date = readable_date(document.date);
  const float date_px = date.empty() ? 0 : 140 - 2 * margin_px;
  ui.texts.line(list, {area.min.x + margin_px, area.min.y + 13},
                area.width() - 2 * margin_px - date_px, document.title,
                text_style(12.5, touch.hovered ? ui.colours().text : ui.colours().dim, 600));
  label_right(list, ui.fonts.small, {area.max.x - margin_px, area.min.y + 14}, ui.colours().faint,
              date.c_str());
  if (touch.clicked) {
    ui.act([id = document.id](session::Session& session) { session.select_document(id); });
  }
}

void PassagesPanel::draw_passage(Ui& ui, const Row& row, const Area& area) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Palette& colours = ui.colours();
  const workspace::Passage* const passage = ui.session.passage(*row.mention);
  if (passage == nullptr) return;
  const Touch touch = touchable("##passage", area);
  const bool open = ui.session.reader_target().mention == passage->mention;
  if (open || touch.hovered) {
    list.AddRectFilled({area.min.x + gap_px, area.min.y + 1}, {area.max.x - gap_px, area.max.y - 1},
                       solid(open ? colours.selected : colours.hover), corner_px);
  }
  const Shown text = shown(*passage);
  TextBlock& block = block_of(ui, text, passage_width(area));
  block.draw(list, {area.min.x + margin_px, area.min.y + passage_padding_px}, ui.texts.store());
  ui.shown.push_back({"passage", std::to_string(passage->mention), passage->quote, area});
  if (touch.clicked) {
    ui.act([document = passage->document, mention = passage->mention](session::Session& session) {
      session.ask_about(document, mention);
    });
  }
}

}  // namespace loci::panels
