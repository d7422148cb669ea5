/// \file
/// JSON written piece by piece into a string: for files too large to be built in memory first.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace loci {

/// Appends a text as a JSON string, with its quotation marks. Bytes that are not UTF-8 become
/// U+FFFD.
void append_json(std::string& out, std::string_view text);

void append_json(std::string& out, std::int64_t number);

/// Appends the shortest digits that read back as the same number, always with a fraction or an
/// exponent; null for what JSON cannot say (NaN, infinities).
void append_json(std::string& out, double number);

/// The text with U+FFFD for bytes that are not UTF-8, for NUL, and for the control characters that
/// XML forbids: what every file format can hold.
std::string portable_text(std::string_view text);

}  // namespace loci
