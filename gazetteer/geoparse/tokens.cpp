#include "gazetteer/geoparse/tokens.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace loci::geoparse {
namespace {

/// What a code point is to the tokeniser.
enum class Sign : std::uint8_t {
  blank,
  newline,
  upper,
  lower,
  caseless,
  digit,
  apostrophe,
  dot,
  hyphen,
  slash,
  comma,
  quote,
  bracket,
  sentence,
  other,
};

bool is_letter(Sign sign) {
  return sign == Sign::upper || sign == Sign::lower || sign == Sign::caseless;
}

constexpr Sign ascii_sign(unsigned char c) {
  if (c >= 'a' && c <= 'z') return Sign::lower;
  if (c >= 'A' && c <= 'Z') return Sign::upper;
  if (c >= '0' && c <= '9') return Sign::digit;
  switch (c) {
    case ' ':
    case '\t':
    case '\r':
    case '\f':
    case '\v':
      return Sign::blank;
    case '\n':
      return Sign::newline;
    case '\'':
    case '`':
      return Sign::apostrophe;
    case '.':
      return Sign::dot;
    case '-':
      return Sign::hyphen;
    case '/':
      return Sign::slash;
    case ',':
      return Sign::comma;
    case '"':
      return Sign::quote;
    case '(':
    case ')':
    case '[':
    case ']':
    case '{':
    case '}':
    case '<':
    case '>':
      return Sign::bracket;
    case '!':
    case '?':
    case ';':
    case ':':
      return Sign::sentence;
    default:
      return Sign::other;
  }
}

Sign letter_sign(UChar32 c) {
  if (u_isupper(c) || u_istitle(c)) return Sign::upper;
  if (u_islower(c)) return Sign::lower;
  return Sign::caseless;
}

Sign wide_sign(UChar32 c) {
  if (u_isalpha(c)) return letter_sign(c);
  if (u_isdigit(c)) return Sign::digit;
  if (c >= 0xFE00 && c <= 0xFE0F) return Sign::other;  // how to draw an emoji
  // Marks and invisible format characters stay inside the word that they stand in.
  const int type = u_charType(c);
  if (type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK || type == U_FORMAT_CHAR) {
    return Sign::caseless;
  }
  if (c == 0x2028 || c == 0x2029 || c == 0x85) return Sign::newline;
  if (u_isUWhiteSpace(c)) return Sign::blank;
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x02BC:
    case 0x02BB:
      return Sign::apostrophe;
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0xAB:
    case 0xBB:
    case 0x2039:
    case 0x203A:
      return Sign::quote;
    case 0x2026:
    case 0x3002:
    case 0x61B:
    case 0x61F:
      return Sign::sentence;
    case 0x60C:
    case 0x3001:
      return Sign::comma;
    default:
      return u_hasBinaryProperty(c, UCHAR_DASH) ? Sign::hyphen : Sign::other;
  }
}

constexpr auto ascii_signs = [] {
  std::array<Sign, 128> signs{};
  for (std::size_t c = 0; c < signs.size(); ++c) {
    signs[c] = ascii_sign(static_cast<unsigned char>(c));
  }
  return signs;
}();

/// Walks over the code points of a text.
class Signs {
 public:
  explicit Signs(std::string_view text) : text_(text) {}

  bool at_end(std::size_t at) const { return at >= text_.size(); }

  /// The sign at a byte offset, and where the next one begins. Past the end: a blank.
  Sign read(std::size_t at, std::size_t& next) const {
    next = at + 1;
    if (at >= text_.size()) return Sign::blank;
    const auto byte = static_cast<unsigned char>(text_[at]);
    if (byte < 0x80) return ascii_signs[byte];
    auto i = static_cast<std::int64_t>(at);
    UChar32 c = 0;
    U8_NEXT(text_.data(), i, static_cast<std::int64_t>(text_.size()), c);
    next = static_cast<std::size_t>(i);
    return c < 0 ? Sign::other : wide_sign(c);
  }

  Sign peek(std::size_t at) const {
    std::size_t next = 0;
    return read(at, next);
  }

  /// Where the small ASCII letters that begin here end: most letters of most texts.
  std::size_t end_of_small_letters(std::size_t at) const {
    while (at < text_.size() && text_[at] >= 'a' && text_[at] <= 'z') ++at;
    return at;
  }

 private:
  std::string_view text_;
};

/// Counts the letters of a word by case and tells its shape.
struct ShapeCounter {
  int upper = 0, lower = 0, caseless = 0, letters = 0;
  bool first_upper = false, first_digit = false;

  void add_small(std::size_t count) {
    lower += static_cast<int>(count);
    letters += static_cast<int>(count);
  }

  void add(Sign sign) {
    if (letters == 0 && sign == Sign::digit) first_digit = true;
    if (letters == 0 && sign == Sign::upper) first_upper = true;
    upper += sign == Sign::upper;
    lower += sign == Sign::lower;
    caseless += sign == Sign::caseless;
    ++letters;
  }

  Shape shape() const {
    if (first_digit) return Shape::number;
    if (upper == 0) return lower > 0 ? Shape::lower : Shape::caseless;
    if (lower == 0) return Shape::capitals;
    return first_upper && upper == 1 ? Shape::capitalised : Shape::mixed;
  }
};

// Abbreviations whose dot belongs to the word and ends no sentence.
constexpr std::array<std::string_view, 52> dotted_words = {
    "Adm",  "Ave",  "Blvd", "Brig", "Bros",   "Capt", "Cmdr", "Co",   "Col", "Corp", "Cpl",
    "Dept", "Det",  "Dr",   "Fr",   "Ft",     "Gen",  "Gov",  "Hon",  "Hwy", "Inc",  "Insp",
    "Jr",   "Lt",   "Ltd",  "Maj",  "Messrs", "Mr",   "Mrs",  "Ms",   "Mt",  "Mts",  "No",
    "Pfc",  "Pres", "Prof", "Pt",   "Pvt",    "Rd",   "Rep",  "Reps", "Rev", "Sen",  "Sens",
    "Sgt",  "Spc",  "Sr",   "St",   "Sta",    "Ste",  "Supt", "Univ"};
static_assert(std::is_sorted(dotted_words.begin(), dotted_words.end()));

// Case suffixes that Turkish writes behind an apostrophe. Single vowels are left out: they end
// Arabic names ("Dara'a").
constexpr auto turkish_suffixes = std::to_array<std::string_view>(
    {"da",  "daki", "dan", "de",  "deki", "den", "nde", "nden", "nin",
     "nun", "nün",  "nın", "ta",  "taki", "tan", "te",  "teki", "ten",
     "ya",  "ye",   "yi",  "yla", "yle",  "yu",  "yü",  "yı"});
static_assert(std::is_sorted(turkish_suffixes.begin(), turkish_suffixes.end()));
constexpr int shortest_before_suffix = 4;

/// Also the last byte of a Turkish vowel beyond ASCII: none of their letters ends so otherwise.
bool is_vowel(char c) {
  return std::string_view("aeiouAEIOU").find(c) != std::string_view::npos ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// Reads one word from its first letter or digit on.
class WordReader {
 public:
  WordReader(std::string_view text, const Signs& signs, std::size_t begin)
      : text_(text), signs_(signs), end_(begin) {
    token_.span.begin = begin;
  }

  /// The word; after() is where the gap behind it begins.
  Token read() {
    while (take_more()) {
    }
    token_.span.end = end_;
    token_.shape = counter_.shape();
    if (!ended_) take_last_dot();
    return token_;
  }

  std::size_t after() const { return end_ + suffix_bytes_; }

 private:
  /// False at the end of the word.
  bool take_more() {
    take_small_letters();
    std::size_t next = 0;
    const Sign sign = signs_.read(end_, next);
    if (sign == Sign::apostrophe) return take_apostrophe(next);
    if (sign == Sign::dot) return take_inner_dot();
    if (!is_letter(sign) && sign != Sign::digit) return false;
    counter_.add(sign);
    ++segment_letters_;
    segment_upper_ = segment_upper_ && sign == Sign::upper;
    end_ = next;
    return true;
  }

  void take_small_letters() {
    const std::size_t count = signs_.end_of_small_letters(end_) - end_;
    if (count == 0) return;
    counter_.add_small(count);
    segment_letters_ += static_cast<int>(count);
    segment_upper_ = false;
    end_ += count;
  }

  /// An apostrophe between letters belongs to the word, unless it begins a possessive 's or a
  /// Turkish suffix ("Ankara'da").
  /// \param letter behind the apostrophe
  bool take_apostrophe(std::size_t letter) {
    if (!is_letter(signs_.peek(letter))) return false;
    std::size_t next = 0;
    signs_.read(letter, next);
    const bool is_s = text_[letter] == 's' || text_[letter] == 'S';
    const Sign behind = signs_.peek(next);
    if (is_s && !is_letter(behind) && behind != Sign::digit) {
      token_.possessive = ended_ = true;
      suffix_bytes_ = next - end_;
      return false;
    }
    if (const std::size_t bytes = turkish_suffix_bytes(letter); bytes > 0) {
      ended_ = true;
      suffix_bytes_ = letter + bytes - end_;
      return false;
    }
    counter_.add(Sign::caseless);
    end_ = letter;
    return true;
  }

  /// The bytes of a Turkish suffix that begins here and ends the word, behind a name long enough to
  /// be no part of one itself: "Sa'da" is whole. Behind a consonant no suffix begins with a y,
  /// which a soft sign has: "Shar'ya".
  std::size_t turkish_suffix_bytes(std::size_t begin) const {
    if (segment_letters_ < shortest_before_suffix) return 0;
    std::size_t end = begin;
    while (is_letter(signs_.peek(end))) {
      std::size_t next = end;
      signs_.read(end, next);
      end = next;
    }
    const auto suffix = text_.substr(begin, end - begin);
    if (suffix.starts_with('y') && !is_vowel(text_[end_ - 1])) return 0;
    const bool found = std::binary_search(turkish_suffixes.begin(), turkish_suffixes.end(), suffix);
    return found ? suffix.size() : 0;
  }

  /// The dots of "U.S." and "W.Va.": after a single capital, before another capital.
  bool take_inner_dot() {
    if (segment_letters_ != 1 || !segment_upper_) return false;
    if (signs_.peek(end_ + 1) != Sign::upper) return false;
    ++end_;
    segment_letters_ = 0;
    segment_upper_ = true;
    has_inner_dot_ = true;
    return true;
  }

  void take_last_dot() {
    if (signs_.peek(end_) != Sign::dot || signs_.at_end(end_)) return;
    const auto word = text_.substr(token_.span.begin, end_ - token_.span.begin);
    const bool initial = segment_letters_ == 1 && segment_upper_;
    if (has_inner_dot_ || initial ||
        std::binary_search(dotted_words.begin(), dotted_words.end(), word)) {
      token_.dotted = true;
      token_.span.end = ++end_;
    } else {
      token_.dot_follows = true;
    }
  }

  std::string_view text_;
  const Signs& signs_;
  std::size_t end_;
  Token token_;
  ShapeCounter counter_;
  int segment_letters_ = 0;
  bool segment_upper_ = true;
  bool has_inner_dot_ = false;
  bool ended_ = false;
  std::size_t suffix_bytes_ = 0;
};

/// Sums up the signs between two words.
struct GapReader {
  int newlines = 0;
  bool blank = false, hyphen = false, sentence = false, bracket = false, quote = false;
  bool comma = false, slash = false, other = false;
  bool apostrophe = false;

  void add(Sign sign) {
    switch (sign) {
      case Sign::newline:
        ++newlines;
        break;
      case Sign::hyphen:
        hyphen = true;
        break;
      case Sign::dot:
      case Sign::sentence:
        sentence = true;
        break;
      case Sign::bracket:
        bracket = true;
        break;
      case Sign::quote:
        quote = true;
        break;
      case Sign::apostrophe:
        apostrophe = true;
        break;
      case Sign::comma:
        comma = true;
        break;
      case Sign::slash:
        slash = true;
        break;
      case Sign::other:
        other = true;
        break;
      default:
        blank = true;
    }
  }

  Gap gap() const {
    if (newlines > 1) return Gap::paragraph;
    if (sentence) return Gap::sentence;
    if (bracket) return Gap::bracket;
    // The soft sign of "Ust'-Ilimsk" and the ‘ayn of "al-‘Asharah" are no quotation marks.
    const bool sign_of_letter = apostrophe && hyphen && !blank && newlines == 0;
    if (quote || (apostrophe && !sign_of_letter)) return Gap::quote;
    if (comma) return Gap::comma;
    if (slash) return Gap::slash;
    if (other || (hyphen && (blank || newlines > 0))) return Gap::other;
    if (hyphen) return Gap::hyphen;
    return newlines > 0 ? Gap::line : Gap::space;
  }
};

/// Whether the apostrophe at a byte is the ‘ayn before the next word: "Al `Ayyat", "Al 'Aziziyah".
bool is_ayn(std::string_view text, const Signs& signs, const std::vector<Token>& before,
            std::size_t at, std::size_t next) {
  if (before.empty() || !is_letter(signs.peek(next)) || text[at - 1] != ' ') return false;
  const auto word =
      text.substr(before.back().span.begin, before.back().span.end - before.back().span.begin);
  const bool article = word == "Al" || word == "al" || word == "El" || word == "el";
  return before.back().span.end + 1 == at && (text[at] == '`' || article);
}

}  // namespace

std::vector<Token> tokenise(std::string_view text) {
  const Signs signs(text);
  std::vector<Token> tokens;
  tokens.reserve(text.size() / 6);
  GapReader gap;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t next = 0;
    const Sign sign = signs.read(at, next);
    if (!is_letter(sign) && sign != Sign::digit) {
      if (sign != Sign::apostrophe || !is_ayn(text, signs, tokens, at, next)) gap.add(sign);
      at = next;
      continue;
    }
    WordReader reader(text, signs, at);
    Token token = reader.read();
    token.gap = tokens.empty() ? Gap::start : gap.gap();
    const bool after_dotted =
        !tokens.empty() && tokens.back().dotted && gap.newlines == 0 && !gap.sentence;
    token.sentence_start = token.gap == Gap::start || token.gap == Gap::sentence ||
                           token.gap == Gap::paragraph || token.gap == Gap::line ||
                           (token.gap == Gap::quote && gap.sentence);
    if (after_dotted) token.sentence_start = false;
    tokens.push_back(token);
    gap = {};
    at = reader.after();
  }
  return tokens;
}

}  // namespace loci::geoparse
