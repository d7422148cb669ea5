/// \file
/// Other gazetteers in, a gazetteer file out.
#pragma once

#include "gazetteer/gazetteer.hpp"
#include "gazetteer/import_format.hpp"
#include "geo/error.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace loci::gazetteer {

/// How far an import has come.
struct ImportProgress {
  std::filesystem::path file;     ///< being read; empty while the indexes are made
  std::size_t lines = 0;          ///< of all files
  std::uint64_t bytes = 0;        ///< of this file
  std::uint64_t bytes_total = 0;  ///< of this file; 0 where unknown
};

struct ImportOptions {
  std::string name;         ///< of the gazetteer; empty: that of its file
  std::string attribution;  ///< sources and licences; empty: GeoNames' own, else the files' names
  ImportFormat format = ImportFormat::guessed;
  ImportColumns columns;                                ///< of tables and layers
  std::vector<std::filesystem::path> alternates;        ///< GeoNames' alternateNamesV2.txt or .zip
  std::function<void(const Warning&)> skipped;          ///< told of every line that is left out
  std::function<void(const ImportProgress&)> progress;  ///< told now and then
  std::function<bool()> stopped;  ///< asked now and then, from any thread: true ends the import
};

struct ImportReport {
  GazetteerInfo info;
  std::size_t skipped = 0;       ///< lines left out
  std::size_t unused_names = 0;  ///< in alternates, of places that are not in the files
};

/// Imports files, one after the other, into one gazetteer; of places with the same id the first one
/// counts. Memory does not grow with the files but for 16 bytes a place. The same files give the
/// same gazetteer. Throws Error when a file cannot be read, none has a place, the gazetteer cannot
/// be written, or the import is stopped: then an older gazetteer is as it was.
ImportReport import_gazetteer(const std::filesystem::path& gazetteer,
                              std::span<const std::filesystem::path> files,
                              const ImportOptions& options);

}  // namespace loci::gazetteer
