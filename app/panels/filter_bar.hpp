/// \file
/// What the lists and the map are restricted to, and how much that is.
#pragma once

#include "app/panels/filter_chips.hpp"
#include "app/panels/menu_bar.hpp"
#include "app/panels/ui.hpp"

#include <array>
#include <functional>
#include <string>
#include <vector>

namespace loci::panels {

inline constexpr float filter_bar_px = 40;

/// The line under the menus: a chip for each condition of the filter, a menu that adds one, and the
/// exact counts of what passes.
class FilterBar {
 public:
  /// \param perform does what begins with a command: drawing on the map
  void draw(Ui& ui, const Area& area, const std::function<void(Command)>& perform);

 private:
  float draw_chip(Ui& ui, const FilterChip& chip, ImVec2 at);
  float draw_link(Ui& ui, const char* id, const char* words, ImVec2 at);
  void draw_counts(Ui& ui, const Area& area, float left);
  void draw_menu(Ui& ui, const std::function<void(Command)>& perform);
  void draw_document_menus(Ui& ui);
  void draw_place_menus(Ui& ui, const std::function<void(Command)>& perform);
  void draw_mention_menus(Ui& ui);
  void draw_words(Ui& ui);
  void choose_sources(const session::Session& session);

  std::array<char, 128> words_{};
  std::vector<std::pair<std::string, std::size_t>> sources_;    ///< with their documents
  std::vector<std::pair<std::string, std::size_t>> countries_;  ///< codes with their places
  std::shared_ptr<const workspace::Columns> sources_of_;
};

}  // namespace loci::panels
