/// \file
/// What kind of file some bytes are.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace loci::document {

enum class FileKind {
  plain_text,
  markdown,
  html,
  pdf,
  docx,
  odt,
  epub,
  rtf,
  mail,        ///< one message (.eml), or a page saved as one (.mhtml)
  mbox,        ///< messages behind "From " lines
  feed,        ///< RSS or Atom
  table,       ///< rows of columns: CSV, TSV
  json,        ///< one value: an object, or an array of them
  json_lines,  ///< one object a line
  warc,        ///< web archive, ISO 28500
  archive,     ///< zip, tar, 7z: files inside
  compressed,  ///< gzip, bzip2, xz, zstd: one file inside
};

/// So many bytes at the start tell the kind.
inline constexpr std::size_t kind_head_bytes = 4096;

/// The kind by what the bytes begin with, and where that leaves it open by the name's ending
/// (.md, .csv …): a web page called .txt is a web page. Plain text where nothing tells.
/// \param head the first kind_head_bytes, or all there are
/// \param name without its folder, such as "a.html"; may be empty
FileKind kind_of(std::string_view head, std::string_view name);

/// What a file is that Loci knows and does not read, with the remedy: {"is a spreadsheet (.xlsx)",
/// "save it as .csv"}. Nothing for all others.
struct RefusedKind {
  const char* what;
  const char* remedy;
};
std::optional<RefusedKind> refused_kind(std::string_view head, std::string_view name);

/// Whether the ending of a name is that of a document or of documents: what is read of a folder.
bool is_document_name(std::string_view name);
/// These endings: ".txt", ".pdf" …
std::vector<std::string> document_endings();

/// Whether bytes without a telling name are surely a document: everything that kind_of() knows by
/// content alone but archives, which hold anything.
bool is_surely_document(std::string_view head);

/// ".html" of "A.HTML"; empty where there is none.
std::string lower_case_ending(std::string_view name);

}  // namespace loci::document
