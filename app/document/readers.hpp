/// \file
/// One reader for each kind of file.
#pragma once

#include "app/document/read_document.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace loci::document {

// Readers of text: result.document.text is the file's text in UTF-8, and path is set. They fill in
// what the file says of itself, and throw Error, naming the path, when it is not what its kind
// says.

/// Title from the first line, source, date and URL from "Source: …" lines or a dateline near the
/// top. The text stays as it is.
void read_plain_text(ReadResult& result);

/// Front matter ("---", then "key: value" lines, then "---") and the first heading. The text stays
/// as it is.
void read_markdown(ReadResult& result);

/// Title, source, author, date, language and URL from the markup; the text is that of the article,
/// with readers' comments behind it, outside the body. With keep_all, all text of the page.
void read_html(ReadResult& result, const ReadingOptions& options);

/// The text of a piece of HTML inside other documents, all of it.
std::string text_of_html(const std::string& utf8, const std::string& path);

// Readers of bytes.

/// Pages in reading order; broken lines and words joined; running heads, feet and page numbers left
/// out unless keep_all. Poppler works in a process of its own, so that what breaks it is an Error.
void read_pdf(const std::string& bytes, ReadResult& result, const ReadingOptions& options);

/// Office Open XML text (ISO/IEC 29500): paragraphs, tables, notes; no headers, footers or deleted
/// text.
void read_docx(std::string bytes, ReadResult& result);

/// OpenDocument text (ISO/IEC 26300): likewise.
void read_odt(std::string bytes, ReadResult& result);

/// The chapters of a book in reading order (EPUB 3.3), without its navigation.
void read_epub(std::string bytes, ReadResult& result);

/// Rich Text Format 1.9.1: its text, without headers, footers, pictures and fields' instructions.
void read_rtf(const std::string& bytes, ReadResult& result);

/// A message (RFC 5322, MIME): its text, plain where it has both, and its attachments,
/// "m.eml!/a.pdf".
void read_mail(Piece piece, const ReadingOptions& options, const Readings& readings);

/// The entries of an RSS or Atom feed: "news.rss#ID", by the id, else the link, else the number.
void read_feed(Piece piece, const ReadingOptions& options, const Readings& readings);

/// A row of a table. \param piece as split_table() gives it
void read_row(const Piece& piece, const ReadingOptions& options, ReadResult& result);

/// The fields of a record of comma-separated values (RFC 4180, any separator).
std::vector<std::string> split_row(std::string_view record, char separator);

/// One object with a text, or with an array of such objects as "articles", "items" and the like.
void read_json(Piece piece, const ReadingOptions& options, const Readings& readings);

/// Puts a title that stands beside the text, as that of a feed's entry, a message or a row does,
/// above it as its first line, where the text does not begin with it: titles name places too.
void put_title_above(ReadResult& result);

/// Sets what all documents have: checksum, and the title where none was found; refuses an empty
/// text. \param name the file's own, for want of a title
void finish(std::string_view bytes, std::string_view name, ReadResult& result);

}  // namespace loci::document
