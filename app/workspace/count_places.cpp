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

/// Places within, and areas that have an outline, with the parameters 1 to 4. By an index each; as
/// it is written there.
std::string near_rows(const geo::Extent& near) {
  const bool crosses = geo::crosses_antimeridian(near);
  return std::string("(SELECT id FROM places WHERE lat_deg BETWEEN ?2 AND ?4 AND (lon_deg >= ?1 ") +
         (crosses ? "OR" : "AND") +
         " lon_deg <= ?3) UNION ALL SELECT id FROM places WHERE feature_class = 'A' AND "
         "(feature_code = 'ADM1' OR (feature_code >= 'PCL' AND feature_code < 'PCM')))";
}

void bind_near(const geo::Extent& near, sqlite::Statement& rows) {
  rows.bind_all(near.west_deg, near.south_deg, near.east_deg, near.north_deg);
}

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
std::vector<RowCount> counts_by_index(const sqlite::Database& database,
                                      const std::optional<geo::Extent>& near) {
  const LeftOut left_out(database);
  auto rows = database.prepare("SELECT place, mention FROM resolutions WHERE place " +
                               (near ? "IN " + near_rows(*near) : std::string("IS NOT NULL")) +
                               " ORDER BY place");
  if (near) bind_near(*near, rows);
  std::vector<RowCount> counts;
  while (rows.step()) {
    const std::int64_t row = rows.integer(0);
    if (left_out.contains(rows.integer(1))) continue;
    if (counts.empty() || counts.back().row != row) counts.push_back({row, 0});
    ++counts.back().mentions;
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

/// Only the columns that a map needs, into one place after the other. The rows of those visited.
/// \param only null: all
std::vector<std::int64_t> visit_rows(const sqlite::Database& database,
                                     const std::optional<geo::Extent>& near,
                                     const std::vector<RowCount>* only, const PlaceVisitor& visit) {
  auto rows = database.prepare(
      "SELECT p.id, p.place_id, p.name, p.lon_deg, p.lat_deg, p.feature_class, p.feature_code, "
      "p.country, p.admin1, p.radius_km FROM places p " +
      (near ? "WHERE p.id IN " + near_rows(*near) : std::string()) + " ORDER BY p.id");
  if (near) bind_near(*near, rows);
  std::optional<CountsInOrder> counts;
  if (only != nullptr) counts.emplace(*only);
  std::vector<std::int64_t> visited;
  gazetteer::Place place;
  while (rows.step()) {
    const std::int64_t row = rows.integer(0);
    if (counts && counts->of(row) == 0) continue;
    place.id = rows.text(1);
    place.name = rows.text(2);
    place.position = position_of(database, rows, 3, place.id);
    const std::string_view feature_class = rows.text(5);
    place.feature_class = feature_class.empty() ? 'P' : feature_class.front();
    place.feature_code = rows.text(6);
    place.country = rows.text(7);
    place.admin1 = rows.text(8);
    place.radius_km = rows.real(9);
    visit(place);
    visited.push_back(row);
  }
  return visited;
}

/// Places and counts come from different tables: read beside each other.
CountedPlaces visit_all(const sqlite::Database& database, const std::optional<geo::Extent>& near,
                        const PlaceVisitor& visit) {
  auto counting = std::async(std::launch::async, [file = database.file(), near] {
    return counts_by_index(*open_again(file), near);
  });
  const std::vector<std::int64_t> visited = visit_rows(database, near, nullptr, visit);
  const std::size_t in_all = count_stored_places(database);
  return {counts_of(visited, counting.get()), in_all};
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
  if (all && !copies) return visit_all(database, near, visit);
  const auto counts = all ? counts_by_index(database, {}) : counts_by_filter(database, filter);
  const std::size_t most = all ? count_stored_places(database) : counts.size();
  if (copies) return {visit_with_copies(database, counts, visit), most};
  return {counts_of(visit_rows(database, near, &counts, visit), counts), most};
}

}  // namespace loci::workspace
