/// \file
/// When a document was published.
#pragma once

#include <string>
#include <string_view>

namespace loci::document {

/// A date as metadata give it, in ISO 8601: "2020-12-29" or with the time of day as given,
/// "2020-12", "2020". Reads ISO 8601, dates with the month's name in English and
/// two dozen other languages ("29 Dec 2020", "Monday, May 28, 2018", "29 декабря 2020"),
/// "29.12.2020", and "12/29/2020" where only one reading is a date. Empty when it is none, does not
/// exist (30 February) or lies outside the years 1400 to 2199.
std::string iso_date(std::string_view written);

/// A line that says when and where a text was published, not a sentence with a date in it.
struct Dateline {
  std::string date;    ///< ISO 8601; empty: the line is no dateline
  std::string outlet;  ///< what stands before the date, such as "The Post"; often empty
};

/// Reads a line as a dateline: little stands on it besides the date, or a time of day or a weekday
/// goes with it.
Dateline dateline(std::string_view line);

/// The first dateline near the top of a text, after its first line; empty where there is none.
Dateline find_dateline(std::string_view text);

/// The date in a file's name ("2020-12-29-flood.txt", "IMG_20201229.pdf"); empty where there is
/// none.
std::string date_of_file_name(std::string_view name);

}  // namespace loci::document
