/// \file
/// When a document was published.
#pragma once

#include <string>
#include <string_view>

namespace loci::document {

/// A date as metadata give it, in ISO 8601: "2020-12-29" or with the time of day as given,
/// "2020-12", "2020". Reads ISO 8601 and English dates ("29 Dec 2020", "Monday, May 28, 2018").
/// Empty when it is none, does not exist (30 February) or lies outside the years 1400 to 2199.
std::string iso_date(std::string_view written);

/// The date of a line near the top of a text, after its first line, that is a dateline rather than
/// a sentence: little else stands on it, or a time of day or a weekday goes with it. Empty where
/// there is no such line.
std::string published_date(std::string_view text);

}  // namespace loci::document
