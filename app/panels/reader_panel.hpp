/// \file
/// The open document.
#pragma once

#include "app/panels/block_scroll.hpp"
#include "app/panels/mention_mark.hpp"
#include "app/panels/paragraphs.hpp"
#include "app/panels/ui.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace loci::panels {

/// A whole document with its mentions marked by sense; a click on a mention selects its place and
/// the map flies there. Paragraphs are laid out as they come into sight.
class ReaderPanel {
 public:
  void draw(Ui& ui, const Area& area);

  /// What stands at the top edge, for tests: the byte of the text where its paragraph begins.
  std::size_t first_byte_in_sight() const;

 private:
  void open(const session::OpenDocument& document);
  void go_to_target(Ui& ui, const session::OpenDocument& document);
  TextBlock& block_of(Ui& ui, const std::string& text, const Paragraph& paragraph);
  void draw_head(Ui& ui, const session::OpenDocument& document, const Area& area);
  void draw_paragraph(Ui& ui, const session::OpenDocument& document, const Paragraph& paragraph,
                      const Area& area);
  bool draw_mention(Ui& ui, const workspace::StoredMention& mention, TextBlock& block,
                    const Paragraph& paragraph, ImVec2 at);
  Stress stress_of(const session::Session& session, const workspace::StoredMention& mention) const;

  std::vector<Paragraph> paragraphs_;
  bool has_title_ = false;  ///< the first paragraph is the document's title
  workspace::DocumentId shown_ = 0;
  std::uint64_t target_ = 0;
  float width_ = 0;
  BlockScroll scroll_;
};

}  // namespace loci::panels
