#include "app/workspace/read_and_add.hpp"

#include "app/workspace/corrections.hpp"
#include "app/workspace/geoparse_document.hpp"
#include "app/workspace/in_order.hpp"
#include "app/workspace/pieces_of_files.hpp"

#include <algorithm>
#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <system_error>

namespace loci::workspace {
namespace {

using Clock = std::chrono::steady_clock;

/// Bytes and pieces on their way at most, so that memory stays bounded whatever the files hold.
constexpr std::size_t most_bytes_underway = std::size_t{48} << 20;
constexpr std::size_t most_pieces_a_thread = 16;
/// So much is stored in one transaction.
constexpr std::size_t most_together = 500;
constexpr std::size_t most_bytes_together = std::size_t{8} << 20;
constexpr std::chrono::milliseconds longest_together{500};

/// What came of a piece.
struct Outcome {
  std::vector<GeoparsedDocument> documents;
  std::size_t already_there = 0;
  std::vector<Error> failures;
  Warnings warnings;
  std::size_t bytes = 0;  ///< of the piece
  std::size_t file = 0;   ///< its index
  bool ends_file = false;
  std::optional<FileStamp> stamp;  ///< of a file that ends here, where it may be remembered
};

/// The workspace, used by the threads that ask and by the one that writes, one at a time.
class SharedWorkspace {
 public:
  explicit SharedWorkspace(const std::filesystem::path& file) : file_(file) {
    // Opened before the work, so that a wrong one is found at once.
    std::error_code unknown;
    if (std::filesystem::exists(file_, unknown)) open();
  }
  bool has(const document::Document& document) {
    const std::lock_guard lock(mutex_);
    return workspace_ && workspace_->has(document.path, document.sha256);
  }
  std::optional<std::size_t> documents_of_unchanged(const std::string& path,
                                                    const FileStamp& stamp) {
    const std::lock_guard lock(mutex_);
    return workspace_ ? workspace_->documents_of_unchanged(path, stamp) : std::nullopt;
  }
  void remember(const std::vector<FileRead>& files) {
    const std::lock_guard lock(mutex_);
    if (workspace_) workspace_->remember_files(files);
  }
  /// Corrections are applied to the documents.
  Stored add(const std::vector<GeoparsedDocument>& documents, const geoparse::Geoparser& geoparser,
             const gazetteer::GazetteerInfo& gazetteer) {
    const std::lock_guard lock(mutex_);
    if (!workspace_) open();
    Stored stored = workspace_->add(documents, gazetteer);
    Corrections(*workspace_).finish(geoparser, gazetteer);
    return stored;
  }

 private:
  void open() { workspace_.emplace(file_, Workspace::Mode::create_or_open); }

  std::filesystem::path file_;
  std::mutex mutex_;
  std::optional<Workspace> workspace_;
};

class Adding {
 public:
  Adding(const std::vector<std::filesystem::path>& files,
         const std::filesystem::path& workspace_file, const geoparse::Geoparser& geoparser,
         const gazetteer::GazetteerInfo& gazetteer, const AddingOptions& options,
         const AddingListener& listener)
      : files_(files),
        geoparser_(geoparser),
        gazetteer_(gazetteer),
        options_(options),
        listener_(listener),
        workspace_(workspace_file),
        pieces_(files, options.reading, options.urls,
                [this](const std::string& path, const FileStamp& stamp) {
                  return workspace_.documents_of_unchanged(path, stamp);
                }) {
    tally_.files = files.size();
    for (const auto& file : files) sizes_.push_back(size_of(file));
    for (const std::uint64_t size : sizes_) tally_.bytes += size;
  }

  AddingTally run() {
    InOrder<Outcome> work(options_.threads);
    const std::size_t most = options_.threads * most_pieces_a_thread;
    bool more = true;
    while (true) {
      while (more && work.waiting() < most && bytes_underway_ < most_bytes_underway) {
        if (listener_.cancelled()) {
          tally_.cancelled = true;
          more = false;
        } else {
          more = give_next(work);
        }
      }
      if (work.waiting() == 0) break;
      take(work.take());
    }
    store();
    return tally_;
  }

 private:
  static std::uint64_t size_of(const std::filesystem::path& file) {
    std::error_code unknown;
    const auto size = std::filesystem::file_size(file, unknown);
    return unknown ? 0 : size;
  }

  bool give_next(InOrder<Outcome>& work) {
    auto next = pieces_.next();
    if (!next) return false;
    bytes_underway_ += next->piece.bytes.size();
    const auto shared = std::make_shared<NextPiece>(std::move(*next));
    work.give([this, shared] { return read(*shared); });
    return true;
  }

  /// On a thread of its own.
  Outcome read(NextPiece& next) {
    Outcome outcome;
    outcome.file = next.file;
    outcome.ends_file = next.ends_file;
    outcome.stamp = next.stamp;
    outcome.already_there = next.unchanged.value_or(0);
    outcome.bytes = next.piece.bytes.size();
    if (next.failure) outcome.failures.push_back(*next.failure);
    if (next.failure || next.ends_file) return outcome;
    std::vector<document::ReadResult> documents;
    document::read_piece(std::move(next.piece), options_.reading,
                         {[&](document::ReadResult read) { documents.push_back(std::move(read)); },
                          [&](const Error& error) { outcome.failures.push_back(error); }});
    // Not within read_piece(): what fails here is no fault of the document.
    for (document::ReadResult& read : documents) {
      if (workspace_.has(read.document)) {
        ++outcome.already_there;
        continue;
      }
      auto mentions = geoparse_document(read, geoparser_);
      outcome.warnings.insert(outcome.warnings.end(), read.warnings.begin(), read.warnings.end());
      const Sketch sketch = sketch_of(body_of(read));
      outcome.documents.push_back({std::move(read.document), std::move(mentions), sketch});
    }
    return outcome;
  }

  void take(Outcome outcome) {
    bytes_underway_ -= outcome.bytes;
    for (const Warning& warning : outcome.warnings) listener_.warning(warning);
    for (const Error& error : outcome.failures) listener_.failure(error);
    tally_.failed += outcome.failures.size();
    tally_.already_there += outcome.already_there;
    documents_of_file_ += outcome.already_there + outcome.documents.size();
    failed_in_file_ = failed_in_file_ || !outcome.failures.empty();
    for (GeoparsedDocument& one : outcome.documents) {
      bytes_together_ += one.document.text.size();
      together_.push_back(std::move(one));
    }
    if (outcome.ends_file) {
      ++tally_.files_done;
      tally_.bytes_done += sizes_[outcome.file];
      if (outcome.stamp && !failed_in_file_) {
        ended_.push_back({files_[outcome.file].string(), *outcome.stamp, documents_of_file_});
      }
      documents_of_file_ = 0;
      failed_in_file_ = false;
    }
    const bool full = together_.size() >= most_together || bytes_together_ >= most_bytes_together;
    if (full || Clock::now() - stored_at_ > longest_together) store();
    listener_.progress(tally_, files_[outcome.file].string());
  }

  void store() {
    stored_at_ = Clock::now();
    if (!together_.empty()) store_documents();
    // Only after their documents: who is killed in between reads them once more.
    if (!ended_.empty()) workspace_.remember(ended_);
    ended_.clear();
  }

  void store_documents() {
    const Stored stored = workspace_.add(together_, geoparser_, gazetteer_);
    for (const Warning& warning : stored.warnings) listener_.warning(warning);
    tally_.added += stored.added;
    tally_.already_there += together_.size() - stored.added;
    for (const GeoparsedDocument& one : together_) tally_.mentions += one.mentions.size();
    together_.clear();
    bytes_together_ = 0;
  }

  const std::vector<std::filesystem::path>& files_;
  const geoparse::Geoparser& geoparser_;
  const gazetteer::GazetteerInfo& gazetteer_;
  const AddingOptions& options_;
  const AddingListener& listener_;
  SharedWorkspace workspace_;
  PiecesOfFiles pieces_;
  AddingTally tally_;
  std::vector<std::uint64_t> sizes_;
  std::vector<GeoparsedDocument> together_;
  std::vector<FileRead> ended_;
  std::size_t documents_of_file_ = 0;
  bool failed_in_file_ = false;
  std::size_t bytes_together_ = 0, bytes_underway_ = 0;
  Clock::time_point stored_at_ = Clock::now();
};

}  // namespace

AddingTally read_and_add(const std::vector<std::filesystem::path>& files,
                         const std::filesystem::path& workspace_file,
                         const geoparse::Geoparser& geoparser,
                         const gazetteer::GazetteerInfo& gazetteer, const AddingOptions& options,
                         const AddingListener& listener) {
  return Adding(files, workspace_file, geoparser, gazetteer, options, listener).run();
}

}  // namespace loci::workspace
