#include "app/workspace/selection.hpp"
#include "app/workspace/store.hpp"

#include <algorithm>
#include <unordered_map>

namespace loci::workspace {
namespace {

using Positions = std::unordered_map<std::string, std::size_t>;  ///< place id to place in the list

/// The newest copy of every place, without counts.
Positions read_places(const sqlite::Database& database, std::vector<PlaceSummary>& places) {
  auto rows = database.prepare("SELECT " + std::string(place_columns) +
                               " FROM places p JOIN gazetteers g ON g.id = p.gazetteer "
                               "ORDER BY p.gazetteer");
  Positions positions;
  while (rows.step()) {
    PlaceSummary summary;
    summary.place = place_of(database, rows, 0);
    summary.gazetteer = rows.text(place_column_count - 2);
    summary.gazetteer_version = rows.text(place_column_count - 1);
    const auto [found, is_new] = positions.try_emplace(summary.place.id, places.size());
    if (is_new) {
      places.push_back(std::move(summary));
    } else {
      places[found->second] = std::move(summary);
    }
  }
  return positions;
}

void count_mentions(const sqlite::Database& database, const Filter& filter,
                    const Positions& positions, std::vector<PlaceSummary>& places) {
  auto rows = database.prepare(
      "SELECT p.place_id, count(*), count(DISTINCT m.document), avg(r.confidence), "
      "min(nullif(d.date, '')), max(d.date) FROM resolutions r JOIN mentions m ON m.id = r.mention "
      "JOIN documents d ON d.id = m.document JOIN places p ON p.id = r.place "
      "WHERE " +
      mentions_where(filter) + " GROUP BY p.place_id");
  bind_filter(filter, rows);
  while (rows.step()) {
    PlaceSummary& summary = places[positions.at(rows.string(0))];
    summary.mentions = static_cast<std::size_t>(rows.integer(1));
    summary.documents = static_cast<std::size_t>(rows.integer(2));
    summary.confidence = rows.real(3);
    summary.first_date = rows.text(4);
    summary.last_date = rows.text(5);
  }
}

void collect_spellings(const sqlite::Database& database, const Filter& filter,
                       const Positions& positions, std::vector<PlaceSummary>& places) {
  auto rows = database.prepare(
      "SELECT p.place_id, m.name, count(*) FROM resolutions r JOIN mentions m ON m.id = r.mention "
      "JOIN places p ON p.id = r.place WHERE " +
      mentions_where(filter) + " GROUP BY p.place_id, m.name ORDER BY count(*) DESC, m.name");
  bind_filter(filter, rows);
  while (rows.step()) places[positions.at(rows.string(0))].spellings.push_back(rows.string(1));
}

}  // namespace

std::vector<PlaceSummary> list_places(const sqlite::Database& database, const Filter& filter) {
  std::vector<PlaceSummary> places;
  const Positions positions = read_places(database, places);
  count_mentions(database, filter, positions, places);
  collect_spellings(database, filter, positions, places);
  std::erase_if(places, [](const PlaceSummary& summary) { return summary.mentions == 0; });
  std::sort(places.begin(), places.end(), [](const PlaceSummary& a, const PlaceSummary& b) {
    if (a.mentions != b.mentions) return a.mentions > b.mentions;
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
