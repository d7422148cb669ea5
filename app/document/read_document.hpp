/// \file
/// Files to documents.
#pragma once

#include "app/document/document.hpp"
#include "app/document/pieces.hpp"
#include "app/document/reading_options.hpp"
#include "geo/error.hpp"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <vector>

namespace loci::document {

/// A document, and what had to be repaired or left out to get it.
struct ReadResult {
  Document document;
  /// Bytes of document.text between which the text proper lies, the only part that is geoparsed. A
  /// byte order mark and Markdown's front matter stand before it, readers' comments behind it.
  std::size_t body_begin = 0;
  std::size_t body_end = std::string::npos;
  Warnings warnings;
};

/// Where the documents of a piece go, and the failures of those that cannot be read.
struct Readings {
  std::function<void(ReadResult)> document;
  std::function<void(const Error&)> failure;
};

/// Reads all documents of a piece (pieces.hpp): one, or those in it, however deep they are packed
/// within limits. Never throws for what the bytes are. May be called from several threads at once.
void read_piece(Piece piece, const ReadingOptions& options, const Readings& readings);

/// Reads all documents of a file or of standard input ("-"), one after another in constant memory.
/// Throws Error when the file itself cannot be read.
void read_documents(const std::filesystem::path& file, const ReadingOptions& options,
                    const Readings& readings);

/// The only document of a file. Throws Error, naming the file and the remedy, when it cannot be
/// read, or holds none or several. A text file's text is kept to the byte when it is UTF-8: a byte
/// order mark and CR LF count as the code points that they are.
ReadResult read_document(const std::filesystem::path& file, const ReadingOptions& options = {});

/// Files found, and folders that could not be searched.
struct FilesToRead {
  std::vector<std::filesystem::path> files;
  std::size_t left_out = 0;  ///< files in folders that are no documents, such as pictures
  Warnings warnings;
};

/// The files to read for what the user named: a file as it is; a folder searched to the bottom for
/// what is a document by its ending or, without a known one, by its first bytes; in the order of
/// their paths, hidden files and folders left out, symbolic links to folders not followed. Throws
/// Error for a folder without any.
FilesToRead files_to_read(const std::filesystem::path& file_or_folder);

}  // namespace loci::document
