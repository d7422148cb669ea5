#include "app/document/read_document.hpp"

#include "app/document/character_encoding.hpp"
#include "app/document/published_date.hpp"
#include "app/document/readers.hpp"
#include "app/document/sha256.hpp"
#include "app/document/text_lines.hpp"

#include <algorithm>
#include <optional>

namespace loci::document {
namespace {

/// The encoding that a page or an XML file declares near its beginning; empty where it does not.
std::string declared_encoding(std::string_view bytes) {
  constexpr std::size_t looked_at = 2048;
  const std::string head = lower_case(bytes.substr(0, looked_at));
  for (const std::string_view label : {"charset=", "encoding="}) {
    const auto found = head.find(label);
    if (found == std::string::npos) continue;
    std::string_view name = std::string_view(head).substr(found + label.size());
    if (name.starts_with('"') || name.starts_with('\'')) name.remove_prefix(1);
    return std::string(name.substr(0, name.find_first_of("\"' ;/>?\r\n")));
  }
  return {};
}

void warn_of_encoding(const DecodedText& decoded, ReadResult& result) {
  std::string warning;
  if (decoded.guessed) warning = "does not say its encoding; read as " + decoded.encoding;
  if (decoded.replaced > 0) {
    warning += (warning.empty() ? "" : "; ") + std::to_string(decoded.replaced) +
               " bytes are no characters of " + decoded.encoding + " and became '\uFFFD'";
  }
  if (!warning.empty()) result.warnings.push_back({result.document.path, warning});
}

/// The text of a piece in UTF-8. Throws Error where it is binary or empty.
void decode(Piece& piece, bool markup, ReadResult& result) {
  const std::string declared = markup ? declared_encoding(piece.bytes) : std::string();
  DecodedText decoded = to_utf8(piece.bytes, declared, markup);
  if (is_binary(decoded.text)) {
    throw Error(piece.path, "is binary, not text", "save its text in a .txt file");
  }
  warn_of_encoding(decoded, result);
  result.document.text = std::move(decoded.text);
  if (result.document.text.starts_with(byte_order_mark)) result.body_begin = byte_order_mark.size();
  if (trimmed(std::string_view(result.document.text).substr(result.body_begin)).empty()) {
    throw Error(piece.path, "is empty", "leave it out");
  }
}

ReadResult read_single(Piece& piece, FileKind kind, const ReadingOptions& options) {
  ReadResult result;
  result.document.path = piece.path;
  result.document.url = piece.url;
  switch (kind) {
    case FileKind::markdown:
      decode(piece, false, result);
      read_markdown(result);
      break;
    case FileKind::html:
      decode(piece, true, result);
      read_html(result, options);
      break;
    case FileKind::pdf:
      read_pdf(piece.bytes, result, options);
      break;
    case FileKind::docx:
      read_docx(piece.bytes, result);
      break;
    case FileKind::odt:
      read_odt(piece.bytes, result);
      break;
    case FileKind::epub:
      read_epub(piece.bytes, result);
      break;
    case FileKind::rtf:
      read_rtf(piece.bytes, result);
      break;
    case FileKind::table:
      read_row(piece, options, result);
      break;
    default:
      decode(piece, false, result);
      read_plain_text(result);
  }
  return result;
}

/// A piece that is an archive or the like itself: an attachment.
void read_parts(Piece piece, const ReadingOptions& options, const Readings& readings) {
  Unpacking unpacking;
  unpacking.packed = piece.bytes.size();
  std::unique_ptr<Pieces> parts;
  try {
    parts =
        pieces_of(memory_input(std::move(piece.bytes), piece.path), piece.name, options, unpacking);
  } catch (const Error& error) {
    return readings.failure(error);
  }
  while (true) {
    Piece part;
    try {
      if (!parts->next(part)) return;
    } catch (const Error& error) {
      readings.failure(error);
      continue;
    }
    part.depth = piece.depth + 1;
    read_piece(std::move(part), options, readings);
  }
}

bool is_made_of_parts(FileKind kind) {
  return kind == FileKind::archive || kind == FileKind::compressed || kind == FileKind::mbox ||
         kind == FileKind::json_lines || kind == FileKind::warc;
}

}  // namespace

void put_title_above(ReadResult& result) {
  Document& document = result.document;
  const std::string_view text = trimmed(document.text);
  const std::string_view first_line = trimmed(text.substr(0, text.find('\n')));
  const bool repeats = !first_line.empty() && document.title.starts_with(first_line);
  if (document.title.empty() || repeats || first_line.starts_with(document.title)) return;
  const std::string above = document.title + (text.empty() ? "" : "\n\n");
  document.text.insert(0, above);
  if (result.body_begin > 0) result.body_begin += above.size();
  if (result.body_end != std::string::npos) result.body_end += above.size();
}

void finish(std::string_view bytes, std::string_view name, ReadResult& result) {
  Document& document = result.document;
  if (trimmed(document.text).empty()) throw Error(document.path, "has no text", "leave it out");
  document.sha256 = sha256(bytes);
  const std::string ending = lower_case_ending(name);
  const std::string stem = in_one_line(name.substr(0, name.size() - ending.size()));
  if (document.title.empty()) {
    document.title = !stem.empty() ? stem
                     : document.path == "-"
                         ? "standard input"
                         : in_one_line(document.path.substr(document.path.find_last_of('/') + 1));
  }
  if (document.date.empty()) document.date = date_of_file_name(name);
  result.body_end = std::min(result.body_end, document.text.size());
}

void read_piece(Piece piece, const ReadingOptions& options, const Readings& readings) {
  const std::string path = piece.path;
  try {
    const std::string_view head = std::string_view(piece.bytes).substr(0, kind_head_bytes);
    if (const auto refused = refused_kind(head, piece.name)) {
      throw Error(path, refused->what, refused->remedy);
    }
    const FileKind kind = piece.kind.value_or(kind_of(head, piece.name));
    if (is_made_of_parts(kind) || (kind == FileKind::table && !piece.columns)) {
      return read_parts(std::move(piece), options, readings);
    }
    if (kind == FileKind::mail) return read_mail(std::move(piece), options, readings);
    if (kind == FileKind::feed) return read_feed(std::move(piece), options, readings);
    if (kind == FileKind::json) return read_json(std::move(piece), options, readings);
    ReadResult result = read_single(piece, kind, options);
    finish(piece.bytes, kind == FileKind::table ? std::string_view() : piece.name, result);
    readings.document(std::move(result));
  } catch (const Error& error) {
    readings.failure(error);
  } catch (const std::bad_alloc&) {
    readings.failure(Error(path, "needs more memory than there is", "split it into smaller files"));
  } catch (const std::exception& error) {  // of a library
    readings.failure(Error(path, std::string("cannot be read: ") + error.what(), "save its text"));
  }
}

void read_documents(const std::filesystem::path& file, const ReadingOptions& options,
                    const Readings& readings) {
  const auto pieces = pieces_of_file(file, options);
  while (true) {
    Piece piece;
    try {
      if (!pieces->next(piece)) return;
    } catch (const Error& error) {
      readings.failure(error);
      continue;
    }
    read_piece(std::move(piece), options, readings);
  }
}

ReadResult read_document(const std::filesystem::path& file, const ReadingOptions& options) {
  std::optional<ReadResult> first;
  std::optional<Error> failure;
  bool several = false;
  read_documents(file, options,
                 {[&](ReadResult result) {
                    several = several || first.has_value();
                    if (!first) first = std::move(result);
                  },
                  [&](const Error& error) {
                    if (!failure) failure = error;
                  }});
  if (several) throw Error(file.string(), "holds several documents", "add it to a workspace");
  if (!first && failure) throw Error(*failure);
  if (!first) throw Error(file.string(), "holds no documents", "leave it out");
  return std::move(*first);
}

std::size_t page_of(const Document& document, std::size_t byte) {
  const auto after =
      std::upper_bound(document.page_begins.begin(), document.page_begins.end(), byte);
  return static_cast<std::size_t>(after - document.page_begins.begin());
}

}  // namespace loci::document
