/// \file
/// The list of documents.
#pragma once

#include "app/panels/block_scroll.hpp"
#include "app/panels/ui.hpp"

#include <cstdint>
#include <vector>

namespace loci::panels {

/// All documents that the filter lets through, by date, title or mentions; a click opens one in the
/// reader.
class DocumentsPanel {
 public:
  void draw(Ui& ui, const Area& area);
  /// Opens the document so many rows below the open one; false where there is none.
  bool step(session::Session& session, int rows);

 private:
  enum class Order { oldest, newest, title, mentions };

  void choose_order(const session::Session& session);
  void draw_head(Ui& ui, const Area& area);
  void draw_row(Ui& ui, const workspace::DocumentSummary& document, const Area& row);

  Order order_ = Order::oldest, ordered_by_ = Order::oldest;
  std::vector<std::uint32_t> rows_;  ///< numbers in the lists, in the order shown
  std::uint64_t rows_of_ = ~std::uint64_t{0};
  BlockScroll scroll_;
};

}  // namespace loci::panels
