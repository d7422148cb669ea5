#include "app/panels/file_chooser.hpp"

#include "app/document/file_kind.hpp"
#include "app/panels/icons.hpp"

#include <imgui_stdlib.h>

#include <algorithm>
#include <system_error>
#include <utility>

namespace loci::panels {
namespace {

constexpr float file_row_px = 30;
constexpr float kinds_px = 176;
const ImVec2 sheet_px{640, 480};

bool pressed_escape() {
  return ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape), false);
}

/// The kind with the longest suffix that ends the name: "a.recogito.csv" ends with ".csv", too.
const FileKind* kind_of(const std::vector<FileKind>& kinds, const std::string& name) {
  const FileKind* found = nullptr;
  for (const FileKind& kind : kinds) {
    const bool longer = found == nullptr || kind.suffix.size() > found->suffix.size();
    if (longer && name.ends_with(kind.suffix)) found = &kind;
  }
  return found;
}

}  // namespace

void FileChooser::open(FileChoice choice) {
  choice_ = std::move(choice);
  open_ = appear_ = true;
  kinds_shown_ = false;
  std::error_code problem;
  std::filesystem::path start = std::filesystem::absolute(choice_.proposed, problem);
  name_.clear();
  if (choice_.new_file) {
    name_ = start.filename().string();
    start = start.parent_path();
  } else if (!std::filesystem::is_directory(start, problem)) {
    start = start.parent_path();
  }
  enter(start.empty() ? std::filesystem::current_path(problem) : start);
}

void FileChooser::enter(const std::filesystem::path& folder) {
  folder_ = folder.lexically_normal();
  entries_.clear();
  problem_.clear();
  scroll_.to_top();
  std::error_code problem;
  std::filesystem::directory_iterator at(folder_, problem), end;
  for (; !problem && at != end; at.increment(problem)) {
    const std::string name = at->path().filename().string();
    std::error_code unknown;
    const bool is_folder = at->is_directory(unknown);
    if (name.starts_with('.') || (!is_folder && !fits(at->path()))) continue;
    entries_.push_back({name, is_folder});
  }
  if (problem) problem_ = "This folder cannot be shown: " + problem.message();
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    return std::pair(!a.folder, a.name) < std::pair(!b.folder, b.name);
  });
  if (folder_.has_parent_path() && folder_ != folder_.root_path()) {
    entries_.insert(entries_.begin(), {"..", true});
  }
}

bool FileChooser::fits(const std::filesystem::path& file) const {
  const auto& allowed = choice_.extensions;
  const std::string ending = document::lower_case_ending(file.filename().string());
  return allowed.empty() || std::find(allowed.begin(), allowed.end(), ending) != allowed.end();
}

std::filesystem::path FileChooser::chosen_path() const {
  const std::filesystem::path typed(name_);
  return typed.is_absolute() ? typed : name_.empty() ? folder_ : folder_ / typed;
}

bool FileChooser::ready() const {
  if (name_.empty()) return choice_.folders_too;
  if (choice_.new_file) return true;
  std::error_code problem;
  const auto path = chosen_path();
  if (std::filesystem::is_directory(path, problem)) return choice_.folders_too;
  return std::filesystem::exists(path, problem);
}

void FileChooser::finish(Ui& ui) {
  open_ = false;
  ui.act([chosen = choice_.chosen, path = chosen_path()](session::Session& session) {
    chosen(session, path);
  });
}

void FileChooser::draw(Ui& ui) {
  if (!open_) return;
  constexpr const char* id = "file_chooser";
  if (std::exchange(appear_, false)) ImGui::OpenPopup(id);
  const ImVec2 window = ImGui::GetIO().DisplaySize;
  ImGui::SetNextWindowPos({window.x / 2, window.y * 0.45F}, ImGuiCond_Always, {0.5F, 0.5F});
  ImGui::SetNextWindowSize(sheet_px);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  const bool shown =
      ImGui::BeginPopupModal(id, &open_, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove);
  ImGui::PopStyleVar();
  if (!shown) return;
  const ImVec2 at = ImGui::GetWindowPos();
  const Area area{at, {at.x + sheet_px.x, at.y + sheet_px.y}};
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float left = at.x + margin_px, width = sheet_px.x - 2 * margin_px;
  ui.texts.line(list, {left, at.y + 16}, width, choice_.title,
                text_style(16, ui.colours().text, 600));
  ui.texts.line(list, {left, at.y + 40}, width, folder_.string(), text_style(12, ui.colours().dim));
  hairline(list, ui.colours(), {at.x, at.y + 66}, {area.max.x, at.y + 66});
  draw_rows(ui, {{at.x, at.y + 67}, {area.max.x, area.max.y - 65}});
  hairline(list, ui.colours(), {at.x, area.max.y - 65}, {area.max.x, area.max.y - 65});
  draw_bottom(ui, {{left, area.max.y - 48}, {area.max.x - margin_px, area.max.y - margin_px}});
  if (pressed_escape() && !kinds_shown_) open_ = false;
  if (!open_) ImGui::CloseCurrentPopup();
  ImGui::EndPopup();
}

void FileChooser::draw_rows(Ui& ui, const Area& area) {
  if (!problem_.empty()) {
    return empty_state(ui, area, "Nothing to show", problem_.c_str());
  }
  const std::vector<Entry> entries = entries_;  // a click may change the folder
  scroll_.draw(ui, "entries", area,
               {entries.size(), file_row_px, [](std::size_t) { return file_row_px; },
                [&](std::size_t i, const Area& row) { draw_row(ui, entries[i], row); }});
}

void FileChooser::draw_row(Ui& ui, const Entry& entry, const Area& row) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Palette& colours = ui.colours();
  const Touch touch = touchable("##entry", row);
  const bool selected = entry.name == name_;
  if (touch.hovered || selected) {
    list.AddRectFilled({row.min.x + gap_px, row.min.y + 1}, {row.max.x - gap_px, row.max.y - 1},
                       solid(selected ? colours.selected : colours.hover), corner_px);
  }
  const ImVec2 m{row.min.x + margin_px + 8, (row.min.y + row.max.y) / 2};
  const ImU32 ink = solid(colours.faint);
  if (entry.folder) {
    list.AddRect({m.x - 6, m.y - 3}, {m.x + 6, m.y + 5}, ink, 1.5F, 0, 1.3F);
    list.AddLine({m.x - 6, m.y - 5}, {m.x - 1, m.y - 5}, ink, 1.3F);
  } else {
    list.AddRect({m.x - 4, m.y - 6}, {m.x + 4, m.y + 6}, ink, 1.5F, 0, 1.3F);
  }
  ui.texts.line(list, {m.x + 18, m.y - 9}, row.width() - 80,
                entry.name == ".." ? "Folder above" : entry.name, text_style(13.5, colours.text));
  ui.shown.push_back({"file", entry.name, entry.name, row});
  if (!touch.clicked) return;
  if (entry.folder) {
    enter(folder_ / entry.name);
    if (!choice_.new_file) name_.clear();
  } else {
    name_ = entry.name;
  }
}

void FileChooser::draw_bottom(Ui& ui, const Area& area) {
  constexpr float chooser_button_px = 96;
  ImGui::SetCursorScreenPos(area.min);
  const float kinds = choice_.kinds.empty() ? 0 : kinds_px + gap_px;
  ImGui::SetNextItemWidth(area.width() - 2 * (chooser_button_px + gap_px) - kinds);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {10, 8});
  const bool entered = ImGui::InputTextWithHint(
      "##name", choice_.folders_too ? "File or folder; empty: this folder" : "File", &name_,
      ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
  ui.shown.push_back({"field", "name", name_, area});
  if (!choice_.kinds.empty()) draw_kinds(ui, kinds_px);
  ImGui::SameLine(0, gap_px);
  if (ImGui::Button("Cancel", {chooser_button_px, area.height()})) open_ = false;
  ImGui::SameLine(0, gap_px);
  const bool possible = ready();
  ImGui::PushStyleColor(ImGuiCol_Button, solid(ui.colours().accent, possible ? 1 : 0.4));
  ImGui::PushStyleColor(ImGuiCol_ButtonHovered, solid(ui.colours().accent, 0.9));
  ImGui::PushStyleColor(ImGuiCol_ButtonActive, solid(ui.colours().accent));
  ImGui::PushStyleColor(ImGuiCol_Text, IM_COL32_WHITE);
  const bool pressed = ImGui::Button(choice_.button.c_str(), {chooser_button_px, area.height()});
  ImGui::PopStyleColor(4);
  ImGui::PopStyleVar();
  const ImVec2 from = ImGui::GetItemRectMin(), to = ImGui::GetItemRectMax();
  ui.shown.push_back({"button", "choose", choice_.button, {from, to}});
  if ((pressed || entered) && possible) finish(ui);
}

/// The kinds to choose from; choosing one changes the end of the name.
void FileChooser::draw_kinds(Ui& ui, float width_px) {
  const FileKind* const now = kind_of(choice_.kinds, name_);
  ImGui::SameLine(0, gap_px);
  ImGui::SetNextItemWidth(width_px);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {8, 8});
  const bool opened = kinds_shown_ =
      ImGui::BeginCombo("##kind", now != nullptr ? now->name.c_str() : "Format",
                        ImGuiComboFlags_HeightLargest | ImGuiComboFlags_NoArrowButton);
  const ImVec2 from = ImGui::GetItemRectMin(), to = ImGui::GetItemRectMax();
  draw_sign(*ImGui::GetWindowDrawList(), Sign::down, {to.x - 16, (from.y + to.y) / 2},
            ui.colours().dim);
  ui.shown.push_back({"button", "format", now != nullptr ? now->name : "", {from, to}});
  if (opened) {
    if (pressed_escape()) ImGui::CloseCurrentPopup();
    for (const FileKind& kind : choice_.kinds) {
      const bool chosen = ImGui::Selectable(kind.name.c_str(), &kind == now);
      ui.shown.push_back(
          {"format", kind.suffix, kind.name, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()}});
      if (!chosen) continue;
      if (now != nullptr) name_.resize(name_.size() - now->suffix.size());
      name_ += kind.suffix;
    }
    ImGui::EndCombo();
  }
  ImGui::PopStyleVar();
}

}  // namespace loci::panels
