#include "app/document/published_date.hpp"

#include "app/document/text_lines.hpp"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <optional>
#include <vector>

namespace loci::document {
namespace {

/// A run of ASCII letters or of ASCII digits.
struct Token {
  std::string_view word;
  std::size_t begin = 0;

  std::size_t end() const { return begin + word.size(); }
};

bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}
bool is_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

std::vector<Token> tokens_of(std::string_view line) {
  std::vector<Token> tokens;
  for (std::size_t i = 0; i < line.size();) {
    const auto same_kind = is_digit(line[i]) ? is_digit : is_letter;
    std::size_t end = i;
    while (end < line.size() && same_kind(line[end])) ++end;
    if (end > i) tokens.push_back({line.substr(i, end - i), i});
    i = end > i ? end : i + 1;
  }
  return tokens;
}

/// 0 for anything but up to four digits.
int number(const Token& token) {
  if (token.word.size() > 4 || !is_digit(token.word.front())) return 0;
  int value = 0;
  for (const char digit : token.word) value = value * 10 + (digit - '0');
  return value;
}

/// Whether the token is the word or its first three letters or more ("Sept" for "september").
bool shortens(const Token& token, std::string_view word) {
  if (token.word.size() < 3 || token.word.size() > word.size()) return false;
  for (std::size_t i = 0; i < token.word.size(); ++i) {
    if ((token.word[i] | 0x20) != word[i]) return false;
  }
  return true;
}

int month_of(const Token& token) {
  static constexpr std::array<std::string_view, 12> months{
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  for (std::size_t i = 0; i < months.size(); ++i) {
    if (shortens(token, months[i])) return static_cast<int>(i) + 1;
  }
  return 0;
}

bool is_weekday(const Token& token) {
  static constexpr std::array<std::string_view, 7> days{
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
  for (const std::string_view day : days) {
    if (shortens(token, day)) return true;
  }
  return false;
}

std::string iso(int year, int month, int day) {
  const std::chrono::year_month_day date{std::chrono::year{year},
                                         std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok() || year < 1400 || year > 2199) return {};
  std::array<char, 16> text;
  const int size = std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", year, month, day);
  return {text.data(), static_cast<std::size_t>(size)};
}

/// A date found on a line, and the tokens that make it up.
struct FoundDate {
  std::string iso;
  std::size_t first = 0, last = 0;
  bool with_time = false;
};

/// "T06:19:00" or " 06:19" right behind an ISO date, as written.
std::string_view time_behind(std::string_view line, std::size_t begin) {
  const std::string_view rest = line.substr(begin);
  const auto digit = [rest](std::size_t i) { return i < rest.size() && is_digit(rest[i]); };
  if (rest.empty() || rest[0] != 'T' || !digit(1) || !digit(2) || rest.size() < 6 ||
      rest[3] != ':' || !digit(4) || !digit(5)) {
    return {};
  }
  const auto end = rest.find_first_not_of("0123456789:.+-", 1);
  const bool zulu = end != std::string_view::npos && rest[end] == 'Z';
  return rest.substr(0, zulu ? end + 1 : end);
}

std::optional<FoundDate> iso_date_at(std::string_view line, const std::vector<Token>& tokens,
                                     std::size_t i) {
  if (i + 2 >= tokens.size() || tokens[i].word.size() != 4) return {};
  for (std::size_t k = i; k < i + 2; ++k) {
    const bool joined = tokens[k + 1].begin == tokens[k].end() + 1 && line[tokens[k].end()] == '-';
    if (!joined || tokens[k + 1].word.size() != 2) return {};
  }
  std::string date = iso(number(tokens[i]), number(tokens[i + 1]), number(tokens[i + 2]));
  if (date.empty()) return {};
  const std::string_view time = time_behind(line, tokens[i + 2].end());
  std::size_t last = i + 2;
  while (last + 1 < tokens.size() && tokens[last + 1].begin < tokens[i + 2].end() + time.size()) {
    ++last;
  }
  return FoundDate{date + std::string(time), i, last, !time.empty()};
}

/// "29th of Dec 2020" or "May 28, 2018".
std::optional<FoundDate> written_date_at(const std::vector<Token>& tokens, std::size_t i) {
  int day = 0, month = 0;
  std::size_t k = i;
  for (; k < tokens.size() && k < i + 4 && (day == 0 || month == 0); ++k) {
    const Token& token = tokens[k];
    if (day == 0 && token.word.size() <= 2 && number(token) > 0) {
      day = number(token);
    } else if (month == 0 && month_of(token) > 0) {
      month = month_of(token);
    } else if (k == i || !(token.word == "st" || token.word == "nd" || token.word == "rd" ||
                           token.word == "th" || token.word == "of")) {
      return {};
    }
  }
  if (k < tokens.size() && tokens[k].word.size() == 2 && is_letter(tokens[k].word[0])) ++k;  // 28th
  if (day == 0 || month == 0 || k >= tokens.size() || tokens[k].word.size() != 4) return {};
  std::string date = iso(number(tokens[k]), month, day);
  if (date.empty()) return {};
  return FoundDate{std::move(date), i, k, false};
}

/// The best date of a line: one with a time of day, else the first.
std::optional<FoundDate> find_date(std::string_view line, const std::vector<Token>& tokens) {
  std::optional<FoundDate> best;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    auto found = iso_date_at(line, tokens, i);
    if (!found) found = written_date_at(tokens, i);
    if (!found) continue;
    if (!best || (found->with_time && !best->with_time)) best = found;
    i = found->last;
  }
  return best;
}

/// Words of the line besides the date; a word is what white space divides.
std::size_t words_besides(std::string_view line, std::size_t begin, std::size_t end) {
  std::size_t words = 0;
  bool inside = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (i >= begin && i < end) {
      inside = false;
      continue;
    }
    const bool part =
        is_letter(line[i]) || is_digit(line[i]) || static_cast<unsigned char>(line[i]) >= 0x80;
    if (part && !inside) ++words;
    if (part || line[i] == ' ' || line[i] == '\t') inside = part;
  }
  return words;
}

bool has_time_of_day(std::string_view line) {
  for (std::size_t i = 1; i + 2 < line.size(); ++i) {
    if (line[i] == ':' && is_digit(line[i - 1]) && is_digit(line[i + 1]) && is_digit(line[i + 2])) {
      return true;
    }
  }
  return false;
}

/// "The Post, " to "The Post"; empty for bylines, other dates and what is too long for a name.
std::string outlet_before_date(std::string_view before) {
  static constexpr std::size_t longest_bytes = 60;
  const auto end = before.find_last_not_of(" \t,;:|-/(\xE2\x80\x93\x94");
  before = trimmed(before.substr(0, end == std::string_view::npos ? 0 : end + 1));
  if (before.empty() || before.size() > longest_bytes) return {};
  const auto tokens = tokens_of(before);
  for (const Token& token : tokens) {
    if (is_digit(token.word.front()) || is_weekday(token)) return {};
  }
  for (const std::string_view label : {"by", "published", "updated", "posted", "date", "on"}) {
    if (!tokens.empty() && shortens(tokens.front(), label)) return {};
    if (!tokens.empty() && tokens.front().word.size() == 2 && label.size() == 2 &&
        (tokens.front().word[0] | 0x20) == label[0]) {
      return {};
    }
  }
  return in_one_line(before);
}

}  // namespace

std::string iso_date(std::string_view written) {
  written = trimmed(written).substr(0, 200);
  const auto tokens = tokens_of(written);
  if (const auto found = find_date(written, tokens)) return found->iso;
  const bool has_month = tokens.size() == 2 && written.size() == 7 && written[4] == '-';
  if ((tokens.size() == 1 && written.size() == 4) || has_month) {
    const int year = number(tokens[0]), month = has_month ? number(tokens[1]) : 1;
    if (!iso(year, month, 1).empty()) return std::string(written);
  }
  return {};
}

Dateline dateline(std::string_view line) {
  static constexpr std::size_t longest_line_bytes = 200;
  static constexpr std::size_t most_words_bare = 4, most_words_timed = 8;
  if (line.empty() || line.size() > longest_line_bytes) return {};
  const auto tokens = tokens_of(line);
  const auto found = find_date(line, tokens);
  if (!found || (!found->with_time && line.ends_with('.'))) return {};
  bool timed = has_time_of_day(line);
  for (const Token& token : tokens) timed = timed || is_weekday(token);
  const std::size_t begin = tokens[found->first].begin;
  const std::size_t words = words_besides(line, begin, tokens[found->last].end());
  if (!found->with_time && words > (timed ? most_words_timed : most_words_bare)) return {};
  return {found->iso, outlet_before_date(line.substr(0, begin))};
}

Dateline find_dateline(std::string_view text) {
  static constexpr std::size_t lines_searched = 10, lines_read = 60;
  std::size_t searched = 0;
  bool first = true;
  for (const std::string_view line : first_lines(text, lines_read)) {
    if (line.empty()) continue;
    if (!first) {
      if (auto found = dateline(line); !found.date.empty()) return found;
    }
    first = false;
    if (++searched == lines_searched) break;
  }
  return {};
}

}  // namespace loci::document
