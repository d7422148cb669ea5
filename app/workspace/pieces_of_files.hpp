/// \file
/// The pieces of many files, one after another.
#pragma once

#include "app/document/pieces.hpp"
#include "app/workspace/files_read.hpp"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace loci::workspace {

/// What comes next of the files: a piece, or a failure, or the end of a file.
struct NextPiece {
  document::Piece piece{};
  std::optional<Error> failure{};
  std::size_t file = 0;  ///< its index
  bool ends_file = false;
  std::optional<FileStamp> stamp{};        ///< at the end of a file that did not change meanwhile
  std::optional<std::size_t> unchanged{};  ///< documents of a file that need not be read again
};

/// The pieces of all files, in their order. A file that is unchanged is only named.
class PiecesOfFiles {
 public:
  /// Asked for each file that has a stamp: its documents where it was read before.
  using Unchanged =
      std::function<std::optional<std::size_t>(const std::string& path, const FileStamp& stamp)>;

  /// \param urls those of the files that are addresses of the web
  PiecesOfFiles(const std::vector<std::filesystem::path>& files,
                const document::ReadingOptions& options, const std::set<std::string>& urls,
                Unchanged unchanged);

  /// Nothing after the last file.
  std::optional<NextPiece> next();

 private:
  void begin_file(NextPiece& next);

  const std::vector<std::filesystem::path>& files_;
  const document::ReadingOptions& options_;
  const std::set<std::string>& urls_;
  Unchanged unchanged_;
  std::size_t file_ = 0;
  std::optional<FileStamp> stamp_;
  std::unique_ptr<document::Pieces> pieces_;
};

}  // namespace loci::workspace
