#include "app/session/session.hpp"

#include "app/session/export_file.hpp"
#include "app/session/home_view.hpp"
#include "app/session/read_documents.hpp"
#include "geo/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <utility>

namespace loci::session {
namespace {

constexpr double note_life_s = 6;  // warnings and failures stay until they are dismissed
constexpr std::size_t max_messages = 50;

}  // namespace

Session::Session(Wake wake)
    : wake_(wake),
      motion_(everywhere(1280, 800)),
      search_(wake),
      cards_(wake),
      correcting_(wake),
      lookup_(wake),
      layers_(wake),
      reading_(wake),
      exporting_(wake) {}

// --- the workspace

void Session::open_workspace(const std::filesystem::path& file) {
  auto opened = std::make_unique<workspace::Workspace>(file, workspace::Workspace::Mode::read);
  workspace_ = std::move(opened);
  workspace_file_ = file;
  clear_selection();
  stop_review();
  open_document_.reset();
  filter_ = {};
  lists_ = {};
  cards_.forget();
  ++lists_number_;
  home_shown_ = view();
  start_loading();
}

void Session::try_to_open(const std::filesystem::path& file) {
  try {
    open_workspace(file);
  } catch (const Error& error) {
    say({Message::Kind::failure, error.what()});
  }
}

void Session::add_documents(std::vector<std::filesystem::path> files_and_folders) {
  if (files_and_folders.empty()) return;
  if (reading_.running()) {
    return say({Message::Kind::warning, "Documents are being read already; add these afterwards"});
  }
  try {
    if (workspace_file_.empty()) {
      const auto file = new_workspace_file();
      workspace::Workspace(file, workspace::Workspace::Mode::create_or_open);
      open_workspace(file);
    }
  } catch (const Error& error) {
    return say({Message::Kind::failure, error.what()});
  }
  documents_read_ = 0;
  reading_.start([files = std::move(files_and_folders),
                  file = workspace_file_](BackgroundTask::Reporter& reporter) {
    read_documents(files, file, reporter);
  });
}

void Session::export_file(ExportLayer layer, const std::filesystem::path& file) {
  if (!workspace_) return;
  if (exporting_.running()) {
    return say({Message::Kind::warning, "An export is being written already; wait for its end"});
  }
  exporting_.start(
      [layer, file, from = workspace_file_, filter = filter_](BackgroundTask::Reporter& reporter) {
        session::export_file(from, layer, filter, file, reporter);
      });
}

std::filesystem::path Session::suggested_export_file(ExportLayer layer) const {
  std::filesystem::path file = workspace_file_;
  file.replace_extension(layer == ExportLayer::places ? ".places.geojson" : ".mentions.geojson");
  return file;
}

void Session::start_loading() {
  if (loading_.going_on()) {
    load_again_ = true;
    return;
  }
  loading_.start([file = workspace_file_, filter = filter_,
                  names = lists_.names] { return load_lists(file, filter, *names); },
                 wake_);
}

bool Session::take_lists() {
  if (!loading_.ready()) return false;
  try {
    Lists lists = loading_.take();
    passages_.clear();  // they point to the lists
    lists_ = std::move(lists);
    ++lists_number_;
    cards_.forget();
    refresh_selection();
    if (filter_ == workspace::Filter{}) stay_home();
  } catch (const std::exception& error) {
    say({Message::Kind::failure, error.what()});
  }
  if (std::exchange(load_again_, false)) {
    start_loading();
  } else if (std::exchange(filter_again_, false)) {
    start_filtering();
  }
  return true;
}

// --- what is there

std::optional<workspace::PlaceSummary> Session::place(std::string_view id) const {
  const auto index = lists_.on_map->index_of(id);  // the places on the map are in the same order
  if (!index) return std::nullopt;
  return lists_.places[*index];
}

const std::string& Session::country_name(const std::string& code) const {
  for (const auto* const names : {&lists_.names->countries, &search_results_.countries}) {
    if (const auto found = names->find(code); found != names->end()) return found->second;
  }
  return code;
}

// --- what is selected

void Session::select_place(std::string_view id) {
  selected_place_ = id;
  unlocated_selected_ = false;
  refresh_selection();
  const map::MapPlace* const place = lists_.on_map->find(id);
  if (place == nullptr) return;
  bring_into_view(*place);
}

void Session::select_document(workspace::DocumentId id) {
  if (!workspace_) return;
  if (!open_document_ || open_document_->summary.id != id) {
    auto stored = workspace_->document(id);
    const auto& documents = lists_.columns->documents;
    const auto summary = std::find_if(documents.begin(), documents.end(),
                                      [id](const auto& document) { return document.id == id; });
    if (!stored || summary == documents.end()) return;
    picker_.reset();
    open_document_ =
        OpenDocument{*summary, std::move(stored->text), workspace::all_mentions(*workspace_, id)};
  }
  reader_target_ = {0, reader_target_.number + 1};
}

void Session::open_passage(workspace::DocumentId id, workspace::MentionId mention) {
  select_document(id);
  follow_mention(mention);
}

void Session::follow_mention(workspace::MentionId mention) {
  if (!open_document_) return;
  reader_target_.mention = mention;
  for (const workspace::StoredMention& stored : open_document_->mentions) {
    if (stored.id != mention || !stored.resolution.place) continue;
    const gazetteer::Place place = *stored.resolution.place;
    selected_place_ = place.id;
    unlocated_selected_ = false;
    refresh_selection();
    fly_to_place(place);
  }
}

void Session::clear_selection() {
  if (!review_) picker_.reset();
  selected_place_.clear();
  unlocated_selected_ = false;
  hovered_place_.clear();
  pin_.reset();
  passages_.clear();
}

// --- what is told

void Session::say(Message message) {
  if (messages_.size() == max_messages) dismiss_message(0);
  messages_.push_back(std::move(message));
  message_ages_s_.push_back(0);
}

void Session::dismiss_message(std::size_t index) {
  if (index >= messages_.size()) return;
  messages_.erase(messages_.begin() + static_cast<std::ptrdiff_t>(index));
  message_ages_s_.erase(message_ages_s_.begin() + static_cast<std::ptrdiff_t>(index));
}

bool Session::age_messages(double seconds) {
  bool changed = false;
  for (std::size_t i = messages_.size(); i-- > 0;) {
    message_ages_s_[i] += seconds;
    if (messages_[i].kind == Message::Kind::note && message_ages_s_[i] >= note_life_s) {
      dismiss_message(i);
      changed = true;
    }
  }
  return changed;
}

std::optional<double> Session::next_change_s() const {
  std::optional<double> soonest;
  for (std::size_t i = 0; i < messages_.size(); ++i) {
    if (messages_[i].kind != Message::Kind::note) continue;
    const double left = std::max(0.0, note_life_s - message_ages_s_[i]);
    soonest = std::min(left, soonest.value_or(left));
  }
  return soonest;
}

bool Session::take_news() {
  auto news = reading_.take_messages();
  for (Message& message : exporting_.take_messages()) news.push_back(std::move(message));
  for (const Message& message : news) say(message);
  std::optional<std::size_t> read;
  if (reading_.running()) read = reading_.progress().done;
  if (read != documents_read_) {  // a document more, or the end
    documents_read_ = read;
    start_loading();
  }
  return !news.empty();
}

bool Session::update(double seconds) {
  bool changed = take_news();
  changed = take_corrections() || changed;
  changed = take_lists() || changed;
  changed = take_layers() || changed;
  changed = search_.take(search_results_) || changed;
  changed = cards_.update() || changed;
  changed = age_messages(seconds) || changed;
  if (motion_.moving()) {
    motion_.advance(seconds);
    changed = true;
  }
  history_.watch(view(), seconds);
  return changed;
}

}  // namespace loci::session
