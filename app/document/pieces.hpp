/// \file
/// Large files cut into parts that are read on their own.
#pragma once

#include "app/document/file_kind.hpp"
#include "app/document/input.hpp"
#include "app/document/reading_options.hpp"
#include "geo/error.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace loci::document {

class Columns;

/// A part of a file: all of it, a file in an archive, a message, a row.
struct Piece {
  std::string path;                          ///< "pile.zip!/a.html"
  std::string name;                          ///< tells the kind: "a.html"; may be empty
  std::string bytes;                         ///< at most max_file_bytes
  std::optional<FileKind> kind{};            ///< where the file that it is in tells
  std::shared_ptr<const Columns> columns{};  ///< of a row of a table
  std::string url{};                         ///< where the file that it is in tells
  int depth = 0;                             ///< messages that it is attached in
};

/// The parts of one input, in their order. Constant memory, however large the input is.
class Pieces {
 public:
  virtual ~Pieces() = default;
  /// False at the end. Throws Error when a part is left out, and may then be asked for the next,
  /// until it answers false.
  virtual bool next(Piece& piece) = 0;
};

/// How deep an input is packed, and how much came out of it so far: small files that unpack to
/// endless ones are given up.
struct Unpacking {
  int depth = 0;               ///< archives and compressions around
  std::uint64_t packed = 0;    ///< bytes read of the outermost one
  std::uint64_t unpacked = 0;  ///< bytes that came out of all of them
  bool given_up = false;
};

/// The parts of an input, by its kind. A file that is not made of parts is one piece.
/// \param name of the file, which helps to tell its kind
/// \param unpacking of the archives that the input lies in; must outlive the result
std::unique_ptr<Pieces> pieces_of(Input input, const std::string& name,
                                  const ReadingOptions& options, Unpacking& unpacking);

/// The parts of a file, or of standard input for "-". Throws Error as file_input() does, and when
/// it is empty.
std::unique_ptr<Pieces> pieces_of_file(const std::filesystem::path& file,
                                       const ReadingOptions& options);

}  // namespace loci::document
