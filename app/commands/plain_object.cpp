#include "app/commands/plain_object.hpp"

#include "gazetteer/source_file.hpp"
#include "geo/eight_bytes.hpp"

#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <string>
#include <utility>

namespace loci::commands {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// A byte that a text may have and that is not the first of an escape, or the quote behind it.
bool is_plain_byte(char c) {
  return static_cast<unsigned char>(c) >= ' ' && c != '"' && c != '\\';
}

/// Takes the parts of a line from its beginning; false where the next part is another one.
class PlainObjectReader {
 public:
  explicit PlainObjectReader(std::string_view line) : rest_(line) {}

  bool at_end() {
    skip_blanks();
    return rest_.empty();
  }

  bool take(char sign) {
    skip_blanks();
    if (!rest_.starts_with(sign)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  bool take_text(std::string& text) {
    if (!take('"')) return false;
    bool ascii = true;
    while (true) {
      const std::size_t end = end_of_plain_bytes(ascii);
      text += rest_.substr(0, end);
      rest_.remove_prefix(end);
      if (rest_.starts_with('"')) break;
      if (!take_escape(text)) return false;
    }
    rest_.remove_prefix(1);
    return ascii || gazetteer::is_utf8(text);
  }

  bool take_number(std::uint64_t& number) {
    constexpr std::size_t most_digits = 19;
    skip_blanks();
    const auto end = std::find_if_not(rest_.begin(), rest_.end(), is_digit);
    const auto digits = rest_.substr(0, static_cast<std::size_t>(end - rest_.begin()));
    if (digits.empty() || digits.size() > most_digits || (digits[0] == '0' && digits.size() > 1)) {
      return false;
    }
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    rest_.remove_prefix(digits.size());
    return true;
  }

 private:
  void skip_blanks() {
    rest_.remove_prefix(std::min(rest_.find_first_not_of(" \t\r\n"), rest_.size()));
  }

  /// \param ascii made false where one is not
  std::size_t end_of_plain_bytes(bool& ascii) const {
    std::size_t at = 0;
    std::uint64_t all = 0;
    for (; at + 8 <= rest_.size(); at += 8) {
      const std::uint64_t eight = geo::eight_bytes(rest_.data() + at);
      if ((geo::bytes_between(eight, '\0', ' ' - 1) | geo::bytes_between(eight, '"', '"') |
           geo::bytes_between(eight, '\\', '\\')) != 0) {
        break;
      }
      all |= eight;
    }
    ascii = ascii && (all & geo::high_bits) == 0;
    for (; at < rest_.size() && is_plain_byte(rest_[at]); ++at) {
      ascii = ascii && static_cast<unsigned char>(rest_[at]) < 0x80;
    }
    return at;
  }

  bool take_escape(std::string& text) {
    constexpr std::string_view letters = "\"\\/bfnrt", meanings = "\"\\/\b\f\n\r\t";
    if (rest_.size() < 2 || rest_[0] != '\\') return false;
    if (rest_[1] == 'u') return take_code_point(text);
    const std::size_t which = letters.find(rest_[1]);
    if (which == std::string_view::npos) return false;
    text += meanings[which];
    rest_.remove_prefix(2);
    return true;
  }

  /// \u and four digits, or two of them for one code point.
  bool take_code_point(std::string& text) {
    std::uint32_t code = 0, second = 0;
    if (!take_unit(code) || U16_IS_TRAIL(code)) return false;
    if (U16_IS_LEAD(code)) {
      if (!take_unit(second) || !U16_IS_TRAIL(second)) return false;
      code = static_cast<std::uint32_t>(U16_GET_SUPPLEMENTARY(code, second));
    }
    std::array<std::uint8_t, U8_MAX_LENGTH> bytes{};
    std::size_t size = 0;
    U8_APPEND_UNSAFE(bytes.data(), size, code);
    text.append(bytes.begin(), bytes.begin() + size);
    return true;
  }

  bool take_unit(std::uint32_t& unit) {
    constexpr std::size_t bytes = 6;
    if (rest_.size() < bytes || !rest_.starts_with("\\u")) return false;
    const char* const end = rest_.data() + bytes;
    if (std::from_chars(rest_.data() + 2, end, unit, 16).ptr != end) return false;
    rest_.remove_prefix(bytes);
    return true;
  }

  std::string_view rest_;
};

}  // namespace

std::optional<nlohmann::json> plain_object(std::string_view line) {
  PlainObjectReader reader(line);
  auto object = nlohmann::json::object();
  if (!reader.take('{')) return std::nullopt;
  do {
    std::string key, text;
    std::uint64_t number = 0;
    if (!reader.take_text(key) || !reader.take(':')) return std::nullopt;
    if (reader.take_number(number)) {
      object[key] = number;
    } else if (reader.take_text(text)) {
      object[key] = std::move(text);
    } else {
      return std::nullopt;
    }
  } while (reader.take(','));
  if (!reader.take('}') || !reader.at_end()) return std::nullopt;
  return object;
}

}  // namespace loci::commands
