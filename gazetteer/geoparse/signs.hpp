/// \file
/// What the code points of a text are to the tokeniser.
#pragma once

#include "geo/eight_bytes.hpp"

#include <unicode/utf8.h>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace loci::geoparse {

/// What a code point is.
enum class Sign : std::uint8_t {
  blank,
  newline,
  upper,
  lower,
  caseless,
  digit,
  apostrophe,
  dot,
  hyphen,
  slash,
  comma,
  quote,
  bracket,
  sentence,
  other,
};

constexpr bool is_letter(Sign sign) {
  return sign == Sign::upper || sign == Sign::lower || sign == Sign::caseless;
}

/// Of a code point below 128.
constexpr Sign ascii_sign(unsigned char c) {
  if (c >= 'a' && c <= 'z') return Sign::lower;
  if (c >= 'A' && c <= 'Z') return Sign::upper;
  if (c >= '0' && c <= '9') return Sign::digit;
  switch (c) {
    case ' ':
    case '\t':
    case '\r':
    case '\f':
    case '\v':
      return Sign::blank;
    case '\n':
      return Sign::newline;
    case '\'':
    case '`':
      return Sign::apostrophe;
    case '.':
      return Sign::dot;
    case '-':
      return Sign::hyphen;
    case '/':
      return Sign::slash;
    case ',':
      return Sign::comma;
    case '"':
      return Sign::quote;
    case '(':
    case ')':
    case '[':
    case ']':
    case '{':
    case '}':
    case '<':
    case '>':
      return Sign::bracket;
    case '!':
    case '?':
    case ';':
    case ':':
      return Sign::sentence;
    default:
      return Sign::other;
  }
}

/// Of any other. \param code_point a Unicode one
Sign wide_sign(std::int32_t code_point);

inline constexpr auto ascii_signs = [] {
  std::array<Sign, 128> signs{};
  for (std::size_t c = 0; c < signs.size(); ++c) {
    signs[c] = ascii_sign(static_cast<unsigned char>(c));
  }
  return signs;
}();

/// Walks over the code points of a text.
class Signs {
 public:
  explicit Signs(std::string_view text) : text_(text) {}

  bool at_end(std::size_t at) const { return at >= text_.size(); }

  /// The sign at a byte offset, and where the next one begins. Past the end: a blank.
  Sign read(std::size_t at, std::size_t& next) const {
    next = at + 1;
    if (at >= text_.size()) return Sign::blank;
    const auto byte = static_cast<unsigned char>(text_[at]);
    if (byte < 0x80) return ascii_signs[byte];
    auto i = static_cast<std::int64_t>(at);
    UChar32 c = 0;
    U8_NEXT(text_.data(), i, static_cast<std::int64_t>(text_.size()), c);
    next = static_cast<std::size_t>(i);
    return c < 0 ? Sign::other : wide_sign(c);
  }

  Sign peek(std::size_t at) const {
    std::size_t next = 0;
    return read(at, next);
  }

  /// Where the small ASCII letters that begin here end: most letters of most texts.
  std::size_t end_of_small_letters(std::size_t at) const {
#ifdef __SSE2__
    for (; at + 16 <= text_.size(); at += 16) {
      const unsigned other = bits_of_other_bytes(text_.data() + at);
      if (other != 0) return at + static_cast<std::size_t>(std::countr_zero(other));
    }
#endif
    for (; at + 8 <= text_.size(); at += 8) {
      const std::uint64_t small = geo::bytes_between(geo::eight_bytes(text_.data() + at), 'a', 'z');
      if (small != geo::high_bits) return at + geo::first_of(small ^ geo::high_bits);
    }
    while (at < text_.size() && text_[at] >= 'a' && text_[at] <= 'z') ++at;
    return at;
  }

 private:
#ifdef __SSE2__
  using SixteenBytes __attribute__((vector_size(16))) = unsigned char;
  using SixteenChars __attribute__((vector_size(16))) = char;

  /// A bit for each of sixteen bytes that is no small ASCII letter.
  static unsigned bits_of_other_bytes(const char* from) {
    constexpr unsigned char a = 'a', z = 'z';
    SixteenBytes bytes{};
    std::memcpy(&bytes, from, sizeof bytes);
    const auto other = bytes - a > static_cast<unsigned char>(z - a);
    return static_cast<unsigned>(__builtin_ia32_pmovmskb128(std::bit_cast<SixteenChars>(other)));
  }
#endif

  std::string_view text_;
};

}  // namespace loci::geoparse
