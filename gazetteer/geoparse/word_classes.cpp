#include "gazetteer/geoparse/word_classes.hpp"

#include "gazetteer/geoparse/built_in_files.hpp"

#include <algorithm>
#include <array>

namespace loci::geoparse {

std::string_view word_class(std::string_view key) {
  static const std::string_view lines = built_in_file("lexicon/word_classes.txt");
  // The lines are in byte order: halve the text until the word's line is left.
  std::size_t begin = 0, end = lines.size();
  while (begin < end) {
    const std::size_t middle = begin + (end - begin) / 2;
    const std::size_t before = lines.rfind('\n', middle);
    const std::size_t line_begin =
        before == std::string_view::npos || before < begin ? begin : before + 1;
    const std::size_t line_end = std::min(lines.find('\n', line_begin), lines.size());
    if (line_begin >= end) {
      end = middle;
      continue;
    }
    const auto line = lines.substr(line_begin, line_end - line_begin);
    const std::size_t blank = std::min(line.find(' '), line.size());
    const int order = line.substr(0, blank).compare(key);
    if (order == 0) return line.substr(std::min(blank + 1, line.size()));
    if (order < 0) {
      begin = line_end + 1;
    } else {
      end = line_begin;
    }
  }
  return {};
}

int part_of_speech(std::string_view word_class) {
  static constexpr std::array<std::string_view, 6> function_words = {"pr", "dt", "cj",
                                                                     "pn", "md", "be"};
  if (word_class.empty()) return 0;
  const auto found = std::find(function_words.begin(), function_words.end(), word_class);
  if (found != function_words.end()) return static_cast<int>(found - function_words.begin()) + 1;
  if (word_class.front() == 'v') {
    const char form = word_class.back();
    return form == 'd' ? 7 : form == 'z' ? 8 : form == 'g' ? 10 : 9;
  }
  if (word_class == "aj") return 11;
  if (word_class == "av") return 12;
  return word_class.starts_with("np") ? 13 : word_class.starts_with("ng") ? 14 : 15;
}

}  // namespace loci::geoparse
