#include "app/document/published_date.hpp"
#include "app/document/readers.hpp"
#include "app/document/text_lines.hpp"

namespace loci::document {
namespace {

/// The length of the front matter with the rules around it; 0 where there is none.
std::size_t front_matter_bytes(std::string_view text) {
  static constexpr std::size_t most_bytes = 8192;
  static constexpr std::string_view rule = "---";
  std::size_t at = 0;
  for (std::size_t count = 0; at < text.size() && at < most_bytes; ++count) {
    const auto end = std::min(text.find('\n', at), text.size());
    const std::string_view line = trimmed(text.substr(at, end - at));
    at = std::min(end + 1, text.size());
    if (count == 0 && line != rule) return 0;
    if (count > 0 && (line == rule || line == "...")) return at;
  }
  return 0;
}

/// "# Title #" to "Title"; empty for other lines.
std::string heading(std::string_view line) {
  const auto begin = line.find_first_not_of('#');
  if (begin == 0 || begin == std::string_view::npos || begin > 6 || line[begin] != ' ') return {};
  line = trimmed(line.substr(begin));
  const auto end = line.find_last_not_of('#');
  if (end != std::string_view::npos && end + 1 < line.size() && line[end] == ' ') {
    line = line.substr(0, end);
  }
  return in_one_line(line);
}

}  // namespace

void read_markdown(ReadResult& result) {
  static constexpr std::size_t lines_searched = 60;
  std::string_view text = result.document.text;
  text.remove_prefix(result.body_begin);
  if (const std::size_t matter = front_matter_bytes(text); matter > 0) {
    for (const std::string_view line : first_lines(text.substr(0, matter), matter)) {
      read_labelled_line(line, result);
    }
    result.body_begin += matter;
    text.remove_prefix(matter);
  }
  Document& document = result.document;
  for (const std::string_view line : first_lines(text, lines_searched)) {
    if (!document.title.empty()) break;
    document.title = heading(line);
  }
  if (document.date.empty()) document.date = find_dateline(text).date;
}

}  // namespace loci::document
