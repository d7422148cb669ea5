/// \file
/// What the session's filter lets through, and the passages of what is selected.
#include "app/session/session.hpp"
#include "geo/error.hpp"

#include <algorithm>

namespace loci::session {
namespace {

/// A word as a shell reads it back.
std::string quoted(const std::string& word) {
  constexpr std::string_view plain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:,=+@";
  if (!word.empty() && word.find_first_not_of(plain) == std::string::npos) return word;
  std::string text = "'";
  for (const char byte : word) text += byte == '\'' ? std::string("'\\''") : std::string(1, byte);
  return text + '\'';
}

}  // namespace

void Session::set_filter(workspace::Filter filter) {
  if (filter == filter_) return;
  filter_ = std::move(filter);
  if (workspace_) start_filtering();
}

void Session::start_filtering() {
  if (loading_.going_on()) {  // the newest filter is applied when that is done
    filter_again_ = true;
    return;
  }
  // What takes long in this is shared, not copied: the lists themselves are not needed.
  Lists before;
  before.columns = lists_.columns;
  before.names = lists_.names;
  before.words = lists_.words;
  before.with_words = lists_.with_words;
  loading_.start([before = std::move(before), filter = filter_,
                  file = workspace_file_] { return filtered_lists(before, filter, file); },
                 wake_);
}

std::string Session::filter_as_command() const {
  std::string line = "loci places -w " + quoted(workspace_file_.string());
  for (const std::string& word : to_options(filter_)) line += ' ' + quoted(word);
  return line;
}

void Session::search(const std::string& query) {
  if (query.empty()) {
    search_results_ = {};
  } else {
    search_.ask(query, lists_.columns, workspace_file_);
  }
}

void Session::show_position(const geo::LonLat& position, const std::string& name) {
  pin_ = Pin{position, name};
  fly_to_position(position);
}

void Session::select_unlocated() {
  selected_place_.clear();
  unlocated_selected_ = true;
  refresh_selection();
}

void Session::refresh_selection() {
  passages_.clear();
  read_passages_.clear();
  const workspace::Columns& columns = *lists_.columns;
  std::uint32_t place = workspace::Columns::no_place;
  if (!unlocated_selected_) {
    const auto row = lists_.on_map->index_of(selected_place_);
    if (!row) return;
    place = lists_.places.rows[*row].place;
  }
  std::uint32_t last_document = workspace::Columns::no_place;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns.place[i] != place || !lists_.test->passes_mention(columns, i)) continue;
    if (columns.document[i] != last_document) {
      last_document = columns.document[i];
      passages_.push_back({&columns.documents[last_document], {}});
    }
    passages_.back().mentions.push_back(columns.ids[i]);
  }
  // By date, as the documents are listed; they stand in that order in the columns.
  std::sort(passages_.begin(), passages_.end(),
            [](const auto& a, const auto& b) { return a.document < b.document; });
}

const workspace::Passage* Session::passage(workspace::MentionId mention) {
  constexpr std::size_t most_kept = 1000;
  if (const auto found = read_passages_.find(mention); found != read_passages_.end()) {
    return &found->second;
  }
  if (!workspace_) return nullptr;
  try {
    auto read = workspace_->passage(mention);
    if (!read) return nullptr;
    if (read_passages_.size() >= most_kept) read_passages_.clear();
    return &read_passages_.emplace(mention, std::move(*read)).first->second;
  } catch (const Error&) {
    return nullptr;  // a damaged file; whoever opens the document is told
  }
}

}  // namespace loci::session
