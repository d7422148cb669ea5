/// \file
/// The words of a text, and what stands between them.
#pragma once

#include "gazetteer/geoparse/text_span.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace loci::geoparse {

/// What separates a word from the one before it.
enum class Gap : std::uint8_t {
  start,   ///< nothing before it: the text begins
  space,   ///< blanks only, or nothing
  hyphen,  ///< a hyphen or dash without blanks
  line,    ///< the end of one line
  slash,
  comma,
  quote,  ///< a quotation mark
  bracket,
  sentence,   ///< . ! ? ; : or an ellipsis
  paragraph,  ///< a blank line
  other,
};

/// How a word uses capitals.
enum class Shape : std::uint8_t {
  lower,
  capitalised,  ///< Damascus
  capitals,     ///< DAMASCUS; also U.S. and single capital letters
  mixed,        ///< McDonald, iPhone, Kup'yansk's pieces
  caseless,     ///< letters of a script without case
  number,       ///< begins with a digit
};

/// One word. A possessive 's is no part of it; the dots of "U.S." and "St." are.
struct Token {
  TextSpan span;
  Gap gap = Gap::start;  ///< between the word before and this one
  Shape shape = Shape::lower;
  bool possessive = false;   ///< 's follows
  bool dotted = false;       ///< ends with the dot of an abbreviation, which is in span
  bool dot_follows = false;  ///< a dot stands right behind span
  bool sentence_start = false;

  bool operator==(const Token&) const = default;
};

/// True for shapes that a name's word may have: not lower, not number.
inline bool is_capital(Shape shape) {
  return shape != Shape::lower && shape != Shape::number;
}

/// The words of a text in order. Bytes that are no UTF-8 separate words.
std::vector<Token> tokenise(std::string_view text);
/// Likewise. \param tokens what was in it is dropped
void tokenise(std::string_view text, std::vector<Token>& tokens);

}  // namespace loci::geoparse
