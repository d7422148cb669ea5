#include "app/workspace/read_places.hpp"

#include "app/workspace/selection.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace loci::workspace {

bool has_copies(const sqlite::Database& database) {
  auto count = database.prepare("SELECT count(*) FROM gazetteers");
  count.step();
  if (count.integer(0) < 2) return false;  // one gazetteer has each place once
  return database.prepare("SELECT 1 FROM places GROUP BY place_id HAVING count(*) > 1 LIMIT 1")
      .step();
}

void RowNumbers::add(std::int64_t row, std::uint32_t number) {
  rows_.push_back(row);
  numbers_.push_back(number);
}

std::optional<std::uint32_t> RowNumbers::find(std::int64_t row) const {
  const auto at = position(row);
  return at ? std::optional(numbers_[*at]) : std::nullopt;
}

std::optional<std::size_t> RowNumbers::position(std::int64_t row) const {
  if (rows_.empty() || row < rows_.front() || row > rows_.back()) return std::nullopt;
  // Unsigned: rows of a stranger's file may lie as far apart as numbers reach.
  const auto behind_first = [&](std::int64_t other) {
    return static_cast<std::uint64_t>(other) - static_cast<std::uint64_t>(rows_.front());
  };
  const std::uint64_t likely = behind_first(row);
  const bool no_gaps = behind_first(rows_.back()) == rows_.size() - 1;
  if (no_gaps || (likely < rows_.size() && rows_[likely] == row)) return likely;
  const auto found = std::lower_bound(rows_.begin(), rows_.end(), row);
  if (*found != row) return std::nullopt;
  return static_cast<std::size_t>(found - rows_.begin());
}

void RowNumbers::renumber(const std::vector<std::uint32_t>& of) {
  for (std::uint32_t& number : numbers_) number = of[number];
}

StoredPlaces read_places(const sqlite::Database& database) {
  const bool may_repeat = has_copies(database);
  // Not ORDER BY anything else: the sorter would carry all columns of a hundred thousand rows.
  auto rows = database.prepare("SELECT p.id, p.gazetteer, " + std::string(place_columns) +
                               " FROM places p CROSS JOIN gazetteers g ON g.id = p.gazetteer "
                               "ORDER BY p.id");

  StoredPlaces stored;
  std::unordered_map<std::string, std::uint32_t> by_id;
  std::vector<std::int64_t> gazetteers;
  while (rows.step()) {
    gazetteer::Place place = place_of(database, rows, 2);
    auto number = static_cast<std::uint32_t>(stored.places.size());
    if (may_repeat) number = by_id.try_emplace(place.id, number).first->second;
    stored.of_row.add(rows.integer(0), number);
    if (number == stored.places.size()) {
      stored.places.push_back(std::move(place));
      stored.gazetteer_versions.emplace_back(rows.text(place_column_count + 1));
      gazetteers.push_back(rows.integer(1));
    } else if (rows.integer(1) >= gazetteers[number]) {
      stored.places[number] = std::move(place);
      stored.gazetteer_versions[number] = rows.text(place_column_count + 1);
      gazetteers[number] = rows.integer(1);
    }
  }
  return stored;
}

}  // namespace loci::workspace
