#include "app/session/correction_queue.hpp"

#include "app/data/data_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace loci::session {
namespace {

using What = CorrectionJob::What;

std::string decision(const workspace::LoggedCorrection& entry) {
  using enum workspace::CorrectionKind;
  const std::string place = entry.place ? entry.place->name : std::string();
  switch (entry.kind) {
    case accept:
      return entry.name + (place.empty() ? " accepted" : " accepted as " + place);
    case choose:
    case place_by_hand: {
      const bool in_country = entry.place && !entry.place->country.empty();
      return entry.name + " is " + place + (in_country ? ", " + entry.place->country : "");
    }
    case unlocated:
      return entry.name + " is not located";
    case not_a_place:
      return entry.name + " is not a place";
    case sense:
      return entry.name + " is " +
             std::string(to_word(entry.sense.value_or(geoparse::Sense::literal)));
    case resolve:
      return "everything resolved again";
  }
  return {};
}

}  // namespace

/// What resolves; kept, because it remembers names.
struct CorrectionQueue::Resolving {
  gazetteer::Gazetteer gazetteer{data::gazetteers_in_force()};
  geoparse::Geoparser geoparser{gazetteer};
};

void CorrectionQueue::add(const std::filesystem::path& workspace_file, CorrectionJob job) {
  if (job.what == What::undo && task_.running()) task_.cancel();
  jobs_.emplace_back(workspace_file, std::move(job));
  update();
}

void CorrectionQueue::update() {
  if (jobs_.empty() || task_.running()) return;
  auto [file, job] = std::move(jobs_.front());
  jobs_.pop_front();
  task_.start([this, file = std::move(file), job = std::move(job)](
                  BackgroundTask::Reporter& reporter) { run(file, job, reporter); });
}

void CorrectionQueue::run(const std::filesystem::path& file, const CorrectionJob& job,
                          BackgroundTask::Reporter& reporter) {
  workspace::Workspace workspace(file, workspace::Workspace::Mode::create_or_open);
  workspace::Corrections corrections(workspace);
  CorrectionResult result{job.what};
  switch (job.what) {
    case What::correct:
      finish(corrections, reporter);  // what the last one had to leave
      result.entry = corrections.correct(job.correction);
      break;
    case What::undo:
      result.entry = corrections.undo();
      break;
    case What::redo:
      result.entry = corrections.redo();
      break;
  }
  if (result.entry) result.direct = result.entry->mentions;
  tell(result);
  finish(corrections, reporter);
  result.finished = true;
  if (result.entry && job.what != What::undo) result.entry = corrections.next_undo();
  tell(result);
}

void CorrectionQueue::finish(workspace::Corrections& corrections,
                             BackgroundTask::Reporter& reporter) {
  if (corrections.unfinished() == 0) return;
  if (!resolving_) resolving_ = std::make_shared<Resolving>();
  corrections.finish(resolving_->geoparser, resolving_->gazetteer.info(),
                     [&reporter](std::size_t done, std::size_t total) {
                       reporter.report({done, total, "Resolving the documents again"});
                       return !reporter.cancelled();
                     });
}

void CorrectionQueue::tell(CorrectionResult result) {
  const std::lock_guard lock(mutex_);
  results_.push_back(std::move(result));
}

std::vector<CorrectionResult> CorrectionQueue::take_results() {
  const std::lock_guard lock(mutex_);
  return std::exchange(results_, {});
}

std::string words_of(const CorrectionResult& result) {
  const bool back = result.what == What::undo;
  if (!result.entry) return back ? "Nothing to undo" : "Nothing to redo";
  std::string words = back ? "Undone: " : result.what == What::redo ? "Again: " : "";
  words += decision(*result.entry);
  if (back) return words;
  words += fmt::format(" · {} mention{}", result.direct, result.direct == 1 ? "" : "s");
  const std::size_t others =
      result.entry->mentions - std::min(result.direct, result.entry->mentions);
  if (result.finished && result.what == What::correct && others > 0) {
    words += fmt::format(" and {} that depend{} on {}", others, others == 1 ? "s" : "",
                         result.direct == 1 ? "it" : "them");
  }
  return words;
}

}  // namespace loci::session
