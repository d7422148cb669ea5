/// \file
/// Printed pages to running text.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace loci::document {

/// A line on a page. Points from the page's top left, y down.
struct PrintedLine {
  std::string text;
  double left = 0, top = 0, right = 0, bottom = 0;

  double width() const { return right - left; }
  double height() const { return bottom - top; }
};
using PrintedPage = std::vector<PrintedLine>;  ///< in reading order

struct PagesText {
  std::string text;                      ///< paragraphs with an empty line between
  std::vector<std::size_t> page_begins;  ///< one a page, bytes of text
};

/// Joins the lines of paragraphs and the words that a line's end divides. Lines that come again at
/// the top or the bottom of pages, and page numbers, are left out unless keep_all.
PagesText text_of_pages(std::vector<PrintedPage> pages, bool keep_all);

}  // namespace loci::document
