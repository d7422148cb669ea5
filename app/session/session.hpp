/// \file
/// The view model: the open workspace, what is selected in it, where the map stands, and what can
/// be done.
#pragma once

#include "app/export/feature_layers.hpp"
#include "app/map/coloured_by.hpp"
#include "app/session/background_result.hpp"
#include "app/session/background_task.hpp"
#include "app/session/correction_queue.hpp"
#include "app/session/layer_list.hpp"
#include "app/session/lists.hpp"
#include "app/session/map_motion.hpp"
#include "app/session/message.hpp"
#include "app/session/picker.hpp"
#include "app/session/place_card.hpp"
#include "app/session/search.hpp"
#include "app/session/view_history.hpp"
#include "app/workspace/workspace.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace loci::session {

enum class Theme { light, dark };
using ExportLayer = exports::Layer;

/// The mentions of the selected place in one document, by begin; their passages are read when they
/// are asked for.
struct DocumentPassages {
  const workspace::DocumentSummary* document = nullptr;  ///< of the lists; without counts
  std::vector<workspace::MentionId> mentions;
};

/// The document in the reader.
struct OpenDocument {
  workspace::DocumentSummary summary;
  std::string text;
  std::vector<workspace::StoredMention> mentions;  ///< all senses, by begin
};

/// A mention that the reader is to bring into sight; a new number asks again for the same one.
struct ReaderTarget {
  workspace::MentionId mention = 0;  ///< 0: the beginning of the document
  std::uint64_t number = 0;
};

/// One user's view of one workspace. Everything here is for one thread; what takes long goes on
/// behind it and comes in through update().
class Session {
 public:
  /// \param wake called, from any thread, when update() would bring something new
  explicit Session(Wake wake = {});

  // The workspace.
  /// Throws Error as Workspace does; the one that is open then stays open.
  void open_workspace(const std::filesystem::path& file);
  /// The same, but what goes wrong is said.
  void try_to_open(const std::filesystem::path& file);
  /// Reads documents into the open workspace, or into a new one, in the background.
  void add_documents(std::vector<std::filesystem::path> files_and_folders);
  void cancel_reading() { reading_.cancel(); }
  /// Writes in the background, in the format of the file's name; a message tells how it went.
  void export_file(ExportLayer layer, const std::filesystem::path& file);
  bool exporting() const { return exporting_.running(); }
  Progress export_progress() const { return exporting_.progress(); }
  void cancel_export() { exporting_.cancel(); }
  /// Beside the workspace, named after it.
  std::filesystem::path suggested_export_file(ExportLayer layer) const;
  const std::filesystem::path& workspace_file() const { return workspace_file_; }  ///< or empty
  bool reading() const { return reading_.running(); }
  bool loading() const { return loading_.going_on(); }  ///< also when another filter is applied
  Progress reading_progress() const { return reading_.progress(); }

  // What is there.
  const Lists& lists() const { return lists_; }
  std::uint64_t lists_number() const { return lists_number_; }  ///< another one for other lists
  /// A place of the lists by its id.
  std::optional<workspace::PlaceSummary> place(std::string_view id) const;
  std::size_t mention_count() const { return lists_.mentions; }
  /// More about a place; null until it has been looked up in the background.
  const PlaceCard* place_card(const gazetteer::Place& place) {
    return cards_.card(workspace_file_, place);
  }
  /// The name of a country of the places; its code where the gazetteer cannot tell.
  const std::string& country_name(const std::string& code) const;

  // What is let through.
  /// Lists, map, passages and exports follow as soon as it is applied, in the background.
  void set_filter(workspace::Filter filter);
  const workspace::Filter& filter() const { return filter_; }
  /// "loci places -w FILE …": what prints the list of places that is shown.
  std::string filter_as_command() const;

  // What is looked for.
  void search(const std::string& query);  ///< empty: nothing
  const SearchResults& search_results() const { return search_results_; }
  bool searching() const { return search_.searching(); }
  /// A position that was looked for: flies there and marks it. \param name may be empty
  void show_position(const geo::LonLat& position, const std::string& name);
  struct Pin {
    geo::LonLat position{};
    std::string name;
  };
  const std::optional<Pin>& pin() const { return pin_; }

  // What is selected.
  void select_place(std::string_view id);  ///< the map moves only if the place is out of sight
  void select_unlocated();                 ///< all that have no place
  void select_document(workspace::DocumentId id);  ///< opens it in the reader
  void open_passage(workspace::DocumentId document, workspace::MentionId mention);
  /// The same for a mention that is in sight already: the reader stays where it is.
  void follow_mention(workspace::MentionId mention);
  void hover_place(std::string_view id) { hovered_place_ = id; }  ///< empty for none
  void clear_selection();
  const std::string& selected_place() const { return selected_place_; }
  const std::string& hovered_place() const { return hovered_place_; }
  bool unlocated_selected() const { return unlocated_selected_; }
  const std::vector<DocumentPassages>& passages() const { return passages_; }
  /// The passage of a mention; null where it cannot be read. Valid until the next call.
  const workspace::Passage* passage(workspace::MentionId mention);
  const std::optional<OpenDocument>& open_document() const { return open_document_; }
  const ReaderTarget& reader_target() const { return reader_target_; }

  // Corrections (session_corrections.cpp). What is decided is decided for the picker's mention and
  // scope; messages, lists and the open document follow.
  void pick(workspace::MentionId mention);  ///< offers what one of the open document may be
  /// Opens a passage and offers what its mention may be.
  void ask_about(workspace::DocumentId document, workspace::MentionId mention);
  void close_picker();  ///< or only what was begun in it: typing, placing
  void leave_picker();  ///< whatever was begun
  const std::optional<Picker>& picker() const { return picker_; }
  /// What the picker lies over: the map's right side, or its lower part where hardly any would be
  /// left; nothing where there is no picker.
  PickerCover picker_cover() const;
  void set_scope(workspace::Scope scope);
  void preview_reach(bool shown);  ///< the mentions that would change are listed, or no longer
  void hover_candidate(std::optional<std::size_t> number);
  void type_candidate_name();
  void search_candidates(const std::string& name);  ///< those of another name; empty: no longer
  void choose_candidate(std::size_t number);        ///< from 0
  void show_candidates();  ///< the map flies to where all of them are in sight
  void place_by_click();   ///< the next click on the map, or no longer
  void place_here(geo::LonLat position);
  void decide(workspace::CorrectionKind kind, std::optional<gazetteer::Place> place = {});
  void decide_sense(geoparse::Sense sense);
  void undo();
  void redo();
  bool correcting() const { return correcting_.running(); }
  bool looking_up() const { return lookup_.running(); }
  Progress correcting_progress() const { return correcting_.progress(); }
  void stop_resolving() { correcting_.cancel(); }  ///< the next correction goes on with it
  void review();                                   ///< begins the walk through the names in doubt
  void stop_review();
  void review_step(int steps);
  const std::optional<Review>& reviewing() const { return review_; }

  // The files of the user's on the map (session_layers.cpp).
  LayerList& layers() { return layers_; }
  const LayerList& layers() const { return layers_; }
  /// Reads them in the background, on top of the others. What is no map is told in a message; the
  /// map flies to one of which nothing is in sight.
  void add_layers(const std::vector<std::filesystem::path>& files);
  void remove_layer(LayerId id);  ///< a message offers to bring it back
  void bring_back_layer();
  void layer_failed(const render::UserLayer& layer, const std::string& why);  ///< told once
  void fly_to_layer(LayerId id);
  /// Files and folders that were dropped on the window: one workspace is opened, maps become
  /// layers, anything else is read (dropped_files.hpp).
  void take_dropped(const std::vector<std::filesystem::path>& dropped);

  // The map.
  MapMotion& map() { return motion_; }
  const map::MapView& view() const { return motion_.view(); }
  void resize_map(double width_px, double height_px);
  void zoom_in_middle(double levels);
  /// The map stays where it is, at the same scale.
  void set_projection(const geo::Projection& projection);
  bool graticule = false;  ///< parallels and meridians are drawn
  void home();             ///< flies to where most mentions are
  void fly_to_place(const gazetteer::Place& place);
  void bring_into_view(const map::MapPlace& place);
  void fly_to_position(const geo::LonLat& position);
  void go_back();     ///< to where the map rested before
  void go_forward();  ///< and again to where it was before going back
  /// Flies to what lies between two corners of the view.
  void fly_to_box(const map::ScreenPoint& left_top, const map::ScreenPoint& right_bottom);
  /// Flies to where the places of a marker come apart; false where they never do: they stand at one
  /// point.
  bool fly_into_cluster(map::ClusterId cluster);

  // What is told.
  const std::vector<Message>& messages() const { return messages_; }
  void say(Message message);
  void dismiss_message(std::size_t index);

  Theme theme = Theme::light;
  map::ColouredBy coloured_by = map::ColouredBy::nothing;
  /// Where a country or first-level area lies, by its area code; nothing where the map does not
  /// know. Set by who has the map.
  std::function<std::optional<geo::Extent>(const std::string& area_code)> extent_of_area;
  bool lines = true;  ///< from the selected place to those that the open document mentions with it

  /// Lets time pass and takes what has come in. True when something changed.
  bool update(double seconds);
  bool animating() const { return motion_.moving(); }
  map::MapView destination() const { return motion_.destination(); }  ///< where the map will rest
  /// Until something changes by itself (a message goes away); nothing while nothing will.
  std::optional<double> next_change_s() const;

 private:
  void start_loading();
  bool take_lists();
  bool take_news();
  bool take_layers();
  bool age_messages(double seconds);
  void refresh_selection();
  bool take_corrections();
  void take_correction(const CorrectionResult& result);
  void take_answer(PickerAnswer answer);
  void correct(workspace::Correction correction);
  void look_up();
  void show_doubt();
  void go_on_reviewing();
  void go_back_to(workspace::MentionId mention);
  void refresh_document();
  map::MapView view_beside_picker(const geo::Extent& extent, double margin_px,
                                  double zoom_limit) const;
  void stay_home();
  std::optional<map::MapView> home_view() const;
  void start_filtering();

  Wake wake_;
  std::filesystem::path workspace_file_;
  std::unique_ptr<workspace::Workspace> workspace_;
  Lists lists_;
  std::uint64_t lists_number_ = 0;
  BackgroundResult<Lists> loading_;
  bool load_again_ = false, filter_again_ = false;
  workspace::Filter filter_;
  std::optional<std::size_t> documents_read_;  ///< while documents are being read

  std::string selected_place_, hovered_place_;
  bool unlocated_selected_ = false;
  std::vector<DocumentPassages> passages_;
  std::unordered_map<workspace::MentionId, workspace::Passage> read_passages_;
  std::optional<OpenDocument> open_document_;
  ReaderTarget reader_target_;
  MapMotion motion_;
  ViewHistory history_;
  std::optional<map::MapView>
      home_shown_;  ///< chosen by us; the user has not moved while it is the view
  std::optional<Pin> pin_;
  SearchResults search_results_;
  std::vector<Message> messages_;
  std::vector<double> message_ages_s_;
  Search search_;
  PlaceCards cards_;
  std::optional<Picker> picker_;
  std::optional<Review> review_;
  std::string said_;  ///< of the last correction
  CorrectionQueue correcting_;
  PickerLookup lookup_;
  LayerList layers_;
  BackgroundTask reading_, exporting_;  // last: their threads report to the members above
};

}  // namespace loci::session
