#include "app/panels/paragraphs.hpp"

#include <algorithm>

namespace loci::panels {
namespace {

constexpr std::size_t longest_paragraph = 6000;     // bytes
constexpr std::size_t widest_wrapped_line = 100;    // characters
constexpr std::size_t narrowest_wrapped_line = 40;  // shorter ones are a list or a poem

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

std::size_t characters(std::string_view text) {
  return text.size() -
         static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_continuation));
}

Paragraph trimmed(std::string_view text, Paragraph part) {
  while (part.begin < part.end && is_blank(text[part.begin])) ++part.begin;
  while (part.end > part.begin && is_blank(text[part.end - 1])) --part.end;
  return part;
}

/// Without the blanks around them; empty ones stay, since they part paragraphs.
std::vector<Paragraph> lines_of(std::string_view text) {
  std::vector<Paragraph> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(trimmed(text, {begin, end}));
    begin = end + 1;
  }
  return lines;
}

/// The line ends where its next word would have passed the width.
bool goes_on(std::string_view text, const Paragraph& line, const Paragraph& next,
             std::size_t width) {
  if (width == 0 || line.begin == line.end || next.begin == next.end) return false;
  const auto rest = text.substr(next.begin, next.end - next.begin);
  const auto word = rest.substr(0, rest.find_first_of(" \t"));
  const auto written = text.substr(line.begin, line.end - line.begin);
  return characters(written) + 1 + characters(word) > width;
}

/// The width in characters at which a text's lines were broken; 0 if they are not. That is the
/// width of the longest, if at least every second line ends because of it.
std::size_t wrap_width(std::string_view text, const std::vector<Paragraph>& lines) {
  std::size_t widest = 0;
  for (const Paragraph& line : lines) {
    widest = std::max(widest, characters(text.substr(line.begin, line.end - line.begin)));
  }
  if (widest < narrowest_wrapped_line || widest > widest_wrapped_line) return 0;
  std::size_t followed = 0, full = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i].begin == lines[i].end || lines[i + 1].begin == lines[i + 1].end) continue;
    ++followed;
    if (goes_on(text, lines[i], lines[i + 1], widest)) ++full;
  }
  return full * 2 >= followed ? widest : 0;
}

void add_in_pieces(std::string_view text, Paragraph part, std::vector<Paragraph>& to) {
  while (part.end - part.begin > longest_paragraph) {
    std::size_t cut = text.rfind(' ', part.begin + longest_paragraph);
    if (cut == std::string_view::npos || cut <= part.begin) cut = part.begin + longest_paragraph;
    while (cut < part.end && is_continuation(text[cut])) ++cut;
    to.push_back(trimmed(text, {part.begin, cut}));
    part = trimmed(text, {cut, part.end});
  }
  if (part.begin < part.end) to.push_back(part);
}

}  // namespace

std::vector<Paragraph> paragraphs_of(std::string_view text) {
  const auto lines = lines_of(text);
  const std::size_t width = wrap_width(text, lines);
  std::vector<Paragraph> paragraphs;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Paragraph part = lines[i];
    while (i + 1 < lines.size() && goes_on(text, lines[i], lines[i + 1], width)) {
      part.end = lines[++i].end;
    }
    add_in_pieces(text, part, paragraphs);
  }
  return paragraphs;
}

std::string flowing(std::string_view text, const Paragraph& paragraph) {
  std::string result(text.substr(paragraph.begin, paragraph.end - paragraph.begin));
  std::replace(result.begin(), result.end(), '\n', ' ');
  std::replace(result.begin(), result.end(), '\r', ' ');
  return result;
}

}  // namespace loci::panels
