#include "app/panels/search_box.hpp"

#include "app/panels/source_line.hpp"
#include "app/panels/typed_filter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <utility>

namespace loci::panels {
namespace {

constexpr float hit_row_px = 30, document_row_px = 48, heading_row_px = 28;

std::string about(const session::Session& session, const gazetteer::Place& place) {
  std::string line = gazetteer::described(place);
  const auto& areas = session.lists().names->areas;
  const auto area = areas.find(place.country + '.' + place.admin1);
  // A country has no area; the code of one without a name says nothing.
  if (area != areas.end() && area->second != place.name && area->second != place.admin1) {
    line += " · " + area->second;
  }
  const std::string& country = session.country_name(place.country);
  if (!country.empty() && country != place.name) line += " · " + country;
  return line;
}

std::string words_of(const geo::LonLat& at) {
  return fmt::format("{:.5f}° {}  {:.5f}° {}", std::abs(at.lat_deg), at.lat_deg < 0 ? "S" : "N",
                     std::abs(at.lon_deg), at.lon_deg < 0 ? "W" : "E");
}

/// The snippet without its marks, which become bold.
std::string unmarked(const std::string& snippet, Colour colour,
                     std::vector<text::TextMark>& marks) {
  std::string text;
  for (const char byte : snippet) {
    if (byte == workspace::TextHit::hit_begin) {
      text::TextMark mark;
      mark.begin = text.size();
      mark.bold = true;
      mark.colour = colour;
      marks.push_back(mark);
    } else if (byte == workspace::TextHit::hit_end) {
      if (!marks.empty()) marks.back().end = text.size();
    } else {
      text += byte;
    }
  }
  if (!marks.empty() && marks.back().end < marks.back().begin) marks.back().end = text.size();
  return text;
}

}  // namespace

void SearchBox::draw(Ui& ui, const Area& area, const std::function<void(Command)>& perform) {
  // A pane, because the keyboard cannot be led to a field among the menus.
  const Pane pane("search box", area);
  field_ = area;
  ImGui::SetCursorScreenPos(area.min);
  ImGui::SetNextItemWidth(area.width());
  if (std::exchange(focus_, false)) {
    ImGui::SetKeyboardFocusHere();
    open_ = true;
  }
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {12, (area.height() - text_px) / 2 - 1});
  const bool entered = ImGui::InputTextWithHint(
      "##search", "Search places, words, coordinates, commands", typed_.data(), typed_.size(),
      ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
  ImGui::PopStyleVar();
  if (ImGui::IsItemActivated()) open_ = true;
  const bool escaped = open_ && pressed(ImGuiKey_Escape);
  ui.shown.push_back({"field", "search", "Search", area});
  if (!open_) return;
  follow_typing(ui, perform);
  if (escaped) return close(ui);
  if (pressed(ImGuiKey_DownArrow) && chosen_ + 1 < hits_.size()) ++chosen_;
  if (pressed(ImGuiKey_UpArrow) && chosen_ > 0) --chosen_;
  going_ = going_ || entered;
  if (going_) go(ui);
}

/// To the chosen hit, but never to one of what was typed before.
void SearchBox::go(Ui& ui) {
  if (!asked_.empty() && ui.session.search_results().query != asked_) return;
  going_ = false;
  if (chosen_ >= hits_.size()) return;
  const auto choose = hits_[chosen_].choose;  // closing forgets it
  close(ui);
  choose(ui);
}

void SearchBox::follow_typing(Ui& ui, const std::function<void(Command)>& perform) {
  if (asked_ != typed_.data()) {
    asked_ = typed_.data();
    chosen_ = 0;
    going_ = false;
    ui.act([query = asked_](session::Session& session) { session.search(query); });
  }
  collect(ui, perform);
  chosen_ = std::min(chosen_, hits_.empty() ? 0 : hits_.size() - 1);
}

void SearchBox::close(Ui& ui) {
  open_ = false;
  typed_.fill('\0');
  asked_.clear();
  hits_.clear();
  chosen_ = 0;
  going_ = false;
  ImGui::SetWindowFocus(nullptr);  // the field lets go of the keyboard
  ui.act([](session::Session& session) { session.search({}); });
}

/// What was found for the text before the last letters stays until there is better: nothing
/// flickers.
void SearchBox::collect(Ui& ui, const std::function<void(Command)>& perform) {
  hits_.clear();
  if (asked_.empty()) return;
  const session::SearchResults& results = ui.session.search_results();
  add_position(results);
  add_places(ui, results);
  add_documents(ui, results);
  add_commands(ui, perform);
}

void SearchBox::add_position(const session::SearchResults& results) {
  if (!results.position) return;
  const geo::LonLat at = *results.position;
  hits_.push_back(
      {"COORDINATES", words_of(at), "", {}, [at](Ui& ui) {
         ui.act([at](session::Session& session) { session.show_position(at, words_of(at)); });
       }});
}

void SearchBox::add_places(Ui& ui, const session::SearchResults& results) {
  for (const gazetteer::Place& place : results.places) {
    const auto summary = ui.session.place(place.id);
    std::string detail = about(ui.session, place);
    if (summary) {
      detail += " · " + counted(summary->mentions, "mention", "mentions");
    }
    hits_.push_back({"PLACES OF THIS WORKSPACE", place.name, detail, {}, [place](Ui& to) {
                       to.act([place](session::Session& session) {
                         session.select_place(place.id);
                         session.fly_to_place(place);
                       });
                     }});
  }
  for (const gazetteer::Place& place : results.gazetteer) {
    hits_.push_back({"GAZETTEER", place.name, about(ui.session, place), {}, [place](Ui& to) {
                       to.act([place](session::Session& session) {
                         session.show_position(place.position, place.name);
                         session.fly_to_place(place);
                       });
                     }});
  }
}

void SearchBox::add_documents(Ui& ui, const session::SearchResults& results) {
  if (results.documents.empty()) return;
  hits_.push_back({"DOCUMENTS",
                   "Only documents with “" + results.query + "”",
                   "",
                   {},
                   [words = results.query](Ui& to) {
                     to.act([words](session::Session& session) {
                       workspace::Filter filter = session.filter();
                       filter.text = words;
                       session.set_filter(std::move(filter));
                     });
                   }});
  for (const workspace::TextHit& hit : results.documents) {
    std::vector<text::TextMark> marks;
    std::string snippet = unmarked(hit.snippet, ui.colours().text, marks);
    std::string name = hit.title;
    if (!hit.date.empty()) name += " · " + readable_date(hit.date);
    hits_.push_back({"DOCUMENTS", name, snippet, marks, [id = hit.document](Ui& to) {
                       to.act([id](session::Session& session) { session.select_document(id); });
                     }});
  }
}

void SearchBox::add_commands(Ui& ui, const std::function<void(Command)>& perform) {
  constexpr std::size_t most = 5;
  std::size_t found = 0;
  const TypedFilter typed(asked_);
  for (const MenuEntry& entry : menu_entries(ui)) {
    if (found == most || !typed.matches(entry.name)) continue;
    ++found;
    hits_.push_back(
        {"COMMANDS", entry.name, entry.key, {}, [command = entry.command, perform](Ui&) {
           perform(command);
         }});
  }
}

void SearchBox::draw_results(Ui& ui, const std::function<void(Command)>&) {
  if (!open_ || asked_.empty()) return;
  const bool nothing = hits_.empty();
  if (nothing && ui.session.searching()) return;
  float height = gap_px;
  const auto height_of = [this](std::size_t i) {
    return hits_[i].group == "DOCUMENTS" && !hits_[i].detail.empty() ? document_row_px : hit_row_px;
  };
  const auto begins_group = [this](std::size_t i) {
    return i == 0 || hits_[i].group != hits_[i - 1].group;
  };
  for (std::size_t i = 0; i < hits_.size(); ++i) {
    height += height_of(i) + (begins_group(i) ? heading_row_px : 0);
  }
  if (nothing) height += 44;
  const ImVec2 window = ImGui::GetIO().DisplaySize;
  const Area area{{field_.min.x - 40, field_.max.y + 4},
                  {field_.max.x + 40, std::min(field_.max.y + 4 + height, window.y - 60)}};
  ImGui::SetNextWindowPos(area.min);
  ImGui::SetNextWindowSize(area.size());
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
  ImGui::Begin("search results", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing |
                   ImGuiWindowFlags_NoNav);
  ImGui::PopStyleVar(2);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  float top = area.min.y;
  if (nothing) {
    label(list, ui.fonts.regular, {area.min.x + margin_px, top + 16}, ui.colours().dim,
          "Nothing found");
  }
  for (std::size_t i = 0; i < hits_.size() && top < area.max.y; ++i) {
    if (begins_group(i)) {
      label(list, ui.fonts.semibold, {area.min.x + margin_px, top + 12}, ui.colours().faint,
            hits_[i].group.c_str());
      top += heading_row_px;
    }
    const float row = height_of(i);
    ImGui::PushID(static_cast<int>(i));
    draw_hit(ui, i, {{area.min.x, top}, {area.max.x, top + row}});
    ImGui::PopID();
    top += row;
    if (!open_) break;  // chosen
  }
  const bool outside = ImGui::IsMouseClicked(0) &&
                       !ImGui::IsMouseHoveringRect(area.min, area.max, false) &&
                       !ImGui::IsMouseHoveringRect(field_.min, field_.max, false);
  ImGui::End();
  if (open_ && outside) close(ui);
}

void SearchBox::draw_hit(Ui& ui, std::size_t index, const Area& row) {
  const Hit& hit = hits_[index];
  const Palette& colours = ui.colours();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Touch touch = touchable("##hit", row);
  const bool chosen = index == chosen_;
  if (chosen || touch.hovered) {
    list.AddRectFilled({row.min.x + gap_px, row.min.y + 1}, {row.max.x - gap_px, row.max.y - 1},
                       solid(chosen ? colours.selected : colours.hover), corner_px);
  }
  const float left = row.min.x + margin_px, width = row.width() - 2 * margin_px;
  ui.shown.push_back({"hit", hit.name, hit.name, row});
  if (row.height() > hit_row_px) {
    ui.texts.line(list, {left, row.min.y + 6}, width, hit.name, text_style(13, colours.text, 500));
    text::TextStyle style = text_style(12.5, colours.dim);
    style.wrap_width_px = row.max.x - margin_px - left;
    style.ellipsize = true;
    TextBlock& snippet = ui.texts.block(hit.detail, style, hit.marks);
    snippet.draw(list, {left, row.min.y + 25}, ui.texts.store());
  } else {
    const float name_px = hit.detail.empty() ? width : width * 0.4F;
    ui.texts.line(list, {left, row.min.y + 6}, name_px, hit.name,
                  text_style(13.5, colours.text, 500));
    if (!hit.detail.empty()) {
      ui.texts.line(list, {left + name_px + gap_px, row.min.y + 7}, width - name_px - gap_px,
                    hit.detail, text_style(12, colours.faint));
    }
  }
  if (touch.clicked) {
    const auto choose = hit.choose;
    close(ui);
    choose(ui);
  }
}

}  // namespace loci::panels
