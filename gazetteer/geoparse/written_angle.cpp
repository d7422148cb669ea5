#include "gazetteer/geoparse/written_angle.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <span>
#include <string>

namespace loci::geoparse {
namespace {

constexpr int most_digits = 9;
constexpr int most_decimals = 12;

constexpr std::array<std::string_view, 4> degree_signs{"°", "º", "˚", "ᵒ"};
// Seconds first: two signs of minutes are one of seconds.
constexpr std::array<std::string_view, 10> second_signs{"\"", "″",  "”",  "“",  "ʺ",
                                                        "''", "′′", "’’", "ʹʹ", "´´"};
constexpr std::array<std::string_view, 7> minute_signs{"'", "′", "’", "‘", "ʹ", "´", "`"};

struct Side {
  std::string_view word;
  Axis axis;
  bool negative;
};

/// Longer ones first. Also in Russian and Ukrainian.
constexpr std::array<Side, 12> sides{{
    {"N", Axis::latitude, false},
    {"S", Axis::latitude, true},
    {"E", Axis::longitude, false},
    {"W", Axis::longitude, true},
    {"с. ш.", Axis::latitude, false},
    {"с.ш.", Axis::latitude, false},
    {"ю. ш.", Axis::latitude, true},
    {"ю.ш.", Axis::latitude, true},
    {"в. д.", Axis::longitude, false},
    {"в.д.", Axis::longitude, false},
    {"з. д.", Axis::longitude, true},
    {"з.д.", Axis::longitude, true},
}};
constexpr std::array<Side, 4> side_words{{
    {"north", Axis::latitude, false},
    {"south", Axis::latitude, true},
    {"east", Axis::longitude, false},
    {"west", Axis::longitude, true},
}};

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

bool is_ascii_letter(char c) {
  return lower(c) >= 'a' && lower(c) <= 'z';
}

bool is_small_letter(char c) {
  return c >= 'a' && c <= 'z';
}

bool take_any(Cursor& cursor, std::span<const std::string_view> signs) {
  return std::any_of(signs.begin(), signs.end(),
                     [&](std::string_view sign) { return cursor.take(sign); });
}

std::optional<Side> take_side(Cursor& cursor) {
  for (const Side& side : side_words) {
    if (cursor.take_word(side.word)) return side;
  }
  for (const Side& side : sides) {
    Cursor ahead = cursor;
    if (!ahead.take(side.word)) continue;
    if (side.word.size() == 1 && is_ascii_letter(ahead.peek())) continue;
    cursor = ahead;
    return side;
  }
  return std::nullopt;
}

/// "lat", "Longitude:", "\"lng\": " …
Axis take_label(Cursor& cursor) {
  static constexpr std::array<std::pair<std::string_view, Axis>, 6> labels{{
      {"latitude", Axis::latitude},
      {"lat", Axis::latitude},
      {"longitude", Axis::longitude},
      {"long", Axis::longitude},
      {"lon", Axis::longitude},
      {"lng", Axis::longitude},
  }};
  Cursor ahead = cursor;
  ahead.take("\"");
  for (const auto& [label, axis] : labels) {
    if (!ahead.take_word(label)) continue;
    ahead.take(".");
    ahead.take("\"");
    ahead.skip_blanks();
    if (!ahead.take(":")) ahead.take("=");
    ahead.skip_blanks();
    cursor = ahead;
    return axis;
  }
  return Axis::unknown;
}

/// The minutes and seconds behind the degrees.
struct Finer {
  int parts = 1;
  double minutes = 0, seconds = 0;
  int decimals = 0;  ///< of the last part
};

bool is_sixtieth(const WrittenNumber& number) {
  return number.digits <= 2 && number.value < 60;
}

/// Behind a degree sign: "20′ 09.5″", "20.15'", "20 N".
Finer take_marked_finer(Cursor& cursor, char separator) {
  Finer finer;
  Cursor ahead = cursor;
  ahead.skip_blanks();
  const auto minutes = take_number(ahead, separator);
  if (!minutes || !is_sixtieth(*minutes)) return finer;
  Cursor behind = ahead;
  behind.skip_blanks();
  const bool with_sign = take_any(ahead, minute_signs) || ahead.take_word("min") ||
                         (ahead.peek() == 'm' && is_digit(ahead.peek(1)) && ahead.take("m"));
  if (!with_sign && !take_side(behind)) return finer;
  finer = {2, minutes->value, 0, minutes->decimals};
  cursor = ahead;
  if (!with_sign || minutes->decimals > 0) return finer;
  ahead.skip_blanks();
  const auto seconds = take_number(ahead, separator);
  if (!seconds || !is_sixtieth(*seconds)) return finer;
  behind = ahead;
  behind.skip_blanks();
  const bool closed = take_any(ahead, second_signs) || ahead.take_word("sec") ||
                      (!is_small_letter(ahead.peek(1)) && ahead.take("s")) ||
                      take_side(behind).has_value();
  if (!closed) return finer;
  cursor = ahead;
  return {3, minutes->value, seconds->value, seconds->decimals};
}

/// Without signs: "35 20 09", "35:20:09", "35-20-09", which need N, S, E or W.
Finer take_plain_finer(Cursor& cursor, char separator) {
  Finer finer;
  const auto take_part = [&](Cursor& at, char joint) -> std::optional<WrittenNumber> {
    Cursor ahead = at;
    if (joint == ' ' ? !ahead.skip_blanks() : !ahead.take({&joint, 1})) return std::nullopt;
    const auto part = take_number(ahead, separator);
    if (!part || !is_sixtieth(*part)) return std::nullopt;
    at = ahead;
    return part;
  };
  for (const char joint : {' ', ':', '-'}) {
    const auto minutes = take_part(cursor, joint);
    if (!minutes) continue;
    finer = {2, minutes->value, 0, minutes->decimals};
    if (minutes->decimals > 0) break;
    if (const auto seconds = take_part(cursor, joint)) {
      finer = {3, minutes->value, seconds->value, seconds->decimals};
    }
    break;
  }
  return finer;
}

/// "352009N", "0400828E": degrees, minutes and seconds in one run of digits.
bool split_run(const WrittenNumber& run, Axis axis, double& degrees, Finer& finer) {
  const int degree_digits = axis == Axis::latitude ? 2 : 3;
  const int finer_digits = run.digits - degree_digits;
  if (finer_digits != 2 && finer_digits != 4) return false;
  const auto whole = static_cast<long>(run.value);
  const double fraction = run.value - static_cast<double>(whole);
  const long last = whole % 100;
  finer.decimals = run.decimals;
  finer.parts = finer_digits == 2 ? 2 : 3;
  if (finer_digits == 2) {
    finer.minutes = static_cast<double>(last) + fraction;
    degrees = static_cast<double>(whole / 100);
  } else {
    finer.seconds = static_cast<double>(last) + fraction;
    finer.minutes = static_cast<double>(whole / 100 % 100);
    degrees = static_cast<double>(whole / 10000);
  }
  return finer.minutes < 60 && finer.seconds < 60;
}

void set_side(WrittenAngle& angle, const Side& side) {
  angle.hemisphere = true;
  angle.axis = side.axis;
  if (side.negative) angle.deg = -angle.deg;
}

}  // namespace

bool Cursor::take(std::string_view literal) {
  if (text_.substr(at_, literal.size()) != literal) return false;
  at_ += literal.size();
  return true;
}

bool Cursor::take_word(std::string_view lower_case) {
  const auto found = text_.substr(at_, lower_case.size());
  const bool same = std::equal(found.begin(), found.end(), lower_case.begin(), lower_case.end(),
                               [](char a, char b) { return lower(a) == b; });
  if (!same || is_word_byte(peek(lower_case.size()))) return false;
  at_ += lower_case.size();
  return true;
}

bool Cursor::skip_blanks() {
  static constexpr std::array<std::string_view, 6> blanks{" ",      "\t",     "\u00a0",
                                                          "\u2009", "\u202f", "\n"};
  constexpr int most = 4;
  int skipped = 0;
  while (skipped < most && take_any(*this, blanks)) ++skipped;
  return skipped > 0;
}

std::optional<WrittenNumber> take_number(Cursor& cursor, char separator) {
  std::string digits;
  WrittenNumber number;
  Cursor ahead = cursor;
  const auto take_digits = [&](int most) {
    int count = 0;
    for (; is_digit(ahead.peek()) && count <= most; ++count) {
      digits += ahead.peek();
      ahead.take({&digits.back(), 1});
    }
    return count;
  };
  number.digits = take_digits(most_digits);
  if (number.digits == 0 || number.digits > most_digits) return std::nullopt;
  if (ahead.peek() == separator && is_digit(ahead.peek(1))) {
    ahead.take({&separator, 1});
    digits += '.';
    number.decimals = take_digits(most_decimals);
    if (number.decimals > most_decimals) return std::nullopt;
  }
  std::from_chars(digits.data(), digits.data() + digits.size(), number.value);
  cursor = ahead;
  return number;
}

std::optional<WrittenAngle> take_angle(Cursor& cursor, char separator) {
  WrittenAngle angle;
  Cursor ahead = cursor;
  const Axis label = take_label(ahead);
  angle.labelled = label != Axis::unknown;
  const auto prefix = take_side(ahead);
  if (prefix) {
    ahead.take(".");
    ahead.skip_blanks();
  }
  const bool minus = ahead.take("-") || ahead.take("−") || ahead.take("–");
  if (!minus) ahead.take("+");
  const auto number = take_number(ahead, separator);
  if (!number) return std::nullopt;
  double degrees = number->value;
  Finer finer;
  finer.decimals = number->decimals;
  angle.decimals = number->decimals;

  Cursor mark = ahead;
  mark.skip_blanks();
  angle.marked = take_any(mark, degree_signs) || mark.take_word("degrees") ||
                 mark.take_word("deg") ||
                 (mark.peek() == 'd' && is_digit(mark.peek(1)) && mark.take("d"));
  if (angle.marked) ahead = mark;
  if (number->decimals == 0) {
    finer = angle.marked ? take_marked_finer(ahead, separator) : take_plain_finer(ahead, separator);
  }
  angle.attached = !angle.marked && finer.parts == 1 && is_ascii_letter(ahead.peek());
  std::optional<Side> side = prefix;
  if (!prefix) {
    Cursor behind = ahead;
    behind.skip_blanks();
    side = take_side(behind);
    if (side) ahead = behind;
  }
  const bool run = side && finer.parts == 1 && !angle.marked && number->digits >= 4;
  if (run && !split_run(*number, side->axis, degrees, finer)) return std::nullopt;
  if (!angle.marked && !side && !angle.labelled && finer.parts > 1) return std::nullopt;

  angle.parts = finer.parts;
  angle.deg = degrees + finer.minutes / 60 + finer.seconds / 3600;
  const double unit = finer.parts == 1 ? 1 : finer.parts == 2 ? 1.0 / 60 : 1.0 / 3600;
  angle.half_step_deg = 0.5 * unit * std::pow(10.0, -finer.decimals);
  angle.axis = label;
  angle.prefixed = prefix.has_value();
  if (minus) angle.deg = -angle.deg;
  if (side) {
    if (minus || (angle.labelled && label != side->axis)) return std::nullopt;
    set_side(angle, *side);
    Cursor behind = ahead;
    behind.skip_blanks();
    if (behind.take_word("latitude") || behind.take_word("longitude")) ahead = behind;
  }
  cursor = ahead;
  return angle;
}

}  // namespace loci::geoparse
