#include "app/workspace/pieces_of_files.hpp"

#include "app/document/fetch_url.hpp"

#include <utility>

namespace loci::workspace {

PiecesOfFiles::PiecesOfFiles(const std::vector<std::filesystem::path>& files,
                             const document::ReadingOptions& options,
                             const std::set<std::string>& urls, Unchanged unchanged)
    : files_(files), options_(options), urls_(urls), unchanged_(std::move(unchanged)) {}

std::optional<NextPiece> PiecesOfFiles::next() {
  if (file_ == files_.size()) return {};
  NextPiece next;
  next.file = file_;
  try {
    if (!pieces_) begin_file(next);
    if (!next.unchanged && pieces_->next(next.piece)) return next;
    next.ends_file = true;
  } catch (const Error& error) {
    next.failure = error;
    next.ends_file = !pieces_;  // else the other pieces may be readable
  }
  if (next.ends_file) {
    if (!next.unchanged && stamp_ && settled_stamp_of(files_[file_]) == stamp_) next.stamp = stamp_;
    pieces_.reset();
    ++file_;
  }
  return next;
}

void PiecesOfFiles::begin_file(NextPiece& next) {
  stamp_.reset();
  if (urls_.contains(files_[file_].string())) {
    pieces_ = document::pieces_of_url(files_[file_].string(), options_);
    return;
  }
  stamp_ = settled_stamp_of(files_[file_]);
  if (stamp_) next.unchanged = unchanged_(files_[file_].string(), *stamp_);
  if (!next.unchanged) pieces_ = document::pieces_of_file(files_[file_], options_);
}

}  // namespace loci::workspace
