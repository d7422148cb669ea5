/// \file
/// Texts in any encoding to UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace loci::document {

/// A text in UTF-8, and how it was had.
struct DecodedText {
  std::string text;
  std::string encoding;      ///< "UTF-8", "windows-1251" …
  bool guessed = false;      ///< no mark and no declaration says so
  std::size_t replaced = 0;  ///< places where bytes stood for no character; U+FFFD stands there
};

/// Decodes by, in this order: a byte order mark; UTF-8, where the bytes are valid UTF-8; UTF-16
/// without a mark, where every second byte is nearly always the same few; the encoding that the
/// text declares; UTF-8 with damaged places, where most of what is not ASCII is valid; the best
/// guess of ICU's detector. Valid UTF-8 is kept to the byte, its mark included. \param declared by
/// the text itself or by its headers; may be empty or wrong \param markup whether tags are to be
/// overlooked when guessing
DecodedText to_utf8(std::string bytes, std::string_view declared = {}, bool markup = false);

/// Whether the text holds what no text does: NUL, or many other control characters.
bool is_binary(std::string_view utf8);

}  // namespace loci::document
