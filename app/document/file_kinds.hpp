/// \file
/// The kinds of file that Loci reads, and one reader for each.
#pragma once

#include "app/document/read_document.hpp"

#include <filesystem>
#include <optional>

namespace loci::document {

enum class FileKind { plain_text, markdown, html };

/// The kind that a file's name tells: .txt .text, .md .markdown, .html .htm .xhtml in any case; a
/// name without extension (and "-") is plain text. Nothing for all other names.
std::optional<FileKind> kind_of(const std::filesystem::path& file);

// Each takes result.document.text as the file's bytes, valid UTF-8, and fills in what the file says
// of itself.

/// Title from the first line, source, date and URL from "Source: …" lines or a dateline near the
/// top. The text stays as it is.
void read_plain_text(ReadResult& result);

/// Front matter ("---", then "key: value" lines, then "---") and the first heading. The text stays
/// as it is.
void read_markdown(ReadResult& result);

/// Title, source, date and URL from the head; the text is that of the main content.
void read_html(ReadResult& result);

}  // namespace loci::document
