#include "app/document/published_date.hpp"
#include "app/document/readers.hpp"
#include "app/document/text_lines.hpp"

namespace loci::document {
namespace {

constexpr std::size_t longest_title_bytes = 300;

/// A first line is a title when it stands alone and does not end as a sentence of running text
/// does.
bool looks_like_title(std::string_view line, bool stands_alone) {
  return stands_alone && line.size() <= longest_title_bytes && !line.ends_with('.') &&
         !line.ends_with(',');
}

/// Whether a dateline follows within the block of lines that this one begins.
bool stands_above_dateline(const std::vector<std::string_view>& lines, std::size_t line) {
  static constexpr std::size_t block_lines = 4;
  for (std::size_t i = line + 1; i < std::min(lines.size(), line + block_lines); ++i) {
    if (lines[i].empty()) return false;
    if (!dateline(lines[i]).date.empty()) return true;
  }
  return false;
}

}  // namespace

void read_plain_text(ReadResult& result) {
  static constexpr std::size_t lines_read = 40, lines_searched = 8;
  Document& document = result.document;
  const auto lines = first_lines(document.text, lines_read);
  std::string title;
  std::size_t searched = 0;
  bool first_of_text = true;
  for (std::size_t i = 0; i < lines.size() && searched < lines_searched; ++i) {
    if (lines[i].empty()) continue;
    ++searched;
    if (read_labelled_line(lines[i], result)) continue;
    if (first_of_text) {
      ReadResult ignored;
      const bool stands_alone = i + 1 >= lines.size() || lines[i + 1].empty() ||
                                read_labelled_line(lines[i + 1], ignored) ||
                                stands_above_dateline(lines, i);
      if (looks_like_title(lines[i], stands_alone)) title = in_one_line(lines[i]);
    }
    first_of_text = false;
  }
  if (document.title.empty()) document.title = title;
  const Dateline found = find_dateline(document.text);
  if (document.date.empty()) document.date = found.date;
  if (document.source.empty()) document.source = found.outlet;
}

}  // namespace loci::document
