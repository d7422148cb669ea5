#include "app/workspace/read_places.hpp"
#include "app/workspace/selection.hpp"
#include "app/workspace/store.hpp"

#include <algorithm>
#include <future>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace loci::workspace {
namespace {

/// How often a row of the table of places is mentioned.
struct RowCount {
  std::int64_t row = 0;
  std::size_t mentions = 0;
};

/// The rows of places within, and of areas that have an outline, by an index each; in their order.
std::vector<std::int64_t> rows_near(const sqlite::Database& database, const geo::Extent& near) {
  const bool crosses = geo::crosses_antimeridian(near);
  auto found = database.prepare(
      std::string("SELECT id FROM places WHERE lat_deg BETWEEN ?2 AND ?4 AND (lon_deg >= ?1 ") +
      (crosses ? "OR" : "AND") +
      " lon_deg <= ?3) UNION ALL SELECT id FROM places WHERE feature_class = 'A' AND "
      "(feature_code = 'ADM1' OR (feature_code >= 'PCL' AND feature_code < 'PCM'))");
  found.bind_all(near.west_deg, near.south_deg, near.east_deg, near.north_deg);
  std::vector<std::int64_t> rows;
  while (found.step()) rows.push_back(found.integer(0));
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  return rows;
}

/// Keeps a database locked for reading: many short statements would lock it once each, which takes
/// longer than what they look up.
class ReadLock {
 public:
  explicit ReadLock(const sqlite::Database& database)
      : unfinished_(database.prepare("SELECT 1 FROM sqlite_schema")) {
    unfinished_.step();
  }

 private:
  sqlite::Statement unfinished_;
};

/// What never counts without a filter: demonyms and what is no place. By indexes of just these.
class LeftOut {
 public:
  explicit LeftOut(const sqlite::Database& database) {
    auto rows = database.prepare(
        "SELECT id FROM mentions WHERE sense = 2 UNION ALL "
        "SELECT mention FROM resolutions WHERE status = 3");
    while (rows.step()) {
      mentions_.push_back(rows.integer(0));
      may_be_[bit_of(mentions_.back())] = true;
    }
    std::sort(mentions_.begin(), mentions_.end());
  }

  bool contains(MentionId mention) const {
    return may_be_[bit_of(mention)] &&
           std::binary_search(mentions_.begin(), mentions_.end(), mention);
  }

 private:
  static std::size_t bit_of(MentionId mention) {
    return static_cast<std::uint64_t>(mention) % bit_count;
  }
  static constexpr std::size_t bit_count = std::size_t{1} << 20;

  std::vector<MentionId> mentions_;
  std::vector<bool> may_be_ = std::vector<bool>(bit_count);  ///< spares most look-ups
};

/// Without a filter: the index of places has all that is needed.
std::vector<RowCount> counts_by_index(const sqlite::Database& database) {
  const LeftOut left_out(database);
  auto rows = database.prepare(
      "SELECT place, mention FROM resolutions WHERE place IS NOT NULL ORDER BY place");
  std::vector<RowCount> counts;
  while (rows.step()) {
    const std::int64_t row = rows.integer(0);
    if (left_out.contains(rows.integer(1))) continue;
    if (counts.empty() || counts.back().row != row) counts.push_back({row, 0});
    ++counts.back().mentions;
  }
  return counts;
}

/// The same of some rows.
std::vector<RowCount> counts_by_index(const sqlite::Database& database,
                                      const std::vector<std::int64_t>& rows) {
  const LeftOut left_out(database);
  const ReadLock lock(database);
  auto mentions = database.prepare("SELECT mention FROM resolutions WHERE place = ?1");
  std::vector<RowCount> counts;
  for (const std::int64_t row : rows) {
    std::size_t count = 0;
    mentions.bind(1, row);
    while (mentions.step()) count += left_out.contains(mentions.integer(0)) ? 0 : 1;
    if (count > 0) counts.push_back({row, count});
  }
  return counts;
}

/// Mention by mention, as the filter says.
std::vector<RowCount> counts_by_filter(const sqlite::Database& database, const Filter& filter) {
  // "+": in the order of the mentions, as they lie in the file, not by the index of places.
  auto rows = database.prepare(
      "SELECT r.place FROM mentions m JOIN resolutions r ON r.mention = m.id WHERE " +
      mentions_where(filter) + " AND +r.place IS NOT NULL");
  bind_filter(filter, rows);
  std::vector<std::int64_t> mentioned;
  while (rows.step()) mentioned.push_back(rows.integer(0));
  std::sort(mentioned.begin(), mentioned.end());
  std::vector<RowCount> counts;
  for (const std::int64_t row : mentioned) {
    if (counts.empty() || counts.back().row != row) counts.push_back({row, 0});
    ++counts.back().mentions;
  }
  return counts;
}

/// Goes through rows and counts at once: both are in the order of the rows' numbers.
class CountsInOrder {
 public:
  explicit CountsInOrder(const std::vector<RowCount>& counts) : counts_(counts) {}

  /// \param row larger than that of any call before
  std::size_t of(std::int64_t row) {
    while (next_ < counts_.size() && counts_[next_].row < row) ++next_;
    return next_ < counts_.size() && counts_[next_].row == row ? counts_[next_].mentions : 0;
  }

 private:
  const std::vector<RowCount>& counts_;
  std::size_t next_ = 0;
};

std::vector<std::size_t> counts_of(const std::vector<std::int64_t>& rows,
                                   const std::vector<RowCount>& counts) {
  CountsInOrder in_order(counts);
  std::vector<std::size_t> mentions;
  mentions.reserve(rows.size());
  for (const std::int64_t row : rows) mentions.push_back(in_order.of(row));
  return mentions;
}

/// Each place once, whatever gazetteers it was copied from.
std::vector<std::size_t> visit_with_copies(const sqlite::Database& database,
                                           const std::vector<RowCount>& counts,
                                           const PlaceVisitor& visit) {
  StoredPlaces stored = read_places(database);
  std::vector<std::size_t> mentions(stored.places.size());
  CountsInOrder in_order(counts);
  for (const std::int64_t row : stored.of_row.rows()) {
    mentions[stored.of_row.find(row).value()] += in_order.of(row);
  }
  for (gazetteer::Place& place : stored.places) visit(place);
  return mentions;
}

/// Only the columns that a map needs.
constexpr std::string_view select_for_map =
    "SELECT id, place_id, name, lon_deg, lat_deg, feature_class, feature_code, radius_km, country, "
    "admin1 FROM places ";

/// Countries and first-level areas only of areas: their outlines are found by them.
void take_row(const sqlite::Database& database, const sqlite::Statement& row,
              gazetteer::Place& place) {
  place.id = row.text(1);
  place.name = row.text(2);
  place.position = position_of(database, row, 3, place.id);
  const std::string_view feature_class = row.text(5);
  place.feature_class = feature_class.empty() ? 'P' : feature_class.front();
  place.feature_code = row.text(6);
  place.radius_km = row.real(7);
  const bool is_area = place.feature_class == 'A';
  place.country = is_area ? row.text(8) : std::string_view();
  place.admin1 = is_area ? row.text(9) : std::string_view();
}

/// Visits all rows, or those that are counted; which they were.
std::vector<std::int64_t> visit_rows(const sqlite::Database& database,
                                     const std::vector<RowCount>* only, const PlaceVisitor& visit) {
  auto rows = database.prepare(std::string(select_for_map) + "ORDER BY id");
  std::optional<CountsInOrder> counts;
  if (only != nullptr) counts.emplace(*only);
  std::vector<std::int64_t> visited;
  gazetteer::Place place;
  while (rows.step()) {
    const std::int64_t row = rows.integer(0);
    if (counts && counts->of(row) == 0) continue;
    take_row(database, rows, place);
    visit(place);
    visited.push_back(row);
  }
  return visited;
}

/// Visits some rows; those of them that there are.
std::vector<std::int64_t> visit_rows(const sqlite::Database& database,
                                     const std::vector<std::int64_t>& rows,
                                     const PlaceVisitor& visit) {
  const ReadLock lock(database);
  auto found = database.prepare(std::string(select_for_map) + "WHERE id = ?1");
  std::vector<std::int64_t> visited;
  gazetteer::Place place;
  for (const std::int64_t row : rows) {
    found.bind(1, row);
    while (found.step()) {
      take_row(database, found, place);
      visit(place);
      visited.push_back(row);
    }
  }
  return visited;
}

/// Rows are numbered one after the other, and never taken out.
std::size_t last_row(const sqlite::Database& database) {
  auto last = database.prepare("SELECT max(id) FROM places");
  last.step();
  return static_cast<std::size_t>(std::max<std::int64_t>(0, last.integer(0)));
}

/// Places and counts come from different tables: read beside each other.
CountedPlaces visit_all(const sqlite::Database& database, const PlaceVisitor& visit) {
  auto counting = std::async(
      std::launch::async, [file = database.file()] { return counts_by_index(*open_again(file)); });
  const std::vector<std::int64_t> visited = visit_rows(database, nullptr, visit);
  return {counts_of(visited, counting.get()), visited.size()};
}

CountedPlaces visit_near(const sqlite::Database& database, const geo::Extent& near,
                         const PlaceVisitor& visit) {
  const std::vector<std::int64_t> rows = rows_near(database, near);
  auto counting = std::async(std::launch::async, [&rows, file = database.file()] {
    return counts_by_index(*open_again(file), rows);
  });
  const std::vector<std::int64_t> visited = visit_rows(database, rows, visit);
  return {counts_of(visited, counting.get()), last_row(database)};
}

/// Of places that a filter lets through.
std::vector<std::int64_t> visit_counted(const sqlite::Database& database,
                                        const std::vector<RowCount>& counts,
                                        const std::optional<geo::Extent>& near,
                                        const PlaceVisitor& visit) {
  if (!near) return visit_rows(database, &counts, visit);
  std::vector<std::int64_t> rows = rows_near(database, *near);
  CountsInOrder in_order(counts);
  std::erase_if(rows, [&](std::int64_t row) { return in_order.of(row) == 0; });
  return visit_rows(database, rows, visit);
}

}  // namespace

std::size_t count_stored_places(const sqlite::Database& database) {
  auto rows = database.prepare("SELECT count(*) FROM places");
  rows.step();
  return static_cast<std::size_t>(rows.integer(0));
}

CountedPlaces visit_counted_places(const sqlite::Database& database, const Filter& filter,
                                   const std::optional<geo::Extent>& near,
                                   const PlaceVisitor& visit) {
  const bool copies = has_copies(database);  // of one place may lie apart
  const bool all = filter == Filter{};
  if (all && !copies) {
    return near ? visit_near(database, *near, visit) : visit_all(database, visit);
  }
  const auto counts = all ? counts_by_index(database) : counts_by_filter(database, filter);
  const std::size_t most = all ? last_row(database) : counts.size();
  if (copies) return {visit_with_copies(database, counts, visit), most};
  return {counts_of(visit_counted(database, counts, near, visit), counts), most};
}

}  // namespace loci::workspace
