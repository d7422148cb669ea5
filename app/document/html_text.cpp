#include "app/document/html_text.hpp"

namespace loci::document {

void HtmlText::add(std::string_view utf8, bool preformatted) {
  for (const char byte : utf8) {
    const bool space = byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f';
    if (preformatted && byte == '\n') {
      raise(Break::line);
    } else if (space) {
      raise(Break::space);
    } else {
      add_pending();
      text_ += byte;
    }
  }
}

void HtmlText::add_pending() {
  if (!text_.empty()) {
    switch (pending_) {
      case Break::none:
        break;
      case Break::space:
        text_ += ' ';
        break;
      case Break::line:
        text_ += '\n';
        break;
      case Break::paragraph:
        text_ += "\n\n";
        break;
    }
  }
  pending_ = Break::none;
}

}  // namespace loci::document
