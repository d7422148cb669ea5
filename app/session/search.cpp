#include "app/session/search.hpp"

#include "app/data/data_files.hpp"
#include "gazetteer/gazetteer.hpp"
#include "gazetteer/geoparse/coordinates.hpp"
#include "gazetteer/name_key.hpp"
#include "geo/error.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace loci::session {
namespace {

constexpr std::size_t most_of_a_kind = 6;

/// The places of the workspace with a name that begins with the query, or has a word that does;
/// the often mentioned first. Keys of all names are made once for the columns.
class PlacesByName {
 public:
  std::vector<gazetteer::Place> find(const workspace::Columns& columns, const std::string& query) {
    if (of_ != &columns) read(columns);
    const std::string key = gazetteer::name_key(query);
    if (key.empty()) return {};
    std::unordered_map<std::uint32_t, int> found;  // place to how well it fits
    for (const auto& [name, place] : names_) {
      const std::size_t at = name.find(key);
      if (at == std::string::npos || (at > 0 && name[at - 1] != ' ')) continue;
      const int fit = name == key ? 3 : at == 0 ? 2 : 1;
      found[place] = std::max(found[place], fit);
    }
    std::vector<std::pair<std::uint32_t, int>> best(found.begin(), found.end());
    std::sort(best.begin(), best.end(), [this](const auto& a, const auto& b) {
      if (a.second != b.second) return a.second > b.second;
      if (mentions_[a.first] != mentions_[b.first]) return mentions_[a.first] > mentions_[b.first];
      return a.first < b.first;
    });
    best.resize(std::min(best.size(), most_of_a_kind));
    std::vector<gazetteer::Place> places;
    for (const auto& [place, fit] : best) places.push_back(columns.places[place].place);
    return places;
  }

 private:
  void read(const workspace::Columns& columns) {
    of_ = &columns;
    names_.clear();
    mentions_.assign(columns.places.size(), 0);
    for (std::uint32_t i = 0; i < columns.places.size(); ++i) {
      names_.emplace_back(gazetteer::name_key(columns.places[i].place.name), i);
    }
    for (const auto& [place, name] : columns.spellings) {
      if (place != workspace::Columns::no_place) {
        names_.emplace_back(gazetteer::name_key(name), place);
      }
    }
    for (const std::uint32_t place : columns.place) {
      if (place != workspace::Columns::no_place) ++mentions_[place];
    }
  }

  const workspace::Columns* of_ = nullptr;
  std::vector<std::pair<std::string, std::uint32_t>> names_;
  std::vector<std::size_t> mentions_;
};

std::optional<geo::LonLat> position_of(const std::string& query) {
  auto written = geoparse::find_coordinates(query);
  if (written.empty()) {  // who types two numbers here means nothing else, unlike a text
    std::string uri = "geo:" + query;
    std::erase(uri, ' ');
    written = geoparse::find_coordinates(uri);
  }
  if (written.size() != 1) return std::nullopt;
  return written.front().position;
}

/// What one thread needs for all questions.
class Answering {
 public:
  SearchResults answer(const std::string& query, const workspace::Columns& columns,
                       const std::filesystem::path& file) {
    SearchResults results;
    results.query = query;
    results.position = position_of(query);
    results.places = places_.find(columns, query);
    if (results.position) return results;
    results.gazetteer = in_gazetteer(query, results.places);
    for (const gazetteer::Place& place : results.gazetteer) {
      if (place.country.empty() || results.countries.contains(place.country)) continue;
      const auto country = gazetteer_->admin_area(place.country, {});
      if (country) results.countries[place.country] = country->name;
    }
    if (!file.empty()) {
      const workspace::Workspace workspace(file, workspace::Workspace::Mode::read);
      results.documents = workspace.search(query, most_of_a_kind);
    }
    return results;
  }

 private:
  std::vector<gazetteer::Place> in_gazetteer(const std::string& query,
                                             const std::vector<gazetteer::Place>& known) {
    constexpr std::size_t shortest = 3;
    if (query.size() < shortest) return {};
    if (!gazetteer_) gazetteer_.emplace(data::gazetteers_in_force());
    std::vector<gazetteer::Place> places;
    for (auto& candidate : gazetteer_->while_typed(query, most_of_a_kind + known.size())) {
      const auto is_it = [&](const auto& place) { return place.id == candidate.place.id; };
      const bool listed = std::any_of(known.begin(), known.end(), is_it);
      if (!listed && places.size() < most_of_a_kind) places.push_back(std::move(candidate.place));
    }
    return places;
  }

  PlacesByName places_;
  std::optional<gazetteer::Gazetteer> gazetteer_;
};

}  // namespace

Search::~Search() {
  thread_.request_stop();
  asked_.notify_all();
}

void Search::ask(std::string query, std::shared_ptr<const workspace::Columns> columns,
                 std::filesystem::path workspace_file) {
  {
    const std::lock_guard lock(mutex_);
    question_ = Question{std::move(query), std::move(columns), std::move(workspace_file)};
    if (!thread_.joinable()) {
      thread_ = std::jthread([this](const std::stop_token& stop) { work(stop); });
    }
  }
  asked_.notify_all();
}

bool Search::searching() const {
  const std::lock_guard lock(mutex_);
  return busy_ || question_;
}

bool Search::take(SearchResults& results) {
  const std::lock_guard lock(mutex_);
  if (!answer_) return false;
  results = *std::exchange(answer_, std::nullopt);
  return true;
}

void Search::work(const std::stop_token& stop) {
  Answering answering;
  Question question;  // kept until the next: what was read of its columns is still of use
  while (true) {
    {
      std::unique_lock lock(mutex_);
      if (!asked_.wait(lock, stop, [this] { return question_.has_value(); })) return;
      question = *std::exchange(question_, std::nullopt);
      busy_ = true;
    }
    SearchResults results;
    results.query = question.query;
    try {
      results = answering.answer(question.query, *question.columns, question.workspace_file);
    } catch (const Error&) {
      // A damaged file finds nothing; who opens it is told.
    }
    {
      const std::lock_guard lock(mutex_);
      busy_ = false;
      answer_ = std::move(results);
    }
    if (wake_) wake_();
  }
}

}  // namespace loci::session
