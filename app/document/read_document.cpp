#include "app/document/read_document.hpp"

#include "app/document/file_bytes.hpp"
#include "app/document/file_kinds.hpp"
#include "app/document/sha256.hpp"
#include "app/document/text_lines.hpp"

#include <unicode/utf8.h>

#include <array>
#include <optional>

namespace loci::document {
namespace {

/// Where the text stops being UTF-8 (also refused: surrogates, overlong forms, beyond U+10FFFF).
std::optional<std::size_t> first_invalid_byte(std::string_view text) {
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = 0; i < size;) {
    const std::int32_t begin = i;
    UChar32 code_point;
    U8_NEXT(text.data(), i, size, code_point);
    if (code_point < 0) return static_cast<std::size_t>(begin);
  }
  return {};
}

void refuse_what_is_no_text(const std::filesystem::path& file, std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    throw Error(file.string(), "is UTF-16, not UTF-8",
                "convert it, for example with 'iconv -f UTF-16 -t UTF-8'");
  }
  if (bytes.find('\0') != std::string_view::npos) {
    throw Error(file.string(), "is binary, not text", "save its text in a .txt file");
  }
  if (const auto byte = first_invalid_byte(bytes)) {
    throw Error(file.string(), "is not UTF-8 at byte " + std::to_string(*byte),
                "convert it to UTF-8, for example with iconv");
  }
}

std::string lower_case_extension(const std::filesystem::path& file) {
  std::string extension = file.extension().string();
  for (char& letter : extension) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return extension;
}

}  // namespace

std::optional<FileKind> kind_of(const std::filesystem::path& file) {
  static constexpr std::array<std::pair<std::string_view, FileKind>, 8> kinds{{
      {"", FileKind::plain_text},
      {".txt", FileKind::plain_text},
      {".text", FileKind::plain_text},
      {".md", FileKind::markdown},
      {".markdown", FileKind::markdown},
      {".html", FileKind::html},
      {".htm", FileKind::html},
      {".xhtml", FileKind::html},
  }};
  const std::string extension = lower_case_extension(file);
  for (const auto& [name, kind] : kinds) {
    if (extension == name) return kind;
  }
  return {};
}

ReadResult read_document(const std::filesystem::path& file) {
  ReadResult result;
  Document& document = result.document;
  document.path = file.string();
  document.text = file_bytes(file);
  const auto kind = kind_of(file);
  if (!kind) {
    throw Error(document.path, "is of a kind that Loci does not read",
                "give a .txt, .md or .html file");
  }
  refuse_what_is_no_text(file, document.text);
  document.sha256 = sha256(document.text);
  if (document.text.starts_with(byte_order_mark)) result.body_begin = byte_order_mark.size();

  const auto refuse_empty = [&](std::string_view text, const char* failure) {
    if (trimmed(text).empty()) throw Error(document.path, failure, "leave it out");
  };
  refuse_empty(std::string_view(document.text).substr(result.body_begin), "is empty");
  switch (*kind) {
    case FileKind::plain_text:
      read_plain_text(result);
      break;
    case FileKind::markdown:
      read_markdown(result);
      break;
    case FileKind::html:
      read_html(result);
      refuse_empty(document.text, "has no text");
      break;
  }
  if (document.title.empty()) {
    document.title = file == "-" ? "standard input" : in_one_line(file.stem().string());
  }
  return result;
}

}  // namespace loci::document
