#include "app/document/character_encoding.hpp"
#include "app/document/html_text.hpp"
#include "app/document/readers.hpp"
#include "app/document/text_lines.hpp"

#include <unicode/utf8.h>

#include <array>
#include <charconv>
#include <map>
#include <utility>

namespace loci::document {
namespace {

constexpr std::size_t deepest_group = 10'000;

/// What a group inherits from the one around it.
struct Group {
  enum class Into { text, title, author, fonts, nothing } into = Into::text;
  int skip_after_unicode = 1;  ///< \ucN: so many characters stand for readers that know no Unicode
  int font = -1;
};

/// Code pages of \fcharsetN (RTF 1.9.1, table "Font charset").
const char* encoding_of_charset(int charset) {
  static const std::map<int, const char*> encodings{
      {128, "windows-932"},  {129, "windows-949"},  {134, "windows-936"},  {136, "windows-950"},
      {161, "windows-1253"}, {162, "windows-1254"}, {163, "windows-1258"}, {177, "windows-1255"},
      {178, "windows-1256"}, {186, "windows-1257"}, {204, "windows-1251"}, {222, "windows-874"},
      {238, "windows-1250"}};
  const auto found = encodings.find(charset);
  return found == encodings.end() ? nullptr : found->second;
}

/// Destinations whose content is no text of the document.
bool is_left_out(std::string_view word) {
  static constexpr std::array<std::string_view, 25> left_out{
      "colortbl",  "stylesheet", "listtable",    "listoverridetable", "rsidtbl", "generator",
      "pict",      "object",     "header",       "headerl",           "headerr", "headerf",
      "footer",    "footerl",    "footerr",      "footerf",           "fldinst", "themedata",
      "datastore", "xmlnstbl",   "latentstyles", "annotation",        "atnid",   "nonshppict",
      "bkmkstart"};
  return std::find(left_out.begin(), left_out.end(), word) != left_out.end();
}

const char* character_of(std::string_view word) {
  static const std::map<std::string_view, const char*> characters{
      {"emdash", "—"},    {"endash", "–"},  {"lquote", "‘"}, {"rquote", "’"},  {"ldblquote", "“"},
      {"rdblquote", "”"}, {"bullet", "• "}, {"tab", " "},    {"emspace", " "}, {"enspace", " "}};
  const auto found = characters.find(word);
  return found == characters.end() ? nullptr : found->second;
}

class RtfReader {
 public:
  explicit RtfReader(std::string_view bytes) : rest_(bytes) {}

  void read() {
    while (!rest_.empty()) {
      const char byte = rest_.front();
      rest_.remove_prefix(1);
      if (byte == '{') {
        open_group();
      } else if (byte == '}') {
        flush();
        if (groups_.size() > 1) groups_.pop_back();
        closed_ = groups_.size() == 1;
      } else if (byte == '\\') {
        read_control();
      } else if (byte != '\r' && byte != '\n') {
        add_byte(byte);
      }
      if (groups_.size() > deepest_group) break;
    }
    flush();
  }

  HtmlText text;
  std::string title, author;
  /// Whether the last group was closed: the file is whole.
  bool whole() const { return closed_; }

 private:
  Group& group() { return groups_.back(); }

  void open_group() {
    flush();
    const Group inherited = group();
    groups_.push_back(inherited);
  }

  void read_control() {
    if (rest_.empty()) return;
    const char first = rest_.front();
    const bool letter = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
    if (letter) return read_word();
    rest_.remove_prefix(1);
    switch (first) {
      case '\'':
        read_hex_byte();
        break;
      case '~':
        add_utf8("\xC2\xA0");
        break;
      case '_':
        add_utf8("-");
        break;
      case '*':
        pending_optional_ = true;
        break;
      case '\\':
      case '{':
      case '}':
        add_byte(first);
        break;
      case '\r':
      case '\n':
        flush();
        end_paragraph();
        break;
      default:
        break;
    }
  }

  void read_hex_byte() {
    unsigned value = 0;
    const std::size_t digits = std::min<std::size_t>(2, rest_.size());
    std::from_chars(rest_.data(), rest_.data() + digits, value, 16);
    rest_.remove_prefix(digits);
    add_byte(static_cast<char>(value));
  }

  void read_word() {
    const auto is_letter = [](char byte) {
      return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
    };
    std::size_t size = 0;
    while (size < rest_.size() && is_letter(rest_[size])) ++size;
    const std::string_view word = rest_.substr(0, size);
    rest_.remove_prefix(size);
    int number = 0;
    const auto [end, problem] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), number);
    const bool has_number = problem == std::errc();
    if (has_number) rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    if (rest_.starts_with(' ')) rest_.remove_prefix(1);
    if (word == "bin" && number > 0) {
      rest_.remove_prefix(std::min(rest_.size(), static_cast<std::size_t>(number)));
      return;
    }
    obey(word, number, has_number);
  }

  void obey(std::string_view word, int number, bool has_number) {
    const bool optional = std::exchange(pending_optional_, false);
    if (word == "u" && has_number) return add_unicode(number);
    if (word == "uc") {
      group().skip_after_unicode = std::clamp(number, 0, 16);
    } else if (word == "ansicpg") {
      encoding_ = "windows-" + std::to_string(number);
    } else if (word == "mac") {
      encoding_ = "macintosh";
    } else if (word == "fonttbl") {
      group().into = Group::Into::fonts;
    } else if (word == "f" || word == "deff") {
      flush();
      if (word == "f") group().font = number;
    } else if (word == "fcharset" && group().into == Group::Into::fonts) {
      if (const char* const encoding = encoding_of_charset(number)) {
        font_encodings_[group().font] = encoding;
      }
    } else if (word == "info") {
      group().into = Group::Into::nothing;
    } else if (word == "title" || word == "author") {
      group().into = word == "title" ? Group::Into::title : Group::Into::author;
    } else if (is_left_out(word)) {
      group().into = Group::Into::nothing;
    } else if (const char* const character = character_of(word)) {
      add_utf8(character);
    } else if (word == "par" || word == "sect" || word == "page") {
      flush();
      end_paragraph();
    } else if (word == "line" || word == "row") {
      flush();
      if (group().into == Group::Into::text) text.end_line();
    } else if (word == "cell") {
      add_utf8(" ");
    } else if (optional && word != "shppict" && word != "footnote") {
      group().into = Group::Into::nothing;  // a destination that may be overlooked
    }
  }

  void end_paragraph() {
    if (group().into == Group::Into::text) text.end_paragraph();
  }

  /// \uN: UTF-16, signed; halves of a pair come one after the other.
  void add_unicode(int number) {
    flush();
    const auto unit = static_cast<UChar32>(number & 0xFFFF);
    skip_ = group().skip_after_unicode;
    if (unit >= 0xD800 && unit <= 0xDBFF) {
      high_half_ = unit;
      return;
    }
    UChar32 code_point = unit;
    if (unit >= 0xDC00 && unit <= 0xDFFF) {
      if (high_half_ == 0) return;
      code_point = 0x10000 + ((high_half_ - 0xD800) << 10) + (unit - 0xDC00);
    }
    high_half_ = 0;
    std::array<char, 4> utf8{};
    std::size_t size = 0;
    UBool failed = false;
    U8_APPEND(utf8.data(), size, utf8.size(), code_point, failed);
    if (!failed) deliver({utf8.data(), size});
  }

  void add_byte(char byte) {
    if (skip_ > 0) {
      --skip_;
      return;
    }
    bytes_ += byte;
  }
  void add_utf8(std::string_view utf8) {
    flush();
    skip_ = 0;
    deliver(utf8);
  }

  /// Decodes the bytes that stand in one font.
  void flush() {
    skip_ = 0;
    if (bytes_.empty()) return;
    const auto font = font_encodings_.find(group().font);
    const std::string encoding = font == font_encodings_.end() ? encoding_ : font->second;
    deliver(to_utf8(std::exchange(bytes_, {}), encoding).text);
  }

  void deliver(std::string_view utf8) {
    switch (group().into) {
      case Group::Into::text:
        text.add(utf8, false);
        break;
      case Group::Into::title:
        title += utf8;
        break;
      case Group::Into::author:
        author += utf8;
        break;
      case Group::Into::fonts:
      case Group::Into::nothing:
        break;
    }
  }

  std::string_view rest_;
  std::vector<Group> groups_{Group{}};
  std::string bytes_;
  std::string encoding_ = "windows-1252";
  std::map<int, std::string> font_encodings_;
  UChar32 high_half_ = 0;
  int skip_ = 0;
  bool pending_optional_ = false, closed_ = false;
};

}  // namespace

void read_rtf(const std::string& bytes, ReadResult& result) {
  RtfReader reader(bytes);
  reader.read();
  Document& document = result.document;
  document.text = reader.text.take();
  document.author = in_one_line(reader.author);
  if (!reader.whole()) {
    result.warnings.push_back({document.path, "is cut off; what is there was read"});
  }
  read_plain_text(result);
  if (document.title.empty()) document.title = in_one_line(reader.title);
  if (document.source.empty()) document.source = document.author;
}

}  // namespace loci::document
