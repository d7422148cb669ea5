/// \file
/// Files to documents.
#pragma once

#include "app/document/document.hpp"
#include "geo/error.hpp"

#include <cstddef>
#include <filesystem>
#include <vector>

namespace loci::document {

/// A document, and what had to be repaired or left out to get it.
struct ReadResult {
  Document document;
  /// Byte of document.text where the text proper begins: a byte order mark and Markdown's front
  /// matter stand before it. They stay in the text, so that offsets are those of the file, but are
  /// not geoparsed.
  std::size_t body_begin = 0;
  Warnings warnings;
};

/// Reads a .txt, .md or .html file, or one without extension as text. Throws Error, naming the file
/// and the remedy, when it is missing, unreadable, not a regular file, empty, binary, not UTF-8 or
/// of an unknown kind. "-" is standard input, read as text. A text file's text is kept to the byte:
/// a byte order mark and CR LF count as the code points that they are.
ReadResult read_document(const std::filesystem::path& file);

/// Files found, and folders that could not be searched.
struct FilesToRead {
  std::vector<std::filesystem::path> files;
  Warnings warnings;
};

/// The files to read for what the user named: a file as it is; a folder searched to the bottom for
/// the kinds above by extension, in the order of their paths, hidden files and folders left out,
/// symbolic links to folders not followed. Throws Error for a folder without any.
FilesToRead files_to_read(const std::filesystem::path& file_or_folder);

}  // namespace loci::document
