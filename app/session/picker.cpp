#include "app/session/picker.hpp"

#include "app/data/data_files.hpp"

#include <utility>

namespace loci::session {

using workspace::Workspace;

bool Picker::is_present(std::size_t candidate) const {
  const auto& place = mention.resolution.place;
  return place && candidate < candidates.size() &&
         place->id == candidates[candidate].candidate.place.id;
}

void PickerLookup::ask(PickerQuestion question) {
  question_ = std::move(question);
  update();
}

void PickerLookup::ask_doubts(const std::filesystem::path& workspace_file) {
  doubts_of_ = workspace_file;
  update();
}

void PickerLookup::update() {
  if (task_.running()) return;
  if (auto file = std::exchange(doubts_of_, {})) {
    task_.start([this, file = *file](BackgroundTask::Reporter&) {
      Workspace workspace(file, Workspace::Mode::read);
      auto doubts = workspace::Corrections(workspace).doubts();
      const std::lock_guard lock(mutex_);
      doubts_ = std::move(doubts);
    });
  } else if (auto question = std::exchange(question_, {})) {
    task_.start(
        [this, question = std::move(*question)](BackgroundTask::Reporter&) { answer(question); });
  }
}

void PickerLookup::answer(const PickerQuestion& question) {
  if (!gazetteer_) {
    gazetteer_ = std::make_shared<const gazetteer::Gazetteer>(data::gazetteers_in_force());
  }
  Workspace workspace(question.workspace_file, Workspace::Mode::read);
  const workspace::StoredMention& mention = question.mention;
  const auto mentions = workspace::all_mentions(workspace, mention.document);
  const bool own_name = question.name == mention.mention.name;
  PickerAnswer found{mention.id, question.name, {}, gazetteer_->info(), {}};
  found.candidates =
      own_name
          ? workspace::candidates_of(*gazetteer_, question.name, mentions, mention.resolution.place)
          : workspace::candidates_while_typed(*gazetteer_, question.name, mentions);
  const workspace::Corrections corrections(workspace);
  for (std::size_t i = 0; i < found.reaches.size(); ++i) {
    workspace::Correction correction;
    correction.mention = mention.id;
    correction.kind = workspace::CorrectionKind::choose;
    correction.scope = static_cast<workspace::Scope>(i);
    found.reaches[i] = corrections.reach(correction);
  }
  const std::lock_guard lock(mutex_);
  answer_ = std::move(found);
}

std::optional<PickerAnswer> PickerLookup::take_answer() {
  const std::lock_guard lock(mutex_);
  return std::exchange(answer_, {});
}

std::optional<std::vector<workspace::Doubt>> PickerLookup::take_doubts() {
  const std::lock_guard lock(mutex_);
  return std::exchange(doubts_, {});
}

}  // namespace loci::session
