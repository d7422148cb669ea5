#include "gazetteer/geoparse/folded_text.hpp"

#include "gazetteer/name_key.hpp"

#include <unicode/utf8.h>

#include <unordered_map>

namespace loci::geoparse {

FoldedText::FoldedText(std::string_view text) {
  folded_.reserve(text.size());
  from_.reserve(text.size() + 1);
  std::unordered_map<char32_t, std::string> known;  // a text has few different letters
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const std::size_t size = text.size();
  for (std::size_t at = 0; at < size;) {
    const std::size_t begin = at;
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, at, size, c);
    const auto letter = static_cast<char32_t>(c);
    const auto [found, is_new] = known.try_emplace(letter);
    if (is_new) gazetteer::append_folded(found->second, letter);
    if (found->second == " " && folded_.ends_with(' ')) continue;
    folded_ += found->second;
    from_.resize(folded_.size(), static_cast<std::uint32_t>(begin));
  }
  from_.push_back(static_cast<std::uint32_t>(size));
}

std::vector<TextSpan> FoldedText::find(std::string_view words, std::size_t most) const {
  std::vector<TextSpan> found;
  if (from_.empty()) return found;
  std::string wanted = FoldedText(words).folded_;
  if (wanted.starts_with(' ')) wanted.erase(0, 1);
  if (wanted.ends_with(' ')) wanted.pop_back();
  if (wanted.empty()) return found;
  for (std::size_t at = folded_.find(wanted); at != std::string::npos && found.size() < most;) {
    std::size_t end = at + wanted.size();
    while (end < folded_.size() && from_[end] == from_[end - 1]) ++end;  // "a" in "æ"
    found.push_back({from_[at], from_[end]});
    at = folded_.find(wanted, end);
  }
  return found;
}

}  // namespace loci::geoparse
