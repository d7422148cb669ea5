/// \file
/// One field for everything that has a name.
#pragma once

#include "app/panels/menu_bar.hpp"
#include "app/panels/ui.hpp"

#include <array>
#include <functional>
#include <string>
#include <vector>

namespace loci::panels {

/// Finds places of the workspace and of the gazetteer, coordinates, words in documents and commands
/// while it is typed into. Up and Down choose, Enter goes there, Esc closes.
class SearchBox {
 public:
  void focus() { focus_ = true; }
  void draw(Ui& ui, const Area& area, const std::function<void(Command)>& perform);
  /// The results under the field; drawn after the panels that they cover.
  void draw_results(Ui& ui, const std::function<void(Command)>& perform);

 private:
  /// A line of the results.
  struct Hit {
    std::string group;  ///< the heading above the first of a kind
    std::string name, detail;
    std::vector<text::TextMark> marks;  ///< in the detail
    std::function<void(Ui&)> choose;
  };

  void go(Ui& ui);
  void follow_typing(Ui& ui, const std::function<void(Command)>& perform);
  void collect(Ui& ui, const std::function<void(Command)>& perform);
  void add_position(const session::SearchResults& results);
  void add_places(Ui& ui, const session::SearchResults& results);
  void add_documents(Ui& ui, const session::SearchResults& results);
  void add_commands(Ui& ui, const std::function<void(Command)>& perform);
  void draw_hit(Ui& ui, std::size_t index, const Area& row);
  void close(Ui& ui);

  std::array<char, 256> typed_{};
  std::string asked_;  ///< what the session was last asked
  std::vector<Hit> hits_;
  std::size_t chosen_ = 0;
  Area field_{};
  bool focus_ = false, open_ = false;
  bool going_ = false;  ///< Enter was pressed; the results of what is typed are waited for
};

}  // namespace loci::panels
