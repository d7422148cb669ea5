/// \file
/// A text with what is known about it.
#pragma once

#include <string>

namespace loci::document {

/// What Loci keeps of one source file.
struct Document {
  std::string path;    ///< path or URI as the user gave it
  std::string title;   ///< never empty: the file's name where nothing better is known
  std::string source;  ///< outlet or author; may be empty
  std::string url;     ///< where it was published; may be empty
  std::string date;    ///< publication, ISO 8601 ("2020-12-29" or with time); empty where unknown
  std::string sha256;  ///< of the file's bytes, 64 hexadecimal digits
  std::string
      text;  ///< valid UTF-8; for a plain text file the file's own text, every code point of it

  bool operator==(const Document&) const = default;
};

}  // namespace loci::document
