#include "app/document/published_date.hpp"

#include "app/document/text_lines.hpp"

#include <unicode/dtfmtsym.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <map>
#include <optional>
#include <vector>

namespace loci::document {
namespace {

/// A run of letters or of digits, of any script.
struct Token {
  std::string_view word;
  std::size_t begin = 0;
  bool digits = false;

  std::size_t end() const { return begin + word.size(); }
};

bool is_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

enum class Kind { letter, digit, other };

Kind kind_at(std::string_view line, std::size_t& at) {
  auto next = static_cast<std::int32_t>(at);
  UChar32 code_point;
  U8_NEXT(line.data(), next, static_cast<std::int32_t>(line.size()), code_point);
  at = static_cast<std::size_t>(next);
  if (code_point < 0) return Kind::other;
  if (u_isdigit(code_point) != 0) return Kind::digit;
  const bool mark = (U_GET_GC_MASK(code_point) & U_GC_M_MASK) != 0;
  return mark || u_isalpha(code_point) != 0 ? Kind::letter : Kind::other;
}

std::vector<Token> tokens_of(std::string_view line) {
  std::vector<Token> tokens;
  Kind before = Kind::other;
  for (std::size_t i = 0; i < line.size();) {
    const std::size_t begin = i;
    const Kind kind = kind_at(line, i);
    if (kind != Kind::other && kind != before) tokens.push_back({{}, begin, kind == Kind::digit});
    if (kind != Kind::other)
      tokens.back().word = line.substr(tokens.back().begin, i - tokens.back().begin);
    before = kind;
  }
  return tokens;
}

/// 0 for anything but up to four digits.
int number(const Token& token) {
  if (!token.digits) return 0;
  int value = 0, count = 0;
  const auto size = static_cast<std::int32_t>(token.word.size());
  for (std::int32_t i = 0; i < size; ++count) {
    UChar32 digit;
    U8_NEXT(token.word.data(), i, size, digit);
    if (count == 4) return 0;
    value = value * 10 + u_charDigitValue(digit);
  }
  return value;
}

int year(const Token& token) {
  const int value = number(token);
  return value >= 1000 ? value : 0;
}

/// Whether the token is the word or its first three letters or more ("Sept" for "september").
bool shortens(const Token& token, std::string_view word) {
  if (token.word.size() < 3 || token.word.size() > word.size()) return false;
  for (std::size_t i = 0; i < token.word.size(); ++i) {
    if ((token.word[i] | 0x20) != word[i]) return false;
  }
  return true;
}

std::string folded(std::string_view word) {
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(word.data(), static_cast<std::int32_t>(word.size())));
  text.foldCase();
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

/// The names of months, 1 to 12, and of weekdays, 0, in the languages below, by Unicode's CLDR.
/// What means different months in two of them is left out.
const std::map<std::string, int>& calendar_words() {
  static const std::map<std::string, int> words = [] {
    constexpr int ambiguous = -1;
    std::map<std::string, int> all;
    const auto add = [&all](const icu::UnicodeString& name, int meaning) {
      std::string word;
      name.toUTF8String(word);
      while (word.ends_with('.')) word.pop_back();
      if (word.size() < 3 || tokens_of(word).size() != 1) return;
      const auto [found, is_new] = all.try_emplace(folded(word), meaning);
      if (!is_new && found->second != meaning) found->second = ambiguous;
    };
    using Symbols = icu::DateFormatSymbols;
    for (const char* const language :
         {"de",    "fr",    "es", "it", "pt", "nl", "ru", "uk", "pl", "cs", "tr", "ar",
          "ar_SY", "ar_IQ", "he", "el", "ro", "sv", "da", "nb", "fi", "hu", "id"}) {
      UErrorCode status = U_ZERO_ERROR;
      const Symbols symbols(icu::Locale(language), status);
      if (U_FAILURE(status)) continue;
      for (const auto context : {Symbols::FORMAT, Symbols::STANDALONE}) {
        for (const auto width : {Symbols::WIDE, Symbols::ABBREVIATED}) {
          std::int32_t count = 0;
          const icu::UnicodeString* names = symbols.getMonths(count, context, width);
          for (std::int32_t i = 0; i < std::min(count, 12); ++i) add(names[i], i + 1);
          if (width == Symbols::ABBREVIATED) continue;  // "mar" is a day here and a month there
          names = symbols.getWeekdays(count, context, width);
          for (std::int32_t i = 0; i < count; ++i) add(names[i], 0);
        }
      }
    }
    return all;
  }();
  return words;
}

int month_of(const Token& token) {
  static constexpr std::array<std::string_view, 12> months{
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  if (token.digits) return 0;
  for (std::size_t i = 0; i < months.size(); ++i) {
    if (shortens(token, months[i])) return static_cast<int>(i) + 1;
  }
  const auto found = calendar_words().find(folded(token.word));
  return found == calendar_words().end() ? 0 : std::max(found->second, 0);
}

/// "كانون الثاني": the months of the Levant and Iraq that two words name; 0 for others.
int month_of(const Token& first, const Token& second) {
  const bool one = second.word == "الأول" || second.word == "الاول";
  if (!one && second.word != "الثاني") return 0;
  if (first.word == "تشرين") return one ? 10 : 11;
  if (first.word == "كانون") return one ? 12 : 1;
  return 0;
}

bool is_weekday(const Token& token) {
  static constexpr std::array<std::string_view, 7> days{
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
  if (token.digits) return false;
  for (const std::string_view day : days) {
    if (shortens(token, day)) return true;
  }
  const auto found = calendar_words().find(folded(token.word));
  return found != calendar_words().end() && found->second == 0;
}

std::string iso(int of_year, int month, int day) {
  const std::chrono::year_month_day date{std::chrono::year{of_year},
                                         std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok() || of_year < 1400 || of_year > 2199) return {};
  std::array<char, 16> text;
  const int size = std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", of_year, month, day);
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

/// Words that may stand between the parts of a date.
bool is_filler(const Token& token) {
  static constexpr std::array<std::string_view, 11> fillers{"st",  "nd", "rd", "th", "of", "de",
                                                            "del", "di", "er", "a",  "den"};
  return std::find(fillers.begin(), fillers.end(), token.word) != fillers.end();
}

/// "29th of Dec 2020", "May 28, 2018", "29 de diciembre de 2020", "29 كانون الأول/ديسمبر 2020".
std::optional<FoundDate> written_date_at(const std::vector<Token>& tokens, std::size_t i) {
  constexpr std::size_t longest = 8;
  int day = 0, month = 0;
  for (std::size_t k = i; k < std::min(tokens.size(), i + longest); ++k) {
    const Token& token = tokens[k];
    if (day > 0 && month > 0 && year(token) > 0) {
      std::string date = iso(year(token), month, day);
      if (date.empty()) return {};
      return FoundDate{std::move(date), i, k, false};
    }
    if (day == 0 && number(token) > 0 && number(token) <= 31) {
      day = number(token);
    } else if (const int two = k + 1 < tokens.size() ? month_of(token, tokens[k + 1]) : 0;
               two > 0) {
      month = two;
      ++k;
    } else if (const int one = month_of(token); one > 0 && (month == 0 || month == one)) {
      month = one;
    } else if (k == i || !is_filler(token)) {
      return {};
    }
  }
  return {};
}

/// "29.12.2020", "29/12/2020" or "12/29/2020" where only one reading is a date, "2020年12月29日".
std::optional<FoundDate> numeric_date_at(std::string_view line, const std::vector<Token>& tokens,
                                         std::size_t i) {
  const auto is_number = [&](std::size_t k) { return k < tokens.size() && number(tokens[k]) > 0; };
  if (!is_number(i)) return {};
  std::string date;
  if (is_number(i + 1) && i + 2 < tokens.size() && year(tokens[i + 2]) > 0) {
    const std::string_view first =
        line.substr(tokens[i].end(), tokens[i + 1].begin - tokens[i].end());
    const std::string_view second =
        line.substr(tokens[i + 1].end(), tokens[i + 2].begin - tokens[i + 1].end());
    const int a = number(tokens[i]), b = number(tokens[i + 1]);
    if (first == "." && (second == "." || second == ". ")) date = iso(year(tokens[i + 2]), b, a);
    if (first == "/" && second == "/" && (a > 12 || a == b)) date = iso(year(tokens[i + 2]), b, a);
    if (first == "/" && second == "/" && b > 12) date = iso(year(tokens[i + 2]), a, b);
    if (!date.empty()) return FoundDate{std::move(date), i, i + 2, false};
  }
  const auto is_sign = [&](std::size_t k, std::string_view han, std::string_view hangul) {
    return k < tokens.size() && (tokens[k].word == han || tokens[k].word == hangul);
  };
  if (year(tokens[i]) > 0 && is_sign(i + 1, "年", "년") && is_number(i + 2) &&
      is_sign(i + 3, "月", "월") && is_number(i + 4)) {
    date = iso(year(tokens[i]), number(tokens[i + 2]), number(tokens[i + 4]));
    if (!date.empty()) return FoundDate{std::move(date), i, i + 4, false};
  }
  return {};
}

/// The best date of a line: one with a time of day, else the first.
std::optional<FoundDate> find_date(std::string_view line, const std::vector<Token>& tokens) {
  std::optional<FoundDate> best;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    auto found = iso_date_at(line, tokens, i);
    if (!found) found = written_date_at(tokens, i);
    if (!found) found = numeric_date_at(line, tokens, i);
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
    if (token.digits || is_weekday(token)) return {};
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
    const int month = has_month ? number(tokens[1]) : 1;
    if (!iso(number(tokens[0]), month, 1).empty()) return std::string(written);
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

std::string date_of_file_name(std::string_view name) {
  const auto tokens = tokens_of(name);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::string_view digits = tokens[i].word;
    if (!tokens[i].digits) continue;
    std::string date;
    if (digits.size() == 8) {
      date = iso_date(std::string(digits.substr(0, 4)) + "-" + std::string(digits.substr(4, 2)) +
                      "-" + std::string(digits.substr(6, 2)));
    } else if (digits.size() == 4 && i + 2 < tokens.size() && tokens[i + 1].word.size() == 2 &&
               tokens[i + 2].word.size() == 2 && tokens[i + 1].begin == tokens[i].end() + 1 &&
               tokens[i + 2].begin == tokens[i + 1].end() + 1) {
      date = iso(number(tokens[i]), number(tokens[i + 1]), number(tokens[i + 2]));
    }
    if (!date.empty()) return date;
  }
  return {};
}

}  // namespace loci::document
