/// \file
/// What the search box finds, while it is typed into.
#pragma once

#include "app/session/background_task.hpp"
#include "app/workspace/columns.hpp"
#include "app/workspace/workspace.hpp"
#include "gazetteer/place.hpp"

#include <condition_variable>
#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace loci::session {

/// What was found, best first, a few of each.
struct SearchResults {
  std::string query;                             ///< of which these are the results
  std::vector<gazetteer::Place> places;          ///< of the workspace
  std::vector<gazetteer::Place> gazetteer;       ///< others with the name, or one begun so
  std::map<std::string, std::string> countries;  ///< names of the codes that those have
  std::vector<workspace::TextHit> documents;     ///< with the words
  std::optional<geo::LonLat> position;           ///< where the query is coordinates
};

/// Searches on a thread of its own: the newest query is answered, older ones are given up.
class Search {
 public:
  /// \param wake called, from any thread, when take() would bring results
  explicit Search(Wake wake) : wake_(std::move(wake)) {}
  ~Search();
  Search(const Search&) = delete;
  Search& operator=(const Search&) = delete;

  /// Asks for another query; its results come later. \param workspace_file may be empty
  void ask(std::string query, std::shared_ptr<const workspace::Columns> columns,
           std::filesystem::path workspace_file);
  bool searching() const;
  /// True where newer results have come in.
  bool take(SearchResults& results);

 private:
  struct Question {
    std::string query;
    std::shared_ptr<const workspace::Columns> columns;
    std::filesystem::path workspace_file;
  };
  void work(const std::stop_token& stop);

  Wake wake_;
  mutable std::mutex mutex_;
  std::condition_variable_any asked_;
  std::optional<Question> question_;
  std::optional<SearchResults> answer_;
  bool busy_ = false;
  std::jthread thread_;  // last: it uses all of the above; started by the first question
};

}  // namespace loci::session
