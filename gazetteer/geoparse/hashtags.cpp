#include "gazetteer/geoparse/hashtags.hpp"

#include <algorithm>

namespace loci::geoparse {
namespace {

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

/// Letters beyond ASCII too; their case is not looked at.
bool is_of_hashtag(char c) {
  const bool digit = c >= '0' && c <= '9';
  return is_lower(c) || is_upper(c) || digit || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

/// True where the sign is within a sentence, right behind a word in small letters: "in #Homs".
bool follows_word(std::string_view text, std::size_t sign) {
  if (sign < 2 || text[sign - 1] != ' ' || !is_lower(text[sign - 2])) return false;
  std::size_t begin = sign - 1;
  while (begin > 0 && is_lower(text[begin - 1])) --begin;
  return begin == 0 || text[begin - 1] == ' ';
}

}  // namespace

SpacedHashtags::SpacedHashtags(std::string_view text) : original_(text) {
  std::size_t copied = 0;
  const auto put_blank = [&](std::size_t at, std::size_t instead_of) {
    spaced_.append(text.substr(copied, at - copied)).append(1, ' ');
    copied = at + instead_of;
  };
  for (std::size_t at = text.find('#'); at != std::string_view::npos; at = text.find('#', at)) {
    if (follows_word(text, at)) put_blank(at, 1);
    for (++at; at < text.size() && is_of_hashtag(text[at]); ++at) {
      if (text[at] == '_') put_blank(at, 1);
      if (!is_upper(text[at]) || !is_lower(text[at - 1])) continue;
      put_blank(at, 0);
      blanks_.push_back(at);
    }
  }
  if (copied > 0) spaced_.append(text.substr(copied));
}

TextSpan SpacedHashtags::to_spaced(TextSpan of_original) const {
  const auto before_begin = std::upper_bound(blanks_.begin(), blanks_.end(), of_original.begin);
  const auto before_end = std::lower_bound(blanks_.begin(), blanks_.end(), of_original.end);
  return {of_original.begin + static_cast<std::size_t>(before_begin - blanks_.begin()),
          of_original.end + static_cast<std::size_t>(before_end - blanks_.begin())};
}

TextSpan SpacedHashtags::to_original(TextSpan of_spaced) const {
  // The blank before byte blanks_[i] is byte blanks_[i] + i of the spaced text.
  const auto blanks_before = [this](std::size_t at) {
    std::size_t low = 0, high = blanks_.size();
    while (low < high) {
      const std::size_t middle = (low + high) / 2;
      blanks_[middle] + middle < at ? low = middle + 1 : high = middle;
    }
    return low;
  };
  return {of_spaced.begin - blanks_before(of_spaced.begin),
          of_spaced.end - blanks_before(of_spaced.end)};
}

}  // namespace loci::geoparse
