#include "app/document/text_lines.hpp"

#include "app/document/published_date.hpp"

#include <array>
#include <utility>

namespace loci::document {
namespace {

constexpr std::string_view white_space = " \t\r\n\f\v";

/// "\"Quoted\"" as metadata write it.
std::string_view unquoted(std::string_view value) {
  const bool quoted = value.size() >= 2 && value.front() == value.back() &&
                      (value.front() == '"' || value.front() == '\'');
  return quoted ? value.substr(1, value.size() - 2) : value;
}

void set_date(std::string_view value, ReadResult& result) {
  if (!result.document.date.empty()) return;
  result.document.date = iso_date(value);
  if (result.document.date.empty()) {
    result.warnings.push_back({result.document.path, "date '" + in_one_line(value) +
                                                         "' was not understood and left out; write "
                                                         "it as 2020-12-29"});
  }
}

}  // namespace

std::string lower_case(std::string_view ascii) {
  std::string word(ascii);
  for (char& letter : word) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return word;
}

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(white_space);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(white_space) - begin + 1);
}

std::string in_one_line(std::string_view text) {
  std::string line;
  bool space = false;
  for (const char byte : text) {
    const auto code = static_cast<unsigned char>(byte);
    if (code <= 0x20 || code == 0x7F) {
      space = true;
      continue;
    }
    if (space && !line.empty()) line += ' ';
    space = false;
    line += byte;
  }
  return line;
}

std::vector<std::string_view> first_lines(std::string_view text, std::size_t limit) {
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  std::vector<std::string_view> lines;
  while (!text.empty() && lines.size() < limit) {
    const auto end = std::min(text.find('\n'), text.size());
    lines.push_back(trimmed(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

bool read_labelled_line(std::string_view line, ReadResult& result) {
  static constexpr std::size_t longest_label = 12;
  const auto colon = line.find(':');
  if (colon == std::string_view::npos || colon > longest_label) return false;
  const std::string label = lower_case(trimmed(line.substr(0, colon)));
  const std::string_view value = unquoted(trimmed(line.substr(colon + 1)));

  if (label == "date" || label == "published") {
    if (!value.empty()) set_date(value, result);
    return true;
  }
  Document& document = result.document;
  const std::array<std::pair<std::string_view, std::string*>, 9> fields{{
      {"title", &document.title},
      {"headline", &document.title},
      {"source", &document.source},
      {"from", &document.source},
      {"publisher", &document.source},
      {"outlet", &document.source},
      {"author", &document.source},
      {"url", &document.url},
      {"link", &document.url},
  }};
  for (const auto& [name, field] : fields) {
    if (label != name) continue;
    if (field->empty()) *field = in_one_line(value);
    return true;
  }
  return false;
}

}  // namespace loci::document
