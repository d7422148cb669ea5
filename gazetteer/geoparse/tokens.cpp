#include "gazetteer/geoparse/tokens.hpp"

#include "gazetteer/geoparse/signs.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace loci::geoparse {
namespace {

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
constexpr auto dotted_words = std::to_array<std::string_view>(
    {"Adm",  "Ave",    "Blvd", "Brig", "Bros", "CAPT", "COL",  "Capt", "Cmdr", "Co",  "Col", "Corp",
     "Cpl",  "DR",     "Dept", "Det",  "Dr",   "FT",   "Fr",   "Ft",   "GEN",  "GOV", "Gen", "Gov",
     "Hon",  "Hwy",    "Inc",  "Insp", "Jr",   "LT",   "Lt",   "Ltd",  "MR",   "MRS", "MS",  "MT",
     "Maj",  "Messrs", "Mr",   "Mrs",  "Ms",   "Mt",   "Mts",  "No",   "PROF", "PT",  "Pfc", "Pres",
     "Prof", "Pt",     "Pvt",  "REV",  "Rd",   "Rep",  "Reps", "Rev",  "SEN",  "SGT", "ST",  "STE",
     "Sen",  "Sens",   "Sgt",  "Spc",  "Sr",   "St",   "Sta",  "Ste",  "Supt", "Univ"});
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
class GapReader {
 public:
  void add(Sign sign) {
    signs_ |= bit(sign);
    newlines_ += sign == Sign::newline;
  }

  bool has_newline() const { return newlines_ > 0; }
  bool has_sentence() const { return has(Sign::sentence) || has(Sign::dot); }

  Gap gap() const {
    if ((signs_ & ~bit(Sign::blank)) == 0) return Gap::space;
    if (newlines_ > 1) return Gap::paragraph;
    if (has_sentence()) return Gap::sentence;
    if (has(Sign::bracket)) return Gap::bracket;
    // The soft sign of "Ust'-Ilimsk" and the ‘ayn of "al-‘Asharah" are no quotation marks.
    const bool hyphen = has(Sign::hyphen), blank = has(Sign::blank);
    const bool sign_of_letter = hyphen && !blank && newlines_ == 0;
    if (has(Sign::quote) || (has(Sign::apostrophe) && !sign_of_letter)) return Gap::quote;
    if (has(Sign::comma)) return Gap::comma;
    if (has(Sign::slash)) return Gap::slash;
    if (has(Sign::other) || (hyphen && (blank || newlines_ > 0))) return Gap::other;
    if (hyphen) return Gap::hyphen;
    return newlines_ > 0 ? Gap::line : Gap::space;
  }

 private:
  static unsigned bit(Sign sign) { return 1U << static_cast<unsigned>(sign); }
  bool has(Sign sign) const { return (signs_ & bit(sign)) != 0; }

  unsigned signs_ = 0;
  int newlines_ = 0;
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

/// Whether a byte ends a word that it stands behind; false where more must be known.
constexpr auto ends_words = [] {
  std::array<bool, 256> ends{};
  for (std::size_t c = 0; c < ascii_signs.size(); ++c) {
    const Sign sign = ascii_signs[c];
    ends[c] =
        !is_letter(sign) && sign != Sign::digit && sign != Sign::apostrophe && sign != Sign::dot;
  }
  return ends;
}();

/// Takes what most words are: small ASCII letters, perhaps behind a capital one, and behind them a
/// sign that ends them. False where the word may be another one.
bool take_plain_word(std::string_view text, const Signs& signs, std::size_t begin, Token& token) {
  const bool capital = text[begin] >= 'A' && text[begin] <= 'Z';
  const std::size_t end = signs.end_of_small_letters(begin + (capital ? 1 : 0));
  if (end <= begin + (capital ? 1 : 0)) return false;
  if (end < text.size() && !ends_words[static_cast<unsigned char>(text[end])]) {
    if (text[end] != '.' || capital) return false;  // "Gen." is an abbreviation, "general." not
    token.dot_follows = true;
  }
  token.span = {begin, end};
  token.shape = capital ? Shape::capitalised : Shape::lower;
  return true;
}

/// Takes words of small ASCII letters that each stand behind one blank, as most words of most texts
/// do, and nothing else; what such a word is needs no counting.
/// \param at where the word before them ends
/// \return where the last one ends
std::size_t take_small_words(std::string_view text, const Signs& signs, std::size_t at,
                             std::vector<Token>& tokens) {
  while (at < text.size() && text[at] == ' ') {
    const std::size_t end = signs.end_of_small_letters(at + 1);
    const unsigned char behind = end < text.size() ? static_cast<unsigned char>(text[end]) : ' ';
    const bool dot = behind == '.';
    if (end == at + 1 || !(ends_words[behind] || dot)) break;
    Token& token = tokens.emplace_back();
    token.span = {at + 1, end};
    token.gap = Gap::space;
    token.dot_follows = dot;
    at = end;
  }
  return at;
}

}  // namespace

void tokenise(std::string_view text, std::vector<Token>& tokens) {
  const Signs signs(text);
  constexpr std::size_t usual_bytes = 5;  // of a word and the blank behind it, at least
  tokens.clear();
  tokens.reserve(text.size() / usual_bytes);
  GapReader gap;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t next = 0;
    const Sign sign = signs.read(at, next);
    if (!is_letter(sign) && sign != Sign::digit) {
      if (sign != Sign::apostrophe || !is_ayn(text, signs, tokens, at, next)) gap.add(sign);
      at = next;
      continue;
    }
    const bool first = tokens.empty();
    const bool after_dotted =
        !first && tokens.back().dotted && !gap.has_newline() && !gap.has_sentence();
    // Filled where it stays: a copy would wait for all of its parts.
    Token& token = tokens.emplace_back();
    if (take_plain_word(text, signs, at, token)) {
      at = token.span.end;
    } else {
      WordReader reader(text, signs, at);
      token = reader.read();
      at = reader.after();
    }
    token.gap = first ? Gap::start : gap.gap();
    token.sentence_start =
        !after_dotted &&
        (token.gap == Gap::start || token.gap == Gap::sentence || token.gap == Gap::paragraph ||
         token.gap == Gap::line || (token.gap == Gap::quote && gap.has_sentence()));
    gap = {};
    at = take_small_words(text, signs, at, tokens);
  }
}

std::vector<Token> tokenise(std::string_view text) {
  std::vector<Token> tokens;
  tokenise(text, tokens);
  return tokens;
}

}  // namespace loci::geoparse
