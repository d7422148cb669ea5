/// \file
/// Characters and breaks of an HTML page to the text that a browser would show.
#pragma once

#include <string>
#include <string_view>

namespace loci::document {

/// Collects text in reading order. White space collapses; breaks at the ends are dropped.
class HtmlText {
 public:
  /// Adds characters; runs of white space become one space unless they are preformatted.
  void add(std::string_view utf8, bool preformatted);
  void end_line() { raise(Break::line); }
  void end_paragraph() { raise(Break::paragraph); }

  const std::string& text() const { return text_; }
  std::string take() { return std::move(text_); }

 private:
  enum class Break { none, space, line, paragraph };
  void raise(Break kind) {
    if (kind > pending_) pending_ = kind;
  }
  void add_pending();

  std::string text_;
  Break pending_ = Break::none;
};

}  // namespace loci::document
