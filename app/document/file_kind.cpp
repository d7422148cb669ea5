#include "app/document/file_kind.hpp"

#include "app/document/text_lines.hpp"

#include <algorithm>
#include <array>

namespace loci::document {
namespace {

using namespace std::string_view_literals;

struct Ending {
  std::string_view name;
  FileKind kind;
};

constexpr std::array<Ending, 39> endings{{
    {".txt", FileKind::plain_text},    {".text", FileKind::plain_text},
    {".md", FileKind::markdown},       {".markdown", FileKind::markdown},
    {".html", FileKind::html},         {".htm", FileKind::html},
    {".xhtml", FileKind::html},        {".pdf", FileKind::pdf},
    {".docx", FileKind::docx},         {".docm", FileKind::docx},
    {".odt", FileKind::odt},           {".epub", FileKind::epub},
    {".rtf", FileKind::rtf},           {".eml", FileKind::mail},
    {".mht", FileKind::mail},          {".mhtml", FileKind::mail},
    {".mbox", FileKind::mbox},         {".rss", FileKind::feed},
    {".atom", FileKind::feed},         {".csv", FileKind::table},
    {".tsv", FileKind::table},         {".tab", FileKind::table},
    {".json", FileKind::json},         {".jsonl", FileKind::json_lines},
    {".ndjson", FileKind::json_lines}, {".warc", FileKind::warc},
    {".zip", FileKind::archive},       {".tar", FileKind::archive},
    {".7z", FileKind::archive},        {".tgz", FileKind::compressed},
    {".tbz2", FileKind::compressed},   {".txz", FileKind::compressed},
    {".gz", FileKind::compressed},     {".bz2", FileKind::compressed},
    {".xz", FileKind::compressed},     {".zst", FileKind::compressed},
    {".doc", FileKind::docx},          {".xml", FileKind::feed},
    {".ott", FileKind::odt},
}};

std::optional<FileKind> kind_by_ending(std::string_view name) {
  const std::string ending = lower_case_ending(name);
  for (const Ending& known : endings) {
    if (ending == known.name) return known.kind;
  }
  return {};
}

/// Of a zip: what its first member says it is (OASIS OpenDocument 1.3 part 2 § 3.3, EPUB 3.3 § 4.3:
/// "mimetype" comes first and is not compressed; Office Open XML begins with its content types).
FileKind kind_of_zip(std::string_view head, std::string_view name) {
  constexpr std::size_t name_at = 30;
  const std::string_view first = head.size() > name_at ? head.substr(name_at) : std::string_view();
  if (first.starts_with("mimetypeapplication/epub+zip")) return FileKind::epub;
  if (first.starts_with("mimetypeapplication/vnd.oasis.opendocument.text")) return FileKind::odt;
  for (const auto office : {"[Content_Types].xml"sv, "_rels/"sv, "docProps/"sv, "word/"sv}) {
    if (first.starts_with(office)) return FileKind::docx;
  }
  const auto by_ending = kind_by_ending(name);
  const bool packed =
      by_ending == FileKind::docx || by_ending == FileKind::odt || by_ending == FileKind::epub;
  return packed ? *by_ending : FileKind::archive;
}

/// A line "Name: value" as RFC 5322 has it, or one that goes on (begins with a blank).
bool is_header_line(std::string_view line) {
  if (line.starts_with(' ') || line.starts_with('\t')) return true;
  const auto colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0) return false;
  return std::all_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(colon),
                     [](char byte) { return byte > ' ' && byte < 0x7F; });
}

/// Whether the text begins with the headers of a message that was sent: one of those that only mail
/// programs write is among them.
bool begins_with_mail_headers(std::string_view head) {
  bool sent = false;
  while (!head.empty()) {
    const auto end = std::min(head.find('\n'), head.size());
    std::string_view line = head.substr(0, end);
    head.remove_prefix(std::min(end + 1, head.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || !is_header_line(line)) break;
    const std::string label = lower_case(line.substr(0, line.find(':')));
    for (const auto only_mail : {"message-id"sv, "mime-version"sv, "received"sv, "return-path"sv,
                                 "delivered-to"sv, "dkim-signature"sv}) {
      sent = sent || label == only_mail;
    }
  }
  return sent;
}

/// The text without what may stand before markup: a byte order mark, white space, a declaration,
/// comments.
std::string_view from_first_element(std::string_view text) {
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  while (true) {
    text = trimmed(text);
    const std::string_view end = text.starts_with("<?")     ? "?>"sv
                                 : text.starts_with("<!--") ? "-->"sv
                                                            : ""sv;
    const auto at = end.empty() ? std::string_view::npos : text.find(end);
    if (at == std::string_view::npos) return text;
    text.remove_prefix(at + end.size());
  }
}

std::optional<FileKind> kind_of_markup(std::string_view head) {
  const std::string start = lower_case(from_first_element(head).substr(0, 64));
  for (const auto feed : {"<rss"sv, "<feed"sv, "<rdf:rdf"sv}) {
    if (start.starts_with(feed)) return FileKind::feed;
  }
  for (const auto page : {"<!doctype html"sv, "<html"sv, "<head"sv, "<body"sv}) {
    if (start.starts_with(page)) return FileKind::html;
  }
  return {};
}

/// Text in UTF-16 with its zero bytes left out, so that the tags in it can be seen.
std::string without_nul(std::string_view head) {
  std::string text(head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF") ? head.substr(2)
                                                                                : head);
  std::erase(text, '\0');
  return text;
}

std::optional<FileKind> kind_by_magic(std::string_view head, std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, FileKind>, 10> magics{{
      {"%PDF-", FileKind::pdf},
      {"{\\rtf", FileKind::rtf},
      {"WARC/", FileKind::warc},
      {"PK\5\6", FileKind::archive},
      {"7z\xBC\xAF\x27\x1C", FileKind::archive},
      {"\x1F\x8B", FileKind::compressed},
      {"BZh", FileKind::compressed},
      {"\xFD"
       "7zXZ",
       FileKind::compressed},
      {"\x28\xB5\x2F\xFD", FileKind::compressed},
      {"From ", FileKind::mbox},
  }};
  if (head.starts_with("PK\3\4")) return kind_of_zip(head, name);
  for (const auto& [magic, kind] : magics) {
    if (!head.starts_with(magic)) continue;
    if (kind != FileKind::mbox) return kind;
    // A text may begin with the word: the next line must be a header.
    const auto line = head.find('\n');
    if (line != std::string_view::npos && begins_with_mail_headers(head.substr(line + 1)))
      return kind;
  }
  constexpr std::size_t tar_magic_at = 257, pdf_within = 1024;
  if (head.size() > tar_magic_at && head.substr(tar_magic_at).starts_with("ustar")) {
    return FileKind::archive;
  }
  // Junk before the header is common (PDF 1.7, appendix H, note 13).
  const bool binary_start = !head.empty() && head.find('\0') != std::string_view::npos;
  if (binary_start && head.substr(0, pdf_within).find("%PDF-") != std::string_view::npos) {
    return FileKind::pdf;
  }
  if (begins_with_mail_headers(head)) return FileKind::mail;
  return kind_of_markup(without_nul(head));
}

/// Whether several lines are each an object, rather than the whole being one value.
bool looks_like_json_lines(std::string_view head) {
  const auto end = head.find('\n');
  if (end == std::string_view::npos) return false;
  const std::string_view first = trimmed(head.substr(0, end));
  return first.starts_with('{') && first.ends_with('}');
}

}  // namespace

std::string lower_case_ending(std::string_view name) {
  const auto dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || name.find('/', dot) != std::string_view::npos) {
    return {};
  }
  return lower_case(name.substr(dot));
}

FileKind kind_of(std::string_view head, std::string_view name) {
  const auto by_ending = kind_by_ending(name);
  if (const auto magic = kind_by_magic(head, name)) return *magic;
  const std::string_view start = trimmed(head);
  if (by_ending == FileKind::json || (!by_ending && start.starts_with("{\"")) ||
      (!by_ending && start.starts_with("[{"))) {
    return looks_like_json_lines(head) ? FileKind::json_lines : FileKind::json;
  }
  return by_ending.value_or(FileKind::plain_text);
}

std::optional<RefusedKind> refused_kind(std::string_view head, std::string_view name) {
  const std::string ending = lower_case_ending(name);
  if (head.starts_with("PK\3\4")) {
    if (ending == ".xlsx" || ending == ".ods")
      return RefusedKind{"is a spreadsheet", "save it as .csv"};
    if (ending == ".pptx" || ending == ".odp")
      return RefusedKind{"are slides", "save them as .pdf"};
  }
  if (head.starts_with("\xD0\xCF\x11\xE0")) {
    return RefusedKind{"is in an old Office format", "save it as .docx, .csv or .pdf"};
  }
  if (head.starts_with("Rar!")) return RefusedKind{"is a RAR archive", "pack it as .zip"};
  return {};
}

bool is_document_name(std::string_view name) {
  return kind_by_ending(name).has_value();
}

std::vector<std::string> document_endings() {
  std::vector<std::string> names;
  for (const Ending& ending : endings) names.emplace_back(ending.name);
  return names;
}

bool is_surely_document(std::string_view head) {
  const auto kind = kind_by_magic(head, {});
  return kind && *kind != FileKind::archive && *kind != FileKind::compressed;
}

}  // namespace loci::document
