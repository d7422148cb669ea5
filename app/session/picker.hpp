/// \file
/// What a person is asked about a mention, and the walk through the mentions in doubt.
#pragma once

#include "app/session/background_task.hpp"
#include "app/workspace/corrections.hpp"
#include "app/workspace/mention_candidates.hpp"

#include <array>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace loci::session {

/// From the map's right edge to the left one of the picker, which lies over the map.
inline constexpr double picker_cover_px = 492;
/// From the map's lower edge to the upper one of the picker, where the map is too narrow for both.
inline constexpr double picker_below_px = 304;

/// What the picker covers of the map.
struct PickerCover {
  double right_px = 0, below_px = 0;  ///< one of them is 0
};

/// A mention that can be decided, and what there is to choose from.
struct Picker {
  workspace::StoredMention mention;
  workspace::Scope scope = workspace::Scope::mention;
  std::vector<workspace::MentionCandidate> candidates;
  gazetteer::GazetteerInfo gazetteer;                      ///< that the candidates are from
  std::array<std::optional<workspace::Reach>, 3> reaches;  ///< by scope; nothing until counted
  std::string searched;     ///< another name, whose candidates these are; else empty
  bool looking_up = false;  ///< candidates are on their way
  bool searching = false;   ///< a name is being typed
  bool placing = false;     ///< the next click on the map says where it lies
  bool previewing = false;  ///< the mentions that would change are listed
  bool deciding = false;    ///< has been decided; the review goes on as soon as that is stored
  std::optional<std::size_t> hovered;  ///< candidate under the mouse, in the list or on the map

  /// The mentions that a decision would change; nothing until they are counted.
  const std::optional<workspace::Reach>& reach() const {
    return reaches[static_cast<std::size_t>(scope)];
  }
  bool is_present(std::size_t candidate) const;  ///< it is the mention's place now
};

/// The walk through the names in doubt, in the order of `loci review`.
struct Review {
  std::vector<workspace::Doubt> doubts;
  std::size_t at = 0;  ///< the one that is shown
  bool loading = true;
};

/// What is looked up for a picker.
struct PickerQuestion {
  std::filesystem::path workspace_file;
  workspace::StoredMention mention;
  std::string name;  ///< whose candidates are wanted
};
struct PickerAnswer {
  workspace::MentionId mention = 0;
  std::string name;
  std::vector<workspace::MentionCandidate> candidates;
  gazetteer::GazetteerInfo gazetteer;
  std::array<std::optional<workspace::Reach>, 3> reaches;
};

/// Looks up candidates, and the names in doubt, on a thread of its own; only the last question
/// counts.
class PickerLookup {
 public:
  explicit PickerLookup(Wake wake) : task_(std::move(wake)) {}

  void ask(PickerQuestion question);
  void ask_doubts(const std::filesystem::path& workspace_file);
  void update();
  bool running() const { return task_.running() || question_ || doubts_of_; }
  std::optional<PickerAnswer> take_answer();
  std::optional<std::vector<workspace::Doubt>> take_doubts();
  std::vector<Message> take_messages() { return task_.take_messages(); }

 private:
  void answer(const PickerQuestion& question);

  std::optional<PickerQuestion> question_;
  std::optional<std::filesystem::path> doubts_of_;
  std::shared_ptr<const gazetteer::Gazetteer> gazetteer_;  // made and used by the thread only
  std::mutex mutex_;
  std::optional<PickerAnswer> answer_;
  std::optional<std::vector<workspace::Doubt>> doubts_;
  BackgroundTask task_;  // last: its thread uses all of the above
};

}  // namespace loci::session
