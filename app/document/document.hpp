/// \file
/// A text with what is known about it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace loci::document {

/// What Loci keeps of one source document.
struct Document {
  /// Path or URI as the user gave it, and the way to the document inside: "pile.zip!/a/b.html",
  /// "mail.mbox#12", "rows.csv#7".
  std::string path;
  std::string title;   ///< never empty: the file's name where nothing better is known
  std::string source;  ///< outlet, or author where none is named; may be empty
  std::string url;     ///< where it was published; may be empty
  std::string date;    ///< publication, ISO 8601 ("2020-12-29" or with time); empty where unknown
  std::string sha256;  ///< of the document's own bytes, 64 hexadecimal digits
  std::string
      text;  ///< valid UTF-8; for a plain text file the file's own text, every code point of it
  std::string author{};    ///< may be empty
  std::string language{};  ///< as the document declares it, BCP 47 ("en", "ar-SY"); may be empty
  /// Bytes of text where its pages begin, ascending, the first at 0; empty where it has none.
  std::vector<std::size_t> page_begins{};

  bool operator==(const Document&) const = default;
};

/// 1-based page of a byte of the text; 0 where the document has no pages.
std::size_t page_of(const Document& document, std::size_t byte);

}  // namespace loci::document
