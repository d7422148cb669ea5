#include "app/document/passage.hpp"

#include "geo/error.hpp"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <algorithm>
#include <memory>

namespace loci::document {
namespace {

struct TextCloser {
  void operator()(UText* text) const { utext_close(text); }
};

/// Places where a text may be divided, by Unicode's rules (UAX 29) for English. One a thread, as
/// making it is slow.
class Breaks {
 public:
  explicit Breaks(bool sentences) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale& english = icu::Locale::getEnglish();
    iterator_.reset(sentences ? icu::BreakIterator::createSentenceInstance(english, status)
                              : icu::BreakIterator::createWordInstance(english, status));
    if (U_FAILURE(status)) {
      throw Error("ICU", "has no rules for sentences", "install the package libicu72 anew");
    }
  }

  /// The text must outlive the calls below.
  void set_text(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    text_.reset(
        utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status));
    iterator_->setText(text_.get(), status);
    if (U_FAILURE(status)) throw Error("ICU", "does not take a text", "report it");
  }

  std::size_t at_or_before(std::size_t byte) {
    const auto offset = static_cast<std::int32_t>(byte);
    if (iterator_->isBoundary(offset)) return byte;
    return static_cast<std::size_t>(std::max(iterator_->preceding(offset), 0));
  }
  std::size_t at_or_after(std::size_t byte) {
    // isBoundary() leaves the iterator at the boundary, or at the next one where there is none.
    iterator_->isBoundary(static_cast<std::int32_t>(byte));
    return static_cast<std::size_t>(std::max(iterator_->current(), 0));
  }

 private:
  std::unique_ptr<icu::BreakIterator> iterator_;
  std::unique_ptr<UText, TextCloser> text_;
};

bool is_space(char byte) {
  return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

bool inside_code_point(std::string_view text, std::size_t byte) {
  return byte < text.size() && (static_cast<unsigned char>(text[byte]) & 0xC0) == 0x80;
}

/// Behind the last blank line (white space with two line feeds) of the text.
std::size_t behind_blank_line(std::string_view text) {
  int feeds = 0;
  for (std::size_t i = text.size(); i-- > 0;) {
    if (!is_space(text[i])) feeds = 0;
    if (text[i] == '\n' && ++feeds == 2) return i + 1;
  }
  return 0;
}

/// The first blank line of the text, or its end.
std::size_t before_blank_line(std::string_view text) {
  int feeds = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_space(text[i])) feeds = 0;
    if (text[i] == '\n' && ++feeds == 2) return i;
  }
  return text.size();
}

}  // namespace

geoparse::TextSpan passage_around(std::string_view text, geoparse::TextSpan span,
                                  std::size_t max_bytes) {
  thread_local Breaks sentences(true);
  thread_local Breaks words(false);
  // What is looked at is twice what may be shown, so that a book costs no more than a letter.
  std::size_t low = span.begin > 2 * max_bytes ? span.begin - 2 * max_bytes : 0;
  std::size_t high = std::min(text.size(), span.end + 2 * max_bytes);
  while (inside_code_point(text, low)) --low;
  while (inside_code_point(text, high)) ++high;
  low += behind_blank_line(text.substr(low, span.begin - low));
  high = span.end + before_blank_line(text.substr(span.end, high - span.end));

  const std::string_view around = text.substr(low, high - low);
  const geoparse::TextSpan inner{span.begin - low, span.end - low};
  sentences.set_text(around);
  std::size_t begin = sentences.at_or_before(inner.begin);
  std::size_t end = sentences.at_or_after(inner.end);
  words.set_text(around);
  if (inner.begin - begin > max_bytes) {
    begin = std::min(words.at_or_after(inner.begin - max_bytes), inner.begin);
  }
  if (end - inner.end > max_bytes) {
    end = std::max(words.at_or_before(inner.end + max_bytes), inner.end);
  }
  while (begin < inner.begin && is_space(around[begin])) ++begin;
  while (end > inner.end && is_space(around[end - 1])) --end;
  return {low + begin, low + end};
}

}  // namespace loci::document
