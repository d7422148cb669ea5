/// \file
/// Looking for words in the open document.
#pragma once

#include "app/panels/ui.hpp"
#include "gazetteer/geoparse/folded_text.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace loci::panels {

/// The bar over the text: a field, how many hits there are, the way from one to the next.
class FindBar {
 public:
  static constexpr float height_px = 44;

  void open();
  void close();
  bool is_open() const { return open_; }
  /// The keyboard belongs to the field, or will in the next frame.
  bool typing() const { return open_ && (typing_ || focus_); }
  void draw(Ui& ui, const Area& area);

  /// Looks again if words or document have changed. \param in_sight the first byte of the text on
  /// the screen: the first hit from there on becomes the current one
  void look(const session::OpenDocument& document, std::size_t in_sight);
  void step(int hits);  ///< to the next or the one before, round and round
  const std::vector<geoparse::TextSpan>& hits() const { return hits_; }
  /// The hit that is looked at; nothing while there is none.
  std::optional<geoparse::TextSpan> current() const;
  /// The current hit has changed since this was asked last: it is to be brought into sight.
  bool take_news();
  const char* words() const { return words_.data(); }

 private:
  void draw_field(Ui& ui, const Area& area);
  void draw_count(Ui& ui, ImVec2 right);
  bool draw_button(Ui& ui, const Area& area, const char* name);

  bool open_ = false, focus_ = false, typing_ = false, news_ = false;
  std::array<char, 256> words_{};
  std::string found_for_;
  workspace::DocumentId document_ = 0;
  geoparse::FoldedText text_;
  std::vector<geoparse::TextSpan> hits_;
  std::size_t current_ = 0;
};

}  // namespace loci::panels
