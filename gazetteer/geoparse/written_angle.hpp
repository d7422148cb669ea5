/// \file
/// Latitudes and longitudes as people write them: degrees, minutes, seconds and the signs around.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace loci::geoparse {

/// Reads a text from some byte on; every step looks at a bounded number of bytes.
class Cursor {
 public:
  Cursor(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  std::size_t at() const { return at_; }
  /// The byte so far behind the next one; 0 beyond the end.
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  bool take(std::string_view literal);
  /// Likewise for a word of ASCII letters in any case, where no letter follows.
  bool take_word(std::string_view lower_case);
  /// Skips a few blanks of any kind; false where there was none.
  bool skip_blanks();

 private:
  std::string_view text_;
  std::size_t at_;
};

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
/// Letters and digits of ASCII, and every byte of other letters and signs but blanks.
constexpr bool is_word_byte(char c) {
  return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
         static_cast<unsigned char>(c) >= 0xc3;
}

/// Digits with or without decimals.
struct WrittenNumber {
  double value = 0;
  int digits = 0;    ///< before the decimal separator
  int decimals = 0;  ///< behind it
};

/// At most nine digits and twelve decimals. \param separator of the decimals, '.' or ','
std::optional<WrittenNumber> take_number(Cursor& cursor, char separator);

enum class Axis { unknown, latitude, longitude };

/// One latitude or longitude.
struct WrittenAngle {
  double deg = 0;            ///< with its sign
  double half_step_deg = 0;  ///< half of what its last digit counts
  int parts = 1;             ///< degrees; with minutes 2, with seconds 3
  int decimals = 0;          ///< of the degrees, where they stand alone
  Axis axis = Axis::unknown;
  bool labelled = false;    ///< "lat: 35.3"
  bool hemisphere = false;  ///< with N, S, E or W
  bool prefixed = false;    ///< which stands before it
  bool attached = false;    ///< right behind its digits
  bool marked = false;      ///< with a degree sign, or as "35d20m"
};

/// Reads an angle; the cursor stays where it was when there is none.
std::optional<WrittenAngle> take_angle(Cursor& cursor, char separator);

}  // namespace loci::geoparse
