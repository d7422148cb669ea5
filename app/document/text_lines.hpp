/// \file
/// Lines at the top of a text, where it says what it is.
#pragma once

#include "app/document/read_document.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace loci::document {

/// U+FEFF at the start of many files from Windows.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

inline bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

/// ASCII letters only.
std::string lower_case(std::string_view ascii);

/// Without white space at both ends.
std::string_view trimmed(std::string_view text);

/// Runs of white space and control characters become one space; none at the ends.
std::string in_one_line(std::string_view text);

/// The first lines of a text, trimmed, blank ones included, without a byte order mark.
std::vector<std::string_view> first_lines(std::string_view text, std::size_t limit);

/// Reads "Source: The Post", "Date: 2020-12-29", "URL: …", "Title: …" and the like into the
/// document, where it has no such value yet. False when the line is none of these. A date that is
/// not understood is a warning.
bool read_labelled_line(std::string_view line, ReadResult& result);

}  // namespace loci::document
