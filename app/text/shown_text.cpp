#include "app/text/shown_text.hpp"

#include <algorithm>

namespace loci::text {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// Length of the valid, shortest-form sequence at `at`; 0 where there is none (Unicode 15, table
/// 3-7).
std::size_t sequence_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned lead = byte(0);
  if (lead == 0) return 0;
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || at + length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0u) != 0x80u) return 0;
  }
  const unsigned second = byte(1);
  if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F)) return 0;
  if ((lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F)) return 0;
  return length;
}

}  // namespace

ShownText::ShownText(std::string original) : original_size_(original.size()) {
  std::string shown;
  std::size_t copied = 0;
  for (std::size_t at = 0; at < original.size();) {
    const std::size_t length = sequence_length(original, at);
    if (length == 0) {
      shown.append(original, copied, at - copied).append(replacement);
      replaced_at_.push_back(at);
      copied = at + 1;
    }
    at += std::max<std::size_t>(1, length);
  }
  if (replaced_at_.empty()) {
    utf8_ = std::move(original);
  } else {
    utf8_ = shown.append(original, copied);
  }
}

std::size_t ShownText::to_shown(std::size_t original_byte) const {
  const std::size_t byte = std::min(original_byte, original_size_);
  const auto before = std::lower_bound(replaced_at_.begin(), replaced_at_.end(), byte);
  return byte + 2 * static_cast<std::size_t>(before - replaced_at_.begin());
}

std::size_t ShownText::to_original(std::size_t shown_byte) const {
  std::size_t removed = 0;
  for (const std::size_t at : replaced_at_) {
    const std::size_t shown_at = at + removed;
    if (shown_byte <= shown_at) break;
    if (shown_byte < shown_at + replacement.size()) return at;
    removed += 2;
  }
  return std::min(shown_byte - removed, original_size_);
}

}  // namespace loci::text
