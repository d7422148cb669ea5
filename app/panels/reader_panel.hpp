/// \file
/// The open document.
#pragma once

#include "app/panels/block_scroll.hpp"
#include "app/panels/find_bar.hpp"
#include "app/panels/mention_mark.hpp"
#include "app/panels/paragraphs.hpp"
#include "app/panels/reader_gutter.hpp"
#include "app/panels/text_selection.hpp"
#include "app/panels/ui.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace loci::panels {

/// A whole document with its mentions marked by sense; a click on a mention selects its place and
/// the map flies there. Words can be looked for, text marked and copied. Paragraphs are laid out as
/// they come into sight.
class ReaderPanel {
 public:
  void draw(Ui& ui, const Area& area);

  FindBar& find() { return find_; }
  const FindBar& find() const { return find_; }
  /// Marks the whole text.
  void select_all(const session::Session& session);
  /// The marked text as the workspace has it.
  std::string selected_text(const session::Session& session) const;
  /// Ends the search, or else lets go of the marked text; false where there was neither.
  bool escape();

  /// What stands at the top edge, for tests: the byte of the text where its paragraph begins.
  std::size_t first_byte_in_sight() const;

 private:
  void open(const session::OpenDocument& document);
  void go_to_target(Ui& ui, const session::OpenDocument& document);
  void show(Ui& ui, const std::string& text, geoparse::TextSpan span, bool only_if_hidden);
  void draw_text(Ui& ui, const session::OpenDocument& document, const Area& column);
  void draw_gutter(Ui& ui, const session::OpenDocument& document, const Area& area);
  geoparse::TextSpan in_sight(const std::string& text) const;
  void follow_mouse(Ui& ui, const Area& column);
  void draw_grounds(Ui& ui, const ParagraphInSight& shown) const;
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
  Area column_{};                                      ///< of the text, in the last frame
  std::vector<ParagraphInSight> paragraphs_in_sight_;  ///< within one frame
  FindBar find_;
  TextSelection selection_;
  ReaderGutter gutter_;
};

}  // namespace loci::panels
