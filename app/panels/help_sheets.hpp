/// \file
/// What the Help menu shows.
#pragma once

#include "app/panels/menu_bar.hpp"
#include "app/panels/ui.hpp"

namespace loci::panels {

/// The list of shortcuts (F1) and what Loci is, as sheets over the window.
class HelpSheets {
 public:
  void open(Command which) { wanted_ = which == Command::about ? "About Loci" : "Shortcuts"; }
  void draw(Ui& ui);

 private:
  const char* wanted_ = nullptr;
};

}  // namespace loci::panels
