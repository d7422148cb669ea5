#include "app/export/text_fragment.hpp"

#include <algorithm>
#include <cctype>

namespace loci::exports {
namespace {

constexpr std::size_t context_bytes = 32;  ///< about as much as makes a quotation unique
constexpr std::size_t word_bytes = 64;     ///< scripts without spaces have no words to widen to

bool is_space(char byte) {
  return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/// Of a word, by the rough rule that every letter beyond ASCII is: too many only widen.
bool is_word(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return value >= 0x80 || std::isalnum(value) != 0 || byte == '\'' || byte == '_';
}

/// Bytes at the end of a text that belong to the word that goes on behind it.
std::size_t word_tail(std::string_view text) {
  std::size_t size = 0;
  while (size < text.size() && is_word(text[text.size() - 1 - size])) ++size;
  return size > word_bytes ? 0 : size;
}

std::size_t word_head(std::string_view text) {
  std::size_t size = 0;
  while (size < text.size() && is_word(text[size])) ++size;
  return size > word_bytes ? 0 : size;
}

/// The last words of a text, of its last line only: a fragment never matches across two blocks.
std::string_view last_words(std::string_view text) {
  while (!text.empty() && is_space(text.back()) && text.back() != '\n') text.remove_suffix(1);
  const std::size_t line = text.rfind('\n');
  if (line != std::string_view::npos) text.remove_prefix(line + 1);
  if (text.size() > context_bytes) {
    std::size_t cut = text.size() - context_bytes;
    while (cut < text.size() && !is_space(text[cut])) ++cut;
    text.remove_prefix(cut);
  }
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  return text;
}

std::string_view first_words(std::string_view text) {
  while (!text.empty() && is_space(text.front()) && text.front() != '\n') text.remove_prefix(1);
  text = text.substr(0, text.find('\n'));
  if (text.size() > context_bytes) {
    std::size_t cut = context_bytes;
    while (cut > 0 && !is_space(text[cut])) --cut;
    text = text.substr(0, cut);
  }
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

/// Percent-encoded, but for letters, digits, and the marks that mean nothing there; white space is
/// one space. The hyphen is encoded too: it ends a prefix and begins a suffix.
std::string encoded_words(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  bool space = false;
  for (const char byte : text) {
    if (is_space(byte)) {
      if (!space) out += "%20";
      space = true;
      continue;
    }
    space = false;
    const auto value = static_cast<unsigned char>(byte);
    if (value < 0x80 && (std::isalnum(value) != 0 || byte == '.' || byte == '_' || byte == '~')) {
      out += byte;
    } else {
      out += '%';
      out += digits[value >> 4];
      out += digits[value & 15];
    }
  }
  return out;
}

bool is_web_address(std::string_view url) {
  const bool web = url.starts_with("https://") || url.starts_with("http://");
  const auto printable = [](char byte) { return static_cast<unsigned char>(byte) > ' '; };
  return web && std::all_of(url.begin(), url.end(), printable);
}

}  // namespace

std::string link_to_passage(std::string_view url, std::string_view prefix, std::string_view quote,
                            std::string_view suffix) {
  if (!is_web_address(url) || quote.empty()) return {};
  const std::size_t before = is_word(quote.front()) ? word_tail(prefix) : 0;
  const std::size_t behind = is_word(quote.back()) ? word_head(suffix) : 0;
  std::string words(prefix.substr(prefix.size() - before));
  words += quote;
  words += suffix.substr(0, behind);
  const std::string left = encoded_words(last_words(prefix.substr(0, prefix.size() - before)));
  const std::string right = encoded_words(first_words(suffix.substr(behind)));

  std::string link(url.substr(0, url.find(":~:")));
  link += link.find('#') == std::string::npos ? "#:~:text=" : ":~:text=";
  if (!left.empty()) link += left + "-,";
  link += encoded_words(words);
  if (!right.empty()) link += ",-" + right;
  return link;
}

}  // namespace loci::exports
