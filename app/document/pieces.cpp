#include "app/document/pieces.hpp"

#include "app/document/split.hpp"

namespace loci::document {
namespace {

/// A file that is read as a whole.
class WholeFile : public Pieces {
 public:
  WholeFile(Input input, std::string name, FileKind kind)
      : input_(std::move(input)), name_(std::move(name)), kind_(kind) {}

  bool next(Piece& piece) override {
    if (given_) return false;
    given_ = true;
    piece = {input_.path(), name_, input_.all(), kind_};
    return true;
  }

 private:
  Input input_;
  std::string name_;
  FileKind kind_;
  bool given_ = false;
};

/// Pieces that own the account of their unpacking.
class FilePieces : public Pieces {
 public:
  FilePieces(const std::filesystem::path& file, const ReadingOptions& options) {
    Input input = file_input(file);
    if (input.head(1).empty()) throw Error(file.string(), "is empty", "leave it out");
    const std::string name = file == "-" ? std::string() : file.filename().string();
    pieces_ = pieces_of(std::move(input), name, options, unpacking_);
  }
  bool next(Piece& piece) override { return pieces_->next(piece); }

 private:
  Unpacking unpacking_;
  std::unique_ptr<Pieces> pieces_;
};

}  // namespace

std::unique_ptr<Pieces> pieces_of(Input input, const std::string& name,
                                  const ReadingOptions& options, Unpacking& unpacking) {
  const std::string head(input.head(kind_head_bytes));
  if (const auto refused = refused_kind(head, name)) {
    throw Error(input.path(), refused->what, refused->remedy);
  }
  const FileKind kind = kind_of(head, name);
  switch (kind) {
    case FileKind::archive:
      return split_archive(std::move(input), options, unpacking);
    case FileKind::compressed:
      return split_compressed(std::move(input), name, options, unpacking);
    case FileKind::mbox:
      return split_mbox(std::move(input));
    case FileKind::table:
      return split_table(std::move(input), options);
    case FileKind::json:
      return split_json(std::move(input));
    case FileKind::json_lines:
      return split_json_lines(std::move(input));
    case FileKind::warc:
      return split_warc(std::move(input));
    default:
      return std::make_unique<WholeFile>(std::move(input), name, kind);
  }
}

std::unique_ptr<Pieces> pieces_of_file(const std::filesystem::path& file,
                                       const ReadingOptions& options) {
  return std::make_unique<FilePieces>(file, options);
}

}  // namespace loci::document
