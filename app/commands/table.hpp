/// \file
/// Lists for people: columns that line up on a terminal.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace loci::commands {

/// Columns that a text takes on a terminal: two for East Asian wide characters, none for combining
/// marks.
std::size_t columns_of(std::string_view utf8);

/// The text cut to at most so many columns, the last of them "…" where something was cut.
std::string fitted(std::string_view utf8, std::size_t columns);

/// Rows of cells under a line of headings. Numbers (headings that begin with '#', which is not
/// shown) are aligned at the right. Control characters of cells become spaces.
class Table {
 public:
  explicit Table(std::vector<std::string> headings) : rows_{std::move(headings)} {}
  /// \param cells as many as headings
  void add(std::vector<std::string> cells);
  void print(std::ostream& out) const;

 private:
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace loci::commands
