#include "app/workspace/read_places.hpp"
#include "app/workspace/selection.hpp"
#include "app/workspace/store.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace loci::workspace {
namespace {

/// The places of a list while their mentions are counted: in one pass over the mentions, because
/// GROUP BY sorts a million rows several times over.
class Counting {
 public:
  /// \param groups null where they are not counted
  Counting(const sqlite::Database& database, const DocumentGroups* groups) : groups_(groups) {
    StoredPlaces stored = read_places(database);
    places_.resize(stored.places.size());
    for (std::size_t i = 0; i < places_.size(); ++i) {
      PlaceSummary& summary = places_[i].summary;
      summary.place = std::move(stored.places[i]);
      summary.gazetteer = summary.place.gazetteer;
      summary.gazetteer_version = std::move(stored.gazetteer_versions[i]);
    }
    positions_ = std::move(stored.of_row);
  }

  void count_mentions(const sqlite::Database& database, const Filter& filter) {
    auto rows = database.prepare(
        "SELECT r.place, m.document, r.confidence, m.name, d.date FROM mentions m "
        "JOIN resolutions r ON r.mention = m.id JOIN documents d ON d.id = m.document WHERE " +
        mentions_where(filter) + " AND r.place IS NOT NULL ORDER BY m.document");
    bind_filter(filter, rows);
    while (rows.step()) {
      const auto found = positions_.find(rows.integer(0));
      if (!found) continue;  // added by another program meanwhile
      Counted& place = places_[*found];
      if (groups_ != nullptr) place.count_group(rows.integer(1), *groups_);
      place.count(rows.integer(1), rows.real(2), rows.text(3), rows.text(4));
    }
  }

  std::vector<PlaceSummary> take() {
    std::vector<PlaceSummary> summaries;
    for (Counted& place : places_) {
      if (place.summary.mentions > 0) summaries.push_back(place.finished());
    }
    return summaries;
  }

 private:
  struct Counted {
    PlaceSummary summary;
    DocumentId last_document = -1;
    std::set<DocumentId> groups;  ///< of near-copies
    std::vector<std::pair<std::string, std::size_t>> spellings;

    /// \param document not counted yet
    void count_group(DocumentId document, const DocumentGroups& all) {
      if (document == last_document) return;
      const auto group = all.find(document);
      const bool is_new = group == all.end() || groups.insert(group->second).second;
      summary.groups += is_new ? 1 : 0;
    }

    void count(DocumentId document, double confidence, std::string_view name,
               std::string_view date) {
      ++summary.mentions;
      summary.confidence += confidence;
      const auto same = std::find_if(spellings.begin(), spellings.end(),
                                     [name](const auto& known) { return known.first == name; });
      if (same == spellings.end()) {
        spellings.emplace_back(name, 1);
      } else {
        ++same->second;
      }
      if (document == last_document) return;
      last_document = document;
      ++summary.documents;
      if (date.empty()) return;
      if (summary.first_date.empty() || date < summary.first_date) summary.first_date = date;
      if (date > summary.last_date) summary.last_date = date;
    }

    PlaceSummary finished() {
      summary.confidence /= static_cast<double>(summary.mentions);
      std::sort(spellings.begin(), spellings.end(), [](const auto& a, const auto& b) {
        return a.second != b.second ? a.second > b.second : a.first < b.first;
      });
      for (auto& [name, mentions] : spellings) summary.spellings.push_back(std::move(name));
      return std::move(summary);
    }
  };

  const DocumentGroups* groups_;
  std::vector<Counted> places_;
  RowNumbers positions_;  ///< row in table places to places_
};

}  // namespace

std::vector<PlaceSummary> list_places(const sqlite::Database& database, const Filter& filter,
                                      CountBy count_by) {
  DocumentGroups groups;
  if (count_by == CountBy::groups) groups = list_near_copies(database);
  Counting counting(database, count_by == CountBy::groups ? &groups : nullptr);
  counting.count_mentions(database, filter);
  std::vector<PlaceSummary> places = counting.take();
  const auto counted = [count_by](const PlaceSummary& place) {
    return count_by == CountBy::mentions    ? std::tuple(place.mentions, std::size_t{0})
           : count_by == CountBy::documents ? std::tuple(place.documents, place.mentions)
                                            : std::tuple(place.groups, place.mentions);
  };
  std::sort(places.begin(), places.end(), [&](const PlaceSummary& a, const PlaceSummary& b) {
    if (counted(a) != counted(b)) return counted(a) > counted(b);
    return std::tie(a.place.name, a.place.id) < std::tie(b.place.name, b.place.id);
  });
  return places;
}

std::vector<gazetteer::GazetteerInfo> list_gazetteers(const sqlite::Database& database) {
  auto rows = database.prepare("SELECT name, version, attribution FROM gazetteers ORDER BY id");
  std::vector<gazetteer::GazetteerInfo> gazetteers;
  while (rows.step()) {
    gazetteer::GazetteerInfo info;
    info.name = rows.text(0);
    info.version = rows.text(1);
    info.attribution = rows.text(2);
    gazetteers.push_back(std::move(info));
  }
  return gazetteers;
}

}  // namespace loci::workspace
