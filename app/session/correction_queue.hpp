/// \file
/// Corrections in the background, one after the other.
#pragma once

#include "app/session/background_task.hpp"
#include "app/workspace/corrections.hpp"

#include <cstddef>
#include <deque>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace loci::session {

/// What is to be done to the corrections of a workspace.
struct CorrectionJob {
  enum class What { correct, undo, redo } what = What::correct;
  workspace::Correction correction{};
};

/// What has been done. One comes as soon as it is stored, another once all that depends on it is
/// resolved.
struct CorrectionResult {
  CorrectionJob::What what = CorrectionJob::What::correct;
  /// Nothing: there was nothing to undo or redo. Its count grows while the rest is resolved.
  std::optional<workspace::LoggedCorrection> entry{};
  std::size_t direct = 0;  ///< mentions that it decides itself
  bool finished = false;
};

/// Makes corrections on a thread of its own, in the order in which they are asked for.
class CorrectionQueue {
 public:
  explicit CorrectionQueue(Wake wake) : task_(std::move(wake)) {}

  /// An undo does not wait until all that depends on the last correction is resolved.
  void add(const std::filesystem::path& workspace_file, CorrectionJob job);
  /// Begins the next job where none is running.
  void update();
  bool running() const { return task_.running() || !jobs_.empty(); }
  Progress progress() const { return task_.progress(); }
  void cancel() { task_.cancel(); }  ///< only the resolving; the next job goes on with it
  std::vector<CorrectionResult> take_results();
  std::vector<Message> take_messages() { return task_.take_messages(); }

 private:
  struct Resolving;
  void run(const std::filesystem::path& file, const CorrectionJob& job,
           BackgroundTask::Reporter& reporter);
  void finish(workspace::Corrections& corrections, BackgroundTask::Reporter& reporter);
  void tell(CorrectionResult result);

  std::deque<std::pair<std::filesystem::path, CorrectionJob>> jobs_;
  std::shared_ptr<Resolving> resolving_;  // made and used by the thread only
  std::mutex mutex_;
  std::vector<CorrectionResult> results_;
  BackgroundTask task_;  // last: its thread uses all of the above
};

/// "York is York, GB · 3 mentions and 2 that depend on them"; what a message says of a correction.
std::string words_of(const CorrectionResult& result);

}  // namespace loci::session
