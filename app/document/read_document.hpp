/// \file
/// Files to documents.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "app/document/document.hpp"
#include "geo/error.hpp"

namespace loci::document {

/// A document, and what had to be repaired or left out to get it.
struct ReadResult {
  Document document;
  Warnings warnings;
};

/// Reads a .txt, .md or .html file. Throws Error, naming the file and the remedy, when it is missing,
/// unreadable, not a regular file, empty, binary, not UTF-8 or of an unknown kind. "-" is standard input, read as text.
ReadResult read_document(const std::filesystem::path& file);

/// The files to read for what the user named: files as they are, folders searched to the bottom for the
/// kinds above, in the order of their names. Throws Error for a folder without any.
std::vector<std::filesystem::path> files_to_read(const std::filesystem::path& file_or_folder);

}  // namespace loci::document
