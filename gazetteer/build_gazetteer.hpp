/// \file
/// Text files in, a gazetteer file out.
#pragma once

#include "gazetteer/gazetteer.hpp"
#include "geo/error.hpp"

#include <cstddef>
#include <filesystem>
#include <span>

namespace loci::gazetteer {

struct BuildReport {
  GazetteerInfo info;
  std::size_t words = 0;
  Warnings warnings;  ///< lines that were left out, by file and line
};

/// Builds a gazetteer from folders with `*.places.tsv`, `*.names.tsv` (formats: place_line.hpp),
/// the word lists `common_words.txt`, `first_names.txt`, `people_names.txt`, `titles.txt`,
/// `calendar_words.txt`, `peoples.txt` and `company_suffixes.txt` (an entry a line, '#' begins a
/// comment line) and `attribution.txt`, each also as `.zst`. Bad lines become warnings. The file,
/// and the name index beside it, replace older ones only when complete. The same sources give the
/// same version. The gazetteer is named after the file. Throws Error when a source cannot be read,
/// no folder has a place, or the file cannot be written.
BuildReport build_gazetteer(const std::filesystem::path& file,
                            std::span<const std::filesystem::path> source_folders);

}  // namespace loci::gazetteer
