/// \file
/// The list of documents.
#pragma once

#include "app/panels/block_scroll.hpp"
#include "app/panels/ui.hpp"

namespace loci::panels {

/// All documents of the workspace; a click opens one in the reader.
class DocumentsPanel {
 public:
  void draw(Ui& ui, const Area& area);

 private:
  void draw_row(Ui& ui, const workspace::DocumentSummary& document, const Area& row);

  BlockScroll scroll_;
};

}  // namespace loci::panels
